"""Trials are tried against a folder of real files: checked, made an entry of, and held against the others."""

from __future__ import annotations

import datetime as dt
import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.knowledge.loader import load
from bot.knowledge.view import View
from bot.library import trying
from bot.library.library import Library
from bot.library.trials import LARGEST, Trial, Trials
from bot.search.engine import Engine
from bot.words import entries as words
from tests.folder import FILES, write_knowledge

TODAY = dt.date(2026, 6, 1)
PROMOTION = FILES["topics/promotion.yaml"]
NEW = """\
title: Asking for a raise
questions:
  - how do I ask for a raise?
  - when is the best time to ask for more money?
  - do I need a degree to be a senior developer?
summary: Bring examples and a number.
answer: |
  Bring examples and a number.
category: work
sources: [editors]
reviewed: 2026-01-01
review_by: 2027-01-01
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A knowledge folder of real files."""
    return write_knowledge(tmp_path / "knowledge")


@pytest.fixture
def trials(folder: Path) -> Iterator[Trials]:
    """Tries trials for it."""
    library = Library(engine=Engine(load(folder).base))  # type: ignore[arg-type] # it is a good one
    yield Trials(folder, library)
    library.close()


async def tried(trials: Trials, text: str, name: str = "raise") -> Trial:
    """What becomes of a draft."""
    found = await trials.check(name, text, TODAY)
    assert found is not None
    return found


