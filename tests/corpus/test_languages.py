"""Short messages in other languages are told that the bot reads English, and English ones never are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from bot.search.engine import Engine
from bot.search.reply import Courtesy
from tests.corpus.files import corpus

LINES = corpus("languages.yaml")
OTHER: Mapping[str, Sequence[str]] = LINES["other"]
ENGLISH: Sequence[str] = LINES["english"]


def told(engine: Engine, text: str) -> bool:
    """Whether the reply says that the bot reads English only."""
    return engine.reply(text) == Courtesy("language")


def test_there_are_lines_enough_to_mean_something() -> None:
    """Sixty lines in twenty languages, and a hundred that only look like another language."""
    assert len(OTHER) >= 20
    assert sum(map(len, OTHER.values())) >= 60
    assert len(ENGLISH) >= 100


def test_other_languages_are_told_so(plain: Engine) -> None:
    """One line of twenty may be missed: it is then called unknown."""
    lines = [line for lines in OTHER.values() for line in lines]
    missed = [line for line in lines if not told(plain, line)]
    assert len(missed) <= len(lines) / 20, missed


@pytest.mark.parametrize("language", OTHER)
def test_no_language_is_left_out(plain: Engine, language: str) -> None:
    """Most lines of each language are told."""
    lines = OTHER[language]
    assert sum(told(plain, line) for line in lines) >= len(lines) / 2


def test_english_that_looks_foreign_is_answered(plain: Engine) -> None:
    """Names, loan words, code, short forms and misspelt words are English; one is half German."""
    assert [line for line in ENGLISH if told(plain, line)] in ([], ["SRE oder DevOps"])
