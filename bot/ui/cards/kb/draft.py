"""A draft of an entry: its form, what the check says of it, and the cards that members would see."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, NamedTuple

import discord

from bot import words
from bot.knowledge.view import View
from bot.library.trials import Trial
from bot.library.trying import Taken
from bot.sanitize.markdown import quiet
from bot.ui.cards.answers import answer_of, crisis_card, entry_card, short_card
from bot.ui.cards.card import ANSWERED, UNSURE, WARNING, Card
from bot.ui.forms import Field, Form
from bot.ui.verbs import verb

# Of Discord's largest field, and characters of a name.
TEXT_LENGTH, NAME_LENGTH = 4000, 60
# Lines of each list on the card, and characters of a line.
SHOWN, LINE = 8, 300


class DraftTexts(NamedTuple):
    """What the form of a draft asks for."""

    text: Annotated[
        str, Field(words.kb.DRAFT_TEXT, TEXT_LENGTH, words.kb.DRAFT_HINT, long=True, given_back=False)
    ]
    name: Annotated[str, Field(words.kb.DRAFT_NAME, NAME_LENGTH)] = ""


@verb("kb-draft")
def kb_draft(texts: DraftTexts) -> None:
    """Try a draft from the form."""


def draft_form() -> Form:
    """The form of a draft."""
    return Form(words.kb.DRAFT_FORM, kb_draft, DraftTexts(""))


def draft_card(view: View, draft: Trial) -> Card:
    """What the check says of a draft, and which questions would change hands with it."""
    if draft.faults:
        return _checked(Card(WARNING), draft, words.kb.DRAFT_BAD)
    card = Card(UNSURE if draft.problems else ANSWERED)
    _checked(card, draft, words.kb.DRAFT_COULD if draft.problems else words.kb.DRAFT_GOOD)
    for heading, taken in ((words.kb.TAKES, draft.takes), (words.kb.GIVEN, draft.given)):
        if taken:
            card.gap().say("\n".join([heading, *_cut([*_rows(view, taken)])]))
    return card.gap().say(words.kb.DRAFT_NOTE)


def looks(view: View, draft: Trial) -> Iterator[Card]:
    """The cards of a good draft as members would see them, with nothing to press."""
    if draft.entry is None:
        return
    if draft.entry == view.base.crisis:
        yield _still(crisis_card(view, draft.entry))
        return
    yield _still(short_card(view, answer_of(view, draft.entry)))
    yield _still(entry_card(view, draft.entry, follow_up=False))


def _checked(card: Card, draft: Trial, said: str) -> Card:
    rows = [f"- {quiet(str(problem), LINE)}" for problem in draft.problems]
    return card.say(words.kb.draft(quiet(draft.path))).say("\n".join([said, *_cut(rows)]))


def _rows(view: View, taken: Sequence[Taken]) -> Iterator[str]:
    for question, name in taken:
        yield f"- “{quiet(question, LINE)}” · `{name}`"


def _cut(rows: Sequence[str]) -> Sequence[str]:
    return [*rows[:SHOWN], words.kb.more(len(rows) - SHOWN)] if len(rows) > SHOWN else rows


def _still(card: Card) -> Card:
    """The card with its buttons and lists switched off: what they name is not served."""
    for part in card.walk_children():
        if isinstance(part, discord.ui.Button | discord.ui.Select):
            part.disabled = True
    return card
