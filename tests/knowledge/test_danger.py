"""Words of danger in a knowledge folder: what refuses the load, and what the check tells."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.knowledge.checks.report import check
from bot.knowledge.loader import load
from tests.knowledge.writing import VOCABULARY, Folder

TODAY = dt.date(2026, 11, 24)
CRISIS = """\
crisis:
  entry: top
  fillers: [really]
  groups: {wish: [want to, need to]}
  said: [<wish> fall, (<wish>) jump .. off]
  harmless: [<wish> fall asleep]
  signs: {edge: [on the edge], dusk: [<wish> stay, at dusk]}
  together: [edge + dusk]
"""


def written(folder: Folder, old: str = "", new: str = "", entry: str = "declines: true\n") -> None:
    """The vocabulary with words of danger, with one piece replaced, and an entry that declines."""
    assert old in CRISIS
    folder.write("vocabulary.yaml", VOCABULARY + (CRISIS.replace(old, new, 1) if old else CRISIS))
    folder.entry("category:", f"{entry}category:")


def told(folder: Folder, today: dt.date = TODAY) -> list[str]:
    return [str(problem) for problem in check(folder.path, today).problems]


def test_words_of_danger_in_order_are_not_spoken_of(folder: Folder) -> None:
    """Neither faults nor findings, and the base knows the entry."""
    written(folder)
    assert told(folder) == []
    base = load(folder.path).base
    assert base is not None
    assert base.crisis is base.entries["top"]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("<wish> fall,", "<wisk> fall,", "8:10: crisis.said.1: there is no group `wisk` (did you mean"),
        ("(<wish>) jump", "(<hope>) jump", "8:24: crisis.said.2: there is no group `hope`; "),
        (
            "said:",
            "always: [^ <wisk> $]\n  said:",
            "8:14: crisis.always.1: there is no group `wisk` (did you",
        ),
        ("fall asleep", "really asleep", "9:21: crisis.harmless.1: `really` is passed over"),
        ("<wish> stay", "<wisk> stay", "10:39: crisis.signs.dusk.1: there is no group `wisk` (did"),
        ("at dusk", "at really", "10:55: crisis.signs.dusk.2: `really` is passed over"),
        ("edge + dusk", "edge + dust", "11:21: crisis.together.1: there is no sign `dust` (did you mean"),
        ("entry: top", "entry: tip", "5:10: crisis.entry: there is no entry `tip` (did you mean"),
        ("fillers", "filler", "6:3: crisis.filler: `filler` is no key here (did you mean"),
    ],
)
def test_a_part_that_nobody_knows_refuses_the_load(folder: Folder, old: str, new: str, fault: str) -> None:
    """A pattern that can never be met would leave somebody alone without anybody noticing."""
    written(folder, old, new)
    assert load(folder.path).base is None
    assert any(line.startswith(f"vocabulary.yaml:{fault}") for line in told(folder)), told(folder)


def test_words_of_danger_without_an_entry_are_told(folder: Folder) -> None:
    """They would be met with nothing."""
    written(folder, "  entry: top\n", "")
    (line,) = told(folder)
    assert line.startswith(
        "vocabulary.yaml:1:1: crisis.entry: words of danger are listed and no entry is named"
    )


def test_an_entry_for_danger_that_answers_is_told(folder: Folder) -> None:
    """It must not be offered among answers."""
    written(folder, entry="")
    (line,) = told(folder)
    assert "`top` is for people in danger; it should have `declines: true`" in line


def test_an_overdue_review_of_the_helplines_says_what_to_do(folder: Folder) -> None:
    """A dead number is worse than none; time alone breaks no build."""
    written(folder)
    report = check(folder.path, dt.date(2027, 11, 25))
    (finding,) = (p for p in report.findings if p.field == "review_by")
    assert "check every number of it at its source" in str(finding)
    assert finding.due


def test_a_knowledge_without_words_of_danger_is_complete(folder: Folder) -> None:
    """The whole part is optional."""
    assert told(folder) == []
