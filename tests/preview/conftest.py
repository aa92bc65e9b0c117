"""A page of the real command line, and Debian's Chromium to open it with."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.preview.page import Bot, Page, chromium


@pytest.fixture(scope="module", autouse=True)
def _learned(learned: Path) -> None:
    Bot.learned = learned


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    if not Path("/usr/bin/chromium").exists() and os.environ.get("CI") != "true":
        pytest.skip("Debian's chromium is not installed; continuous integration installs it")
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    browser = chromium(playwright)
    yield browser
    browser.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("preview")


@pytest.fixture(scope="module")
def bot(folder: Path) -> Iterator[Bot]:
    bot = Bot(folder)
    yield bot
    assert bot.end() in {0, 130}


@pytest.fixture
def page(browser: Browser, bot: Bot) -> Iterator[Page]:
    page = Page.open(browser, bot.address())
    yield page
    page.tab.close()
