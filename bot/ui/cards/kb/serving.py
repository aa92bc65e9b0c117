"""What is served, what is new in the files and what is wrong with them, as cards."""

from __future__ import annotations

from collections.abc import Sequence

from bot import words
from bot.knowledge.problems import Problem
from bot.knowledge.view import View
from bot.library.library import Library
from bot.library.news import News
from bot.sanitize.cutting import clip
from bot.sanitize.markdown import quiet
from bot.ui.cards.card import ANSWERED, BROWSED, WARNING, Card
from bot.ui.cards.shelves import own_up, totals
from bot.words.kb import serving
from bot.words.phrasing import count

MOST_FAULTS, FAULT_LENGTH, IDS_LENGTH = 8, 320, 900


def status_card(view: View, library: Library) -> Card:
    """Version, age and number of the answers, and what is wrong with the files."""
    card = Card(WARNING if library.faults else BROWSED)
    known = ", ".join(count(total, *words.kinds.NOUNS[kind]) for kind, total in totals(view).items())
    card.say(f"{serving.STATUS}\n{serving.version(library.base.version, library.loaded_at)}").say(known)
    card.say(words.guide.ABOUT_READS[library.reads])
    own_up(card, view)
    return _say_faults(card, library.faults) if library.faults else card.say(serving.WHOLE)


def news_card(news: News) -> Card:
    """What a look at the files has found."""
    if news.faults:
        return _say_faults(Card(WARNING), news.faults)
    card = Card(ANSWERED).say(serving.RELOADED)
    for name, label in serving.CHANGES.items():
        ids = getattr(news, name)
        if ids:
            shown = clip(", ".join(f"`{one}`" for one in ids), IDS_LENGTH)
            card.say(serving.change(label, shown, len(ids)))
    if news.shared:
        card.say(serving.SHARED)
    return card if news else card.say(serving.UNCHANGED)


def _say_faults(card: Card, faults: Sequence[Problem]) -> Card:
    card.say(serving.broken(len(faults)))
    for fault in faults[:MOST_FAULTS]:
        place = quiet(f"{fault.path}:{fault.line}:{fault.column}", FAULT_LENGTH)
        card.say(f"- **{place}** {quiet(f'{fault.field}: {fault.text}', FAULT_LENGTH)}")
    if len(faults) > MOST_FAULTS:
        card.say(serving.more(len(faults) - MOST_FAULTS))
    return card.say(f"-# {serving.KEPT}")
