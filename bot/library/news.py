"""What a look at the files has found: which entries are new, changed or gone, or what is wrong."""

from __future__ import annotations

from dataclasses import dataclass

from bot.knowledge.model import KnowledgeBase
from bot.knowledge.problems import Problem

MOST_NAMED = 20
"""Entries of one line of the log."""


@dataclass(frozen=True, slots=True)
class News:
    """What became of a look at the files.

    Args:
        added: ids of new entries.
        changed: ids of entries that say something else now.
        removed: ids of entries that are gone.
        shared: whether sources or the vocabulary changed.
        faults: why the files were refused, and the answers stay as they were.
    """

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    shared: bool = False
    faults: tuple[Problem, ...] = ()

    def __bool__(self) -> bool:
        return any((self.added, self.changed, self.removed, self.shared, self.faults))

    def __str__(self) -> str:
        """For the log, in one line."""
        ids = {"added": self.added, "changed": self.changed, "removed": self.removed}
        told = [f"{name} {_listed(found)}" for name, found in ids.items() if found]
        return "; ".join([*told, *(["sources or vocabulary changed"] if self.shared else [])])


def _listed(ids: tuple[str, ...]) -> str:
    """The first of them, and how many more there are: a branch of git may bring hundreds."""
    more = len(ids) - MOST_NAMED
    return ", ".join(ids[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


def between(old: KnowledgeBase, new: KnowledgeBase) -> News:
    """What is different in a newer base."""
    before, after = old.entries, new.entries
    return News(
        added=tuple(name for name in after if name not in before),
        changed=tuple(name for name, entry in after.items() if name in before and entry != before[name]),
        removed=tuple(name for name in before if name not in after),
        shared=(old.sources, old.vocabulary) != (new.sources, new.vocabulary),
    )
