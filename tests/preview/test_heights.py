"""What the bot says in a channel is one screen of a phone, measured in a window as narrow as one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import discord
import pytest
from playwright.sync_api import Browser

from bot.knowledge.model import Entry, KnowledgeBase
from bot.knowledge.view import View
from bot.ui.cards.answers import answer_of, short_card
from bot.ui.cards.ask import DECLINE
from tests.preview.page import Bot, Page

# Pixels: what a phone shows between the bars of Discord.
SCREEN = 580
# Characters of a line of the card's three texts there: title, answer, source.
LINES = (24, 31, 36)


@pytest.fixture(scope="module")
def bot(folder: Path) -> Iterator[Bot]:
    """One that is asked more in a minute than a member may ask."""
    bot = Bot(folder, QUESTIONS_PER_MINUTE="60")
    yield bot
    assert bot.end() in {0, 130}


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


def height(phone: Page, question: str) -> float:
    """Of the card that answers a question to all."""
    cards = phone.tab.locator(".component-container")
    new = cards.nth(cards.count())
    phone.use("ask", question=question)
    new.wait_for()
    box = new.bounding_box()
    assert box
    return box["height"]


def test_the_longest_answers_fit_one_screen(phone: Page, knowledge: KnowledgeBase) -> None:
    """With the question above them, and below them whether that helped."""
    view = View(knowledge, dt.date(2026, 11, 27))
    answers = [entry for entry in knowledge.entries.values() if not entry.declines]
    for entry in sorted(answers, key=lambda entry: -lines(view, entry))[:3]:
        assert height(phone, entry.title) <= SCREEN, entry.id


def test_the_longest_declines_fit_one_screen(phone: Page, knowledge: KnowledgeBase) -> None:
    """Those that are shown whole, and those of which only the beginning is."""
    declines = [entry for entry in knowledge.entries.values() if entry.declines and entry != knowledge.crisis]
    by_length = sorted(declines, key=lambda entry: len(entry.answer))
    whole = [entry for entry in by_length if len(entry.answer) <= DECLINE]
    for entry in (whole[-1], by_length[-1]):
        assert height(phone, entry.questions[0]) <= SCREEN, entry.id


@pytest.mark.parametrize(
    "question",
    [
        "How do I negotiate my salary? What does a staff engineer do all day long? Do I need Kubernetes?",
        "What does a staff engineer do? Which of the clubs of Lisbon won the cup? Do I need to know SQL?",
        "do whiteboard interviews still exist, how long should I practise, how do I negotiate my first pay",
        "how do I say no to my manager, should I take a counter-offer, and do I need a degree to move up",
        "my manager and my pay and my team",
    ],
)
def test_other_replies_fit_one_screen(phone: Page, question: str) -> None:
    """Several answers, and choices with what each of them says."""
    assert height(phone, question) <= SCREEN
