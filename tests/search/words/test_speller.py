"""Repairing misspelt words."""

from __future__ import annotations

import pytest

from bot.search.words.speller import MOST_REPAIRS, Speller

SPELLER = Speller({"derailleur": 9, "brake": 20, "break": 1, "chain": 5, "rim": 3, "s3": 1}, {"chair"})


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("deraileur", "derailleur"),
        ("derailluer", "derailleur"),
        ("derrailer", "derailleur"),
        ("brakee", "brake"),
        ("chian", "chain"),
        ("rmi", "rim"),
    ],
)
def test_a_misspelt_word_leads_to_the_word_meant(typed: str, meant: str) -> None:
    """Swapped, missing, doubled and wrong letters are repaired."""
    assert SPELLER.repairs([typed])[typed][0] == meant


@pytest.mark.parametrize("word", ["brake", "break", "chair", "please", "s4", "2024", "zebra", "x", "b" * 60])
def test_what_is_known_or_far_is_left_alone(word: str) -> None:
    """Words of the knowledge, everyday English, numbers and words near to nothing stay as typed."""
    assert SPELLER.repairs([word]) == {}


def test_a_word_in_use_beats_a_rare_one() -> None:
    """Of two equally near words the one that more phrases use is taken."""
    assert SPELLER.repairs(["breke"])["breke"][0] == "brake"


def test_short_words_keep_their_first_letter() -> None:
    """Three letters hold too little to guess the first."""
    assert SPELLER.repairs(["dim"]) == {}


def test_nonsense_costs_a_bounded_time() -> None:
    """Of a message of nonsense only the first words are looked at."""
    typed = [f"brak{a}{b}" for a in "qwxz" for b in "qwxzj"]
    assert len(SPELLER.repairs(typed)) == MOST_REPAIRS


def test_no_words_no_repairs() -> None:
    """An empty knowledge repairs nothing."""
    assert Speller({}, ()).repairs(["brkae"]) == {}
