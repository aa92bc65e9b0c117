"""What was learned as flat arrays and lists of words, to be kept in a file, and back, its shape checked."""

from __future__ import annotations

import math
import operator
from array import array
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, islice, repeat
from typing import Any, Never, TypeAlias, TypeVar

from bot.search.index.learned import Learned, Own, PhrasesByEntry
from bot.search.index.postings import Postings
from bot.search.index.rows import Rows
from bot.search.places import PART, PART_BITS, Places
from bot.search.words.features import Counts

Part: TypeAlias = "array[Any] | list[str]"
Flat: TypeAlias = Mapping[str, Part]


T = TypeVar("T")


class Misshapen(ValueError):
    """The values do not belong together: what was learned has to be learned anew."""


def flatten(learned: Learned) -> Flat:
    """All parts by name: words as lists, everything else as arrays of whole or real numbers."""
    return {
        **_phrases("phrases", learned.phrases),
        **_phrases("against", learned.against),
        **_counted("uses", learned.uses),
        **_counted("known", learned.known),
        **_counted("stems", learned.counts.stems),
        "total": array("I", [learned.counts.phrases]),
        **_postings("coverage", learned.coverage),
        **_postings("terms", learned.terms),
        "bias": learned.bias,
        "danger.parts": list(learned.danger.parts),
        "danger.steps": learned.danger.steps,
        "danger.behind": learned.danger.behind,
        "itself.lines": array("I", [learned.itself.lines, learned.itself.other_lines]),
        **_counted("itself.own", learned.itself.own),
        **_counted("itself.others", learned.itself.others),
    }


def unflatten(flat: Flat, entries: int) -> Learned:
    """What ``flatten`` was given.

    Args:
        flat: the parts by name, from a file that may be anything.
        entries: how many entries the base has.

    Raises:
        Misshapen: a part is missing, of another sort, or does not fit the others or the base.
    """
    parts = _Parts(flat, entries)
    counts = Counts(parts.whole("total"), parts.counted("stems"))
    return Learned(
        phrases=parts.phrases("phrases"),
        against=parts.phrases("against"),
        uses=parts.counted("uses"),
        known=parts.counted("known"),
        counts=counts,
        coverage=parts.said("coverage"),
        terms=parts.postings("terms"),
        bias=parts.bias(),
        danger=parts.places("danger"),
        itself=parts.itself(),
    )


