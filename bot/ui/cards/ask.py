"""What a question leads to, as a card: an answer, choices, an honest "I don't know", or a kind word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal, NamedTuple, TypeAlias

from bot import words
from bot.knowledge.model import Entry
from bot.knowledge.view import View
from bot.sanitize.markdown import quiet
from bot.search.reply import Answer, Courtesy, Part, Reply, Suggestions, Unknown
from bot.ui.actions import button
from bot.ui.cards.answers import (
    choices_card,
    crisis_card,
    say_choice,
    say_question,
    short_card,
    whole_card,
)
from bot.ui.cards.card import ANSWERED, BROWSED, UNKNOWN, Card, sentence
from bot.ui.cards.entries import pick, write
from bot.ui.cards.shelves import browse_all
from bot.ui.cards.welcome import help_card
from bot.ui.forms import Field, Form
from bot.ui.verbs import verb

QUESTION_LENGTH = 1000
# Characters of a question that stands above its answer, among others.
NAME = 80

Visibility: TypeAlias = Literal["private", "public"]


class QuestionTexts(NamedTuple):
    """What the form of a question asks for."""

    question: Annotated[
        str, Field(words.ask.FOLLOW_UP_LABEL, QUESTION_LENGTH, words.ask.FOLLOW_UP_HINT, long=True)
    ]


@verb("asked")
def asked(texts: QuestionTexts, visibility: Visibility) -> None:
    """Answer a question from a form, as visibly as the card that it follows."""


def question_form(visibility: Visibility) -> Form:
    """The form of the next question."""
    return Form(words.ask.FOLLOW_UP, asked, QuestionTexts(""), visibility)


@verb("help")
def find_help() -> None:
    """Show somebody who may be in danger where to find help, for their eyes only."""


def reply_card(
    view: View, reply: Reply, *, question: str = "", follow_up: bool = False, private: bool = False
) -> Card:
    """The card of any reply.

    Args:
        view: what the reply was made from.
        question: is shown on the card; empty where the member's own message stands above it.
        follow_up: adds a button that asks the next question, for cards that cannot be replied to.
        private: nobody else reads it, so that an answer may be shown whole.
    """
    if isinstance(reply, Courtesy):
        return _courtesy(view, reply)
    if reply.parts:
        return _several(view, reply.parts, question)
    if isinstance(reply, Answer):
        card = whole_card if private else short_card
        return card(view, reply, question, follow_up=follow_up)
    if isinstance(reply, Unknown) and reply.crisis and reply.decline:
        return crisis_card(view, reply.decline)
    if isinstance(reply, Suggestions):
        text, likely, others = words.ask.DID_YOU_MEAN, reply.likely, reply.others
        return choices_card(text, reply.entries, view, question, likely=likely, others=others)
    return _unknown(view, reply, question)


def others_card(view: View, entries: Sequence[Entry]) -> Card:
    """What else may be meant, for whoever found nothing among the choices."""
    return choices_card(words.ask.OTHERS, entries, view)


def discreet_card() -> Card:
    """A kind word in a channel that tells others nothing, and the way to the help for whoever presses it."""
    return Card(BROWSED).say(words.ask.DISCREET).row(button(words.ask.FIND_HELP, find_help()))


def _several(view: View, parts: Sequence[Part], question: str) -> Card:
    """What each question of a message leads to, in the order asked."""
    card = Card(ANSWERED)
    say_question(card, question)
    for part in parts:
        name, reply = quiet(part.text, NAME), part.reply
        if isinstance(reply, Answer):
            say_choice(card, view, reply.entry, name=name)
        elif isinstance(reply, Suggestions):
            say_choice(card, view, reply.entries[0], words.ask.CLOSEST, name)
        elif reply.decline:
            say_choice(card, view, reply.decline, name=name)
        else:
            card.say(f"**{name}**\n{words.ask.NOTHING}")
    return card


def _unknown(view: View, reply: Unknown, question: str) -> Card:
    if reply.nearest and not reply.decline:
        return choices_card(words.ask.NEAREST, reply.nearest, view, question)
    card = Card(UNKNOWN)
    say_question(card, question)
    if reply.decline is None:
        return card.say(words.ask.UNKNOWN).row(button(words.kinds.BROWSE, browse_all()))
    write(card, view, reply.decline)
    card.row(button(words.kinds.BROWSE, browse_all()))
    return card.row(pick(words.ask.INSTEAD, reply.nearest, view)) if reply.nearest else card


def _courtesy(view: View, reply: Courtesy) -> Card:
    if reply.kind == "thanks":
        return sentence(words.ask.THANKS)
    if reply.kind == "language":
        return sentence(words.ask.LANGUAGE)
    if reply.kind == "wordless":
        return sentence(words.ask.WORDLESS)
    return help_card(view)
