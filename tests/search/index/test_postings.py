"""Packed weights, and the search for the highest sums."""

from __future__ import annotations

import random

import pytest

from bot.search.index import postings as module
from bot.search.index.postings import Part, Postings, leading

SMALL = Postings([("b", 0, 1.0), ("a", 1, 2.0), ("b", 2, 3.0), ("c", 2, 0.5)])


def test_weights_are_found_again() -> None:
    """Every weight is found by feature and entry; what is not there weighs nothing."""
    assert [SMALL.weight("b", entry) for entry in range(4)] == [1.0, 0.0, 3.0, 0.0]
    assert SMALL.weight("unheard", 0) == 0.0
    assert "a" in SMALL
    assert "unheard" not in SMALL


def test_a_total_counts_each_feature_by_its_weight() -> None:
    """The sum over the features of a question."""
    assert SMALL.total({"b": 2.0, "c": 4.0, "unheard": 9.0}, 2) == 8.0


def parts_of(postings: Postings, weights: dict[str, float]) -> list[Part]:
    """The parts of a question over one table."""
    return [Part(postings, *postings.span(feature), weight) for feature, weight in weights.items()]


def test_the_highest_sums_lead() -> None:
    """Best first; an entry that has no feature of the question is not found, whatever it starts with."""
    found = leading(parts_of(SMALL, {"b": 1.0, "a": 1.0}), [0.0, 0.0, 0.0, 99.0], 5)
    assert [(-at, total) for total, at in found] == [(2, 3.0), (1, 2.0), (0, 1.0)]


def test_equal_sums_keep_the_order_of_entries() -> None:
    """Ties are broken the same way every time."""
    table = Postings([("a", entry, 1.0) for entry in range(9)])
    assert [-at for _, at in leading(parts_of(table, {"a": 1.0}), [0.0] * 9, 3)] == [0, 1, 2]


def test_pruning_keeps_the_leader(monkeypatch: pytest.MonkeyPatch) -> None:
    """With too many weights to read, rare features choose and common ones re-rank: the clear winner stays."""
    chance = random.Random(3)
    rows = [("common", entry, chance.random()) for entry in range(500)]
    rows += [(f"rare{entry}", entry, 1.0 + chance.random()) for entry in range(500)]
    table = Postings(rows)
    question = parts_of(table, {"common": 1.0, "rare7": 1.0, "rare9": 0.1})
    whole = leading(question, [0.0] * 500, 2)
    monkeypatch.setattr(module, "MOST_STEPS", 50)
    assert leading(question, [0.0] * 500, 2)[0] == pytest.approx(whole[0])