def seen(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its bytes."""
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


async def test_a_good_draft_becomes_an_entry_beside_the_others(trials: Trials) -> None:
    """It can be shown as members would see it, sources and all."""
    draft = await tried(trials, NEW)
    assert (draft.path, draft.faults) == ("topics/raise.yaml", ())
    assert draft.entry is not None
    view = View(draft.base, TODAY)
    assert view.find("raise") == draft.entry
    assert view.find("degree")
    assert draft.entry.title == "Asking for a raise"
    assert words.sources(1, draft.base.source_title("editors"))


async def test_faults_are_told_as_the_check_tells_them(trials: Trials) -> None:
    """With path, line, column and a hint; there is no entry then."""
    draft = await tried(trials, NEW.replace("category:", "catgory:"))
    assert draft.entry is None
    hint = "topics/raise.yaml:9:1: catgory: `catgory` is no key here (did you mean `category`?)"
    assert hint in map(str, draft.faults)


@pytest.mark.parametrize(
    "text", ["", "\t", "a: b: c", "title: \u201ccurly\u201d\n\tx", "[" * 5000, "&a [*a]", "\x00", "- 1"]
)
async def test_whatever_is_no_entry_is_told(trials: Trials, text: str) -> None:
    """However broken, it comes to faults with a place."""
    draft = await tried(trials, text)
    assert draft.entry is None
    assert all(fault.line >= 1 and fault.text for fault in draft.faults)
    assert draft.faults


async def test_findings_are_on_the_lines_of_the_draft(trials: Trials) -> None:
    """Not on those of the file that it would take the place of."""
    text = "# a remark\n" + PROMOTION.replace("2027-01-01", "2026-02-01")
    draft = await tried(trials, text, "promotion")
    assert draft.faults == ()
    (late,) = [problem for problem in draft.problems if problem.field == "review_by"]
    assert (late.path, late.line) == ("topics/promotion.yaml", 14)
    assert "2026-02-01" in late.text


async def test_a_draft_is_told_of_its_twin(trials: Trials) -> None:
    """Whichever of the two stands first in the folder."""
    for name in ("aaa", "zzz"):
        found = [problem.text for problem in (await tried(trials, PROMOTION, name)).problems]
        assert "topics/promotion.yaml has the same name; keep one of them" in found
        assert any("too near to `how do I get promoted?` of topics/promotion.yaml" in text for text in found)


async def test_a_draft_of_a_known_entry_takes_its_place(trials: Trials) -> None:
    """It is of the same kind and collides with nothing."""
    draft = await tried(trials, PROMOTION.replace("Getting promoted", "Climbing up"), "promotion")
    assert draft.faults == ()
    assert draft.base.entries["promotion"].title == "Climbing up"
    assert len(draft.base.entries) == 2


async def test_the_kind_is_seen_from_what_is_written(trials: Trials) -> None:
    """What has a group and a strength is a skill, though nobody said so."""
    text = NEW.replace("category: work\n", "group: data\nstrength: essential\n")
    assert (await tried(trials, text)).path == "skills/raise.yaml"


async def test_the_kind_can_be_said(trials: Trials) -> None:
    """Where several have the same keys."""
    draft = await trials.check("raise", NEW.replace("category: work\n", ""), TODAY, "glossary")
    assert draft is not None
    assert draft.path == "glossary/raise.yaml"


async def test_faults_of_other_files_are_not_the_drafts(trials: Trials, folder: Path) -> None:
    """Somebody else may be at work in the folder."""
    (folder / "topics/broken.yaml").write_text("title: [")
    assert all(problem.path == "topics/raise.yaml" for problem in (await tried(trials, NEW)).problems)


async def test_a_name_that_cannot_be_is_told(trials: Trials) -> None:
    """It would be no id."""
    draft = await tried(trials, NEW, "My Raise")
    assert draft.entry is None
    assert "small letters" in draft.faults[0].text


async def test_its_questions_that_others_answer_are_told(trials: Trials) -> None:
    """The author sees whose they are today."""
    assert ("do I need a degree to be a senior developer?", "degree") in (await tried(trials, NEW)).given


async def test_questions_that_it_would_take_from_others_are_told(trials: Trials) -> None:
    """Those that it stands nearer to than their own entry, and no others."""
    greedy = NEW.replace("when is the best time to ask for more money?", "does a bachelor in science matter?")
    greedy = greedy.replace("how do I ask for a raise?", "is a bachelor in computer science of use?")
    takes = (await tried(trials, greedy)).takes
    assert ("does a bachelor in computer science matter?", "degree") in takes
    assert not [text for text, owner in takes if owner == "promotion"]


async def test_nothing_is_written_into_the_folder(trials: Trials, folder: Path) -> None:
    """Not even for a moment of the check."""
    before = seen(folder)
    await tried(trials, NEW)
    await tried(trials, PROMOTION, "promotion")
    assert seen(folder) == before


async def test_a_draft_that_takes_too_long_is_given_up(
    trials: Trials, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """And the log has nothing of it."""
    slow = Trials(folder, Library(), seconds=0.01)
    with caplog.at_level(logging.WARNING):
        assert await slow.check("raise", "title: planted", TODAY) is None
    assert "planted" not in caplog.text


async def test_the_largest_draft_is_checked(trials: Trials) -> None:
    """Whatever its size, within time and memory."""
    draft = await tried(trials, NEW + "# " + "x" * (LARGEST - len(NEW) - 2))
    assert draft.faults == ()


def test_the_work_is_bytes_to_bytes(folder: Path) -> None:
    """The process that does it needs nothing else."""
    order = {"folder": str(folder), "name": "raise", "text": NEW, "kind": "", "today": "2026-06-01"}
    told = json.loads(trying.work(json.dumps(order).encode()))
    assert told["path"] == "topics/raise.yaml"
    assert {problem[5] for problem in told["problems"]} == {"finding"}
    assert len(told["base"]) == 4


@pytest.mark.parametrize(
    "name", ["", "..", ".raise", "topics/raise", "../../raise", "a\nb", "\u202eraise", "a" * 300]
)
async def test_a_name_that_no_file_has_is_no_good_draft(trials: Trials, name: str) -> None:
    """Nothing of it was read, so that nothing of it is good."""
    (fault,) = (await tried(trials, NEW, name)).faults
    assert fault.text.startswith("the name is the id")
