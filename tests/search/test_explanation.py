"""Why the engine replies as it does."""

from __future__ import annotations

import pytest

from bot.search.engine import Engine


def test_words_are_told_apart(engine: Engine) -> None:
    """Matched, known elsewhere, unknown, repaired and synonymous words each have their place."""
    told = engine.explain("my mech ratles at the handlebar, kryptonite")
    assert "rattles" in told.matched
    assert "handlebar" in told.elsewhere
    assert "kryptonite" in told.unknown
    assert told.repaired == {"ratles": "rattles"}
    assert told.synonyms == {"mech": "derailleur"}


def test_evidence_and_rivals_are_shown(engine: Engine) -> None:
    """Each kind of evidence has a share; at most five entries, best first."""
    told = engine.explain("there is a nail in my tyre")
    assert told.best[0][0] == "flat-tyre"
    assert told.best[0][1] == max(score for _, score, _ in told.best)
    assert len(told.best) <= 5
    assert set(told.shares) == {"terms", "coverage", "exact or against"}
    assert sum(told.shares.values()) == pytest.approx(told.best[0][1], abs=1e-4)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("my brakes squeal", "answered"),
        ("thanks", "courtesy"),
        ("what is the capital of Mongolia", "not known"),
        ("can you repair my car?", "declined by no-cars"),
        ("my friend is unconscious", "words of danger: danger"),
    ],
)
def test_the_rule_that_decided_is_named(engine: Engine, text: str, words: str) -> None:
    """Which threshold or rule it was, in a sentence."""
    assert words in engine.explain(text).decided


def test_the_explanation_agrees_with_the_reply(engine: Engine) -> None:
    """Same confidence, same first entry."""
    reply, told = engine.reply("squealing rim brakes"), engine.explain("squealing rim brakes")
    assert told.confidence == getattr(reply, "confidence", None)


def test_the_nearest_phrasing_in_words_is_named(engine: Engine) -> None:
    """Word for word as its entry has it; none where nothing is shared."""
    told = engine.explain("why do my brakes squeal so loudly?")
    entry = engine.base.entries[told.best[0][0]]
    assert told.worded in (entry.title, *entry.aliases, *entry.questions)
    assert "squeal" in told.worded
    assert f"says like:  {told.worded}" in told.lines()


def test_a_courtesy_is_near_no_phrasing(engine: Engine) -> None:
    """There is nothing to compare it with."""
    assert engine.explain("thanks").worded == ""


def test_it_prints_as_lines(engine: Engine) -> None:
    """One fact a line, nothing empty."""
    lines = str(engine.explain("my deraileur rattles")).splitlines()
    assert lines[0].startswith("decided:")
    assert any(line.startswith("repaired:") and "deraileur -> derailleur" in line for line in lines)
    assert all(line.strip() for line in lines)
