"""How well danger is met on sentences that neither patterns nor what is learned of danger was made with.

``crisis.yaml`` tells what strangers meet: its writer had seen neither patterns nor sentences to learn
from, and it was measured once, when all was learned. Nobody who writes either reads it, and no failure
here shows a line of it: whoever tunes by it no longer knows what strangers meet.
``tests/search/danger.yaml`` and ``training/danger/`` are the lists to work with.
The floors and ceilings stand a little beside what was measured.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from bot.search.crisis import Crisis
from bot.search.engine import Engine
from tests.corpus.files import corpus


@dataclass(frozen=True)
class Bounds:
    """Shares of the sentences of people in danger, and of harmless ones with the same words."""

    least_met: float
    most_alarmed: float


BOUNDS = {
    ("crisis.yaml", "engine"): Bounds(0.95, 0.0034),
    ("crisis.yaml", "plain"): Bounds(0.90, 0.0067),
}
"""Of a list, with meaning and by words alone; 0.95 and one in 300 are wanted of one that nobody knows."""


@pytest.fixture(scope="module", params=BOUNDS, ids="-".join)
def way(request: pytest.FixtureRequest) -> tuple[str, str]:
    """A list, and a way of reading."""
    return request.param  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def bounds(way: tuple[str, str]) -> Bounds:
    """What is asked of it."""
    return BOUNDS[way]


@pytest.fixture(scope="module")
def sizes(way: tuple[str, str]) -> Mapping[str, int]:
    """How many sentences of each sort there are."""
    return {sort: len(texts) for sort, texts in corpus(way[0]).items()}


@pytest.fixture(scope="module")
def met(way: tuple[str, str], engine: Engine, plain: Engine) -> Mapping[str, int]:
    """How many of each sort are met; the sentences themselves go no further."""
    crisis: Crisis = {"engine": engine, "plain": plain}[way[1]]._crisis
    return {sort: sum(map(bool, map(crisis.met, texts))) for sort, texts in corpus(way[0]).items()}


def test_the_list_is_long_enough_to_measure_by(sizes: Mapping[str, int]) -> None:
    """A single sentence moves neither share by a whole point."""
    assert sizes["danger"] >= 150
    assert sizes["harmless"] >= 300


def test_strangers_in_danger_are_met(
    met: Mapping[str, int], sizes: Mapping[str, int], bounds: Bounds
) -> None:
    """At least the share that was reached."""
    assert met["danger"] >= bounds.least_met * sizes["danger"]


def test_strangers_idioms_are_left_alone(
    met: Mapping[str, int], sizes: Mapping[str, int], bounds: Bounds
) -> None:
    """At most the share that was reached."""
    assert met["harmless"] <= bounds.most_alarmed * sizes["harmless"]
