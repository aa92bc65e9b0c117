"""Where danger begins: asked of writers of whom nothing was learned."""

from __future__ import annotations

import training  # noqa: F401  holds numpy to one thread, and so has to come before it

# isort: split
from dataclasses import replace

import numpy as np
import pytest

from bot.search.danger.judge import TOLD, WORDS_SHARE
from bot.search.danger.sense import PARTS
from bot.search.meaning.encoder import DIMENSIONS
from training import thresholds
from training.cries import Cry
from training.thresholds import (
    STRANGERS,
    Material,
    Scores,
    crossed,
    joined,
    learned,
    least,
    scored,
    with_thresholds,
    worth_learning,
)


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
    """What nobody wrote for it is nobody's."""
    assert {name: int(own.sum()) for name, own in material.writers()} == {"a": 60, "b": 40}
    assert material.danger.sum() == 50


def test_what_is_far_from_danger_is_not_learned_from(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of what nobody wrote for it; what writers wrote for it is kept, however far it is."""
    monkeypatch.setattr(thresholds, "NEAREST", 2)
    aside = ["how much do i earn", "i want to retire", "which language first", "i want to rest", "more pay"]
    sentences = [*made("a", 30), *(Cry(text, False) for text in aside)]
    kept = worth_learning(sentences, [cry.text.split() for cry in sentences])
    assert kept[:60].all()
    assert [text for text, own in zip(aside, kept[60:], strict=True) if own] == [aside[1], aside[3]]


def test_each_writer_is_judged_by_what_the_others_teach(material: Material) -> None:
    """With the scores of all of their sentences."""
    found = crossed(material)
    assert {name: len(scores.words) for name, scores in found.items()} == {"a": 60, "b": 40}
    for scores in found.values():
        assert scores.whole[scores.danger].mean() > scores.whole[~scores.danger].mean()


def test_only_strangers_are_left_out(material: Material) -> None:
    """Others wrote harmless sentences to look like their own dangerous ones, or have been tuned by."""
    cries = [replace(cry, writer="danger" if cry.writer == "b" else cry.writer) for cry in material.cries]
    assert {*crossed(replace(material, cries=cries))} == {"a"}
    assert {"a", "b"} < {*STRANGERS}


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
    strangers = joined(found.values())
    harmless = ~strangers.danger
    assert not (strangers.words[harmless] >= words.alone).any()
    assert not (strangers.whole[harmless] >= network.enough).any()
    assert (strangers.words[strangers.danger] >= words.near).mean() >= 0.95


def scores_of(words: list[float], whole: list[float], danger: list[bool]) -> Scores:
    """Scores as one writer's sentences may have them."""
    return Scores(np.array(words, np.float32), np.array(whole, np.float32), np.array(danger))


def test_scores_of_several_writers_are_joined_in_order() -> None:
    """Each sentence keeps what belongs to it."""
    first = scores_of([1.0], [2.0], [True])
    other = scores_of([3.0, 5.0], [4.0, 6.0], [False, True])
    found = joined([first, other])
    assert found.words.tolist() == [1.0, 3.0, 5.0]
    assert found.whole.tolist() == [2.0, 4.0, 6.0]
    assert found.danger.tolist() == [True, False, True]


def test_patterns_count_in_both_scores(material: Material) -> None:
    """By words as much as they are worth, and in the whole by the share that words have."""
    words, network = learned(material, material.everything)
    silent = replace(material, told=np.zeros_like(material.told))
    loud = replace(material, told=np.ones_like(material.told))
    without, having = (scored(each, each.everything, words, network) for each in (silent, loud))
    assert having.words - without.words == pytest.approx(TOLD, abs=1e-4)
    assert having.whole - without.whole == pytest.approx(WORDS_SHARE * TOLD, abs=1e-4)
    assert (having.danger == without.danger).all()


def test_only_the_chosen_are_scored(material: Material) -> None:
    """In the order of the material."""
    words, network = learned(material, material.everything)
    everything = scored(material, material.everything, words, network)
    _, chosen = next(material.writers())
    found = scored(material, chosen, words, network)
    assert found.words == pytest.approx(everything.words[chosen])
    assert found.whole == pytest.approx(everything.whole[chosen], abs=1e-3)


def test_a_writer_who_is_left_out_teaches_nothing(material: Material) -> None:
    """Else the writer's own sentences would tell where danger begins."""
    (_, own), *_ = material.writers()
    changed = [
        ["nothing", "of", "this"] if left_out else words
        for words, left_out in zip(material.words, own, strict=True)
    ]
    other = replace(material, words=changed, rows=np.where(own[:, np.newaxis], 0, material.rows))
    first, _ = learned(material, ~own)
    second, _ = learned(other, ~own)
    assert first == second


@pytest.mark.parametrize("size", [1, 7, 300])
def test_a_threshold_lies_just_above_a_harmless_score(size: int) -> None:
    """As low as it may be, so that as many in danger as can be are met."""
    scores = np.linspace(1, -1, size).astype(np.float32)
    found = least(scores, np.zeros(size, np.bool_), 0.0)
    assert found > 1.0
    assert found == pytest.approx(1.0, abs=1e-5)
