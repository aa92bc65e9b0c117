"""Plans the places of patterns of words: what patterns begin alike or end alike is there once."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import TypeAlias

from bot.knowledge.crisis import GROUP
from bot.search.places import END, FIRST, GAP, KIND, PART_BITS, Places

Parts: TypeAlias = tuple[int, ...]
"""A pattern by the numbers of its parts: words, gaps, calls of groups, ends of sentences; last its kind."""


def planned(
    kinds: Mapping[str, Iterable[str]],
    groups: Mapping[str, Iterable[str]],
    phrase: Callable[[str], Iterable[str]],
) -> Places:
    """The places of patterns.

    Args:
        kinds: patterns as the vocabulary writes them, by their kind.
        groups: phrases under the names by which the patterns call them.
        phrase: turns a word of a pattern into the words by which messages are read.
    """
    planner = _Planner(phrase)
    for name, texts in groups.items():
        planner.begin(f"<{name}>", planner.phrases(texts))
    every = [(kind, pattern) for kind, patterns in kinds.items() for pattern in patterns]
    first = [
        (kind, pattern.removeprefix(f"{FIRST} "))
        for kind, pattern in every
        if pattern.startswith(f"{FIRST} ")
    ]
    anywhere = [(kind, pattern) for kind, pattern in every if not pattern.startswith(f"{FIRST} ")]
    planner.begin(FIRST, chain.from_iterable(planner.ways(*one) for one in first))
    planner.begin(GAP, chain.from_iterable(planner.ways(*one) for one in anywhere))
    return planner.places()


class _Planner:
    """Numbers parts and places; what is left of patterns at a place tells whether it is there already."""

    def __init__(self, phrase: Callable[[str], Iterable[str]]) -> None:
        self._phrase = phrase
        self._read = cache(self._numbers)  # most words stand in many patterns
        self._parts: dict[str, int] = {}
        self._known: dict[Collection[object], int] = {}
        self._begins: dict[int, int] = {}
        self._steps: dict[int, int] = {}

    def phrases(self, texts: Iterable[str]) -> list[Parts]:
        """The phrases of a group, which have nothing beside words."""
        last = self._number(KIND)
        phrases = (tuple(chain.from_iterable(map(self._read, text.split()))) for text in texts)
        return [(*words, last) for words in phrases if words]

    def ways(self, kind: str, pattern: str) -> list[Parts]:
        """A pattern with and without each part that may be missing."""
        ways: list[Parts] = [()]
        for part in pattern.split():
            bare = part.strip("()")
            special = bare in (GAP, END) or GROUP.fullmatch(bare)
            step = (self._number(bare),) if special else self._read(bare)
            ways = [*(ways if part.startswith("(") else ()), *(way + step for way in ways)]
        last = self._number(KIND + kind)
        return [(*way, last) for way in ways]

    def begin(self, name: str, patterns: Iterable[Parts]) -> None:
        """Plan what begins in one place, under the name of that."""
        self._begins[self._number(name)] = self._place(list(patterns))

    def places(self) -> Places:
        """All places; the last leads to where they begin."""
        self._add(self._begins)
        steps = array("Q", sorted(self._steps))
        return Places(list(self._parts), steps, array("I", map(self._steps.__getitem__, steps)))

    def _numbers(self, text: str) -> Parts:
        return tuple(map(self._number, self._phrase(text)))

    def _number(self, part: str) -> int:
        return self._parts.setdefault(part, len(self._parts))

    def _place(self, left: Sequence[Parts]) -> int:
        """The place from which this is left of patterns."""
        key = left[0] if len(left) == 1 else frozenset(left)
        if key not in self._known:
            rest: defaultdict[int, list[Parts]] = defaultdict(list)
            for parts in filter(None, left):
                rest[parts[0]].append(parts[1:])
            self._known[key] = self._add({part: self._place(after) for part, after in rest.items()})
        return self._known[key]

    def _add(self, steps: Mapping[int, int]) -> int:
        """A further place, which leads on so."""
        number = len(self._known)
        self._steps.update((number << PART_BITS | part, place) for part, place in steps.items())
        return number
