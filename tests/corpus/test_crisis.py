"""How well danger is met on sentences that the words of danger were not made with.

Nobody who writes patterns reads ``crisis.yaml``, and no failure here shows a line of it: whoever tunes by it
no longer knows what strangers meet. ``tests/search/danger.yaml`` is the list to work with. The floor and the
ceiling stand a little beside what was measured.
"""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from bot.search.crisis import Crisis
from bot.search.engine import Engine
from tests.corpus.files import corpus

LEAST_MET = 0.78
"""Of the sentences of people in danger."""
MOST_ALARMED = 0.045
"""Of the harmless sentences with the same words."""


@pytest.fixture(scope="module")
def sizes() -> Mapping[str, int]:
    """How many sentences of each sort there are."""
    return {sort: len(texts) for sort, texts in corpus("crisis.yaml").items()}


@pytest.fixture(scope="module")
def met(engine: Engine) -> Mapping[str, int]:
    """How many of each sort are met; the sentences themselves go no further."""
    crisis: Crisis = engine._crisis
    return {sort: sum(map(bool, map(crisis.met, texts))) for sort, texts in corpus("crisis.yaml").items()}


def test_the_list_is_long_enough_to_measure_by(sizes: Mapping[str, int]) -> None:
    """A single sentence moves neither share by a whole point."""
    assert sizes["danger"] >= 150
    assert sizes["harmless"] >= 300


def test_strangers_in_danger_are_met(met: Mapping[str, int], sizes: Mapping[str, int]) -> None:
    """At least the share that was reached; 0.95 is wanted."""
    assert met["danger"] >= LEAST_MET * sizes["danger"]


def test_strangers_idioms_are_left_alone(met: Mapping[str, int], sizes: Mapping[str, int]) -> None:
    """At most the share that was reached; one in 300 is wanted."""
    assert met["harmless"] <= MOST_ALARMED * sizes["harmless"]
