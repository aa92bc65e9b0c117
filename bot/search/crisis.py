"""Messages of a person in danger, or of somebody who knows one: they win over every other reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, permutations

from bot.knowledge.crisis import AND
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
        self._signs = {name: Patterns(texts, groups, phrase) for name, texts in words.signs.items()}
        self._together = [text.split(AND) for text in words.together]
        self._stories = frozenset(chain.from_iterable(map(phrase, words.stories)))

    def met(self, text: str) -> Entry | None:
        """The entry for whoever wrote the text, where it tells of danger or is the entry's id."""
        if self.entry is None or text.strip() == self.entry.id:
            return self.entry
        pieces = self._reader.read(text)
        excused = self._excused(pieces)
        if any(end > excused[begin] for begin, end in self._told(pieces)) or self._adds_up(pieces, excused):
            return self.entry
        return None

    def _adds_up(self, pieces: list[Piece], excused: list[int]) -> bool:
        """Whether signs that count together stand in it, none of them within another."""
        extent: dict[str, tuple[int, int]] = {}
        for name, patterns in self._signs.items():
            spans = [(begin, end) for begin, end in patterns.spans(pieces) if end > excused[begin]]
            if spans:
                extent[name] = min(end for _, end in spans), max(begin for begin, _ in spans)
        return any(
            all(name in extent for name in names)
            and all(
                extent[one][0] <= extent[other][1] or extent[other][0] <= extent[one][1]
                for one, other in permutations(names, 2)
            )
            for names in self._together
        )

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
