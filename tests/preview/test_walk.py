"""From a question in vain to the entry that answers it, by commands alone, in a real browser."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import words
from bot.words.kb import serving
from tests.folder import write_knowledge
from tests.preview.page import Bot, Page
from tests.preview.shots import shot

QUESTION = "which tractor ploughs a muddy field best?"
ANSWER = "The one with the widest tyres, and with air let out of them."
# By this look, or by the bot's own a moment before.
LOADED = re.compile(f"^New|{serving.UNCHANGED}")


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with a small knowledge folder."""
    folder = tmp_path_factory.mktemp("repository")
    write_knowledge(folder / "knowledge")
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    return folder


@pytest.fixture(scope="module")
def bot(folder: Path, repository: Path) -> Iterator[Bot]:
    """A bot that serves those files."""
    bot = Bot(folder, KNOWLEDGE_DIR=str(repository / "knowledge"))
    yield bot
    assert bot.end() in {0, 130}


@pytest.fixture
def patch(page: Page, repository: Path) -> Path:
    """What the bot makes of a question in vain, by one command and two clicks."""
    page.say(f"@CareerGuide {QUESTION}")
    page.sees("I have no answer to that")
    page.use("kb gaps")
    page.sees("asked 1 time")
    page.tab.get_by_role("button", name="Open 1").last.click()
    page.sees(words.kb.BACK)
    page.tab.get_by_role("button", name=words.kb.NEW_ENTRY).last.click()
    page.sees("git apply which-tractor-ploughs-a-muddy-field.patch")
    shot(page, "walk-5-patch")
    with page.tab.expect_download() as download:
        page.tab.get_by_label("Download which-tractor-ploughs-a-muddy-field.patch").click()
    download.value.save_as(repository / "new.patch")
    return repository / "new.patch"


def test_a_question_in_vain_is_answered_once_the_patch_is_filled_in(
    page: Page, repository: Path, patch: Path
) -> None:
    """What is unfinished is told by its place and changes nothing; what is whole answers, by itself."""
    subprocess.run(["git", "apply", patch.name], cwd=repository, check=True)
    page.use("kb reload")
    page.sees("which-tractor-ploughs-a-muddy-field.yaml:")
    shot(page, "walk-6-unfinished")
    file = repository / "knowledge" / "topics" / "which-tractor-ploughs-a-muddy-field.yaml"
    text = re.sub(r"^(summary|answer):.*$", rf"\1: {ANSWER}", file.read_text(), flags=re.MULTILINE)
    file.write_text(
        text.replace("questions:\n", "questions:\n  - which tractor for mud?\n  - wet soil and a tractor\n")
    )
    page.use("kb reload")
    page.sees(LOADED)
    shot(page, "walk-7-loaded")
    page.say(f"@CareerGuide {QUESTION}")
    page.sees(ANSWER)
    shot(page, "walk-8-answered")
