"""Draws one picture; runs in a process of its own, and is the only place that knows the drawing library."""

from __future__ import annotations

import io
import json
import textwrap
from collections.abc import Callable
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.ticker import MaxNLocator

# A phone shows the picture about half as wide as its pixels, so that letters of 26 pixels are 13 there.
WIDTH, DPI = 800, 100
PAPER, INK, FAINT = "#1e1f22", "#f2f3f5", "#80848e"
# Told apart by those who do not see red and green apart, and by their brightness.
COLOURS = ("#57a5ff", "#f0b232", "#9a9fa8", "#f47fff", "#3ba55d")
STYLE: dict[Any, Any] = {
    "text.parse_math": False,  # a dollar is a dollar
    "font.size": 18.5,
    "text.color": INK,
    "axes.labelcolor": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "axes.facecolor": PAPER,
    "figure.facecolor": PAPER,
    "axes.edgecolor": FAINT,
    "axes.spines.top": False,
    "axes.spines.right": False,
}
WRAPPED = 22


def work(given: bytes) -> bytes:
    """The PNG of a packed picture."""
    picture = json.loads(given)
    draw, height = DRAWN[picture["kind"]]
    with mpl.rc_context(STYLE):
        size = (WIDTH / DPI, height(picture) / DPI)
        figure = Figure(size, DPI, layout=ConstrainedLayoutEngine(w_pad=0.14, h_pad=0.12))
        FigureCanvasAgg(figure)
        axes = figure.add_subplot()
        figure.suptitle(_wrapped(picture["title"], 44), x=0.02, ha="left", fontsize=20, fontweight="bold")
        draw(axes, picture)
        made = io.BytesIO()
        figure.savefig(made, format="png")
    return made.getvalue()


def _bars(axes: Axes, picture: dict[str, Any]) -> None:
    labels, values = [*picture["values"]], [*picture["values"].values()]
    drawn = axes.barh(range(len(labels)), values, color=COLOURS[0])
    axes.bar_label(drawn, padding=6)
    axes.set_yticks(range(len(labels)), [_wrapped(label) for label in labels])
    _bare(axes, max([*values, 1]))


def _funnel(axes: Axes, picture: dict[str, Any]) -> None:
    labels, values = [*picture["values"]], [*picture["values"].values()]
    first = max([*values[:1], 1])
    axes.barh(range(len(labels)), values, left=[-value / 2 for value in values], color=COLOURS[0])
    for row, value in enumerate(values):
        axes.text(first * 0.53, row, f"{value} · {value / first:.0%}", va="center")
    axes.set_yticks(range(len(labels)), [_wrapped(label) for label in labels])
    _bare(axes)
    axes.set_xlim(-first / 2, first * 0.85)


def _columns(axes: Axes, picture: dict[str, Any]) -> None:
    labels, below = picture["labels"], [0] * len(picture["labels"])
    for number, (name, values) in enumerate(picture["series"].items()):
        axes.bar(range(len(labels)), values, bottom=below, label=name, color=COLOURS[number % len(COLOURS)])
        below = [under + value for under, value in zip(below, values, strict=True)]
    step = max(1, -(-len(labels) // 5))
    axes.set_xticks(range(0, len(labels), step), labels[::step])
    axes.set_ylim(0, max([*below, 1]) * 1.05)
    axes.yaxis.set_major_locator(MaxNLocator(4, integer=True))
    axes.grid(axis="y", color=FAINT, alpha=0.4)
    axes.set_axisbelow(True)
    axes.set_xlim(-0.7, max(len(labels), 1) - 0.3)
    if (names := len(picture["series"])) > 1:
        axes.figure.legend(loc="outside lower center", ncols=3 if names == 3 else 2, frameon=False)


def _bare(axes: Axes, most: float | None = None) -> None:
    """Rows from above, with nothing around them but their labels."""
    axes.invert_yaxis()
    axes.xaxis.set_visible(False)
    axes.tick_params(left=False)
    axes.spines[:].set_visible(False)
    if most is not None:
        axes.set_xlim(0, most * 1.15)


def _wrapped(text: str, width: int = WRAPPED) -> str:
    return "\n".join(textwrap.wrap(text, width, max_lines=2, placeholder="…"))


def _rows(picture: dict[str, Any]) -> int:
    return 90 + 62 * max(2, len(picture["values"]))


Draw = Callable[[Axes, dict[str, Any]], None]
DRAWN: dict[str, tuple[Draw, Callable[[dict[str, Any]], int]]] = {
    "Bars": (_bars, _rows),
    "Funnel": (_funnel, _rows),
    "Columns": (_columns, lambda _: 480),
}
