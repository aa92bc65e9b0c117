"""What can be wrong with a file of the knowledge, where, and how it is told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from rapidfuzz import fuzz, process

from bot.sanitize.unseen import UNSEEN

Step = str | int
LONGEST_QUOTE = 60
QUOTE_IT = 'put "quotes" around the whole text'
"""The mend of most that YAML reads otherwise than it was meant."""


class Fault(NamedTuple):
    """Something wrong within one file.

    Args:
        line: counted from 1, as editors do.
        column: counted from 1, in characters.
        field: keys joined by dots, list items counted from 1; ``yaml`` or ``file`` where no key is to blame.
        text: what is wrong; how to mend it.
    """

    line: int
    column: int
    field: str
    text: str


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A fault or a finding with its file.

    Args:
        path: relative to the knowledge folder, with forward slashes.
        line: counted from 1; 1 where the whole file is meant.
        column: counted from 1.
        field: as in ``Fault``.
        text: what is wrong; how to mend it.
        severity: a fault refuses the load, a finding never does.
        due: the month, as 2026-11, by which it was to be renewed, for a finding of time alone.
    """

    path: str
    line: int
    column: int
    field: str
    text: str
    severity: Literal["fault", "finding"] = "fault"
    due: str = ""

    def __str__(self) -> str:
        # A file's name is whatever its system allows, and nobody may hide in a log.
        return str(UNSEEN.sub("?", f"{self.path}:{self.line}:{self.column}: {self.field}: {self.text}"))


def field_name(steps: Iterable[Step]) -> str:
    """The path to a value as people say it: ``questions.3`` is the third question."""
    return cite(".".join(str(s + 1) if isinstance(s, int) else cite(s) for s in steps)) or "file"


def cite(text: str) -> str:
    """A text short and plain enough to be quoted in one line of a message."""
    line = " ".join(text.split())
    shown = str(UNSEEN.sub("\N{REPLACEMENT CHARACTER}", line[: LONGEST_QUOTE + 1]))
    return shown if len(shown) <= LONGEST_QUOTE else shown[:LONGEST_QUOTE] + "\N{HORIZONTAL ELLIPSIS}"


def nearest(word: str, known: Iterable[str]) -> str:
    """The one of ``known`` that is spelt nearly so; nothing where none is."""
    found = process.extractOne(cite(word).lower(), list(known), scorer=fuzz.ratio, score_cutoff=65)
    return found[0] if found else ""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The words `` (did you mean `x`?)`` where one of ``known`` is near, else nothing."""
    near = nearest(word, known)
    return f" (did you mean `{near}`?)" if near else ""


def faults_of(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Those that refuse the load."""
    return tuple(problem for problem in problems if problem.severity == "fault")
