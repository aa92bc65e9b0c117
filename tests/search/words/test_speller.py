"""Repairing misspelt words."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.search.words import english
from bot.search.words.speller import MOST_REPAIRS, Speller

WORDS = {
    "derailleur": 9,
    "brake": 20,
    "break": 1,
    "chain": 5,
    "rim": 3,
    "morale": 4,
    "role": 8,
    "hire": 5,
    "s3": 1,
}
REAL = [
    "considered",
    "fired",
    "hired",
    "lied",
    "moral",
    "morale",
    "qualified",
    "qualify",
    "quit",
    "quite",
    "roles",
    "rolls",
    "chin",
    "grim",
    "crime",
    "classic",
]


def no_form(word: str) -> bool:
    """Nothing is another form of a known word."""
    return False


SPELLER = Speller(WORDS, {"chair"}, no_form)


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


@pytest.mark.parametrize("word", REAL)
def test_a_real_word_is_never_taken_for_another(word: str) -> None:
    """However near it is to a word of the knowledge."""
    assert SPELLER.repairs([word]) == {}


def test_a_form_of_a_known_word_is_left_alone() -> None:
    """It is found by its stem."""
    assert Speller(WORDS, (), lambda word: word == "braked").repairs(["braked", "brakee"]).keys() == {
        "brakee"
    }


def test_without_the_list_of_words_misspelt_ones_are_still_repaired(monkeypatch: pytest.MonkeyPatch) -> None:
    """It comes with the encoder, which may be missing."""
    monkeypatch.setattr(english, "WEIGHTS", Path("nowhere"))
    english.listed.cache_clear()
    try:
        assert Speller(WORDS, (), no_form).repairs(["deraileur"])["deraileur"][0] == "derailleur"
    finally:
        english.listed.cache_clear()


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
    assert Speller({}, (), no_form).repairs(["brkae"]) == {}
