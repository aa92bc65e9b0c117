"""Which words speak for another subject."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from bot.search.confidence import SURELY_INSIDE, Signs, chance
from bot.search.index.index import Index
from bot.search.index.outside import Outside
from bot.search.words.features import Term
from bot.search.words.lexicon import phrase_of
from tests.workshop import base_of, index_of, topic

INSIDE: list[dict[Term, float]] = [{"brake": 0.8, "price": 0.6}, {"brake": 0.8, "noise": 0.6}] * 4
LINES: list[dict[Term, float]] = [{"oven": 0.8, "price": 0.6}, {"oven": 0.8, "noise": 0.6}] * 4


def heard(index: Index, text: str) -> float:
    """The evidence that a question is about another subject."""
    query = index.query(phrase_of(text))
    return index.signs(query, index.rank(query)).outside


def test_words_of_the_lines_speak_for_another_subject() -> None:
    """What stands on one side only tells; what stands on both sides tells nothing."""
    learned = Outside.learn(INSIDE, LINES)
    assert learned.evidence({"oven": 1.0}) > 0 > learned.evidence({"brake": 1.0})
    assert abs(learned.evidence({"price": 1.0}) - learned.evidence({})) < 0.5


def test_without_lines_nothing_lies_outside() -> None:
    """A base whose moderators named no look-alikes is no worse for it."""
    assert Outside.learn(INSIDE, []).evidence({"oven": 1.0}) == -math.inf


def test_a_line_of_one_entry_warns_all_entries() -> None:
    """A moderator writes a look-alike once, where it was met."""
    entries = (
        topic(
            "tyre",
            "Mending a tyre",
            ["my tyre is flat", "patch a tyre"],
            not_for=("bake a cake in the oven",),
        ),
        topic("cake-stand", "A stand for your bike", ["stand for a bike", "a stand that folds"]),
    )
    index = index_of(base_of(*entries))
    assert heard(index, "stand in the oven") > heard(index, "stand for a bike")


def test_a_line_that_another_entry_answers_is_not_outside() -> None:
    """Lines also part neighbours; what one of them gives away belongs to the other."""
    shared = ("how do I patch a tyre",)
    entries = (
        topic("tyre", "Mending a tyre", ["how do I patch a tyre", "my tyre is flat"]),
        topic("brakes", "Setting brakes", ["my brakes squeal", "brake pads"], not_for=shared),
    )
    assert heard(index_of(base_of(*entries)), "patch a tyre tonight") == -math.inf


def test_what_declining_entries_are_asked_lies_outside() -> None:
    """They say what is left to others; an answer about something else is then less sure."""
    entries = (
        topic("tyre", "Mending a tyre", ["my tyre is flat", "patch a tyre"]),
        topic("cars", "Cars", ["engine of my car", "the car needs petrol"], declines=True),
    )
    index = index_of(base_of(*entries))
    assert heard(index, "patch a flat tyre with petrol") > heard(index, "my tyre is flat")


def test_another_subject_is_declined_and_not_doubted() -> None:
    """What speaks for another subject does not speak against the entry that is meant for it."""
    entries = (
        topic("tyre", "Mending a tyre", ["my tyre is flat", "patch a tyre"]),
        topic("cars", "Cars", ["engine of my car", "the car needs petrol"], declines=True),
    )
    index = index_of(base_of(*entries, domain=("tyre",), other_trades=("petrol",)))
    query = index.query(phrase_of("petrol for the car"))
    signs = index.signs(query, index.rank(query))
    assert (signs.no_domain, signs.other_trade, signs.outside) == (False, False, SURELY_INSIDE)


def test_how_one_asks_tells_nothing() -> None:
    """Lines begin as questions do; only words of a subject count."""
    lines = ("how do I bake a cake", "how do I cook rice", "how do I sail a boat")
    entries = (
        topic("tyre", "Mending a tyre", ["tyre flat", "tyre needs a patch"], not_for=lines),
        topic("brakes", "Setting brakes", ["brakes squeal", "brake pads worn"]),
    )
    index = index_of(base_of(*entries))
    assert heard(index, "how do I mend the tyre") == pytest.approx(heard(index, "mend the tyre"), abs=0.3)


def test_a_close_phrasing_overrules_the_doubt() -> None:
    """What is nearly a phrasing of the entry is answered, whatever else its words are used for."""
    doubtful = Signs(closeness=0.5, margin=2.0, nearest=1.0, length=1, outside=5.0)
    assert chance(doubtful) == chance(replace(doubtful, outside=-5.0))
