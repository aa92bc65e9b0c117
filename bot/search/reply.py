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
class Part:
    """One of the questions that a message asks, and what it leads to by itself."""

    text: str
    reply: Answer | Suggestions | Unknown


@dataclass(frozen=True, slots=True)
class Answer:
    """One entry answers the question.

    Args:
        entry: shown verbatim.
        confidence: chance in [0, 1] that this is the right entry.
        related: up to three entries that a reader would follow next.
        candidates: the best entries, best first, at most five; the first is ``entry``.
        parts: what each question of the message leads to, where it asks several; this is the surest.
    """

    entry: Entry
    confidence: float
    related: tuple[Entry, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Not sure enough: at most three distinct entries to choose from.

    Args:
        entries: likeliest first.
        confidence: chance in [0, 1] that the first is the right one.
        likely: whether the first stands clearly before the others.
        others: what may be meant if none of these is, at most two.
    """

    entries: tuple[Entry, ...]
    confidence: float
    candidates: tuple[Candidate, ...] = ()
    parts: tuple[Part, ...] = ()
    likely: bool = False
    others: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Unknown:
    """Not in the knowledge.

    Args:
        nearest: at most three entries that come closest, or that help beside a decline; none where the
            question is about something else altogether.
        decline: the entry that says what the bot leaves to others, where one matched.
        crisis: somebody is in danger, and ``decline`` is the entry for them: for their eyes only.
    """

    nearest: tuple[Entry, ...] = ()
    decline: Entry | None = None
    confidence: float = 0.0
    candidates: tuple[Candidate, ...] = ()
    crisis: bool = False
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Courtesy:
    """No question at all: a greeting, a call for help, thanks, another language, or no word at all."""

    kind: Literal["hello", "help", "thanks", "language", "wordless"]


def led_to(part: Part) -> Entry | None:
    """The entry that a part of a message leads to first, at least as closest; None where there is none."""
    match part.reply:
        case Answer(entry=entry) | Unknown(decline=Entry() as entry):
            return entry
        case Suggestions(entries=(entry, *_)) | Unknown(nearest=(entry, *_)):
            return entry
        case _:
            return None


def others_led_to(part: Part) -> tuple[Entry, ...]:
    """What else a part may mean, beside the entry that it leads to first."""
    match part.reply:
        case Suggestions(entries=(_, *rest)) | Unknown(nearest=(_, *rest), decline=None):
            return tuple(rest)
        case _:
            return ()


Reply: TypeAlias = Answer | Suggestions | Unknown | Courtesy
