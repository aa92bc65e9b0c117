"""Somebody writes an answer while the page is open: terminal and page tell what became of each save."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.folder import FILES, write_knowledge
from tests.preview.page import Bot, Page

PROMOTION = FILES["topics/promotion.yaml"]
MENTORING = PROMOTION.replace("promotion", "mentoring").replace("promoted", "a mentor")
STAYS = "has mistakes: the answers stay as they were"


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """The files that the page answers from."""
    return write_knowledge(tmp_path / "knowledge")


@pytest.fixture
def bot(files: Path, tmp_path: Path) -> Iterator[Bot]:
    """A page of its own over them, for each test."""
    (data := tmp_path / "data").mkdir()
    bot = Bot(data, KNOWLEDGE_DIR=str(files))
    yield bot
    assert bot.end() in {0, 130}


def test_a_new_answer_is_told_in_the_terminal_and_given(files: Path, bot: Bot, page: Page) -> None:
    """Whoever saved it need not guess when to ask for it."""
    (files / "topics" / "mentoring.yaml").write_text(MENTORING)
    bot.prints("The knowledge has changed: added mentoring")
    page.say("@CareerGuide how do I get a mentor?")
    page.sees("Show work at the next level first.")


def test_a_mistake_is_told_in_terminal_and_page_and_changes_no_answer(
    files: Path, bot: Bot, page: Page
) -> None:
    """With its place and its mend; the old answer is given meanwhile."""
    (files / "topics" / "promotion.yaml").write_text(
        PROMOTION.replace("summary: Show", "summary: First: show")
    )
    bot.prints(STAYS)
    page.use("kb status")
    page.sees('has a colon and a space in it; put "quotes" around the whole text')
    page.say("@CareerGuide how do I get promoted?")
    page.sees("Show work at the next level first.")


def test_a_mended_mistake_is_told_in_the_terminal(files: Path, bot: Bot) -> None:
    """The last line there is not of a mistake that is gone."""
    (files / "topics" / "promotion.yaml").write_text("title: @\n")
    bot.prints(STAYS)
    (files / "topics" / "promotion.yaml").write_text(PROMOTION)
    bot.prints("is in order again")
