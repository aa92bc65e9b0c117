"""From the signs of words and meaning to the chance that an entry serves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.search.meaning.confidence import LEAST_LOGARITHM, MOST_AHEAD, WEIGHTS, Signs, chance

FAIR = Signs(likely=-1.0, outside=-3.0, nearest=0.6, wording=0.4, length=8, ahead=1.0)


@pytest.mark.parametrize(
    "better",
    [
        replace(FAIR, likely=-0.2),
        replace(FAIR, nearest=0.8),
        replace(FAIR, wording=0.7),
        replace(FAIR, length=16),
        replace(FAIR, ahead=3.0),
    ],
)
def test_more_of_a_good_sign_is_surer(better: Signs) -> None:
    """Each raises the chance by itself."""
    assert chance(better) > chance(FAIR)


def test_what_may_be_about_something_else_lowers_the_chance() -> None:
    """The likelier, the more."""
    assert chance(replace(FAIR, outside=-0.2)) < chance(FAIR)


def test_every_sign_has_its_weight() -> None:
    """None is forgotten, none is there twice."""
    assert len(FAIR.values) == len(WEIGHTS)


def test_impossible_is_no_worse_than_very_unlikely() -> None:
    """A probability of nothing has no logarithm that one could reckon with."""
    assert chance(replace(FAIR, likely=-1e9)) == chance(replace(FAIR, likely=LEAST_LOGARITHM))
    assert chance(replace(FAIR, outside=-1e9)) == chance(replace(FAIR, outside=LEAST_LOGARITHM))


def test_a_message_of_hundreds_of_words_is_no_surer_than_a_long_one() -> None:
    """Words poured out do not buy an answer."""
    assert chance(replace(FAIR, length=300)) == chance(replace(FAIR, length=30))


def test_words_cannot_win_alone() -> None:
    """Beyond some lead they make nothing surer."""
    assert chance(replace(FAIR, ahead=1e9)) == chance(replace(FAIR, ahead=MOST_AHEAD))


@pytest.mark.parametrize("extreme", [-1e6, 1e6])
def test_chances_stay_within_bounds(extreme: float) -> None:
    """Whatever the signs."""
    assert 0.0 <= chance(replace(FAIR, nearest=extreme)) <= 1.0
