"""Ranking entries by their whole evidence."""

from __future__ import annotations

import pytest

from bot.search.index.index import Index, Query
from bot.search.words.lexicon import phrase_of
from tests.workshop import base_of, index_of, topic


def ids(index: Index, text: str) -> list[str]:
    """Ids of the entries found for a question, best first."""
    return [hit.entry.id for hit in index.rank(index.query(phrase_of(text)))]


def query(index: Index, text: str) -> Query:
    """A question as the index sees it."""
    return index.query(phrase_of(text))


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("how can I patch my tyre", "flat-tyre"),
        ("I found nails in the wheel", "flat-tyre"),
        ("squealing brakes", "brakes"),
        ("rim or disc brakes", "brakes"),
        ("disc vs rim", "brakes"),
        ("the chain jumped off the cogs", "gears"),
        ("mech is rattling", "gears"),
        ("open on sunday?", "opening-hours"),
        ("what will repairs cost", "price-of-service"),
        ("takes a morning", "price-of-service"),
    ],
)
def test_the_right_entry_comes_first(index: Index, question: str, wanted: str) -> None:
    """Other forms of words, other order, synonyms, both orders of a comparison, words of the answer."""
    assert ids(index, question)[0] == wanted


@pytest.mark.parametrize(
    ("question", "wanted"),
    [("my deraileur ratles", "gears"), ("braek padds", "brakes"), ("puncutre", "flat-tyre")],
)
def test_typing_mistakes_do_not_matter(index: Index, question: str, wanted: str) -> None:
    """Each word is repaired towards the words of the knowledge."""
    assert ids(index, question)[0] == wanted


def test_a_question_of_unknown_words_finds_nothing(index: Index) -> None:
    """Nothing in it is known, so nothing is claimed."""
    assert ids(index, "zxcvbn qqqqqqq") == []


def test_a_line_that_must_not_lead_here_pulls_down() -> None:
    """What is like a ``not_for`` line gets less than it would without that line."""
    pump, own = ["how do I inflate a tyre"], ["inflate with a pump"]
    entries = topic("pump", "Inflating", pump), topic("other", "Other things", own)
    warned = topic("pump", "Inflating", pump, not_for=("how do I inflate a paddling pool",)), entries[1]
    score = {}
    for name, base in (("plain", base_of(*entries)), ("warned", base_of(*warned))):
        built = index_of(base)
        hits = built.rank(query(built, "how do I inflate the paddling pool"))
        score[name] = next(hit.score for hit in hits if hit.entry.id == "pump")
    assert score["warned"] < score["plain"]


def test_its_own_phrasing_leads_to_an_entry(index: Index) -> None:
    """Asked word for word, every phrasing finds its entry first."""
    for entry in index.entries:
        for question in entry.questions:
            assert ids(index, question)[0] == entry.id


def test_ranking_is_the_same_every_time(index: Index) -> None:
    """A second index over the same base gives the same scores to the last bit."""
    other = index_of(index.base)
    for text in ("my tyre is flat", "brakes", "how much is a chain"):
        pairs = zip(index.rank(query(index, text)), other.rank(query(other, text)), strict=True)
        assert all(a.entry.id == b.entry.id and a.score == b.score for a, b in pairs)


def test_of_a_very_long_question_the_ends_are_read(index: Index) -> None:
    """The first and the last words count; the middle of an essay is left out."""
    long = "my brakes squeal " + "well " * 400 + "what do I do about the squeal"
    seen = query(index, long)
    assert len(seen.heard) < 120
    assert {"brakes", "squeal"} <= set(seen.heard)


def test_signs_tell_what_speaks_for_the_first(index: Index) -> None:
    """A phrasing asked word for word is nearest to itself, and its entry covers it whole or nearly so."""
    asked = query(index, "my brakes squeal")
    signs = index.signs(asked, index.rank(asked))
    assert signs.nearest == pytest.approx(1.0)
    assert signs.margin > 0
    assert 0.5 < signs.closeness <= 1


def test_an_empty_base_is_an_index() -> None:
    """There is just nothing in it."""
    assert ids(index_of(base_of()), "anything") == []


def test_shares_add_up_to_the_score(index: Index) -> None:
    """The parts of the evidence are the whole score."""
    asked = query(index, "my chain rattles")
    hit = index.rank(asked)[0]
    assert sum(index.shares(asked, hit.number).values()) == pytest.approx(hit.score, abs=1e-4)
