"""The texts of an entry as a member reads them: each `{figure}` becomes its value, group and year."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from bot.knowledge.model import Entry, Figure, Levels
from bot.knowledge.problems import Step

SHOWN = ("title", "summary", "scope", "autonomy", "impact", "answer", "by_level")
# Two braces stand for one; a brace with a name is a figure; any other brace was not meant to be one.
BRACE = re.compile(r"\{(?:\{|([a-z][a-z_0-9]{0,80})\}|)")


def shown(text: str, entry: Entry, today: dt.date) -> str:
    """A text with its figures filled in.

    Args:
        text: title, summary, answer or any other text of the entry.
        entry: whose figures are meant.
        today: the day to compare ``refresh_by`` with.

    Returns:
        The text with ``{name}`` shown as "82 % (container users, 2025)", with ", may be out of date" after
        the year when it is past ``refresh_by``, and ``{{`` as a brace. An unknown name stays as it is.
    """

    def fill(found: re.Match[str]) -> str:
        figure = entry.figures.get(found[1] or "")
        return dated(figure, today) if figure else found[0].replace("{{", "{")

    return BRACE.sub(fill, text)


def dated(figure: Figure, today: dt.date) -> str:
    """The value of a figure, whom it is true of, its year, and a warning where it is to be renewed."""
    old = ", may be out of date" if today > figure.refresh_by else ""
    return f"{figure.value} ({figure.of}, {figure.as_of.year}{old})"


def texts(entry: Entry) -> Iterator[tuple[tuple[Step, ...], str]]:
    """Every text of an entry that ``shown`` is used for, with its path in the file."""
    for key in SHOWN:
        value = getattr(entry, key, "")
        if isinstance(value, Levels):
            yield from (((key, level), str(line)) for level, line in value)
        elif value:
            yield (key,), value
