"""What a question leads to, as a card: an answer, choices, an honest "I don't know", or a kind word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal, NamedTuple, TypeAlias

from bot import words
from bot.knowledge.model import Entry
from bot.knowledge.text import shown
from bot.knowledge.view import View
from bot.sanitize.markdown import escaped, quiet
from bot.search.parting import MOST_PARTS
from bot.search.reply import Answer, Courtesy, Part, Reply, Suggestions, Unknown, led_to, others_led_to
from bot.ui.actions import Press, button
from bot.ui.cards.answers import (
    choices_card,
    crisis_card,
    say_question,
    short_card,
    whole_card,
)
from bot.ui.cards.card import ANSWERED, BROWSED, UNKNOWN, Card, sentence
from bot.ui.cards.entries import credit, in_short, open_entry, pick, summary_of, title_of
from bot.ui.cards.shelves import browse_all
from bot.ui.cards.welcome import help_card
from bot.ui.forms import Field, Form
from bot.ui.verbs import verb

QUESTION_LENGTH = 1000
# Characters of a question among others, and of its answer, so that three of them fit one screen of a phone.
NAME, ONE_OF_THREE = 56, 125
# The same of a text that only comes closest, beside a menu of what else may be meant.
CLOSEST_OF_THREE = 80
# Characters of a text that one screen of a phone holds.
DECLINE = 450

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
        return _several(view, reply.parts)
    if isinstance(reply, Answer):
        card = whole_card if private else short_card
        return card(view, reply, question, follow_up=follow_up)
    if isinstance(reply, Unknown) and reply.decline:
        entry = reply.decline
        return crisis_card(view, entry) if reply.crisis else _declined(view, entry, reply, question)
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


def _several(view: View, parts: Sequence[Part]) -> Card:
    """What each question of a message leads to, named by that question, in the order asked."""
    card, buttons = Card(ANSWERED), dict[str, Press]()
    for number, part in enumerate(parts, 1):
        name, line = quiet(part.text, NAME), _line(view, part)
        card.say(words.ask.PART.format(number=number, question=name, line=line)).gap()
        if entry := led_to(part):
            read = button(words.ask.READ.format(number=number), open_entry(entry_id=entry.id))
            buttons.setdefault(entry.id, read)
    others = {entry.id: entry for part in parts for entry in others_led_to(part) if entry.id not in buttons}
    if others and len(parts) == MOST_PARTS:
        # A second row under three parts would not fit one screen of a phone.
        return card.row(pick(words.ask.READ_ONE, (*view.base.some(buttons), *others.values()), view))
    card.row(*buttons.values())
    return card.row(pick(words.ask.PART_OTHERS, others.values(), view)) if others else card


def _line(view: View, part: Part) -> str:
    """The entry that a part leads to, by its name, for a line of it alone may not show what it is about."""
    entry = led_to(part)
    if entry is None:
        return words.ask.NOTHING
    sure = isinstance(part.reply, Answer) or entry.declines
    said = words.ask.PART_ANSWER if sure else words.ask.PART_CLOSEST
    length = CLOSEST_OF_THREE if others_led_to(part) else ONE_OF_THREE
    return said.format(title=escaped(title_of(entry, view)), line=in_short(entry, view, length))


def _declined(view: View, entry: Entry, reply: Unknown, question: str) -> Card:
    """What the bot leaves to others: its own words, whole where they are short, and what may help instead."""
    card = Card(UNKNOWN)
    say_question(card, question)
    whole = len(entry.answer) <= DECLINE
    said = shown(entry.answer, entry, view.today) if whole else summary_of(entry, view)
    card.say(f"### {escaped(title_of(entry, view))}\n{said}").say(credit(view, entry))
    more = [] if whole else [button(words.ask.READ_ALL, open_entry(entry_id=entry.id))]
    card.row(*more, button(words.kinds.BROWSE, browse_all()))
    return card.row(pick(words.ask.INSTEAD, reply.nearest, view)) if reply.nearest else card


def _unknown(view: View, reply: Unknown, question: str) -> Card:
    if reply.nearest:
        return choices_card(words.ask.NEAREST, reply.nearest, view, question)
    card = Card(UNKNOWN)
    say_question(card, question)
    return card.say(words.ask.UNKNOWN).row(button(words.kinds.BROWSE, browse_all()))


def _courtesy(view: View, reply: Courtesy) -> Card:
    if reply.kind == "thanks":
        return sentence(words.ask.THANKS)
    if reply.kind == "language":
        return sentence(words.ask.LANGUAGE)
    if reply.kind == "wordless":
        return sentence(words.ask.WORDLESS)
    return help_card(view)
