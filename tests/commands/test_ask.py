"""Replies in a terminal: the words of the cards, without the marks that only Discord reads."""

from __future__ import annotations

import datetime as dt
import json
import re

import pytest

from bot import words
from bot.commands.ask import Terminal, plain
from bot.knowledge.model import KnowledgeBase
from bot.knowledge.view import View
from bot.search.engine import Engine, Targets
from tests.cards import changed

MARKS = ("##", "-#", "**Ask")


@pytest.fixture
def terminal(base: KnowledgeBase) -> Terminal:
    """A terminal over the small knowledge."""
    return Terminal(Engine(base))


def test_thanks_are_answered_as_on_a_card(terminal: Terminal) -> None:
    """One sentence for both."""
    assert terminal.respond("thank you!") == words.ask.THANKS


def test_another_language_is_answered_as_on_a_card(terminal: Terminal) -> None:
    """One sentence for both."""
    said = terminal.respond("Wie werde ich ein leitender Entwickler und was verdient man dort?")
    assert said == words.ask.LANGUAGE


def test_a_greeting_is_answered_with_what_can_be_asked(terminal: Terminal) -> None:
    """The same as above a prompt, without the line about its end."""
    said = terminal.respond("hello")
    assert said == terminal.greeting()[0]
    assert words.guide.HELP_INTRO in said
    assert words.ask.PROMPT_ENDS not in said


def test_what_is_not_known_is_said_in_a_line(terminal: Terminal) -> None:
    """What is about something else gets no neighbours."""
    assert terminal.respond("why is the moon grey?") == words.ask.UNKNOWN.replace("`", "")


def test_choices_are_titles_with_their_answers(base: KnowledgeBase) -> None:
    """An unsure engine says the same in a terminal as on a card."""
    unsure = Terminal(Engine(base, Targets(answer=1.0, suggest=0.0)))
    said = unsure.respond("kubernetes or sql?").splitlines()
    assert said[0] == words.ask.NEAREST
    assert said[1:]
    assert all(re.match(r"  - [^:]+: [A-Z]", line) for line in said[1:])


def test_the_likeliest_choice_is_told(base: KnowledgeBase) -> None:
    """In the card's words."""
    said = Terminal(Engine(base, Targets(answer=1.0))).respond("do I need a degree to be senior?")
    degree = base.entries["degree"]
    likeliest = words.ask.LIKELIEST_TITLE.format(title=degree.title)
    assert said.splitlines()[1] == f"  - {likeliest}: {degree.summary}"


def test_several_questions_are_answered_in_their_order(base: KnowledgeBase) -> None:
    """Each under itself, with what came of it, and the record has what can be read."""
    asked = "Do I need a degree to be a senior developer? Which cup did the football club win?"
    said = Terminal(Engine(base)).respond(asked).splitlines()
    degree = base.entries["degree"]
    assert said == [
        "1. Do I need a degree to be a senior developer?",
        f"{degree.title}: {degree.summary}",
        "",
        "2. Which cup did the football club win?",
        words.ask.NOTHING,
    ]
    record = json.loads(Terminal(Engine(base), as_json=True).respond(asked))
    assert record["shown"] == ["degree"]
    assert [part["outcome"] for part in record["parts"]] == ["answer", "unknown"]


def test_an_answer_ends_with_its_sources_and_its_review(base: KnowledgeBase) -> None:
    """The footer of a card, its day written out."""
    said = plain(base.entries["kubernetes"], View(base, dt.date(2026, 1, 1))).splitlines()
    assert said[-2].startswith("Source")
    assert said[-1] == "Reviewed 24 November 2025"


def test_what_to_read_further_stands_above_the_sources(base: KnowledgeBase) -> None:
    """By its name, since nothing can be clicked."""
    base = changed(base, "sql", read_further=("onet",))
    said = plain(base.entries["sql"], View(base, dt.date(2026, 1, 1))).splitlines()
    assert said[-3] == "Read further: O*NET 15-1252.00 Software Developers"


def test_an_overdue_review_is_owned_up_to(base: KnowledgeBase) -> None:
    """A reader in a terminal is told as well that parts may be out of date."""
    said = plain(base.entries["kubernetes"], View(base, dt.date(2027, 1, 1))).splitlines()
    assert said[-1] == words.entries.overdue(dt.date(2026, 11, 24)).removeprefix("-# ")


def test_bold_words_and_commands_are_printed_plain(base: KnowledgeBase) -> None:
    """What is Markdown in an entry is nothing in a terminal."""
    base = changed(base, "sql", answer="### First\n**Yes.** Use `/jobs` or `SELECT`.")
    said = plain(base.entries["sql"], View(base, dt.date(2026, 1, 1)))
    assert "\n\nFirst\nYes. Use /jobs or SELECT.\n" in said


def test_a_record_holds_no_marks_either(base: KnowledgeBase) -> None:
    """Other programs get the same text."""
    record = json.loads(Terminal(Engine(base), as_json=True).respond("what is kubernetes?"))
    assert record["outcome"] == "answer"
    assert "Reviewed 24 November 2025" in record["answer"]
    assert not any(mark in record["answer"] for mark in MARKS)
