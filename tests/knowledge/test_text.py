"""Texts as members read them."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.knowledge.loader import load
from bot.knowledge.model import Entry
from bot.knowledge.text import shown, texts
from tests.knowledge.writing import Folder

IN_TIME, LATE = dt.date(2027, 1, 1), dt.date(2027, 1, 2)


@pytest.fixture
def entry(folder: Folder) -> Entry:
    base = load(folder.path).base
    assert base is not None
    return base.entries["top"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no figure at all", "no figure at all"),
        ("{share} of ladders", "60 % (public ladders, 2025) of ladders"),
        ("twice {share}{share}", "twice 60 % (public ladders, 2025)60 % (public ladders, 2025)"),
        ("a brace {{share}", "a brace {share}"),
        ("{{{share}}", "{60 % (public ladders, 2025)}"),
        ('{{"a": {{"b": 1}}', '{"a": {"b": 1}}'),
        ("an {unknown} name", "an {unknown} name"),
        ("a lone { and a }", "a lone { and a }"),
        ("", ""),
    ],
)
def test_figures_are_filled_in_with_their_group_and_year(entry: Entry, text: str, expected: str) -> None:
    """A name in braces becomes value, group and year, two braces become one, all else stays."""
    assert shown(text, entry, IN_TIME) == expected


def test_an_old_figure_is_marked(entry: Entry) -> None:
    """From the day after refresh_by on, members are warned."""
    assert shown("{share}", entry, LATE) == "60 % (public ladders, 2025, may be out of date)"


def test_all_texts_are_found_with_their_place(folder: Folder) -> None:
    """Levels and skills have more texts than others."""
    level = "rank: 3\nscope: A team\nautonomy: Much\nimpact: Felt\n"
    skill = "group: tools\nstrength: typical\nby_level: {mid: a, senior: b, staff: c}\n"
    folder.entry("category: transitions\n", level, name="levels/high.yaml")
    folder.entry("category: transitions\n", skill, name="skills/hammer.yaml")
    base = load(folder.path).base
    assert base is not None
    assert [steps for steps, _ in texts(base.entries["high"])] == [
        ("title",),
        ("summary",),
        ("scope",),
        ("autonomy",),
        ("impact",),
        ("answer",),
    ]
    assert [steps for steps, _ in texts(base.entries["hammer"])][3:] == [
        ("by_level", "mid"),
        ("by_level", "senior"),
        ("by_level", "staff"),
    ]
