"""Whoever names an entry, a source or a shelf in other words is told which id was meant."""

from __future__ import annotations

import pytest

from bot.knowledge.loader import load
from tests.knowledge.writing import Folder

LADDER = """\
title: What is a ladder?
summary: Steps with names.
sources: [ladders]
reviewed: 2026-11-24
review_by: 2027-11-24
"""
# The line that is written, and what was meant.
NAMES = {
    "related: [What is a ladder?]": "career-ladder",
    "related: [what is a LADDER]": "career-ladder",
    "related: [career_ladder]": "career-ladder",
    "related: [Career ladder]": "career-ladder",
    "related: [career-ladder.yaml]": "career-ladder",
    "related: [glossary/career-ladder]": "career-ladder",
    "related: [carer-ladder]": "career-ladder",
    "related: [../glossary/career-ladder.yaml]": "career-ladder",
    'read_further: ["https://example.org/ladders/"]': "ladders",
    "read_further: [sources/ladders.yaml]": "ladders",
    "read_further: [public ladders]": "ladders",
}
CATEGORIES = {"Moving up": "transitions", "moving up.": "transitions", "Transitions": "transitions"}


def told(folder: Folder) -> list[str]:
    """What is told of the entry, with another one and a source beside it."""
    folder.write("glossary/career-ladder.yaml", LADDER)
    return [problem.text for problem in load(folder.path).problems]


@pytest.mark.parametrize("line", NAMES)
def test_a_name_in_other_words_is_known(line: str, folder: Folder) -> None:
    """By its title, its address, its path or nearly its id; nothing is told of how ids look."""
    folder.entry("sources:", f"{line}\nsources:")
    (text,) = told(folder)
    assert text.startswith("there is no ")
    assert text.endswith(f"(did you mean `{NAMES[line]}`?)")


@pytest.mark.parametrize("name", CATEGORIES)
def test_a_shelf_may_be_called_by_its_title(name: str, folder: Folder) -> None:
    """As members read it."""
    folder.entry("category: transitions", f"category: {name}")
    assert told(folder) == [f"there is no category `{name}` (did you mean `{CATEGORIES[name]}`?)"]


def test_an_entry_of_a_broken_file_is_known_by_its_title(folder: Folder) -> None:
    """Its other faults do not hide what it is called."""
    folder.entry("sources:", "related: [What is a ladder?]\nsources:")
    folder.write("glossary/career-ladder.yaml", f"{LADDER}mood: good\n")
    first, second = (problem.text for problem in load(folder.path).problems)
    assert "`mood` is no key here" in first
    assert second.endswith("(did you mean `career-ladder`?)")


def test_an_entry_of_the_wrong_kind_is_not_proposed(folder: Folder) -> None:
    """A title that belongs to no fitting entry helps nobody."""
    role = LADDER.replace("What is a ladder?", "Builder") + "answer: Yes.\nfamily: building\n"
    folder.write("roles/builder.yaml", f"{role}skills: {{career-lader: typical}}\n")
    assert told(folder) == ["there is no entry `career-lader`; take it out here, or bring its file back"]


@pytest.mark.parametrize("name", ["???", "a" * 400, "[]", '"\\u00fc"'])
def test_a_name_that_means_nothing_is_refused_all_the_same(name: str, folder: Folder) -> None:
    """Whatever was written."""
    folder.entry("sources:", f"related: [{name}]\nsources:")
    assert len(told(folder)) == 1
