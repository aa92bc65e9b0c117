"""What a question leads to, as a card: an answer, choices, an honest "I don't know", or a kind word."""

from __future__ import annotations

import discord

from bot import words
from bot.knowledge.model import Entry
from bot.knowledge.text import shown
from bot.knowledge.view import View
from bot.sanitize.markdown import escaped, quiet
from bot.search.reply import Answer, Courtesy, Reply, Suggestions, Unknown
from bot.ui.actions import button
from bot.ui.cards.card import ANSWERED, BROWSED, UNKNOWN, UNSURE, Card, line
from bot.ui.cards.entries import openers, title_of, write
from bot.ui.cards.guide import help_card

RELATED = 3
QUESTION = 260


def reply_card(view: View, reply: Reply, *, question: str = "", follow_up: bool = False) -> Card:
    """The card of any reply.

    Args:
        view: what the reply was made from.
        question: is shown on the card; empty where the member's own message stands above it.
        follow_up: adds a button that asks the next question, for cards that cannot be replied to.
    """
    if isinstance(reply, Courtesy):
        return _courtesy(view, reply)
    if isinstance(reply, Answer):
        return _answer(view, reply, question, follow_up)
    if isinstance(reply, Unknown) and reply.crisis and reply.decline:
        return crisis_card(view, reply.decline)
    if isinstance(reply, Suggestions):
        return suggestions_card(words.ask.DID_YOU_MEAN, reply.entries, view, question)
    return _unknown(view, reply, question)


def entry_card(view: View, entry: Entry, *, follow_up: bool = True) -> Card:
    """The card of an entry that somebody chose by name."""
    if entry == view.base.crisis:
        return crisis_card(view, entry)
    return _answer(view, Answer(entry, 1.0, view.some(entry.related)), "", follow_up)


def crisis_card(view: View, entry: Entry) -> Card:
    """The help for somebody in danger: calm, with nothing to press, for their eyes only."""
    card = Card(BROWSED).say(f"## {escaped(title_of(entry, view))}", 220).gap()
    card.say(shown(entry.answer or entry.summary, entry, view.today), 2800).rule()
    card.say(words.ask.checked(entry.reviewed))
    return card.say(words.entries.overdue(entry.review_by) if entry.review_by < view.today else "")


def discreet_card() -> Card:
    """A kind word in a channel that tells others nothing, and the way to the help for whoever presses it."""
    return Card(BROWSED).say(words.ask.DISCREET).row(button(words.ask.FIND_HELP, "help"))


def suggestions_card(text: str, entries: tuple[Entry, ...], view: View, question: str = "") -> Card:
    """Entries to choose from, and a way to say that none of them is meant."""
    card = _sheet(UNSURE, question).say(text, 600).gap()
    for opener in openers(entries[:RELATED], view):
        card.row(opener)
    return card.row(button(words.ask.NONE_OF_THESE, "none"))


def _answer(view: View, answer: Answer, question: str, follow_up: bool) -> Card:
    card = _sheet(ANSWERED, question)
    write(card, view, answer.entry)
    shown = {answer.entry.id, answer.second.id if answer.second else ""}
    related = [entry for entry in answer.related if entry.id not in shown]
    card.row(*openers(related[:RELATED], view))
    more = []
    if answer.second:
        label = words.ask.ALSO.format(title=title_of(answer.second, view))
        more.append(button(label, "open", answer.second.id, style=discord.ButtonStyle.primary))
    if follow_up:
        more.append(button(words.ask.FOLLOW_UP, "follow", style=discord.ButtonStyle.primary))
    return card.row(*more)


def _unknown(view: View, reply: Unknown, question: str) -> Card:
    card = _sheet(UNKNOWN, question)
    if reply.decline:
        write(card, view, reply.decline)
    else:
        card.say(words.ask.UNKNOWN)
    card.gap()
    # What a declining text points to helps more than what its question happened to resemble.
    near = (view.some(reply.decline.related) if reply.decline else ()) or reply.nearest
    nearest = openers([entry for entry in near if not entry.declines][:RELATED], view)
    if nearest:
        card.say(words.ask.INSTEAD if reply.decline else words.ask.NEAREST)
    for opener in nearest:
        card.row(opener)
    return card.row(button(words.kinds.BROWSE, "browse"))


def _courtesy(view: View, reply: Courtesy) -> Card:
    if reply.kind == "thanks":
        return line(words.ask.THANKS)
    if reply.kind == "language":
        return line(words.ask.LANGUAGE)
    return help_card(view)


def _sheet(colour: int, question: str) -> Card:
    card = Card(colour)
    asked = quiet(question, 120)
    return card.say(words.ask.ASKED.format(question=asked), QUESTION).gap() if asked else card
