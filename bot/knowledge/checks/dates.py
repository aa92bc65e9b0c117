"""Findings about time: figures and reviews that are old, days that cannot be, figures that nobody shows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from bot.knowledge.checks.places import Finding
from bot.knowledge.model import Entry, KnowledgeBase
from bot.knowledge.text import BRACE, texts

# Whoever reviews an entry may live where it is tomorrow already.
_ZONES = dt.timedelta(days=1)


def dates(base: KnowledgeBase, today: dt.date) -> Iterator[Finding]:
    """Everything about the dates and figures of a base."""
    for entry in base.entries.values():
        yield from _review(entry, today, for_danger=entry == base.crisis)
        yield from _figures(entry, today)
        yield from _unused(entry)


def _review(entry: Entry, today: dt.date, *, for_danger: bool) -> Iterator[Finding]:
    if entry.reviewed > today + _ZONES:
        yield Finding(
            entry, ("reviewed",), f"{entry.reviewed} lies in the future; write the day of the review"
        )
    if entry.review_by <= entry.reviewed:
        yield Finding(entry, ("review_by",), "it is not after `reviewed`; usually it is a year later")
    elif entry.review_by < today:
        mend = "check every number of it at its source" if for_danger else "review it"
        text = f"the entry was to be reviewed by {entry.review_by}; {mend} and set both days"
        yield Finding(entry, ("review_by",), text, due=f"{entry.review_by:%Y-%m}")


def _figures(entry: Entry, today: dt.date) -> Iterator[Finding]:
    for name, figure in entry.figures.items():
        if figure.as_of > today + _ZONES:
            yield Finding(entry, ("figures", name, "as_of"), f"{figure.as_of} lies in the future; correct it")
        if figure.refresh_by <= figure.as_of:
            yield Finding(entry, ("figures", name, "refresh_by"), "it is not after `as_of`; correct it")
        elif figure.refresh_by < today:
            text = f"the figure was to be renewed by {figure.refresh_by}; members see it marked as old"
            yield Finding(entry, ("figures", name, "refresh_by"), text, due=f"{figure.refresh_by:%Y-%m}")


def _unused(entry: Entry) -> Iterator[Finding]:
    used = {found[1] for _, text in texts(entry) for found in BRACE.finditer(text)}
    for name, figure in entry.figures.items():
        if name not in used:
            text = f"the figure is shown nowhere; write {{{name}}} in a text or delete it"
            yield Finding(entry, ("figures", name), text, key=True)
        if figure.source not in entry.sources:
            text = f"`{figure.source}` is not in the entry's `sources`; add it there"
            yield Finding(entry, ("figures", name, "source"), text)
