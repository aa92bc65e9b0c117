"""What a question can lead to: an answer, suggestions, an honest "I don't know", or a courtesy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from bot.knowledge.model import Entry


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that was considered; scores compare within one question only."""

    entry: Entry
    score: float


@dataclass(frozen=True, slots=True)
class Answer:
    """One entry answers the question.

    Args:
        entry: shown verbatim.
        confidence: chance in [0, 1] that this is the right entry.
        related: up to three entries that a reader would follow next.
        second: the entry for a second clear topic of the same message.
        candidates: the best entries, best first, at most five; the first is ``entry``.
    """

    entry: Entry
    confidence: float
    related: tuple[Entry, ...] = ()
    second: Entry | None = None
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Not sure enough: at most three distinct entries to choose from."""

    entries: tuple[Entry, ...]
    confidence: float
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Unknown:
    """Not in the knowledge.

    Args:
        nearest: at most three entries that come nearest; may be empty.
        decline: the entry that says what the bot leaves to others, where one matched.
        crisis: somebody is in danger, and ``decline`` is the entry for them: for their eyes only.
    """

    nearest: tuple[Entry, ...] = ()
    decline: Entry | None = None
    confidence: float = 0.0
    candidates: tuple[Candidate, ...] = ()
    crisis: bool = False


@dataclass(frozen=True, slots=True)
class Courtesy:
    """No question at all: a bare mention or greeting, a call for help, thanks, or another language."""

    kind: Literal["hello", "help", "thanks", "language"]


Reply: TypeAlias = Answer | Suggestions | Unknown | Courtesy