class _Parts:
    """Parts taken one by one, each checked against what it has to fit."""

    def __init__(self, flat: Flat, entries: int) -> None:
        self._flat = flat
        self._entries = entries
        self._met: dict[str, str] = {}
        self._count: list[int] = []

    def words(self, name: str) -> list[str]:
        found = self._flat.get(name)
        if not isinstance(found, list):
            _refuse(name)
        return [self._met.setdefault(word, word) for word in found]  # most parts have the same words

    def numbers(self, name: str, kind: str) -> array[Any]:
        found = self._flat.get(name)
        return found if isinstance(found, array) and found.typecode == kind else _refuse(name)

    def reals(self, name: str) -> array[float]:
        found: array[float] = self.numbers(name, "f")
        return found if math.isfinite(sum(found)) else _refuse(name)

    def whole(self, name: str) -> int:
        found: array[int] = self.numbers(name, "I")
        return found[0] if len(found) == 1 else _refuse(name)

    def counted(self, name: str) -> dict[str, int]:
        words, numbers = self.words(f"{name}.words"), self.numbers(f"{name}.counts", "I")
        return dict(zip(words, numbers, strict=True)) if len(words) == len(numbers) else _refuse(name)

    def itself(self) -> Own:
        lines = self.numbers("itself.lines", "I")
        if len(lines) != 2:
            _refuse("itself.lines")
        return Own(lines[0], self.counted("itself.own"), lines[1], self.counted("itself.others"))

    def bias(self) -> array[float]:
        found = self.reals("bias")
        return found if len(found) == self._entries else _refuse("bias")

    def phrases(self, name: str) -> PhrasesByEntry:
        words, places = self.words(f"{name}.words"), self.numbers(f"{name}.places", "I")
        lengths, sizes = self.numbers(f"{name}.lengths", "I"), self.numbers(f"{name}.sizes", "I")
        fits = sum(lengths) == len(places) and sum(sizes) == len(lengths) and len(sizes) == self._entries
        if not fits or max(places, default=-1) >= len(words):
            _refuse(name)
        stems = [words[place] for place in places]
        flat = [tuple(part) for part in _cut(stems, lengths)]
        return list(_cut(flat, sizes))

    def places(self, name: str) -> Places:
        words = self.words(f"{name}.parts")
        steps, behind = self.numbers(f"{name}.steps", "Q"), self.numbers(f"{name}.behind", "I")
        numbers, places = map(PART.__and__, steps), map(operator.rshift, steps, repeat(PART_BITS))
        fits = 0 < len(steps) == len(behind) and _rise(steps) and max(numbers) < len(words) == len(set(words))
        if not fits or not all(map(operator.lt, behind, places)):  # down only, so that no walk is endless
            _refuse(name)
        try:
            return Places(words, steps, behind)
        except KeyError:
            _refuse(name)

    def said(self, name: str) -> Postings:
        found = self.postings(name)
        return found if min(found.weights, default=1) > 0 else _refuse(name)

    def postings(self, name: str) -> Postings:
        words, pairs = self.words(f"{name}.words"), self.numbers(f"{name}.pairs", "Q")
        self._count.extend(range(len(self._count), len(words)))  # the rows of all parts have the same numbers
        rows = Rows.of(dict(zip(words, self._count, strict=False)), pairs)
        halves = memoryview(pairs).cast("B").cast("I")
        if len(rows.words) != len(words) or max(halves, default=-1) >= len(words) or not _rise(pairs):
            _refuse(name)
        starts, held = self.numbers(f"{name}.starts", "I"), self.numbers(f"{name}.entries", "I")
        weights = self.reals(f"{name}.weights")
        rising = len(starts) == len(rows) + 1 and _rise(starts) and starts[0] == 0
        if (
            not rising
            or not starts[-1] == len(held) == len(weights)
            or max(held, default=0) >= max(self._entries, 1)
        ):
            _refuse(name)
        return Postings.of(rows, starts, held, weights)


def _rise(numbers: array[int]) -> bool:
    return all(map(operator.le, numbers, islice(numbers, 1, None)))


def _refuse(name: str) -> Never:
    raise Misshapen(f"its part {name} does not fit this base")


def _cut(items: Sequence[T], lengths: Sequence[int]) -> Iterator[Sequence[T]]:
    """The items in pieces of these lengths."""
    ends = list(accumulate(lengths))
    return (items[end - length : end] for end, length in zip(ends, lengths, strict=True))


def _phrases(name: str, phrases: PhrasesByEntry) -> Flat:
    numbers: dict[str, int] = {}
    flat = [phrase for group in phrases for phrase in group]
    places = array("I", (numbers.setdefault(stem, len(numbers)) for phrase in flat for stem in phrase))
    return {
        f"{name}.words": list(numbers),
        f"{name}.places": places,
        f"{name}.lengths": array("I", map(len, flat)),
        f"{name}.sizes": array("I", map(len, phrases)),
    }


def _counted(name: str, counts: Mapping[str, int]) -> Flat:
    return {f"{name}.words": list(counts), f"{name}.counts": array("I", counts.values())}


def _postings(name: str, postings: Postings) -> Flat:
    return {
        f"{name}.words": list(postings.rows.words),
        f"{name}.pairs": postings.rows.pairs,
        f"{name}.starts": postings.starts,
        f"{name}.entries": postings.entries,
        f"{name}.weights": postings.weights,
    }
