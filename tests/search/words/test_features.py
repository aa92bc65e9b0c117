"""Phrases as weighted features."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pytest

from bot.search.index.coverage import Coverage, counts, listed
from bot.search.index.postings import Postings
from bot.search.index.terms import Terms
from bot.search.words.features import EDGE, Counts, Features, Word, Words, unit


def phrase(text: str, sure: float = 1.0) -> Words:
    """The words of a text, each its own stem."""
    return tuple(Word(word, word, sure) for word in text.split())


PHRASES = [phrase(p) for p in ("the brake squeals", "the brake lever", "the chain", "the chain jumps")]


def weigh(stem: str) -> float:
    """A common word weighs less."""
    return 0.3 if stem == "the" else 1.0


def covering(phrases: Sequence[Sequence[Words]], bodies: Sequence[Words]) -> Coverage:
    """The coverage of entries with these phrasings and answers."""
    said = [counts(map(stems_of, group), stems_of(body)) for group, body in zip(phrases, bodies, strict=True)]
    return Coverage(Postings(listed(said)), len(phrases), weigh)


def stems_of(words: Words) -> tuple[str, ...]:
    """Their stems."""
    return tuple(word.stem for word in words)


FEATURES = Features(Counts.of(map(stems_of, PHRASES)), weigh)


def test_vectors_have_length_one() -> None:
    """However many terms there are."""
    assert math.fsum(v * v for v in FEATURES.terms(PHRASES[0]).values()) == pytest.approx(1.0)


def test_rare_words_tell_more() -> None:
    """Rarity grows as fewer phrases have the word, and most for a word that none has."""
    assert FEATURES.rarity("the") < FEATURES.rarity("brake") < FEATURES.rarity("lever")
    assert FEATURES.rarity("lever") < FEATURES.rarity("unheard")


def test_pairs_know_order_and_edges() -> None:
    """Neighbours count in their order, the beginning and the end of the phrase among them."""
    terms = FEATURES.terms(phrase("brake squeals"))
    assert {("brake", "squeals"), (EDGE, "brake"), ("squeals", EDGE)} <= set(terms)
    assert ("squeals", "brake") not in terms


def test_an_uncertain_spelling_counts_less() -> None:
    """A repaired word speaks more softly than a word typed right."""
    sure = FEATURES.terms((Word("brake", "brake"), Word("lever", "lever", 0.6)))
    assert sure["lever"] < FEATURES.terms(phrase("brake lever"))["lever"]


def test_the_empty_vector_stays_empty() -> None:
    """Nothing can be scaled to nothing."""
    assert unit({}) == {}


@pytest.mark.parametrize(
    "texts", [["the brake the brake the"], ["", "chain"], ["the brake lever", "the chain"]]
)
def test_all_phrases_at_once_weigh_as_one_by_one(texts: list[str]) -> None:
    """What is learned from is weighed as what is asked."""
    phrases = [phrase(text) for text in texts]
    features = Features(Counts.of(map(stems_of, phrases)), weigh)
    terms = Terms([*map(stems_of, phrases)], features)
    for number, words in enumerate(phrases):
        _, rows, values = terms.of(np.array([number]))
        expected = {terms.rows.find(term): value for term, value in features.terms(words).items()}
        assert dict(zip(rows.tolist(), values.tolist(), strict=True)) == pytest.approx(expected)


def test_unknown_words_lower_every_coverage() -> None:
    """A question with words that no entry has covers less of what it says."""
    coverage = covering([PHRASES[:2], PHRASES[2:]], [(), ()])
    plain = coverage.postings.total(coverage.query(phrase("brake lever")), 0)
    strange = coverage.postings.total(coverage.query(phrase("brake lever zebra")), 0)
    assert 0 < strange < plain <= 1


def test_numbers_share_their_shape() -> None:
    """Another number of as many digits resembles the one that is known."""
    coverage = covering([[phrase("after 5 years")], [phrase("after lunch")]], [(), ()])
    assert coverage.postings.total(coverage.query(phrase("7")), 0) > 0
    assert coverage.postings.total(coverage.query(phrase("7")), 1) == 0


def test_an_answer_counts_a_little() -> None:
    """Words of the body are found, at less weight than those of phrasings."""
    coverage = covering([[phrase("brake")], [phrase("chain")]], [phrase("squeals"), ()])
    body = coverage.postings.total(coverage.query(phrase("squeals")), 0)
    assert 0 < body < coverage.postings.total(coverage.query(phrase("brake")), 0)
