"""What was learned, laid flat for a file and taken up again."""

from __future__ import annotations

import math
from array import array
from typing import Any

import pytest

from bot.knowledge.model import KnowledgeBase
from bot.search.engine import Engine
from bot.search.index.flat import Flat, Misshapen, flatten, unflatten
from bot.search.index.learned import Learned
from bot.search.index.learning import learn

ASKED = (
    "my brakes squeal",
    "mech is rattling",
    "bake a cake",
    "how do I inflate a paddling pool",
    "deraileur",
)


@pytest.fixture(scope="module")
def learned(workshop: KnowledgeBase) -> Learned:
    """What the workshop's knowledge teaches."""
    return learn(workshop)


@pytest.fixture
def flat(learned: Learned) -> dict[str, Any]:
    """The same, laid flat, to be spoilt."""
    return dict(flatten(learned))


def test_the_same_answers_come_from_what_was_laid_flat(
    learned: Learned, flat: Flat, workshop: KnowledgeBase
) -> None:
    """To the last digit of every score."""
    first = Engine(workshop, learned=learned)
    again = Engine(workshop, learned=unflatten(flat, len(workshop.entries)))
    assert [str(first.explain(text)) for text in ASKED] == [str(again.explain(text)) for text in ASKED]


def test_it_holds_nothing_but_words_and_numbers(flat: Flat) -> None:
    """So that no file can bring in anything else."""
    for part in flat.values():
        kinds = {type(item) for item in part}
        assert kinds <= ({str} if isinstance(part, list) else {int, float})


def test_every_part_is_needed(flat: dict[str, Any], workshop: KnowledgeBase) -> None:
    """A file that lacks one is no use."""
    for name in list(flat):
        with pytest.raises(Misshapen):
            unflatten({key: part for key, part in flat.items() if key != name}, len(workshop.entries))


def test_no_part_may_be_cut(flat: dict[str, Any], workshop: KnowledgeBase) -> None:
    """Each has to fit the others."""
    for name, part in flat.items():
        if len(part) and not name.endswith("pairs"):
            with pytest.raises(Misshapen):
                unflatten(flat | {name: part[:-1]}, len(workshop.entries))


@pytest.mark.parametrize("name", ["bias", "terms.weights", "coverage.weights"])
@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_no_weight_may_be_without_bounds(
    flat: dict[str, Any], workshop: KnowledgeBase, name: str, value: float
) -> None:
    """One would decide every answer."""
    flat[name] = array("f", [value, *flat[name][1:]])
    with pytest.raises(Misshapen):
        unflatten(flat, len(workshop.entries))


@pytest.mark.parametrize("value", [0.0, -2.0])
def test_what_an_entry_says_is_said_at_least_once(
    flat: dict[str, Any], workshop: KnowledgeBase, value: float
) -> None:
    """Less would be divided by."""
    flat["coverage.weights"] = array("f", [value, *flat["coverage.weights"][1:]])
    with pytest.raises(Misshapen):
        unflatten(flat, len(workshop.entries))


@pytest.mark.parametrize("name", ["terms.entries", "coverage.entries", "phrases.places", "against.places"])
def test_no_number_may_point_outside(flat: dict[str, Any], workshop: KnowledgeBase, name: str) -> None:
    """An entry or a word that does not exist."""
    flat[name] = array("I", [4_000_000_000, *flat[name][1:]])
    with pytest.raises(Misshapen):
        unflatten(flat, len(workshop.entries))


@pytest.mark.parametrize("name", ["terms.starts", "coverage.starts"])
def test_starts_must_rise(flat: dict[str, Any], workshop: KnowledgeBase, name: str) -> None:
    """Otherwise a feature's entries would end before they begin."""
    flat[name] = array("I", sorted(flat[name], reverse=True))
    with pytest.raises(Misshapen):
        unflatten(flat, len(workshop.entries))


@pytest.mark.parametrize(
    ("name", "other"), [("bias", array("d", [0.0])), ("known.words", array("I")), ("total", ["1"])]
)
def test_every_part_has_its_sort(
    flat: dict[str, Any], workshop: KnowledgeBase, name: str, other: object
) -> None:
    """Words are no numbers, and doubles are no floats."""
    with pytest.raises(Misshapen):
        unflatten(flat | {name: other}, len(workshop.entries))


def test_another_base_does_not_fit(flat: Flat, workshop: KnowledgeBase) -> None:
    """The number of entries is part of the shape."""
    with pytest.raises(Misshapen):
        unflatten(flat, len(workshop.entries) + 1)
