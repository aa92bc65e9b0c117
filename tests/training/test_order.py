"""The order of learning: each text once a pass, and a step's batch by its number alone."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.order import Order


def a_pass(order: Order, number: int) -> list[int]:
    """The places that a pass goes over."""
    steps = range(number * order.a_pass, (number + 1) * order.a_pass)
    return [int(place) for step in steps for place in order[step]]


@pytest.mark.parametrize(("texts", "batch", "steps"), [(10, 5, 2), (11, 5, 3), (3, 5, 1)])
def test_a_pass_goes_over_each_text_once(texts: int, batch: int, steps: int) -> None:
    """The last batch of a pass may be short."""
    order = Order(texts, batch, 0)
    assert order.a_pass == steps
    assert sorted(a_pass(order, 0)) == list(range(texts))


def test_every_pass_is_shuffled_anew() -> None:
    """And none goes through the texts as they stand."""
    order = Order(50, 8, 0)
    passes = [a_pass(order, number) for number in range(3)]
    assert len({tuple(places) for places in [*passes, range(50)]}) == 4


def test_a_batch_depends_on_nothing_but_its_step() -> None:
    """A run that goes on in the middle learns from the same texts as one that never stopped."""
    whole = Order(50, 8, 0)
    before = [whole[step] for step in range(20)]
    assert all(np.array_equal(Order(50, 8, 0)[step], before[step]) for step in (19, 3, 12))


def test_another_seed_goes_another_way() -> None:
    """Two teachers differ."""
    assert a_pass(Order(50, 8, 0), 0) != a_pass(Order(50, 8, 1), 0)


@given(st.integers(1, 40), st.integers(1, 50), st.integers(0, 9))
def test_every_step_has_texts(texts: int, batch: int, step: int) -> None:
    """Whatever the sizes, no step is empty and none is larger than a batch."""
    found = Order(texts, batch, 0)[step]
    assert 1 <= len(found) <= batch
    assert ((found >= 0) & (found < texts)).all()
