"""What one asker may see of the knowledge today: what replies, cards and lists are made from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from bot.knowledge.model import Entry, KnowledgeBase

Sight: TypeAlias = Callable[[Entry], bool]


def public(entry: Entry) -> bool:
    """Whether everybody may see the entry."""
    return entry.only_for is None


@dataclass(frozen=True)
class View:
    """One version of the knowledge as one asker sees it on one day.

    An entry that the asker may not see stands in no list, count, button or answer made from a view. It is
    taken once for an answer, so that knowledge which is swapped meanwhile cannot mix with it.

    Args:
        base: the version.
        today: the day in UTC; decides which reviews and figures are old.
        may_see: which entries the asker may see.
    """

    base: KnowledgeBase
    today: dt.date
    may_see: Sight = public

    @cached_property
    def entries(self) -> Mapping[str, Entry]:
        """The entries that may be seen, by id, in the order of the base."""
        return {name: entry for name, entry in self.base.entries.items() if self.may_see(entry)}

    def find(self, entry_id: str) -> Entry | None:
        """The entry of that id, or the one that used to have it, where it may be seen."""
        entry = self.base.find(entry_id)
        return entry if entry is not None and self.may_see(entry) else None

    def some(self, ids: Iterable[str]) -> tuple[Entry, ...]:
        """The entries of those ids that may be seen, each once, in that order."""
        return tuple(filter(self.may_see, self.base.some(ids)))

    def of_kind(self, kind: str) -> tuple[Entry, ...]:
        """The entries of one kind that may be seen, in the order of their titles."""
        return tuple(filter(self.may_see, self.base.of_kind(kind)))
