"""How to use the bot, with questions to try: what `/help` shows, and a greeting or an empty message gets."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from bot import words
from bot.knowledge.model import Entry
from bot.knowledge.view import View
from bot.sanitize.markdown import plain
from bot.ui.actions import LABEL_LENGTH, button
from bot.ui.cards.card import Card
from bot.ui.cards.entries import open_entry, title_of
from bot.ui.cards.shelves import kinds, own_up

EXAMPLES = 3
EXAMPLE_KINDS = ("requirement", "topic", "role", "skill", "level", "responsibility")


def help_card(view: View) -> Card:
    """How to use the bot, with three questions to try."""
    card = Card().say(f"{words.guide.HELP_TITLE}\n{words.guide.HELP_INTRO}").gap().say(words.guide.HELP_WAYS)
    own_up(card, view)
    tries = examples(view)
    if tries:
        card.rule().say(words.guide.HELP_TRY)
    for entry in tries:
        card.row(button(_question(entry, view), open_entry(entry_id=entry.id)))
    return card.row(*kinds(view))


def examples(view: View) -> Sequence[Entry]:
    """Three entries of different kinds that many other entries point to; the same ones every time."""
    pointed = Counter(name for entry in view.entries.values() for name in entry.related)
    best = {
        kind: max(
            (e for e in view.of_kind(kind) if not e.declines and e.questions),
            key=lambda e: pointed[e.id],
            default=None,
        )
        for kind in EXAMPLE_KINDS
    }
    return [entry for entry in best.values() if entry][:EXAMPLES]


def _question(entry: Entry, view: View) -> str:
    title = title_of(entry, view)
    questions = (plain(question, LABEL_LENGTH + 1) for question in entry.questions)
    asked = next((q for q in (title, *questions) if q.endswith("?") and len(q) <= LABEL_LENGTH), title)
    return re.sub(r"\bi\b", "I", asked[0].upper() + asked[1:])
