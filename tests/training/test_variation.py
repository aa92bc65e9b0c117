"""Variation: other words, the same meaning, and the same from the same chance."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.recipe import Varying
from training.variation import GREETINGS, THANKS, mistyped, mixed, varied

TEXT = "How do I get promoted to senior in a small company?"
NEVER = Varying(joined=0, thinned=0, lowered=0, mistyped=0, framed=0)


def versions(how: Varying, text: str = TEXT, others: tuple[str, ...] = ()) -> set[str]:
    return {varied(text, how, Random(seed), others) for seed in range(200)}


def test_without_any_chance_a_text_stays() -> None:
    """The recipe alone decides."""
    assert versions(NEVER, others=("What now?",)) == {TEXT}


def test_the_same_chance_gives_the_same_text() -> None:
    """A training can be repeated."""
    assert varied(TEXT, Varying(), Random(3)) == varied(TEXT, Varying(), Random(3))


def test_another_phrasing_may_stand_beside_it() -> None:
    """Before or behind, as members ask twice."""
    other = "What does it take"
    assert versions(replace(NEVER, joined=1), others=(other,)) == {f"{TEXT} {other}", f"{other}. {TEXT}"}


def test_words_are_left_out_in_order() -> None:
    """Some are missing, and those that stay keep their places."""
    for text in versions(replace(NEVER, thinned=1)):
        left = iter(TEXT.split())
        assert text.split()
        assert all(word in left for word in text.split())


def test_few_words_stay_whole() -> None:
    """Of three words none can be missed."""
    assert versions(replace(NEVER, thinned=1), "staff engineer pay") == {"staff engineer pay"}


def test_where_all_words_would_go_the_text_stays() -> None:
    """An empty text teaches nothing."""
    assert versions(replace(NEVER, thinned=1, left_out=(1.0,))) == {TEXT}


def test_small_letters_and_no_mark() -> None:
    """As most type on a phone."""
    assert versions(replace(NEVER, lowered=1)) == {TEXT.lower().rstrip("?")}


def test_greetings_and_thanks_stand_around_it() -> None:
    """Every pair of them may come, and the text itself is whole."""
    found = versions(replace(NEVER, framed=1))
    assert found <= {first + TEXT + last for first in GREETINGS for last in THANKS}
    assert len(found) > 20


def test_mistakes_grow_with_the_text() -> None:
    """One at least, and one more for each so many characters."""
    found = versions(replace(NEVER, mistyped=1, spacing=(10_000,)))
    assert all(abs(len(text) - len(TEXT)) <= 1 for text in found)
    assert len(found) > 50


@pytest.mark.parametrize("expected", ["ebta", "eta", "bbeta", "beta"])
def test_every_kind_of_mistake_is_made(expected: str) -> None:
    """Letters swapped, lost, doubled, and replaced, which may hit the same letter."""
    assert expected in {mistyped("beta", 1, Random(seed)) for seed in range(2_000)}


@given(st.text(max_size=60), st.integers(0, 20), st.integers())
def test_any_text_can_be_mistyped(text: str, mistakes: int, seed: int) -> None:
    """However short, and no longer than its mistakes make it."""
    found = mistyped(text, mistakes, Random(seed))
    assert abs(len(found) - len(text)) <= mistakes
    assert len(found) >= min(len(text), 3)


@given(st.text(max_size=60), st.integers())
def test_any_text_can_be_varied(text: str, seed: int) -> None:
    """Nothing breaks, whatever stands in it."""
    assert isinstance(varied(text, Varying(), Random(seed), (text,)), str)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("how do I learn", "is a degree needed", "how do degree needed"),
        ("kubernetes", "is sql hard to learn", "kubernetes hard to learn"),
        ("one", "two", "one two"),
    ],
)
def test_a_mix_has_a_beginning_and_an_end(first: str, second: str, expected: str) -> None:
    """Half of the words of each, the first text's longer half and the second's."""
    assert mixed(first, second) == expected
