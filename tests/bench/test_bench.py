"""The measurements measure what they say."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import saved, start
from bench.__main__ import SIZES, main
from bench.adapter import build, words_alone
from bench.flood import measured, report
from bench.peers import LARGEST, PEERS, Build
from bench.workload import PHRASES_AN_ENTRY, Asked, entries_of, questions_of
from bot.knowledge.model import KnowledgeBase
from tests.folder import write_knowledge

ENTRIES: list[Asked] = [
    {"id": "tyre", "questions": ["my tyre is flat", "how do I patch a puncture", "a nail in the tyre"]},
    {"id": "chain", "questions": ["the chain jumps", "my chain rattles", "how often do I oil it"]},
]


@pytest.mark.parametrize("peer", PEERS)
def test_every_matcher_finds_a_phrase_that_it_was_given(peer: str) -> None:
    """Asked word for word, each answers with the phrase's entry first."""
    assert PEERS[peer](ENTRIES)("my chain rattles")[0][0] == "chain"


def test_the_adapter_scores_by_confidence() -> None:
    """The first score is the engine's chance in [0, 1]; the others follow it."""
    found = build(ENTRIES)("is there a nail in my tyre")
    scores = [score for _, score in found]
    assert found[0][0] == "tyre"
    assert 0 <= scores[0] <= 1
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("made", [build, words_alone])
def test_the_adapter_finds_nothing_in_nothing(made: Build) -> None:
    """A message without a question has no matches."""
    assert made(ENTRIES)("") == []


def test_what_has_to_be_encoded_is_not_measured_by_the_hundred_thousand() -> None:
    """It would take hours, and say nothing that a thousand does not."""
    assert LARGEST["this engine"] < max(SIZES)


def test_made_up_phrases_are_many_and_always_the_same(base: KnowledgeBase) -> None:
    """So many phrases, ten to an entry, equal at every run; questions of every kind."""
    entries = entries_of(base, 200)
    assert [len(entry["questions"]) for entry in entries] == [PHRASES_AN_ENTRY] * 20
    assert entries == entries_of(base, 200)
    assert all(texts for texts in questions_of(entries).values())


def test_the_tables_are_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One row for each matcher, with ratios to the engine, then the knowledge as it is."""
    assert main(["search", "--sizes", "100", "--knowledge", str(write_knowledge(tmp_path))]) == 0
    printed = capsys.readouterr().out
    assert all(f"| {peer} |" in printed for peer in PEERS)
    assert "(1.0)" in printed
    assert "entries of our own" in printed


def test_a_flood_is_measured_beside_members_who_are_alone(tmp_path: Path) -> None:
    """Both parts of the run answer the quiet members; only one of them has a flood."""
    alone, beside = measured(write_knowledge(tmp_path), 1.0, 20)
    assert (alone.lost, beside.lost) == (0, 0)
    assert (alone.events, beside.events) == (0, 100)
    printed = "\n".join(report([alone, beside]))
    assert "| alone |" in printed
    assert "| beside the flood |" in printed
    assert "| the flood adds |" in printed


def test_a_start_is_measured_beside_an_empty_bot(tmp_path: Path) -> None:
    """Each kind of start joins the double, and is told as times what the library alone takes."""
    marks = start.measured(write_knowledge(tmp_path), rounds=1)
    assert marks.keys() == {"empty", "warm", "first"}
    assert all(seconds > 0 and mib > 10 for seconds, mib in marks.values())
    printed = "\n".join(start.report(marks))
    assert "| empty |" in printed
    assert "times a warm one" in printed


def test_saved_jobs_are_measured_on_both_databases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each act on each, with the storm; a line for every act."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))  # the server's module warns without it
    marks = saved.measured(rows=300, mine=200, times=2, storm=10)
    assert marks.keys() == {"SQLite", "PostgreSQL"}
    for found in marks.values():
        assert len(found["10 members save at once"]) == 10
        assert all(taken == sorted(taken) and taken[0] > 0 for taken in found.values())
    printed = "\n".join(saved.report(marks))
    assert all(f"| {act} |" in printed for act in marks["SQLite"])


def test_broken_knowledge_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line and the exit code for broken data."""
    assert main(["--knowledge", str(tmp_path)]) == 65
    assert "check" in capsys.readouterr().err
