"""The question whether an answer helped, and what follows: a thank-you, and forms for what was wanted."""

from __future__ import annotations

from typing import Annotated, Literal, NamedTuple, TypeAlias

from bot import words
from bot.feedback.masking import MOST
from bot.knowledge.model import Entry
from bot.ui.actions import button
from bot.ui.cards.card import ANSWERED, BROWSED, Card
from bot.ui.forms import Field, Form
from bot.ui.verbs import verb

Helpful: TypeAlias = Literal["yes", "no"]


class WishTexts(NamedTuple):
    """What somebody is asked whom an answer did not help."""

    wanted: Annotated[str, Field(words.feedback.WISH_LABEL, MOST, words.feedback.WISH_HINT, long=True)]


class SuggestionTexts(NamedTuple):
    """What a suggestion consists of."""

    question: Annotated[str, Field(words.feedback.SUGGEST_LABEL, MOST, words.feedback.WISH_HINT, long=True)]


@verb("vote")
def vote(helpful: Helpful, entry_id: str) -> None:
    """Note whether an answer helped whoever clicked."""


@verb("wish")
def wish(entry_id: str) -> None:
    """Open the form for what was wanted instead of an answer."""


@verb("wished")
def wished(texts: WishTexts, entry_id: str) -> None:
    """Keep what was wanted instead of an answer."""


@verb("suggested")
def suggested(texts: SuggestionTexts) -> None:
    """Keep a question that somebody suggests."""


def ask_helpful(card: Card, entry: Entry) -> None:
    """Ask below an answer whether it helped; whoever reads it may say so, each for themselves."""
    card.say(words.feedback.HELPFUL).row(
        button(words.feedback.YES, vote("yes", entry_id=entry.id)),
        button(words.feedback.NO, vote("no", entry_id=entry.id)),
    )


def voted_card(entry: Entry, helpful: Helpful, *, wishes: bool) -> Card:
    """The thanks for a vote; whoever was not helped may say what they wanted, where that is kept."""
    card = Card(BROWSED).say(words.feedback.NOTED_YES if helpful == "yes" else words.feedback.NOTED_NO)
    if helpful == "no" and wishes:
        card.row(button(words.feedback.WISH, wish(entry_id=entry.id)))
    return card.say(words.feedback.CHANGE)


def wish_form(entry_id: str) -> Form:
    """The form for what was wanted."""
    return Form(words.feedback.WISH, wished, WishTexts(""), entry_id)


def suggestion_form() -> Form:
    """The form of a suggestion."""
    return Form(words.feedback.SUGGEST, suggested, SuggestionTexts(""))


def thanks_card(days: int) -> Card:
    """The thanks for a question, and how it is kept."""
    return Card(ANSWERED).say(words.feedback.THANKS).say(words.feedback.kept_for(days))
