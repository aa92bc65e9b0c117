"""What a picture shows: numbers under a title, as bars, as columns over time, or as a funnel."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TypeAlias

from bot.sanitize.cutting import clip
from bot.sanitize.markdown import plain, quiet

# Discord's limit for the alternative text of a picture.
ALTERNATIVE = 1024
# What a phone shows side by side and below each other.
BARS, COLUMNS, LABEL = 12, 31, 40
BAR = 10


@dataclass(frozen=True, slots=True)
class Bars:
    """A bar for each number, the first one at the top.

    Args:
        title: says what is counted.
        values: label to number; at most twelve are shown.
    """

    title: str
    values: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns side by side, as for days or weeks, each parted into its series.

    Args:
        title: says what is counted.
        labels: one for each column, oldest first; the last 31 are shown.
        series: name to its number in each column.
    """

    title: str
    labels: Sequence[str]
    series: Mapping[str, Sequence[int]]


@dataclass(frozen=True, slots=True)
class Funnel:
    """Steps from many to few, each with its share of the first.

    Args:
        title: says what is counted.
        values: step to its number.
    """

    title: str
    values: Mapping[str, int]


Picture: TypeAlias = Bars | Columns | Funnel


def fitted(picture: Picture) -> Picture:
    """The picture with as much as can be read on a phone, its labels cut and harmless."""
    title = plain(picture.title, 80)
    if isinstance(picture, Columns):
        labels = [plain(label, LABEL) for label in picture.labels[-COLUMNS:]]
        series = {plain(name, LABEL): list(of[-COLUMNS:]) for name, of in picture.series.items()}
        return Columns(title, labels, series)
    return type(picture)(title, {plain(label, LABEL): n for label, n in [*picture.values.items()][:BARS]})


def packed(picture: Picture) -> dict[str, object]:
    """The picture as JSON can hold it."""
    return {"kind": type(picture).__name__} | asdict(fitted(picture))


def described(picture: Picture) -> str:
    """The alternative text: the numbers, for whoever hears the picture instead of seeing it."""
    shown = fitted(picture)
    parts = [_list(_sums(shown))] if isinstance(shown, Columns) else [_list(shown.values)]
    if isinstance(shown, Columns):
        parts.insert(0, _list({name: sum(of) for name, of in shown.series.items()}))
    return clip(". ".join([shown.title, *parts]), ALTERNATIVE)


def texted(picture: Picture) -> str:
    """The same numbers as bars of text, in Markdown, where there can be no picture."""
    shown = fitted(picture)
    values = _sums(shown) if isinstance(shown, Columns) else shown.values
    most = max([*values.values(), 1])
    rows = [f"`{_bar(n, most)}` {n}  {quiet(label, LABEL)}" for label, n in values.items()]
    return "\n".join([f"**{quiet(shown.title, 80)}**", *rows])


def _sums(columns: Columns) -> dict[str, int]:
    return {label: sum(of[at] for of in columns.series.values()) for at, label in enumerate(columns.labels)}


def _list(values: Mapping[str, int]) -> str:
    return ", ".join(f"{label} {number}" for label, number in values.items())


def _bar(number: int, most: int) -> str:
    full = -(-number * BAR // most)  # what is there at all is seen
    return "█" * full + "░" * (BAR - full)
