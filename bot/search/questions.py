"""Files of questions with the entries that should answer them, for measuring the engine.

A file is a list, one question an item: ``- {q: text, expect: [entry ids]}``, and where it helps
``kind`` (in-scope, borderline, near-miss, off-topic) and ``declines`` (ids of declining entries that may be shown).
An empty ``expect`` means that no answer may be given.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from pydantic import Field

from bot.errors import DataError
from bot.knowledge.characters import UnreadableFile
from bot.knowledge.fields import build
from bot.knowledge.model import Frozen, Id, Text
from bot.knowledge.problems import Fault
from bot.knowledge.reader import read
from bot.search.evaluation import Question

_ROOT = "questions"


class _Asked(Frozen):
    """One item of the file."""

    q: Text
    expect: tuple[Id, ...] = ()
    kind: Literal["in-scope", "borderline", "near-miss", "off-topic"] = "in-scope"
    declines: tuple[Id, ...] = ()


class _File(Frozen):
    """The whole file, put below a key because the reader wants a mapping."""

    questions: tuple[_Asked, ...] = Field(min_length=1)


def parse(data: bytes, name: str) -> tuple[Question, ...]:
    """The questions of a file.

    Args:
        data: the bytes of the file.
        name: what to call the file in messages.

    Raises:
        DataError: one line for each mistake, with its place.
    """
    try:
        document = read(f"{_ROOT}:\n".encode() + data.removeprefix(b"\xef\xbb\xbf"))
    except UnreadableFile as error:
        raise DataError(_told(name, error.faults)) from None
    file, faults = build(_File, document)
    if file is None or document.faults:
        raise DataError(_told(name, (*document.faults, *faults)))
    return tuple(Question(a.q, a.expect, a.kind, a.declines) for a in file.questions)


def _told(name: str, faults: Iterable[Fault]) -> str:
    return "\n".join(f"{name}:{max(1, f.line - 1)}:{f.column}: {f.field}: {f.text}" for f in faults)
