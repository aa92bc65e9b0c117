"""Questions written into entries: into ours and others' ways of writing, at the cost of no byte."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.feedback.masking import masked
from bot.feedback.writing import ID_LENGTH, NotWritable, new_entry, new_id, scalar, with_question
from bot.knowledge.model import KnowledgeBase
from bot.knowledge.yaml.characters import UnreadableFile
from bot.knowledge.yaml.nodes import plain
from bot.knowledge.yaml.reader import read
from bot.settings.places import shipped_knowledge

TODAY = dt.date(2026, 11, 27)
BLOCK = b"title: T\nquestions:\n  - one?\n  - two?\nsummary: S\n"
KINDS = ("topics", "skills", "roles", "levels", "glossary", "about", "requirements", "responsibilities")


def questions(data: bytes) -> list[str]:
    """The questions of an entry's text."""
    found = read(data)
    assert found.faults == ()
    values = plain(found.root)
    assert isinstance(values, dict)
    listed = values["questions"]
    assert isinstance(listed, list)
    return listed


@settings(max_examples=300, deadline=None)
@given(st.text(min_size=1).map(masked).filter(bool))
def test_any_kept_question_can_be_written(question: str) -> None:
    """As it is, whatever signs it has; all else stays byte for byte."""
    new = with_question(BLOCK, question)
    assert questions(new) == ["one?", "two?", question]
    head, tail = BLOCK.split(b"summary")
    assert new.startswith(head)
    assert new.endswith(b"summary" + tail)


@pytest.mark.parametrize(
    "question",
    [
        "what: why?",
        "is C #1?",
        "no",
        "null",
        "- dash",
        "*star*",
        '"quoted"',
        "it's",
        "1.10",
        "{a}",
        "@x",
        "~",
    ],
)
def test_what_yaml_would_misread_is_quoted(question: str) -> None:
    """It comes back as a text."""
    assert questions(with_question(BLOCK, question))[-1] == question


def test_a_plain_question_is_written_plainly() -> None:
    """As people write them in the files."""
    assert b"\n  - Do I have to move, e.g. to Rome?\n" in with_question(
        BLOCK, "Do I have to move, e.g. to Rome?"
    )
    assert scalar("do I need a degree?") == "do I need a degree?"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("questions:\n- a?\nx: y\n", "questions:\n- a?\n- new?\nx: y\n"),
        ("x: y\nquestions:\n    - a?\n", "x: y\nquestions:\n    - a?\n    - new?\n"),
        ("questions:\n  - a?\n\n# about x\nx: y\n", "questions:\n  - a?\n  - new?\n\n# about x\nx: y\n"),
        ("questions:\n  - a\n    b?\nx: y\n", "questions:\n  - a\n    b?\n  - new?\nx: y\n"),
        ("questions: [a?, b]\nx: y\n", 'questions: [a?, b, "new?"]\nx: y\n'),
        ("questions: ['a]', b]\nx: y\n", "questions: ['a]', b, \"new?\"]\nx: y\n"),
        ("questions: []\nx: y\n", 'questions: ["new?"]\nx: y\n'),
        ("x: y\n", "x: y\nquestions:\n  - new?\n"),
        ("x: y", "x: y\nquestions:\n  - new?"),
        ("x: y\nquestions:\n  - a?", "x: y\nquestions:\n  - a?\n  - new?"),
        ("questions:\r\n  - a?\r\nx: y\r\n", "questions:\r\n  - a?\r\n  - new?\r\nx: y\r\n"),
        ("\ufeffquestions:\n  - a?\nx: y\n", "\ufeffquestions:\n  - a?\n  - new?\nx: y\n"),
    ],
)
def test_other_ways_of_writing_are_kept(before: str, after: str) -> None:
    """Indentation, comments, brackets, line ends and a mark at the beginning."""
    assert with_question(before.encode(), "new?").decode() == after


@pytest.mark.parametrize("before", ["questions: none\n", "questions: {a: b}\n", "questions:\n"])
def test_what_is_not_understood_is_refused(before: str) -> None:
    """Better no patch than a wrong one."""
    with pytest.raises(NotWritable):
        with_question(before.encode(), "new?")


def test_a_broken_file_is_refused() -> None:
    """It has to be mended first."""
    with pytest.raises(UnreadableFile):
        with_question(b'title: "open\n', "new?")


def test_each_of_our_entries_takes_a_question() -> None:
    """Whatever its kind, in one more line."""
    files = [path for kind in KINDS for path in sorted((shipped_knowledge() / kind).glob("*.yaml"))]
    assert len(files) > 250
    for path in files:
        old = path.read_bytes()
        new = with_question(old, 'is it "C #1": really?')
        assert len(new.splitlines()) == len(old.splitlines()) + 1, path.name


def test_a_new_entry_lacks_what_only_a_person_can_write() -> None:
    """All else is filled in: `check` names the summary and the answer, so that nobody merges it as it is."""
    root = read(new_entry("why?", "pay", TODAY)).root
    values = plain(root)
    assert values == {
        "title": "Why?",
        "questions": ["why?"],
        "summary": "",
        "answer": "",
        "category": "pay",
        "sources": ["editors"],
        "reviewed": "2026-11-27",
        "review_by": "2027-11-27",
    }


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300), st.booleans())
def test_an_id_is_one_and_is_free(question: str, is_taken: bool) -> None:
    """Small letters, digits and hyphens, of bounded length, and no other entry's."""
    first = new_id(question, ())
    name = new_id(question, {first} if is_taken else ())
    assert re.fullmatch(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*", name)
    assert len(name) <= ID_LENGTH
    assert (name == first) is not is_taken


def test_an_id_says_what_is_asked(knowledge: KnowledgeBase) -> None:
    """By its first words."""
    assert new_id("What's a fair on-call rota for 6 people?", knowledge.entries) == (
        "whats-a-fair-on-call-rota-for-6"
    )
