"""Messages that ask several things are parted, and no others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.parting import MOST_PARTS, parted


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        (
            "When are you open on saturday? How do I patch a puncture?",
            ["When are you open on saturday?", "How do I patch a puncture?"],
        ),
        (
            "when are you open today?\nhow do I patch a puncture?",
            ["when are you open today?", "how do I patch a puncture?"],
        ),
        (
            "My bike is old. Which brakes are the best? And when are you open today? Thanks!",
            ["Which brakes are the best?", "And when are you open today?"],
        ),
    ],
)
def test_several_questions_are_parted_in_their_order(text: str, questions: list[str]) -> None:
    """Each as it was typed."""
    assert list(parted(text)) == questions


@pytest.mark.parametrize(
    "text",
    [
        "When are you open on saturday?",
        "My brakes squeal. The chain jumps between the cogs.",
        "",
    ],
)
def test_one_question_or_none_is_not_parted(text: str) -> None:
    """There is nothing to part."""
    assert parted(text) == ()


def test_a_title_with_its_story_is_one_question() -> None:
    """Whoever tells a lot wants one answer to it, though they ask twice."""
    story = "I bought the bike two years ago and rode it through rain and snow and never cleaned it. "
    assert parted(f"How do I save my gears? {story * 2} What would you do in my place?") == ()


@pytest.mark.parametrize("leaning", ["Is it worth the money for me?", "Why?", "Should I do that or wait?"])
def test_a_question_that_leans_on_another_is_no_part(leaning: str) -> None:
    """By itself it means nothing."""
    assert parted(f"How do I get better brakes for my bike? {leaning}") == ()


def test_at_most_three_are_read() -> None:
    """More would fill a screen and the machine."""
    assert len(parted(" ".join(f"When do you open in month {month}?" for month in range(9)))) == MOST_PARTS


@given(st.text())
def test_parts_are_pieces_of_the_message(text: str) -> None:
    """Whatever is typed, nothing is made up."""
    assert all(part in text for part in parted(text))
