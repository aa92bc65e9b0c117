"""The knowledge as a catalogue: kinds, groups of skills, and entries and groups by what people call them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import get_args

from bot.knowledge.model import KINDS, Entry, Requirement, Skill, Strength
from bot.knowledge.view import View


def totals(view: View) -> Mapping[str, int]:
    """How many entries of each kind there are, by the singular of the kind; empty kinds are left out."""
    found = Counter(entry.kind for entry in view.entries.values())
    return {kind.kind: found[kind.kind] for kind in KINDS.values() if found[kind.kind]}


def entries_of(view: View, kind: str, group: str = "") -> Sequence[Entry]:
    """The entries of a kind or of a group of skills, the most fundamental first, then by title."""
    found = [e for e in view.of_kind(kind) if not group or (isinstance(e, Skill) and e.group == group)]
    return sorted(found, key=lambda entry: (_weight(entry), entry.title.casefold()))


def skill_groups(view: View) -> Mapping[str, str]:
    """Titles of the groups that have skills, by id, in the vocabulary's order; unnamed ones come last."""
    used = {entry.group for entry in view.entries.values() if isinstance(entry, Skill)}
    named = {name: title for name, title in view.base.vocabulary.groups.items() if name in used}
    return named | {name: name.replace("-", " ").capitalize() for name in sorted(used - named.keys())}


def group_named(view: View, text: str) -> str:
    """The id of the group with that id or title, or the only one with the text in its title; else empty."""
    wanted, groups = text.strip().casefold(), skill_groups(view)
    exact = [name for name, title in groups.items() if wanted in (name, title.casefold())]
    found = exact or [name for name, title in groups.items() if wanted and wanted in title.casefold()]
    return found[0] if len(found) == 1 else ""


def entry_named(view: View, kind: str, text: str) -> Entry | None:
    """The entry of a kind with that id, title or alias, or the only one that has those words in a name."""
    wanted = _words(text)
    named = [
        (entry, [_words(name) for name in (entry.title, *entry.aliases)]) for entry in view.of_kind(kind)
    ]
    exact = [entry for entry, known in named if text.strip() == entry.id or wanted in known]
    found = exact[:1] or [entry for entry, known in named if wanted and any(wanted <= n for n in known)]
    return found[0] if len(found) == 1 else None


def _weight(entry: Entry) -> int:
    return get_args(Strength).index(entry.strength) if isinstance(entry, Skill | Requirement) else 0


def _words(name: str) -> frozenset[str]:
    return frozenset(name.casefold().replace("-", " ").split())
