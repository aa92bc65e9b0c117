"""Questions that lean on the one before them: what they are searched as, and where they are named."""

from __future__ import annotations

import pytest

from bot.search.parting import named, parted


@pytest.mark.parametrize(
    ("text", "searched"),
    [
        ("what does a brake mechanic do and how do I become one", "how do I become a brake mechanic"),
        ("what is an e-bike, and do I need one?", "do I need an e-bike?"),
        ("what do mechanics do and how do I become one", "what do mechanics do and how do I become one"),
    ],
)
def test_one_is_searched_as_what_it_stands_for(text: str, searched: str) -> None:
    """Where the question before names it; else with all of that question."""
    first, second = parted(text)
    assert (first.leans, second.asked) == (False, searched)


def test_what_is_not_told_by_itself_is_named_with_the_one_before() -> None:
    """So that no question vanishes without a word."""
    text = "How do I patch a tyre? Is it worth the money for me? When are you open?"
    questions = parted(text)
    assert named(text, questions, [0, 2]) == [
        "How do I patch a tyre? Is it worth the money for me?",
        "When are you open?",
    ]
    assert named(text, questions, [0, 1, 2]) == [question.text for question in questions]


@pytest.mark.parametrize(
    "idiom",
    [
        "is it ok to ride in the rain",
        "is it worth buying a used bike",
        "is there a shop in town",
        "is it normal that brakes squeal",
    ],
)
def test_an_idiom_leans_on_nothing(idiom: str) -> None:
    """Its "it" points to what follows."""
    assert [question.leans for question in parted(f"Which brakes are the best? {idiom}?")] == [False, False]
