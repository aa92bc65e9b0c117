"""An answer is one screen of a phone, measured where a phone would show it: in a narrow window."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import discord
import pytest
from playwright.sync_api import Browser

from bot.knowledge.model import Entry, KnowledgeBase
from bot.knowledge.view import View
from bot.ui.cards.answers import answer_of, short_card
from tests.preview.page import Bot, Page

# Pixels: what a phone shows between the bars of Discord, and a row of buttons.
SCREEN, ROW = 580, 42
# Characters of a line of the card's three texts there: title, answer, source.
LINES = (24, 31, 36)


@pytest.fixture
def phone(browser: Browser, bot: Bot) -> Iterator[Page]:
    """The page in a window as narrow as a phone."""
    page = Page.open(browser, bot.address())
    page.tab.set_viewport_size({"width": 390, "height": 844})
    yield page
    page.tab.close()


def lines(view: View, entry: Entry) -> int:
    """How many lines the short card of an entry takes, roughly."""
    card = short_card(view, answer_of(view, entry))
    texts = [item.content for item in card.walk_children() if isinstance(item, discord.ui.TextDisplay)]
    parts = "\n".join(texts).split("\n")
    return sum(-(-len(part) // line) for part, line in zip(parts, LINES, strict=False))


def test_the_longest_answers_fit_one_screen(phone: Page, knowledge: KnowledgeBase) -> None:
    """With the question above them and room for another row of buttons."""
    view = View(knowledge, dt.date(2026, 11, 27))
    answers = [entry for entry in knowledge.entries.values() if not entry.declines]
    for entry in sorted(answers, key=lambda entry: -lines(view, entry))[:3]:
        cards = phone.tab.locator(".component-container")
        new = cards.nth(cards.count())
        phone.use("ask", question=entry.title)
        new.wait_for()
        box = new.bounding_box()
        assert box
        assert box["height"] + ROW <= SCREEN, entry.id
