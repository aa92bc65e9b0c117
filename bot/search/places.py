"""Places within patterns of words and what may come next at each, as flat arrays that a file can keep."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bot.knowledge.crisis import GROUP

GAP, END, FIRST, KIND = "..", "$", "^", "="
"""What patterns have beside words and groups; ``KIND`` stands before the kind of those that end."""
PART_BITS = 32
PART = (1 << PART_BITS) - 1
"""A step is the number of its place, so many bits further up, and the number of the part that leads on."""


class Place(NamedTuple):
    """What a place has beside the words that may come next; most have nothing.

    Args:
        groups: for each group that may come next the place where its phrases begin, and the one behind it.
        gap: the place behind a gap.
        end: the place behind the end of a sentence.
        kinds: of the patterns that end here.
    """

    groups: Sequence[tuple[int, int]] = ()
    gap: int | None = None
    end: int | None = None
    kinds: Sequence[str] = ()


BARE = Place()


class Places:
    """Places by number; each leads to lower ones only.

    Args:
        parts: the parts of patterns, in the order of their numbers.
        steps: what leads on, in rising order; from the last place, to where patterns and groups begin.
        behind: the place to which each step leads.

    Raises:
        KeyError: a beginning is missing.
    """

    def __init__(self, parts: Sequence[str], steps: array[int], behind: array[int]) -> None:
        self.parts = {part: number for number, part in enumerate(parts)}
        self.steps, self.behind = steps, behind
        special = {number: part for number, part in enumerate(parts) if _is_special(part)}
        found: defaultdict[int, dict[str, int]] = defaultdict(dict)
        for step, place in zip(steps, behind, strict=True):
            if part := special.get(step & PART):
                found[step >> PART_BITS][part] = place
        begins = found.pop(steps[-1] >> PART_BITS, {})
        self.anywhere, self.first = begins[GAP], begins[FIRST]
        self._more = {place: _place(more, begins) for place, more in found.items()}

    def __getitem__(self, place: int) -> Place:
        return self._more.get(place, BARE)

    def after(self, place: int, words: Iterable[int]) -> list[int]:
        """Where each of the words leads that may come next."""
        found = []
        for word in words:
            step = place << PART_BITS | word
            at = bisect_left(self.steps, step)
            if self.steps[at] == step:  # never past the end: no word leads on from the last place
                found.append(self.behind[at])
        return found

    def words(self, place: int) -> list[int]:
        """The words that may come next, among other parts."""
        low, high = (bisect_left(self.steps, at << PART_BITS) for at in (place, place + 1))
        return [step & PART for step in self.steps[low:high]]


def _is_special(part: str) -> bool:
    """Whether a part is no word; no word has such signs."""
    return part in (GAP, END, FIRST) or part.startswith(KIND) or bool(GROUP.fullmatch(part))


def _place(steps: dict[str, int], begins: dict[str, int]) -> Place:
    groups = tuple((begins[part], then) for part, then in steps.items() if GROUP.fullmatch(part))
    kinds = tuple(part.removeprefix(KIND) for part in steps if part.startswith(KIND))
    return Place(groups, steps.get(GAP), steps.get(END), kinds)
