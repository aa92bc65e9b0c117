"""Texts of entries with their figures filled in."""

from __future__ import annotations

import datetime as dt
import re

from bot.knowledge.model import Entry


def shown(text: str, entry: Entry, today: dt.date) -> str:
    """The text with every ``{name}`` as its value and year."""

    def figure(match: re.Match[str]) -> str:
        known = entry.figures.get(match[1])
        return f"{known.value} ({known.as_of.year})" if known else match[0]

    return re.sub(r"\{([a-z][a-z_0-9]*)\}", figure, text).replace("{{", "{").replace("}}", "}")
