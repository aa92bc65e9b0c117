"""Labelled questions, as readers write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import DataError
from training.labels import PARTLY, labelled

READ = """
questions:
- {q: "how do I get there?", kind: career, full: [path], partial: [plan, talk]}
- {q: "what is for lunch?", kind: off-topic}
- {q: "nobody has read this yet"}
"""
EXPECTED = """
questions:
- {q: "how do I get there?", expect: [path, plan]}
- {q: "what is for lunch?", expect: [], declines: [out-of-scope]}
"""


@pytest.fixture
def write(tmp_path: Path) -> Path:
    """Where a file of labels is written."""
    return tmp_path / "labels.yaml"


def test_full_and_partial_answers_are_told_apart(write: Path) -> None:
    """One serves fully, the other in part, and all others not at all."""
    write.write_text(READ)
    question = labelled(str(write))[0]
    assert [question.served_by(entry) for entry in ("path", "talk", "lunch")] == [1.0, PARTLY, 0.0]


def test_what_nobody_has_read_takes_no_part(write: Path) -> None:
    """A question without a kind has no label."""
    write.write_text(READ)
    assert [question.text for question in labelled(str(write))] == [
        "how do I get there?",
        "what is for lunch?",
    ]


def test_expected_entries_are_full_answers(write: Path) -> None:
    """Those that may decline, too: whoever asks is served by an honest word."""
    write.write_text(EXPECTED)
    first, second = labelled(str(write))
    assert first.full == {"path", "plan"}
    assert second.full == {"out-of-scope"}


@pytest.mark.parametrize(("name", "worth"), [("{}", 1.0), ("{}:0.25", 0.25)])
def test_a_file_counts_what_stands_behind_it(write: Path, name: str, worth: float) -> None:
    """A file of invented questions says less than one of real ones."""
    write.write_text(READ)
    assert {question.worth for question in labelled(name.format(write))} == {worth}


@pytest.mark.parametrize(
    "text",
    ["questions: [[1, 2]]", "just: words", "questions: [{kind: career, full: [a]}]", "questions: [{q: 'x"],
)
def test_another_file_is_refused(write: Path, text: str) -> None:
    """With its name, not with a traceback."""
    write.write_text(text)
    with pytest.raises(DataError, match=r"labels\.yaml"):
        labelled(str(write))


def test_a_missing_file_is_told() -> None:
    """As any other that cannot be read."""
    with pytest.raises(DataError, match=r"nowhere\.yaml"):
        labelled("nowhere.yaml")


def test_an_empty_expectation_is_a_label_too(write: Path) -> None:
    """Nothing may be answered there, which the confidence has to learn."""
    write.write_text("questions:\n- {q: 'what is for lunch?', expect: []}\n")
    assert labelled(str(write))[0].served_by("anything") == 0.0


def test_expected_entries_win_over_a_kind(write: Path) -> None:
    """The kind of an invented question says where it comes from, not what answers it."""
    write.write_text("questions:\n- {q: 'how so?', kind: near-miss, expect: [path]}\n")
    assert labelled(str(write))[0].full == {"path"}


def test_a_worth_that_is_no_number_is_told(write: Path) -> None:
    """With the whole of what was typed."""
    write.write_text(READ)
    with pytest.raises(DataError, match=r"labels\.yaml:half"):
        labelled(f"{write}:half")


def test_files_may_have_a_colon_in_their_folder(tmp_path: Path) -> None:
    """Only what stands behind the last one is the worth."""
    folder = tmp_path / "a:b"
    folder.mkdir()
    (folder / "labels.yaml").write_text(READ)
    assert len(labelled(f"{folder / 'labels.yaml'}:1")) == 2
