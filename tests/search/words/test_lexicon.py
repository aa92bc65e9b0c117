"""Synonyms, ambiguous words and words with a role."""

from __future__ import annotations

import pytest

from bot.knowledge.model import Ambiguous, Vocabulary
from bot.search.words.lexicon import WEIGHTLESS, Lexicon, phrase_of

LEXICON = Lexicon(
    Vocabulary(
        synonyms={
            "derailleur": ("mech", "shifter thing"),
            "electric bicycle": ("ebike", "e-bike"),
            "carbon frame": ("ca",),
        },
        ambiguous={"disc": Ambiguous(means="disc brake", beside=("rotor", "calipers"))},
        weightless=("bicycle",),
    )
)


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("my mech rattles", "my derailleur rattles"),
        ("the shifter thing rattles", "the derailleur rattles"),
        ("the shifter rattles", "the shifter rattles"),
        ("two ebikes", "two electric bicycle"),
        ("new cas", "new cas"),
        ("is an ebike heavy", "is an electric bicycle heavy"),
        ("is an e-bike heavy", "is an electric bicycle heavy"),
    ],
)
def test_synonyms_become_their_main_name(typed: str, folded: str) -> None:
    """Variants, longest first, turn into the name; so do plurals, and parts of variants do not."""
    assert " ".join(LEXICON.fold(phrase_of(typed))) == folded


def test_an_ambiguous_word_needs_a_neighbour() -> None:
    """Beside one of its neighbours, in any form of the word, it gets its meaning; alone it stays."""
    assert LEXICON.fold(phrase_of("disc with a caliper")) == ["disc", "brake", "with", "a", "caliper"]
    assert LEXICON.fold(phrase_of("a compact disc")) == ["a", "compact", "disc"]


def test_the_explanation_names_what_was_replaced() -> None:
    """Each variant is told with the name it stands for."""
    told = LEXICON.replaced(phrase_of("disc rotor and mech"))
    assert told == {"disc": "disc brake", "mech": "derailleur"}


def test_stems_join_the_forms_of_a_word() -> None:
    """Plural and verb forms share a stem."""
    assert len({LEXICON.stem(word) for word in ("rattle", "rattles", "rattled", "rattling")}) == 1


@pytest.mark.parametrize(
    ("american", "british"),
    [
        ("specialize", "specialise"),
        ("organizations", "organisation"),
        ("analyzing", "analysed"),
        ("behavioral", "behavioural"),
        ("favorite", "favourites"),
    ],
)
def test_american_and_british_spellings_share_a_stem(american: str, british: str) -> None:
    """A base is written in one of them and asked in both."""
    assert LEXICON.stem(american) == LEXICON.stem(british)


def test_common_and_weightless_words_tell_less() -> None:
    """Everyday English weighs less than other words, and what the vocabulary calls weightless least."""
    rare, common, none = (LEXICON.weight(LEXICON.stem(w)) for w in ("derailleur", "please", "bicycle"))
    assert rare == 1.0
    assert common < rare
    assert none == WEIGHTLESS
