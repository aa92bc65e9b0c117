"""Where danger begins: asked of writers of whom nothing was learned."""

from __future__ import annotations

import training  # noqa: F401  holds numpy to one thread, and so has to come before it

# isort: split
import numpy as np
import pytest

from bot.search.danger.sense import PARTS
from bot.search.meaning.encoder import DIMENSIONS
from training.cries import Cry
from training.thresholds import STRANGERS, Material, crossed, joined, learned, least, with_thresholds


def made(writer: str, number: int) -> list[Cry]:
    """One writer's sentences."""
    return [
        *(Cry(f"i want to die {writer} {at}", True, writer) for at in range(number)),
        *(Cry(f"how to kill a process {writer} {at}", False, writer) for at in range(number)),
    ]


@pytest.fixture(scope="module")
def material() -> Material:
    """Two writers, the questions of an entry, and texts that nobody wrote for it."""
    sentences = [*made("a", 30), *made("b", 20), *(Cry(f"career question {at}", False) for at in range(60))]
    chance = np.random.default_rng(5)
    rows = chance.normal(size=(len(sentences), PARTS * DIMENSIONS)).astype(np.float32)
    danger = np.array([cry.danger for cry in sentences])
    rows[:, :40] += np.where(danger, 1.0, -1.0)[:, np.newaxis]
    return Material(sentences, [cry.text.split() for cry in sentences], danger.astype(np.float32), rows)


def test_texts_are_told_by_writer(material: Material) -> None:
    """What nobody wrote for it stands aside."""
    assert {name: int(own.sum()) for name, own in material.writers()} == {"a": 60, "b": 40}
    assert material.aside.sum() == 60
    assert material.danger.sum() == 50


def test_each_writer_is_judged_by_what_the_others_teach(material: Material) -> None:
    """With the scores of all of their sentences."""
    found = crossed(material)
    assert {name: len(scores.words) for name, scores in found.items()} == {"a": 60, "b": 40}
    for scores in found.values():
        assert scores.whole[scores.danger].mean() > scores.whole[~scores.danger].mean()


@pytest.mark.parametrize(("most", "over"), [(0.0, 0), (0.1, 1), (0.25, 2)])
def test_a_threshold_lets_through_no_more_than_it_may(most: float, over: int) -> None:
    """Of the harmless; danger does not count."""
    scores = np.arange(20, dtype=np.float32)
    danger = scores >= 10
    assert (scores[~danger] >= least(scores, danger, most)).sum() == over


def test_thresholds_are_set_by_strangers(material: Material) -> None:
    """From words alone, from both, and where sense need not be asked."""
    found = crossed(material)
    words, network = with_thresholds(*learned(material, material.everything), found)
    strangers = joined(found[name] for name in STRANGERS)
    harmless = ~strangers.danger
    assert not (strangers.words[harmless] >= words.alone).any()
    assert not (strangers.whole[harmless] >= network.enough).any()
    assert (strangers.words[strangers.danger] >= words.near).mean() >= 0.95
