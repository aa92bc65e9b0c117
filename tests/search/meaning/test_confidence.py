"""From the signs of words and meaning to the chance that an entry serves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.search.meaning.confidence import LEAST_LOGARITHM, WEIGHTS, Signs, chance

FAIR = Signs(likely=-1.0, outside=-3.0, nearest=0.6, wording=0.4, length=8, behind=False)


@pytest.mark.parametrize(
    "better",
    [
        replace(FAIR, likely=-0.2),
        replace(FAIR, nearest=0.8),
        replace(FAIR, wording=0.7),
        replace(FAIR, length=16),
    ],
)
def test_more_of_a_good_sign_is_surer(better: Signs) -> None:
    """Each raises the chance by itself."""
    assert chance(better) > chance(FAIR)


@pytest.mark.parametrize("worse", [replace(FAIR, outside=-0.2), replace(FAIR, behind=True)])
def test_a_bad_sign_lowers_the_chance(worse: Signs) -> None:
    """That the message may be about something else, and that words speak for another entry."""
    assert chance(worse) < chance(FAIR)


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


@pytest.mark.parametrize("extreme", [-1e6, 1e6])
def test_chances_stay_within_bounds(extreme: float) -> None:
    """Whatever the signs."""
    assert 0.0 <= chance(replace(FAIR, nearest=extreme)) <= 1.0
