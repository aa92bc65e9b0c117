"""From signs to a chance."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.search.confidence import Signs, chance, least_to_answer

FAIR = Signs(closeness=0.4, margin=2.0, nearest=0.5, length=8)


@pytest.mark.parametrize(
    "better",
    [
        replace(FAIR, closeness=0.6),
        replace(FAIR, margin=4.0),
        replace(FAIR, nearest=0.8),
        replace(FAIR, length=16),
    ],
)
def test_more_of_a_good_sign_is_surer(better: Signs) -> None:
    """Each of the four raises the chance by itself."""
    assert chance(better) > chance(FAIR)


def test_a_single_word_is_as_sure_as_two() -> None:
    """Whoever types no more names a subject."""
    one, two, three = (chance(replace(FAIR, length=length)) for length in (1, 2, 3))
    assert one == two < three


def test_a_message_of_hundreds_of_words_is_no_surer_than_a_long_one() -> None:
    """Words poured out do not buy an answer."""
    assert chance(replace(FAIR, length=300)) == chance(replace(FAIR, length=30))


@pytest.mark.parametrize("margin", [-1e9, 0.0, 1e9])
def test_chances_stay_within_bounds(margin: float) -> None:
    """Whatever the signs."""
    assert 0.0 <= chance(Signs(closeness=-1.0, margin=margin, nearest=0.0, length=0)) <= 1.0


def test_thresholds_follow_the_targets() -> None:
    """The mean of chances spread above the line is the target; no target asks for more than certainty."""
    assert least_to_answer(0.85) == pytest.approx(0.7)
    assert least_to_answer(1.0) == 1.0
    assert least_to_answer(0.2) == 0.0
