"""Messages of a person in danger, or of somebody who knows one: they win over every other reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from bot.knowledge.model import Entry, KnowledgeBase
from bot.search.disguise import Piece, Reader
from bot.search.patterns import Patterns, grouped


class Crisis:
    """Knows how people say that somebody is in danger, and the entry that is written for them.

    Args:
        base: whose vocabulary tells both.
        ordinary: words that are never taken for misspelt ones.
    """

    def __init__(self, base: KnowledgeBase, ordinary: Iterable[str] = ()) -> None:
        words = base.vocabulary.crisis
        self.entry: Entry | None = base.crisis
        self._reader = Reader(words.words, words.spelt, words.fillers, ordinary)
        phrase = self._reader.phrase
        groups = grouped(words.groups, phrase)
        self._said = Patterns(words.said, groups, phrase)
        self._of_others = Patterns(words.of_others, groups, phrase)
        self._harmless = Patterns(words.harmless, groups, phrase)
        self._stories = frozenset(chain.from_iterable(map(phrase, words.stories)))

    def met(self, text: str) -> Entry | None:
        """The entry for whoever wrote the text, where it tells of danger or is the entry's id."""
        if self.entry is None or text.strip() == self.entry.id:
            return self.entry
        pieces = self._reader.read(text)
        spans = list(self._told(pieces))
        if not spans:
            return None
        excused = self._excused(pieces)
        return self.entry if any(end > excused[begin] for begin, end in spans) else None

    def _told(self, pieces: list[Piece]) -> Iterator[tuple[int, int]]:
        story = any(not self._stories.isdisjoint(piece.readings) for piece in pieces)
        for begin, end in self._said.spans(pieces):
            if not (story and all(piece.quoted for piece in pieces[begin:end])):
                yield begin, end
        if not story:
            yield from self._of_others.spans(pieces)

    def _excused(self, pieces: list[Piece]) -> list[int]:
        """For each word, the furthest end of a harmless phrase that begins there or before."""
        furthest = [0] * len(pieces)
        for begin, end in self._harmless.spans(pieces):
            furthest[begin] = max(furthest[begin], end)
        for at in range(1, len(furthest)):
            furthest[at] = max(furthest[at], furthest[at - 1])
        return furthest
