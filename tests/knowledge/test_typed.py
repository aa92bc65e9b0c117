"""A line that only looks like YAML is known by its look, and a line that is in order is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.yaml.typed import block_above, curled, half_quoted, item_above, look_alike

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
# What was typed, the column of what is to blame, counted from 0, and a piece of the mend.
LOOKS = {
    "title:\u00a0Kubernetes": (6, "ordinary space"),
    "\u2003- one": (0, "ordinary space"),
    "  -\u202fone": (3, "ordinary space"),
    "  \u2014 one": (2, "em dash (U+2014)"),
    "  \u25cf one": (2, "black circle (U+25CF)"),
    "  2) one": (2, "`2)` is no list mark"),
    "  -one": (2, "write `- `"),
    "title\uff1aKubernetes": (5, "fullwidth colon (U+FF1A)"),
    "title = Kubernetes": (6, "not by `=`"),
    "title:Kubernetes": (5, "a space is missing"),
    "<<<<<<< HEAD": (0, "keep one of them"),
    "=======": (0, "keep one of them"),
    "```yaml": (0, "needs no fence"),
}
RIGHT = (
    "title: a",
    "  - one",
    "- one",
    "  one",
    "---",
    "  https://example.org",
    "",
    "# a",
    "  key: 1. one",
    "-- a",
)


@pytest.mark.parametrize("line", LOOKS)
def test_a_look_alike_is_named(line: str) -> None:
    """With its column and what to type instead."""
    column, mend = LOOKS[line]
    found = look_alike(line)
    assert found is not None
    assert found[0] == column
    assert mend in found[1]


@pytest.mark.parametrize("line", RIGHT)
def test_a_line_in_order_is_left_alone(line: str) -> None:
    """Keys, items, comments and texts as YAML has them."""
    assert look_alike(line) is None


@pytest.mark.parametrize("line", ["\u2022 one", "1. one", "-one", "\u00a0one"])
def test_below_a_text_list_marks_are_the_writers_own(line: str) -> None:
    """There the line lacks its spaces, whatever it begins with."""
    assert look_alike(line, below_text=True) is None


def test_no_line_of_a_good_key_or_item_is_suspected() -> None:
    """Of all the keys and items of the real knowledge, none looks like a mistake."""
    lines = {
        line
        for path in KNOWLEDGE.glob("*/*.yaml")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.startswith(("  - ", "title: ", "category: ", "reviewed: "))
    }
    assert len(lines) > 5_000
    assert [line for line in lines if look_alike(line)] == []


@given(st.text(max_size=60))
def test_any_line_can_be_looked_at(line: str) -> None:
    """The column is within it, and what is told is one line."""
    if found := look_alike(line):
        assert 0 <= found[0] < len(line)
        assert "\n" not in found[1]
    assert "\n" not in curled(line) + half_quoted(line)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("\u201cSenior\u201d", "left double quotation mark"),
        ("\u00abSenior\u00bb", "left-pointing double angle"),
        ('the end?"', "begin with one"),
        ("\u201cSenior\u201d and \u201cstaff\u201d", ""),
        ("what does \u201csenior\u201d mean", ""),
        ('what does "senior" mean', ""),
        ("it's", ""),
        ("", ""),
    ],
)
def test_quotes_that_would_be_shown_are_told(text: str, told: str) -> None:
    """Those around the whole text; within it they are the writer's own."""
    assert told in half_quoted(text)
    assert bool(told) == bool(half_quoted(text))


def test_the_text_above_is_found_by_its_bar() -> None:
    """The next key above decides."""
    lines = ["title: a", "answer: |", "  one", "", "two", "group: a", "three"]
    assert [block_above(lines, number) for number in (1, 3, 4, 6)] == ["", "answer", "answer", ""]


def test_a_line_among_items_is_known() -> None:
    """By the item above it, at the same indentation."""
    lines = ["q:", "  - a", "  # of b", "  b", "c", "  d"]
    assert [item_above(lines, number) for number in (1, 3, 4, 5)] == [False, True, False, False]
