"""Fitting the confidence, from labelled questions to the numbers that go into the bot."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.search.meaning.confidence import WEIGHTS
from tests.workshop import OUTSIDE, WORDS, WORKSHOP, base_of
from training.__main__ import main
from training.labels import Labelled
from training.parts.confidence import fitted, reading
from training.progress import Bars

NONE: frozenset[str] = frozenset()
NOT_ASKED = ("a cake for my aunt", "rain again tomorrow", "the bus is late", "who sings that?", "a new phone")


@pytest.fixture(scope="module")
def lines() -> list[str]:
    """What is printed for a workshop's questions and some about other things."""
    asked = [
        Labelled(f"{text} please", frozenset({entry.id}), NONE, 1.0)
        for entry in WORKSHOP
        for text in entry.questions
    ]
    others = [Labelled(text, NONE, NONE, 1.0) for text in NOT_ASKED]
    with Bars() as bars:
        engine = reading(base_of(*WORKSHOP, **WORDS, outside=OUTSIDE), bars)
        return list(fitted(asked + others, engine, bars))


def test_every_sign_gets_a_weight(lines: list[str]) -> None:
    """In the order in which the bot has them, ready to be put there."""
    weights = re.fullmatch(r"WEIGHTS = \((.*)\)", lines[0])
    assert weights
    assert len([float(weight) for weight in weights[1].split(", ")]) == len(WEIGHTS)
    assert re.fullmatch(r"START = -?\d+\.\d\d", lines[1])


def test_chances_are_held_against_questions_that_took_no_part(lines: list[str]) -> None:
    """How many, what they were told, and how many were served."""
    bands = [line.split() for line in lines[4:]]
    assert sum(int(band[2]) for band in bands) == int(lines[2].split()[0])
    assert all(0.0 <= float(band[3]) <= 1.0 and 0.0 <= float(band[4]) <= 1.0 for band in bands)


def test_the_surest_are_served_more_often(lines: list[str]) -> None:
    """A chance that says nothing would be none."""
    bands = [line.split() for line in lines[4:]]
    assert float(bands[-1][4]) > float(bands[0][4])


def test_too_few_labels_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What a handful says is chance."""
    file = tmp_path / "labels.yaml"
    file.write_text("questions:\n- {q: 'how do I get there?', kind: career, full: [path]}\n")
    assert main(["confidence", "--labels", str(file)]) == 65
    assert "too few" in capsys.readouterr().err
