"""An entry as an answer, and entries to choose from: the cards that questions and browsing both lead to."""

from __future__ import annotations

import discord

from bot import words
from bot.knowledge.model import Entry
from bot.knowledge.text import shown
from bot.knowledge.view import View
from bot.sanitize.markdown import escaped, quiet
from bot.search.reply import Answer
from bot.ui.actions import button
from bot.ui.cards.card import ANSWERED, BROWSED, UNSURE, Card
from bot.ui.cards.entries import open_entry, openers, title_of, write
from bot.ui.verbs import verb

RELATED = 3
QUESTION = 260


@verb("follow")
def follow() -> None:
    """Open the form for the next question."""


@verb("none")
def none_of_these() -> None:
    """Say what else helps whoever finds nothing among the choices."""


def answer_card(view: View, answer: Answer, question: str = "", *, follow_up: bool = True) -> Card:
    """An entry that answers a question, with what is related to it.

    Args:
        view: what the answer was made from.
        answer: the entry, and what may be meant as well.
        question: is shown on the card; empty where it stands above the card already.
        follow_up: adds a button that asks the next question, for cards that cannot be replied to.
    """
    card = Card(ANSWERED)
    say_question(card, question)
    write(card, view, answer.entry)
    taken = {answer.entry.id, answer.second.id if answer.second else ""}
    related = [entry for entry in answer.related if entry.id not in taken]
    card.row(*openers(related[:RELATED], view))
    more = []
    if answer.second:
        label = words.ask.ALSO.format(title=title_of(answer.second, view))
        second = open_entry(entry_id=answer.second.id)
        more.append(button(label, second, style=discord.ButtonStyle.primary))
    if follow_up:
        more.append(button(words.ask.FOLLOW_UP, follow(), style=discord.ButtonStyle.primary))
    return card.row(*more)


def entry_card(view: View, entry: Entry, *, follow_up: bool = True) -> Card:
    """The card of an entry that somebody chose by name."""
    if entry == view.base.crisis:
        return crisis_card(view, entry)
    return answer_card(view, Answer(entry, 1.0, view.some(entry.related)), follow_up=follow_up)


def crisis_card(view: View, entry: Entry) -> Card:
    """The help for somebody in danger: calm, with nothing to press, for their eyes only."""
    card = Card(BROWSED).say(f"## {escaped(title_of(entry, view))}", 220).gap()
    card.say(shown(entry.answer or entry.summary, entry, view.today), 2800).rule()
    card.say(words.ask.checked(entry.reviewed))
    return card.say(words.entries.overdue(entry.review_by) if entry.review_by < view.today else "")


def suggestions_card(text: str, entries: tuple[Entry, ...], view: View, question: str = "") -> Card:
    """Entries to choose from, and a way to say that none of them is meant."""
    card = Card(UNSURE)
    say_question(card, question)
    card.say(text, 600).gap()
    for opener in openers(entries[:RELATED], view):
        card.row(opener)
    return card.row(button(words.ask.NONE_OF_THESE, none_of_these()))


def say_question(card: Card, question: str) -> None:
    """Put the question on top of a card; an empty one is left out."""
    said = quiet(question, 120)
    if said:
        card.say(words.ask.ASKED.format(question=said), QUESTION).gap()
