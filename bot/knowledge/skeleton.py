"""A new file with all its keys explained: whoever fills it in writes after the colons and nothing else."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Iterator, Mapping
from typing import get_args

from pydantic.fields import FieldInfo

from bot.knowledge.checks.phrasings import WANTED, WANTED_OF_A_TERM
from bot.knowledge.model import KINDS, Entry, Glossary, Source, Vocabulary
from bot.knowledge.references import SHELVES
from bot.knowledge.values import Frozen

WIDTH = 100
_HELP = """\
# Write after each colon and each dash, and leave the space before it. Lines that begin with # are
# there to help; delete them when you like, or take the # away to use them. A text with ": " or " #" in it
# needs "quotes" around it."""
_ANSWER = "# Write below the line with the bar, with two spaces before each line."
# Keys that few entries need; the guide has them.
_RARE = ("seed", "read_further", "declines", "formerly", "lang", "only_for")
_LAST = ("related", "figures", "sources", "reviewed", "review_by")
_FIGURES = """\
# figures:
#   production_use:
#     value: 82 %
#     of: container users in the CNCF 2025 survey
#     as_of: 2025-12-31
#     refresh_by: 2027-03-31
#     source: cncf-2025"""


def skeleton(model: type[Frozen], vocabulary: Vocabulary, today: dt.date) -> str:
    """The text of a new file, valid but for what only a person can write: those values are empty.

    Args:
        model: the kind of entry, or ``Source``.
        vocabulary: has the groups, families and categories to choose from.
        today: the day of its first review.
    """
    name = model.kind if issubclass(model, Entry) else Source.__name__.lower()
    parts = [f"# yaml-language-server: $schema=../schema/{name}.json\n{_HELP}"]
    for key in _order(model):
        field = model.model_fields[key]
        explained = [*_wrapped(field.description or ""), *_choices(key, field, vocabulary)]
        parts.append("\n".join([*explained, _lines(model, key, today)]))
    return "\n\n".join(parts) + "\n"


def _order(model: type[Frozen]) -> list[str]:
    """The keys as one writes them: what all kinds end with comes last."""
    keys = [key for key in model.model_fields if key not in (*_RARE, *_LAST)]
    return [*keys, *(key for key in _LAST if key in model.model_fields)]


def _wrapped(text: str) -> Iterator[str]:
    yield from (f"# {line}" for line in textwrap.wrap(text, WIDTH))


def _choices(key: str, field: FieldInfo, vocabulary: Vocabulary) -> Iterator[str]:
    """What may stand there, where that is a list."""
    known: Mapping[str, str] = getattr(vocabulary, SHELVES[key]) if key in SHELVES else {}
    listed = tuple(known) or get_args(field.annotation)
    if listed and all(isinstance(one, str) for one in listed):
        yield from _wrapped(f"Choose one: {', '.join(listed)}")


def _lines(model: type[Frozen], key: str, today: dt.date) -> str:
    """The key with its value, where a program knows it; empty, where a person has to write it."""
    ready = {
        "questions": "questions:" + "\n  - " * _wanted(model),
        "answer": f"{_ANSWER}\nanswer: |\n  ",
        "by_level": "by_level:\n  mid: \n  senior: \n  staff: ",
        "figures": _FIGURES,
        "sources": "sources: [editors]",
        "reviewed": f"reviewed: {today}",
        "review_by": f"review_by: {today.replace(year=today.year + 1, day=min(today.day, 28))}",
    }
    if key in ready:
        return ready[key]
    field = model.model_fields[key]
    return f"{key}: " if field.is_required() else f"# {key}: {_example(field)}"


def _wanted(model: type[Frozen]) -> int:
    return WANTED_OF_A_TERM if issubclass(model, Glossary) else WANTED


def _example(field: FieldInfo) -> str:
    example = field.examples[0] if field.examples else ""
    if isinstance(example, list):
        return f"[{', '.join(example)}]"
    if isinstance(example, dict):
        return "{" + ", ".join(f"{key}: {value}" for key, value in example.items()) + "}"
    return str(example)


def model_of(word: str) -> type[Frozen] | None:
    """The kind that a word names in the singular or by its folder; None where no kind is called so."""
    named: dict[str, type[Frozen]] = {"source": Source, "sources": Source, **KINDS}
    return next((kind for kind in KINDS.values() if kind.kind == word), named.get(word))
