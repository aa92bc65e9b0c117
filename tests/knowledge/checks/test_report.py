"""The whole check: faults and findings together, each with its place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.knowledge.checks.places import Finding
from bot.knowledge.checks.report import Report, check, findings
from bot.knowledge.loader import load
from bot.knowledge.model import KnowledgeBase
from tests.knowledge.writing import SOURCE, Folder

TODAY = dt.date(2026, 11, 24)


def report(folder: Folder, today: dt.date = TODAY) -> Report:
    return check(folder.path, today)


def found(folder: Folder, today: dt.date = TODAY) -> list[str]:
    made = report(folder, today)
    assert made.faults == ()
    return [str(problem) for problem in made.problems]


def test_a_good_folder_has_neither_faults_nor_findings(folder: Folder) -> None:
    """And the check counts what it read."""
    made = report(folder)
    assert made.problems == ()
    assert (made.entries["topic"], made.entries["role"], made.sources) == (1, 0, 1)
    assert str(made) == "OK, 1 entry"


def test_faults_and_findings_are_told_together(folder: Folder) -> None:
    """One run is enough to mend all; the order is that of paths and lines."""
    folder.entry("answer: |\n", "answer: |\n  #### Heading\n")
    folder.write("topics/broken.yaml", "title: @\n")
    made = report(folder)
    assert [(p.path, p.line, p.severity) for p in made.problems] == [
        ("topics/broken.yaml", 1, "fault"),
        ("topics/top.yaml", 15, "finding"),
    ]
    assert (len(made.faults), len(made.findings), len(made.untimely)) == (1, 1, 1)


def test_a_missing_folder_is_a_fault_of_the_report(tmp_path: Path) -> None:
    """The check never raises."""
    assert len(check(tmp_path / "nowhere", TODAY).faults) == 1


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("sources:", "related: [top]\nsources:", "21:11: related.1: the entry is related to itself"),
        (
            "sources:",
            "formerly: [peak]\nrelated: [peak]\nsources:",
            "22:11: related.1: the entry is rel",
        ),
        (
            "sources: [ladders, editors]",
            "sources: [editors]",
            "20:95: figures.share.source: `ladders` is not in",
        ),
        ("{share}", "Most", "20:3: figures.share: the figure is shown nowhere"),
    ],
)
def test_relations_and_figures_are_looked_at(folder: Folder, old: str, new: str, line: str) -> None:
    """What leads nowhere or is shown nowhere is told on its line."""
    folder.entry(old, new)
    assert [text for text in found(folder) if text.startswith(f"topics/top.yaml:{line}")]


def test_a_relation_that_stands_twice_is_told(folder: Folder) -> None:
    """It would make two buttons."""
    folder.entry("sources:", "related: [second, second]\nsources:")
    folder.entry("[terminal level]", "[]", name="topics/second.yaml")
    assert any("related.2: `second` stands twice" in line for line in found(folder))


@pytest.mark.parametrize(("use", "count"), [("facts", 1), ("quote", 1), ("link-only", 0)])
def test_a_licence_that_wants_its_author_named_is_told(folder: Folder, use: str, count: int) -> None:
    """Unless nothing but the link is used."""
    folder.write("sources/cc.yaml", SOURCE.replace("CC0", "CC BY 4.0").replace("use: facts", f"use: {use}"))
    lines = found(folder)
    assert [line.split(": ")[0] for line in lines] == ["sources/cc.yaml:1:1"] * count


@pytest.mark.parametrize(
    ("today", "due"),
    [
        (dt.date(2027, 1, 1), []),
        (dt.date(2027, 1, 2), ["figures.share.refresh_by"]),
        (dt.date(2027, 11, 24), ["figures.share.refresh_by"]),
        (dt.date(2027, 11, 25), ["figures.share.refresh_by", "review_by"]),
    ],
)
def test_time_alone_makes_findings_of_their_own(folder: Folder, today: dt.date, due: list[str]) -> None:
    """They are told apart, so that no build breaks overnight."""
    made = report(folder, today)
    assert [p.field for p in made.findings if p.due] == due
    assert made.untimely == ()


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("reviewed: 2026-11-24", "reviewed: 2026-11-26", "reviewed"),
        ("review_by: 2027-11-24", "review_by: 2026-11-24", "review_by"),
        ("as_of: 2025-06-30", "as_of: 2026-12-01", "figures.share.as_of"),
        ("refresh_by: 2027-01-01", "refresh_by: 2025-06-30", "figures.share.refresh_by"),
    ],
)
def test_days_that_cannot_be_are_no_work_of_time(folder: Folder, old: str, new: str, field: str) -> None:
    """Somebody wrote them."""
    folder.entry(old, new)
    assert [p.field for p in report(folder).untimely] == [field]


def test_a_review_of_tomorrow_is_one_of_another_time_zone(folder: Folder) -> None:
    """East of here it is tomorrow already."""
    assert report(folder, TODAY - dt.timedelta(days=1)).problems == ()


def test_findings_need_no_files(folder: Folder) -> None:
    """A base whose files have gone is checked all the same, without lines."""
    folder.entry("{share}", "Most")
    base = load(folder.path).base
    assert base is not None
    (folder.path / "topics/top.yaml").unlink()
    (problem,) = findings(base, TODAY)
    assert (problem.path, problem.line, problem.severity) == ("topics/top.yaml", 1, "finding")


def of_engine(base: KnowledgeBase) -> Iterator[Finding]:
    yield Finding(base.entries["top"], ("questions", 2), "another entry takes it; part them")


def test_checks_from_elsewhere_are_told_with_their_lines(folder: Folder) -> None:
    """What needs an engine is handed in."""
    (problem,) = check(folder.path, TODAY, more=[of_engine]).problems
    assert str(problem) == "topics/top.yaml:6:5: questions.3: another entry takes it; part them"


def test_checks_from_elsewhere_wait_for_a_whole_base(folder: Folder) -> None:
    """Half a base would mislead them."""
    folder.write("topics/broken.yaml", "title: @\n")
    assert check(folder.path, TODAY, more=[of_engine]).findings == ()


def test_a_broken_vocabulary_makes_no_findings(folder: Folder) -> None:
    """Names such as S3 stand in it; without it, each would be told as a number."""
    folder.entry("Say so.", "Say S3.")
    folder.write("vocabulary.yaml", "digits: [S3\n")
    assert {problem.path for problem in report(folder).problems} == {"vocabulary.yaml"}


def test_a_number_is_told_with_all_ways_out(folder: Folder) -> None:
    """In letters, as a figure, or as a name."""
    folder.entry("Say so.", "Say it 3 times.")
    (line,) = found(folder)
    assert line.startswith(
        "topics/top.yaml:17:10: answer: `3` is a number without a date; write a small one in letters, "
    )
