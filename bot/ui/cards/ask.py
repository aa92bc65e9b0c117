"""What a question leads to, as a card: an answer, choices, an honest "I don't know", or a kind word."""

from __future__ import annotations

from typing import Annotated, Literal, NamedTuple, TypeAlias

from bot import words
from bot.knowledge.view import View
from bot.search.reply import Answer, Courtesy, Reply, Suggestions, Unknown
from bot.ui.actions import button
from bot.ui.cards.answers import RELATED, answer_card, crisis_card, say_question, suggestions_card
from bot.ui.cards.card import BROWSED, UNKNOWN, Card, sentence
from bot.ui.cards.entries import openers, write
from bot.ui.cards.shelves import browse_all
from bot.ui.cards.welcome import help_card
from bot.ui.forms import Field, Form
from bot.ui.verbs import verb

QUESTION_LENGTH = 1000

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
        return answer_card(view, reply, question, follow_up=follow_up)
    if isinstance(reply, Unknown) and reply.crisis and reply.decline:
        return crisis_card(view, reply.decline)
    if isinstance(reply, Suggestions):
        return suggestions_card(words.ask.DID_YOU_MEAN, reply.entries, view, question)
    return _unknown(view, reply, question)


def discreet_card() -> Card:
    """A kind word in a channel that tells others nothing, and the way to the help for whoever presses it."""
    return Card(BROWSED).say(words.ask.DISCREET).row(button(words.ask.FIND_HELP, find_help()))


def _unknown(view: View, reply: Unknown, question: str) -> Card:
    card = Card(UNKNOWN)
    say_question(card, question)
    if reply.decline:
        write(card, view, reply.decline)
    else:
        card.say(words.ask.UNKNOWN)
    card.gap()
    nearest = openers(reply.nearest[:RELATED], view)
    if nearest:
        card.say(words.ask.INSTEAD if reply.decline else words.ask.NEAREST)
    for opener in nearest:
        card.row(opener)
    return card.row(button(words.kinds.BROWSE, browse_all()))


def _courtesy(view: View, reply: Courtesy) -> Card:
    if reply.kind == "thanks":
        return sentence(words.ask.THANKS)
    if reply.kind == "language":
        return sentence(words.ask.LANGUAGE)
    return help_card(view)
