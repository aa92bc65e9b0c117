"""Saved jobs in the local page, in a window as wide as a desk's and as narrow as a phone's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from bot import words
from bot.jobs.model import Status
from tests.preview.page import Bot, Page

URL = "https://jobs.example.com/postings"
WINDOWS = {"desk": {"width": 1100, "height": 1000}, "phone": {"width": 390, "height": 844}}
TABLE = "Titel,Page,Mood\n" + "\n".join(f"Lead {at},{URL}/{at},fine" for at in range(3))


@pytest.fixture(params=WINDOWS)
def window(request: pytest.FixtureRequest, browser: Browser, bot: Bot) -> Iterator[Page]:
    """The page in windows of both kinds."""
    page = Page.open(browser, bot.address())
    page.tab.set_viewport_size(WINDOWS[request.param])  # type: ignore[arg-type]
    yield page
    page.tab.close()


def press(page: Page, label: str) -> None:
    """Click the newest button of that name."""
    page.tab.locator("main").get_by_role("button", name=label, exact=True).filter(visible=True).last.click()


def newest(page: Page) -> Locator:
    """The newest card."""
    return page.tab.locator(".component-container").last


def fits(page: Page) -> bool:
    """Whether nothing of the newest card is wider than the window."""
    box, size = newest(page).bounding_box(), page.tab.viewport_size
    assert box
    assert size
    wide = newest(page).evaluate("card => card.scrollWidth > card.clientWidth + 1")
    return box["x"] + box["width"] <= size["width"] and not wide


def test_a_job_opens_and_says_what_it_asks_for(window: Page) -> None:
    """Its link is a button; a tick stays where it was made."""
    window.use("jobs save", url=f"{URL}/4711", title="Senior Go developer, Kubernetes")
    window.sees(words.jobs.SHOW)
    press(window, words.jobs.SHOW)
    window.sees("How it went")
    opening = newest(window).get_by_role("link", name=words.jobs.OPEN_LINK).first
    expect(opening).to_have_attribute("href", f"{URL}/4711")
    assert fits(window)
    press(window, words.jobs.asked.BUTTON)
    window.sees(words.jobs.asked.called("Kubernetes").removeprefix("-# "))
    assert fits(window)


def test_several_jobs_are_closed_and_the_numbers_told(window: Page) -> None:
    """The card to choose from and the pictures fit the window."""
    window.use("jobs save", url=f"{URL}/one")
    window.use("jobs save", url=f"{URL}/two")
    window.use("jobs close")
    window.sees(words.jobs.CHOSEN_NONE)
    assert fits(window)
    expect(newest(window).get_by_role("button", name=words.jobs.STATUSES[Status.REJECTED])).to_be_disabled()
    window.use("jobs stats")
    window.sees(words.jobs.figures.TITLE.removeprefix("## "))
    assert fits(window)
    window.tab.get_by_text(re.compile("^(Ready|Done|Action completed)$")).first.wait_for()


def test_a_table_is_asked_about_and_looked_at(window: Page, tmp_path: Path) -> None:
    """The guesses are chosen already; what would be saved is shown with the way to save it."""
    file = tmp_path / "jobs.csv"
    file.write_text(TABLE)
    window.send("jobs import", file)
    window.sees(words.jobs.files.COLUMNS_TITLE.removeprefix("## "))
    assert fits(window)
    press(window, words.jobs.files.COLUMNS_DONE)
    window.sees(words.jobs.files.DRY_RUN.removeprefix("## "))
    assert fits(window)
