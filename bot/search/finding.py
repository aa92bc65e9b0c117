"""What a message leads to: the entries that it may mean, each with the chance that it serves the member."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.knowledge.model import Entry
from bot.search.confidence import THREE_INSTEAD_OF_ONE
from bot.search.meaning.confidence import Signs
from bot.search.reading import Reading

MOST_LOOKED_AT = 3
"""Entries that a member can be given to choose from."""
MOST_OTHERS = 2
LEAST_OF_OTHERS = 0.1
"""The chance below which an entry is not worth a line, when the first ones were not meant."""
LIKELY, LIKELIER = 0.45, 1.5
"""The chance, and how many times that of the next, from which on a choice is called the likeliest."""
CERTAIN = 0.95
"""The chance of an entry of which a rule knows that it is asked for."""
LEAST_SHARE = 0.2
"""How likely a choice must be beside the likeliest one; a less likely one only fills the row."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An entry that the message may mean.

    Args:
        entry: the entry.
        number: its number in the index.
        score: compares within one message only.
        chance: that it serves the member, in [0, 1].
        signs: what the chance rests on, where meaning was read.
        like: its phrasing that is nearest in meaning, where meaning was read.
    """

    entry: Entry
    number: int
    score: float
    chance: float
    signs: Signs | None = None
    like: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one message led to.

    Args:
        choices: best first.
        readings: what the words of it and of its sentences led to; first the one that counts most.
        some: the chance in [0, 1] that one of the entries to choose from serves.
    """

    choices: tuple[Choice, ...] = ()
    readings: tuple[Reading, ...] = ()
    some: float = 0.0

    @property
    def confidence(self) -> float:
        """The chance in [0, 1] that the best entry serves."""
        return self.choices[0].chance if self.choices else 0.0


def certain(found: Finding, first: Choice) -> Finding:
    """The same, and answered outright by one of the choices, or declined by it."""
    rest = (choice for choice in found.choices if choice != first)
    best = replace(first, chance=max(first.chance, CERTAIN))
    some = found.some if first.entry.declines else max(found.some, CERTAIN)
    return replace(found, choices=(best, *rest), some=some)


def offered(choices: Sequence[Choice]) -> tuple[Choice, ...]:
    """Those that can be put on buttons: what declines is no choice, nor what is far behind the likeliest."""
    found = [choice for choice in choices if not choice.entry.declines][:MOST_LOOKED_AT]
    least = LEAST_SHARE * max((choice.chance for choice in found), default=0.0)
    return tuple(choice for choice in found if choice.signs is None or choice.chance >= least)


def others(choices: Sequence[Choice]) -> tuple[Choice, ...]:
    """What can be offered to whoever wants none of the first ones."""
    left = [choice for choice in choices if not choice.entry.declines][MOST_LOOKED_AT:]
    return tuple(choice for choice in left if choice.chance >= LEAST_OF_OTHERS)[:MOST_OTHERS]


def stands_out(choices: Sequence[Choice]) -> bool:
    """Whether the first choice is clearly the likeliest."""
    first, *rest = offered(choices)
    return first.chance >= LIKELY and all(first.chance >= LIKELIER * choice.chance for choice in rest)


def by_words(readings: Sequence[Reading]) -> Finding:
    """What words alone lead to: the surest reading decides."""
    found = sorted((reading for reading in readings if reading.hits), key=lambda reading: -reading.rank)
    if not found:
        return Finding()
    first = found[0]
    choices = [Choice(hit.entry, hit.number, hit.score, 0.0) for hit in first.hits]
    choices[0] = Choice(first.best, first.hits[0].number, first.hits[0].score, first.confidence)
    itself = 0.0 if first.best.declines else first.confidence  # what declines is none of the choices
    return Finding(tuple(choices), tuple(found), min(1.0, itself + THREE_INSTEAD_OF_ONE))


def at_least_one(choices: Sequence[Choice]) -> float:
    """The chance that one of those that can be offered serves, as if each did by itself."""
    return 1 - math.prod(1 - choice.chance for choice in offered(choices))
