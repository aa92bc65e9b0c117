"""Findings about questions, aliases and cues."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.knowledge.checks.report import check
from tests.knowledge.writing import ENTRY, Folder

OTHER = ENTRY.replace("Is senior the top?", "Who mentors?").replace("terminal level", "mentor")
QUESTIONS = [line for line in ENTRY.splitlines() if line.startswith("  - ")]


def found(folder: Folder) -> list[str]:
    made = check(folder.path, dt.date(2026, 11, 24))
    assert made.faults == ()
    return [str(problem) for problem in made.problems]


def other(folder: Folder, *questions: str) -> None:
    """A second entry with questions of its own."""
    own = [
        "who answers newcomers",
        "pair with apprentices",
        "reviews as lessons",
        "teach by example",
        "growing people",
        "explain legacy code patiently",
        "onboarding buddy",
        "sponsor or coach",
    ]
    lines = [f"  - {text}" for text in [*questions, *own][:8]]
    text = OTHER.replace("\n".join(QUESTIONS), "\n".join(lines))
    folder.write("topics/mentor.yaml", text)


def test_two_entries_with_questions_of_their_own_are_fine(folder: Folder) -> None:
    """Different words are different questions."""
    other(folder)
    assert found(folder) == []


def test_few_questions_are_told_at_their_key(folder: Folder) -> None:
    """With the number that is wanted."""
    folder.entry(QUESTIONS[0] + "\n", "")
    (line,) = found(folder)
    assert line.startswith("topics/top.yaml:3:1: questions: 7 of at least 8 questions; ")


def test_no_questions_are_told_too(folder: Folder) -> None:
    """The entry as a whole is named."""
    folder.entry("questions:\n" + "\n".join(QUESTIONS) + "\n", "")
    (line,) = found(folder)
    assert line.startswith("topics/top.yaml:1:1: questions: 0 of at least 8")


def test_a_term_needs_three_questions(folder: Folder) -> None:
    """People ask for a term in few ways."""
    questions = "  - a mentor\n  - mentors?"
    text = OTHER.replace("category: transitions\n", "").replace("\n".join(QUESTIONS), questions)
    folder.write("glossary/g-mentor.yaml", text)
    assert any("questions: 2 of at least 3 questions; " in line for line in found(folder))


@pytest.mark.parametrize(
    "question",
    [
        "what comes after senior?",
        "What comes after SENIOR",
        "what would come after the senior?",
        "after senior, what comes",
    ],
)
def test_a_question_near_to_one_of_another_entry_is_told(folder: Folder, question: str) -> None:
    """Case, order, small words and punctuation make no other question."""
    other(folder, question)
    (line,) = found(folder)
    assert line.startswith("topics/top.yaml:4:5: questions.1: too near to ")
    assert "of topics/mentor.yaml" in line


def test_a_question_near_to_one_of_the_same_entry_is_told(folder: Folder) -> None:
    """It would bring nothing."""
    folder.entry(QUESTIONS[7], "  - the highest title for a developer")
    (line,) = found(folder)
    assert line.startswith("topics/top.yaml:11:5: questions.8: too near to `highest developer title` of this")


@pytest.mark.parametrize("name", ["terminal level", "Terminal Level!", "Is senior the top"])
def test_an_alias_of_two_entries_is_told(folder: Folder, name: str) -> None:
    """A name leads to one entry; titles are names."""
    other(folder)
    path = folder.path / "topics/mentor.yaml"
    path.write_text(path.read_text().replace("[mentor]", f'[mentor, "{name}"]'))
    lines = found(folder)
    assert len(lines) == 1
    assert "has the same name; keep one of them" in lines[0]


def test_names_that_differ_in_a_sign_are_two(folder: Folder) -> None:
    """C, C++ and C# are three languages."""
    folder.entry("[terminal level]", '[C, C++, "C#"]')
    assert found(folder) == []


def test_an_alias_that_stands_twice_is_told(folder: Folder) -> None:
    """On the place of the second."""
    folder.entry("[terminal level]", "[peak, Peak]")
    assert found(folder) == ["topics/top.yaml:2:17: aliases.2: the alias stands here twice; keep one"]


def test_a_cue_that_is_also_a_question_is_told(folder: Folder) -> None:
    """Nothing can belong to an entry and not."""
    folder.entry("[top of the class]", "[Do ladders end here]")
    (line,) = found(folder)
    assert line.startswith("topics/top.yaml:12:11: not_for.1: this is one of the entry's own questions; ")


@pytest.mark.parametrize(
    ("old", "field"),
    [
        ("- do ladders end here?", "questions.4"),
        ("[terminal level]", "aliases.1"),
        ("[top of the", "not_for.1"),
    ],
)
def test_a_phrasing_that_is_a_story_is_told(folder: Folder, old: str, field: str) -> None:
    """Long ones hold more than one question."""
    folder.entry(old, old[:4] + "so very " * (44 if field.startswith("questions") else 20) + old[4:])
    assert any(f" {field}: the text has " in line for line in found(folder))


@pytest.mark.parametrize("line", ["???", '"..."', "\N{THINKING FACE}"])
def test_a_question_without_a_word_is_told(folder: Folder, line: str) -> None:
    """Nothing could lead from it to the entry."""
    folder.entry("do ladders end here?", line)
    assert [told.split(": ")[0] for told in found(folder) if "no word in it" in told] == [
        "topics/top.yaml:7:5"
    ]


def test_near_questions_are_told_far_apart(folder: Folder) -> None:
    """Also where more than one go of the comparison lies between them."""
    for number in range(65):
        lines = "\n".join(f"  - {chr(97 + number % 26) * 9}{number:02}{letter * 7}" for letter in "abcdefgh")
        text = OTHER.replace("\n".join(QUESTIONS), lines).replace("mentor", f"mentor {number:02}")
        folder.write(f"topics/n{number:02}.yaml", text.replace("Who mentors?", f"Number {number:02}"))
    folder.write("topics/zz.yaml", OTHER.replace("mentor", "last one"))
    told = [line for line in found(folder) if line.startswith("topics/zz.yaml") and "too near to" in line]
    assert len(told) == len(QUESTIONS)
    assert all("topics/top.yaml" in line for line in told)
