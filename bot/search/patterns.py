"""Finds patterns of words: phrases, groups of phrases, gaps, and where a sentence begins and ends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TypeAlias

from bot.search.disguise import Piece
from bot.search.places import BARE, Places

LONGEST_GAP = 3
"""Words that a gap may hold."""
FEW = 2
"""Places up to which it does not pay to choose by the next word."""

Pieces: TypeAlias = Sequence[Piece]
_Spot: TypeAlias = tuple[int, int | None]
"""A place, and where it is within the phrases of a group the place behind that."""
_Open: TypeAlias = tuple[int, int | None, int]
"""The same, and the number of the next word."""


class Patterns:
    """Patterns that are looked for all at once.

    Args:
        places: what ``planned`` makes of them.
    """

    def __init__(self, places: Places) -> None:
        self._places = places
        self._after = lru_cache(4_096)(self._opening)  # few words begin what members write

    def spans(self, pieces: Pieces) -> Iterator[tuple[str, int, int]]:
        """The kind of each pattern that is found, where it begins, and before which word it ends."""
        numbers = self._places.parts
        heard = [tuple(numbers[word] for word in piece.readings if word in numbers) for piece in pieces]
        breaks = _breaks(pieces)
        for at, words in enumerate(heard):
            next_ = heard[at + 1] if at + 1 < len(heard) else ()
            begins = (self._places.anywhere, self._places.first)[: 1 + (at in breaks)]
            openings = (self._after(begin, word) for word in words for begin in begins)
            if left := [(*spot, at + 1) for opening in openings for spot in opening.met(next_)]:
                yield from ((kind, at, end) for kind, end in self._walk(left, heard, breaks))

    def _opening(self, begin: int, word: int) -> _Opening:
        """Where patterns that begin so are after their first word."""
        places = self._places
        spots: list[_Spot] = [(place, None) for place in places.after(begin, (word,))]
        for tree, then in places[begin].groups:
            spots += ((place, then) for place in places.after(tree, (word,)))
        return _Opening([(spot, None if len(spots) <= FEW else self._follow(*spot)) for spot in spots])

    def _follow(self, place: int, then: int | None) -> list[int] | None:
        """The words that can follow at a spot; None where it leads on without a word."""
        found = self._places.words(place)
        more = self._places[place]
        if then is not None:
            behind = self._follow(then, None) if more.kinds else []
            return None if behind is None else found + behind
        if more.kinds or more.gap is not None or more.end is not None:
            return None
        return found + [word for tree, _ in more.groups for word in self._places.words(tree)]

    def _walk(
        self, left: list[_Open], heard: Sequence[Iterable[int]], breaks: Collection[int]
    ) -> set[tuple[str, int]]:
        """Kinds and ends of the patterns that stand open."""
        ends: set[tuple[str, int]] = set()
        while left:
            place, then, at = left.pop()
            if at < len(heard):
                left += [(next_, then, at + 1) for next_ in self._places.after(place, heard[at])]
            if (more := self._places[place]) is BARE:
                continue
            if then is not None:  # a phrase of a group ends
                left.append((then, None, at))
                continue
            ends.update((kind, at) for kind in more.kinds)
            left += [(tree, behind, at) for tree, behind in more.groups]
            if more.end is not None and at in breaks:
                left.append((more.end, None, at))
            if more.gap is not None:
                last = min(at + LONGEST_GAP, len(heard))
                left += [(more.gap, None, later) for later in range(at, last + 1)]
        return ends


class _Opening:
    """Where patterns are after their first word: in any case, and where a certain word follows.

    Args:
        spots: all of them, each with the words that must follow; None where others may.
    """

    __slots__ = ("_always", "_before")

    def __init__(self, spots: Sequence[tuple[_Spot, Iterable[int] | None]]) -> None:
        self._always = [spot for spot, words in spots if words is None]
        self._before: defaultdict[int, list[_Spot]] = defaultdict(list)
        for spot, words in spots:
            for word in {*(words or ())}:
                self._before[word].append(spot)

    def met(self, words: Iterable[int]) -> list[_Spot]:
        """The spots that are worth a look where one of the words follows."""
        return [*self._always, *(spot for word in words for spot in self._before.get(word, ()))]


def _breaks(pieces: Pieces) -> set[int]:
    """Before which words one sentence ends and another begins."""
    inner = (at for at in range(1, len(pieces)) if pieces[at].sentence != pieces[at - 1].sentence)
    return {0, len(pieces), *inner}
