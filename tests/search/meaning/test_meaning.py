"""What texts mean in the eyes of one knowledge base."""

from __future__ import annotations

import numpy as np
import pytest

from bot.knowledge.model import KnowledgeBase
from bot.search.meaning.encoder import Encoder
from bot.search.meaning.learning import Trained, train
from bot.search.meaning.meaning import Meaning
from tests.workshop import base_of, topic

IDS = (
    "flat-tyre",
    "brakes",
    "gears",
    "opening-hours",
    "price-of-service",
    "no-cars",
    "danger",
    "staff-discount",
)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("something sharp got stuck in my wheel and now it loses pressure", "flat-tyre"),
        ("it hardly slows down any more when I want to stop", "brakes"),
        ("at what hour do you close?", "opening-hours"),
        ("will it cost me a fortune to have it looked after?", "price-of-service"),
    ],
)
def test_other_words_for_the_same_thing_are_understood(meaning: Meaning, text: str, wanted: str) -> None:
    """No telling word of these stands in the entry."""
    assert IDS[meaning.read([text])[0].likeliest(1)[0]] == wanted


def test_probabilities_are_those_of_all_entries_and_of_none(meaning: Meaning) -> None:
    """They add up to one."""
    sense = meaning.read(["my brakes squeal"])[0]
    assert len(sense.entries) == len(IDS)
    assert np.exp(sense.entries).sum() + np.exp(sense.outside) == pytest.approx(1, abs=1e-4)


def test_another_subject_is_likelier_outside(meaning: Meaning) -> None:
    """Than the knowledge's own subject is."""
    ours, other = meaning.read(["there is a nail in my tyre", "a soup of fresh tomatoes"])
    assert other.outside > ours.outside


def test_the_nearest_phrasing_is_named(meaning: Meaning) -> None:
    """As it stands in the file, with its cosine."""
    near = meaning.near(meaning.read(["squealing brakes"])[0], IDS.index("brakes"))
    assert near.phrase == "my brakes squeal"
    assert 0.7 < near.cosine < 1.0


def test_a_phrasing_is_nearest_to_itself(meaning: Meaning) -> None:
    """Rounded as it is kept."""
    near = meaning.near(meaning.read(["my derailleur rattles"])[0], IDS.index("gears"))
    assert near.phrase == "my derailleur rattles"
    assert near.cosine == pytest.approx(1, abs=0.01)


def test_one_near_phrasing_is_not_yet_three(encoder: Encoder) -> None:
    """An entry with one stray phrasing is as near by its nearest, and not by its nearest few."""
    stray = topic("soup", "Tomato soup", ["my derailleur rattles", "how long does it boil?", "which basil?"])
    base = base_of(topic("gears", "Gears", ["my derailleur rattles", "gears slip", "noisy gears"]), stray)
    meaning = Meaning.of(base, train(base, encoder), encoder)
    sense = meaning.read(["my derailleur rattles"])[0]
    gears, soup = meaning.near(sense, 0), meaning.near(sense, 1)
    assert gears.cosine == soup.cosine
    assert gears.few > soup.few


def test_an_entry_with_one_phrasing_has_that_for_its_few(encoder: Encoder) -> None:
    """The mean is of what there is."""
    base = base_of(topic("soup", "Tomato soup", []))
    meaning = Meaning.of(base, train(base, encoder), encoder)
    near = meaning.near(meaning.read(["soup of tomatoes"])[0], 0)
    assert near.few == near.cosine


def test_a_text_means_the_same_in_any_company(meaning: Meaning) -> None:
    """Alone or beside others."""
    alone = meaning.read(["are you open?"])[0]
    beside = meaning.read(["what is the price of a full service of my bike?", "are you open?"])[1]
    assert np.array_equal(alone.vector, beside.vector)
    assert np.allclose(alone.entries, beside.entries, atol=1e-5)


def test_what_was_learned_from_another_version_is_refused(trained: Trained, encoder: Encoder) -> None:
    """Its phrasings have no vectors."""
    other: KnowledgeBase = base_of(topic("soup", "Tomato soup", ["how long does it boil?"]))
    with pytest.raises(KeyError):
        Meaning.of(other, trained, encoder)
