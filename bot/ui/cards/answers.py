"""An entry as an answer, short or whole, and entries to choose from: what questions and browsing lead to."""

from __future__ import annotations

from collections.abc import Sequence

import discord

from bot import words
from bot.knowledge.model import Entry
from bot.knowledge.text import shown
from bot.knowledge.view import View
from bot.sanitize.markdown import escaped, quiet
from bot.search.reply import Answer
from bot.ui.actions import Press, button
from bot.ui.cards.card import ANSWERED, BROWSED, UNSURE, Card
from bot.ui.cards.entries import (
    SUMMARY,
    credit,
    has_more,
    in_short,
    linked,
    open_entry,
    pick,
    summary_of,
    title_of,
    write,
)
from bot.ui.cards.feedback import ask_helpful
from bot.ui.verbs import verb

CHOICES = 3
QUESTION = 260
# Characters of the question above its answer: two lines on a phone.
ASKED = 64
# Characters of the line below a choice, three of which fit one screen of a phone.
LINE = 130


@verb("follow")
def follow() -> None:
    """Open the form for the next question."""


@verb("none")
def none_of_these(others: str = "") -> None:
    """Show other entries, by their ids with commas between, or say what else helps."""


def short_card(view: View, answer: Answer, question: str = "", *, follow_up: bool = True) -> Card:
    """The direct answer on one screen of a phone; the whole entry is a click away, for the reader alone.

    Args:
        view: what the answer was made from.
        answer: the entry and what is related to it.
        question: is shown on the card; empty where it stands above the card already.
        follow_up: adds a button that asks the next question, for cards that cannot be replied to.
    """
    card, entry = Card(ANSWERED), answer.entry
    say_question(card, question)
    card.say(f"### {escaped(title_of(entry, view))}\n{summary_of(entry, view)}", QUESTION + 2 * SUMMARY)
    card.say(credit(view, entry))
    more = [button(words.ask.READ_ALL, open_entry(entry_id=entry.id), style=discord.ButtonStyle.primary)]
    card.row(*(more if has_more(entry) else []), *_follow_up(wanted=follow_up))
    _related(card, view, answer)
    ask_helpful(card, entry)
    return card


def whole_card(
    view: View, answer: Answer, question: str = "", *, follow_up: bool = True, page: int = 0
) -> Card:
    """The whole entry, or a page of it, for who reads it alone; the other arguments are ``short_card``'s."""
    card = Card(ANSWERED)
    say_question(card, question)
    write(card, view, answer.entry, page)
    card.row(*_follow_up(wanted=follow_up))
    parts = linked(view, answer.entry)
    _related(card, view, answer, parts, words.entries.LINKED if parts else words.ask.RELATED)
    ask_helpful(card, answer.entry)
    return card


def entry_card(view: View, entry: Entry, *, follow_up: bool = True, page: int = 0) -> Card:
    """The card of an entry that somebody chose by name."""
    if entry == view.base.crisis:
        return crisis_card(view, entry)
    return whole_card(view, answer_of(view, entry), follow_up=follow_up, page=page)


def answer_of(view: View, entry: Entry) -> Answer:
    """An entry that somebody chose by name, as an answer."""
    return Answer(entry, 1.0, view.some(entry.related))


def crisis_card(view: View, entry: Entry) -> Card:
    """The help for somebody in danger: calm, with nothing to press, for their eyes only."""
    card = Card(BROWSED).say(f"## {escaped(title_of(entry, view))}", 220).gap()
    card.say(shown(entry.answer or entry.summary, entry, view.today), 2800).rule()
    card.say(words.ask.checked(entry.reviewed))
    return card.say(words.entries.overdue(entry.review_by) if entry.review_by < view.today else "")


def choices_card(
    text: str,
    entries: Sequence[Entry],
    view: View,
    question: str = "",
    *,
    likely: bool = False,
    others: Sequence[Entry] = (),
) -> Card:
    """Entries to choose from, each with what it answers, and a way to say that none of them is meant.

    Args:
        text: stands above them.
        entries: at most three are shown.
        view: what they were found in.
        question: is shown on the card; empty where it stands above the card already.
        likely: marks the first as the likeliest.
        others: what is offered to whoever wants none of these.
    """
    card = Card(UNSURE)
    say_question(card, question)
    card.say(text, 600)
    for number, entry in enumerate(entries[:CHOICES]):
        say_choice(card, view, entry, likely=likely and number == 0)
    ids = ",".join(entry.id for entry in others)
    return card.row(button(words.ask.NONE_OF_THESE, none_of_these(others=ids)))


def say_choice(card: Card, view: View, entry: Entry, *, likely: bool = False) -> None:
    """Put an entry on a card: the button that opens it, and below it its answer in a line."""
    style = discord.ButtonStyle.primary if likely else discord.ButtonStyle.secondary
    card.row(button(title_of(entry, view), open_entry(entry_id=entry.id), style=style))
    line = in_short(entry, view, LINE)
    card.say(words.ask.LIKELIEST.format(line=line) if likely else line)


def say_question(card: Card, question: str) -> None:
    """Put the question on top of a card; an empty one is left out."""
    said = quiet(question, ASKED)
    if said:
        card.say(words.ask.ASKED.format(question=said), QUESTION)


def _follow_up(*, wanted: bool) -> Sequence[Press]:
    return [button(words.ask.FOLLOW_UP, follow())] if wanted else []


def _related(
    card: Card, view: View, answer: Answer, first: Sequence[Entry] = (), name: str = words.ask.RELATED
) -> Card:
    """One menu, since two would have the same id: parts of the entry first, then what is related to it."""
    related = dict.fromkeys(entry.id for entry in (*first, *answer.related) if entry != answer.entry)
    return card.row(pick(name, view.some(related), view)) if related else card
