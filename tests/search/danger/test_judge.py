"""Patterns, words and sense put together, and how a long message is looked at."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import DataError
from bot.search.danger.judge import TOLD, WHOLE, WINDOW, Judge, windows
from bot.search.danger.words import ROOM, Words
from bot.search.meaning import load

WORK = "The sprint went well and the release too."


def parts(*texts: str) -> list[tuple[list[str], str]]:
    """Windows with their words as they stand."""
    return [(text.casefold().split(), text) for text in texts]


@pytest.fixture(scope="module")
def by_words() -> Judge:
    """The judge that goes by words alone."""
    return Judge.read()


@pytest.fixture(scope="module")
def whole() -> Judge:
    """The judge that knows sense too."""
    return Judge.read(load())


@pytest.mark.parametrize("name", ["by_words", "whole"])
def test_one_window_is_enough(name: str, request: pytest.FixtureRequest) -> None:
    """However many others are harmless."""
    judge: Judge = request.getfixturevalue(name)
    assert judge.tells(parts(WORK, "i want to kill myself tonight", WORK), told=True)
    assert not judge.tells(parts(WORK, "how do i kill a process", WORK), told=False)


def test_a_pattern_counts_for_danger() -> None:
    """What is just below the threshold is above it where a pattern was met."""
    just = Words(bytes(ROOM), scale=1.0, start=-TOLD / 2, alone=0.0, near=-1.0)
    assert not Judge(just).tells(parts(WORK), told=False)
    assert Judge(just).tells(parts(WORK), told=True)


def test_a_short_message_is_one_window() -> None:
    """So that a story is read as one."""
    text = f"{WORK} {WORK}"
    assert [*windows(text)] == [text]
    assert [*windows("")] == [""]


def test_a_long_message_is_read_in_windows_of_sentences() -> None:
    """None is much longer than two sentences, and nothing is lost."""
    text = " ".join([WORK] * 30)
    found = [*windows(text)]
    assert " ".join(found) == text
    assert len(found) > len(text) // WHOLE
    assert max(map(len, found)) <= WINDOW


def test_a_long_text_without_a_sentence_is_cut() -> None:
    """Nonsense costs no more than anything else."""
    assert {len(window) for window in windows("x" * WINDOW * 10)} == {WINDOW}


def test_a_bot_whose_weights_are_gone_does_not_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The operator reads why: nobody in danger may be overlooked because a file is missing."""
    monkeypatch.setattr(Words.read.__func__, "__defaults__", (tmp_path,))  # type: ignore[attr-defined]
    with pytest.raises(DataError, match="install the bot again"):
        Judge.read()
