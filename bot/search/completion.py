"""Names for autocomplete lists: exact first, then beginnings, then misspelt names, then contents."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from rapidfuzz import fuzz, process

from bot.knowledge.model import Entry
from bot.knowledge.view import Sight
from bot.search.index.index import Index
from bot.search.words.lexicon import phrase_of

NAME_CLOSE_ENOUGH = 80.0
LONGEST = 100
"""Characters that are looked at; no name is longer."""


class Completer:
    """Finds entries by a half-typed name.

    Args:
        index: the index whose entries are offered.
    """

    def __init__(self, index: Index) -> None:
        self._index = index
        self._names = [
            (" ".join(phrase_of(name)), entry)
            for entry in index.entries
            for name in (entry.title, *entry.aliases)
        ]
        self._spelt = [name for name, _ in self._names]
        self._padded = [f" {name}" for name in self._spelt]

    def complete(self, text: str, kinds: Collection[str], limit: int, may_see: Sight) -> tuple[Entry, ...]:
        """At most ``limit`` entries of those kinds (all kinds where none is named), each once, best first."""
        found: dict[str, Entry] = {}
        # Cut once more: one letter can be read as eighteen.
        for entry in self._ranked(" ".join(phrase_of(text[:LONGEST]))[:LONGEST]):
            if (not kinds or entry.kind in kinds) and may_see(entry):
                found.setdefault(entry.id, entry)
                if len(found) >= limit:
                    break
        return tuple(found.values())

    def _ranked(self, typed: str) -> Iterator[Entry]:
        if not typed:
            yield from sorted(self._index.entries, key=lambda e: e.title.casefold())
            return
        wanted = f" {typed}"
        begins = [
            (name != wanted, not name.startswith(wanted), len(name), at)
            for at, name in enumerate(self._padded)
            if wanted in name
        ]
        yield from (self._names[at][1] for *_, at in sorted(begins))
        close = process.extract(
            typed, self._spelt, scorer=fuzz.partial_ratio, score_cutoff=NAME_CLOSE_ENOUGH, limit=50
        )
        yield from (self._names[at][1] for _, _, at in close)
        yield from (hit.entry for hit in self._index.rank(self._index.query(typed.split()), limit=25))
