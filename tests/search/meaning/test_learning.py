"""What is learned of meanings from a knowledge base, and what is encoded for it."""

from __future__ import annotations

import numpy as np
import pytest

from bot.knowledge.model import KnowledgeBase
from bot.search.meaning.encoder import Encoder
from bot.search.meaning.learning import Trained, owners_of, texts_of, train
from bot.search.meaning.vectors import Vectors
from tests.workshop import OUTSIDE, WORKSHOP, base_of, topic


def test_every_text_of_the_knowledge_gets_a_vector_once(shop: KnowledgeBase, trained: Trained) -> None:
    """Phrasings, lines that must not lead to an entry, and messages about other things."""
    texts = texts_of(shop)
    assert {"my brakes squeal", "how do I inflate a paddling pool", *OUTSIDE} <= set(texts)
    assert len(texts) == len(set(texts)) == len(trained.vectors)
    assert trained.vectors.missing(texts) == []


def test_answers_are_not_read() -> None:
    """They would take a third of the time and help to find nothing."""
    assert texts_of(base_of(topic("tyre", "Tyres", answer="Pump the tyre up well."))) == ["Tyres"]


def test_equal_knowledge_gives_equal_weights(shop: KnowledgeBase, trained: Trained, encoder: Encoder) -> None:
    """To the last bit, so that two bots answer alike."""
    again = train(shop, encoder)
    assert np.array_equal(again.head.weights, trained.head.weights)
    assert np.array_equal(again.head.bias, trained.head.bias)


def test_only_what_is_new_is_encoded(shop: KnowledgeBase, trained: Trained, encoder: Encoder) -> None:
    """A change of one entry costs that entry's time."""
    changed = base_of(*shop.entries.values(), topic("bells", "A bell for the bike", ["ring ring?"]))
    told: list[tuple[int, int]] = []
    again = train(changed, encoder, trained.vectors, lambda done, all_: told.append((done, all_)))
    assert told[-1] == (2, 2)  # its title and its question
    assert again.head.weights.shape == (len(changed.entries) + 1, 384)


def test_texts_that_are_gone_are_forgotten(trained: Trained, encoder: Encoder) -> None:
    """What is kept does not grow with every change."""
    small = base_of(WORKSHOP[0])
    assert len(train(small, encoder, trained.vectors).vectors) == len(texts_of(small))


def test_a_line_that_another_entry_answers_is_not_outside(encoder: Encoder) -> None:
    """It must not lead here, but there."""
    pump, pool = (
        topic("pump", "Pumping a tyre", ["how do I pump my tyre?"], not_for=("how do I fill a pool?",)),
        topic("pool", "Filling a pool", ["how do I fill a pool?"]),
    )
    known, unknown = train(base_of(pump, pool), encoder), train(base_of(pump), encoder)
    asked = encoder.encode(["how do I fill a pool?"])[0]
    assert known.head(asked).argmax() == 1
    assert unknown.head(asked).argmax() == 1  # the number after the last entry: outside


def test_an_empty_base_is_learned_too(encoder: Encoder) -> None:
    """There is one class left: none of them."""
    learned = train(base_of(), encoder, Vectors())
    assert learned.head.weights.shape == (1, 384)


@pytest.mark.parametrize(("groups", "owners"), [([["a", "b"], [], ["c"]], [0, 0, 2]), ([], [])])
def test_owners_are_numbered_by_group(groups: list[list[str]], owners: list[int]) -> None:
    """A group without texts has its number all the same."""
    assert owners_of(groups).tolist() == owners
