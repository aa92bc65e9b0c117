"""Messages of a person in danger, or of somebody who knows one: they win over every other reading."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import accumulate, chain, combinations
from typing import TYPE_CHECKING, TypeAlias

from bot.knowledge.crisis import AND
from bot.knowledge.crisis import Crisis as Vocabulary
from bot.knowledge.model import Entry, KnowledgeBase
from bot.search.danger.judge import Judge, windows
from bot.search.disguise import LONGEST, Piece, Reader
from bot.search.patterns import Patterns
from bot.search.places import Places
from bot.search.planning import planned
from bot.search.words.text import prose

if TYPE_CHECKING:
    from bot.search.meaning.encoder import Encoder

# Names that no sign can have.
ALWAYS, SAID, OF_OTHERS, HARMLESS = "<always>", "<said>", "<of others>", "<harmless>"

Span: TypeAlias = tuple[int, int]


class Crisis:
    """Knows how people say that somebody is in danger, and the entry that is written for them.

    Args:
        base: whose vocabulary tells both.
        ordinary: words that are never taken for misspelt ones.
        places: of its patterns, as ``plan`` gives them; None plans them now.
        encoder: reads the sense of messages where patterns are weighed; without it words alone are read.

    Raises:
        DataError: what was learned of danger is missing or damaged.
    """

    def __init__(
        self,
        base: KnowledgeBase,
        ordinary: Collection[str] = (),
        places: Places | None = None,
        encoder: Encoder | None = None,
    ) -> None:
        words = base.vocabulary.crisis
        self.entry: Entry | None = base.crisis
        self._reader = Reader(words.words, words.spelt, words.fillers, ordinary)
        self._patterns = Patterns(places or plan(words))
        self._together = [text.split(AND) for text in words.together]
        self._stories = frozenset(chain.from_iterable(map(self._reader.phrase, words.stories)))
        self._judge = Judge.read(encoder) if words.weighed else None

    def met(self, text: str) -> Entry | None:
        """The entry for whoever wrote the text, where it tells of danger or is the entry's id.

        Takes the encoder's time where words leave it open and sense is read.
        """
        return self._met(text, self._judge)

    def met_by_words(self, text: str) -> Entry | None:
        """The same by words alone, which takes no longer than a moment of the event loop."""
        return self._met(text, self._judge and self._judge.by_words)

    def _met(self, text: str, judge: Judge | None) -> Entry | None:
        if self.entry is None or text.strip() == self.entry.id:
            return self.entry
        pieces = self._reader.read(text)
        certain, told = self._by_patterns(pieces)
        if certain or judge is None:
            return self.entry if certain or told else None
        parts = [*windows(prose(text, LONGEST))]
        heard = [_first(pieces)] if len(parts) == 1 else map(self.heard, parts)
        return self.entry if judge.tells([*zip(heard, parts, strict=True)], told) else None

    def heard(self, text: str) -> list[str]:
        """The words of a text as they were meant."""
        return _first(self._reader.read(text))

    def told(self, text: str) -> bool:
        """Whether patterns by themselves tell of danger."""
        return any(self._by_patterns(self._reader.read(text)))

    def _by_patterns(self, pieces: list[Piece]) -> tuple[bool, bool]:
        """Whether a pattern is there that always counts, and whether the others tell of danger."""
        spans: dict[str, list[Span]] = {}
        for kind, begin, end in self._patterns.spans(pieces):
            spans.setdefault(kind, []).append((begin, end))
        certain = spans.pop(ALWAYS, None) is not None
        excused = _excused(len(pieces), spans.pop(HARMLESS, ()))
        meant = {kind: left for kind, found in spans.items() if (left := _left(found, excused))}
        return certain, bool(meant) and (self._told(meant, pieces) or self._add_up(meant))

    def _told(self, meant: Mapping[str, Sequence[Span]], pieces: list[Piece]) -> bool:
        story = any(not self._stories.isdisjoint(piece.readings) for piece in pieces)
        if not story:
            return SAID in meant or OF_OTHERS in meant
        return any(not all(piece.quoted for piece in pieces[begin:end]) for begin, end in meant.get(SAID, ()))

    def _add_up(self, meant: Mapping[str, Sequence[Span]]) -> bool:
        """Whether signs that count together are there, none of them within another."""
        return any(
            all(name in meant for name in names)
            and all(_apart(meant[one], meant[other]) for one, other in combinations(names, 2))
            for names in self._together
        )


def plan(words: Vocabulary) -> Places:
    """The places of all patterns of danger; takes a tenth of a second, so that they are kept."""
    kinds = {
        ALWAYS: words.always,
        SAID: words.said,
        OF_OTHERS: words.of_others,
        HARMLESS: words.harmless,
        **words.signs,
    }
    return planned(kinds, words.groups, Reader(words.words, words.spelt, words.fillers).phrase)


def _first(pieces: Iterable[Piece]) -> list[str]:
    return [piece.readings[0] for piece in pieces]


def _excused(size: int, harmless: Iterable[Span]) -> list[int]:
    """For each word, the furthest end of a harmless phrase that begins there or before."""
    furthest = [0] * size
    for begin, end in harmless:
        furthest[begin] = max(furthest[begin], end)
    return list(accumulate(furthest, max))


def _left(spans: Iterable[Span], excused: Sequence[int]) -> list[Span]:
    return [(begin, end) for begin, end in spans if end > excused[begin]]


def _apart(one: Iterable[Span], other: Iterable[Span]) -> bool:
    """Whether a span of one ends before a span of the other begins."""
    ends, other_ends = (min(end for _, end in spans) for spans in (one, other))
    begins, other_begins = (max(begin for begin, _ in spans) for spans in (one, other))
    return ends <= other_begins or other_ends <= begins
