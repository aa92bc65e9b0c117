"""What is kept of a question without a good answer, and of a vote; and what keeps it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Reason(StrEnum):
    """Why a question is in the queue."""

    UNKNOWN = "unknown"
    UNSURE = "unsure"
    VOTED_DOWN = "voted down"
    SUGGESTED = "suggested"


class State(StrEnum):
    """What became of a question of the queue."""

    OPEN = "open"
    RESOLVED = "resolved"
    IGNORED = "ignored"


@dataclass(frozen=True, slots=True)
class Gap:
    """A question that wants a better answer: who asked it, and where, nobody can tell.

    Args:
        number: its own.
        text: masked.
        reason: why it is here.
        entry_id: the entry that was voted down; empty for other reasons.
        times: how often it was asked in these words.
        last_on: the day on which it was asked last.
    """

    number: int
    text: str
    reason: Reason
    entry_id: str
    times: int
    last_on: dt.date


@dataclass(frozen=True, slots=True)
class Tally:
    """How many found an answer helpful, and how many did not."""

    yes: int = 0
    no: int = 0


class GapStore(Protocol):
    """Keeps questions that want a better answer."""

    async def note(self, text: str, reason: Reason, entry_id: str, most: int) -> None:
        """Count a question; one that was resolved is open again, one that is ignored stays so.

        Where there are more than ``most``, those that were not asked for longest are forgotten.
        """

    async def open(self) -> Sequence[Gap]:
        """All that wait for somebody to see to them, in the order in which they came."""

    async def settle(self, numbers: Sequence[int], state: State) -> None:
        """Note what became of questions."""


class VoteStore(Protocol):
    """Keeps each member's votes, one for each entry."""

    async def vote(self, member_id: int, entry_id: str, *, helpful: bool) -> None:
        """Put a vote in the place of the member's earlier one on the entry."""

    async def tallies(self) -> dict[str, Tally]:
        """The votes on each entry that has any, by its id."""
