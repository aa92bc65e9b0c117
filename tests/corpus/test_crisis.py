"""How well danger is met on sentences that neither patterns nor what is learned of danger was made with.

What was overlooked of today's list has been looked at, and sentences to learn from were written since: its
figures are held so that nothing is lost; what strangers meet is told by the next list (``bench/README.md``).
From then on nobody who writes patterns or sentences to learn from reads ``crisis.yaml``, and no failure here
shows a line of it: whoever tunes by it no longer knows what strangers meet. ``tests/search/danger.yaml`` and
``training/danger/`` are the lists to work with. The floors and the ceilings stand a little beside what was
measured.
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


BOUNDS = {"engine": Bounds(0.95, 0.004), "plain": Bounds(0.86, 0.007)}
"""With meaning and by words alone; 0.95 and one in 300 are wanted, of a list that nobody has looked at."""


@pytest.fixture(scope="module")
def sizes() -> Mapping[str, int]:
    """How many sentences of each sort there are."""
    return {sort: len(texts) for sort, texts in corpus("crisis.yaml").items()}


@pytest.fixture(scope="module", params=BOUNDS)
def bounds(request: pytest.FixtureRequest) -> Bounds:
    """What is asked of one way of reading."""
    return BOUNDS[request.param]


@pytest.fixture(scope="module")
def met(bounds: Bounds, request: pytest.FixtureRequest) -> Mapping[str, int]:
    """How many of each sort are met; the sentences themselves go no further."""
    (name,) = (name for name, own in BOUNDS.items() if own is bounds)
    engine: Engine = request.getfixturevalue(name)
    crisis: Crisis = engine._crisis
    return {sort: sum(map(bool, map(crisis.met, texts))) for sort, texts in corpus("crisis.yaml").items()}


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
