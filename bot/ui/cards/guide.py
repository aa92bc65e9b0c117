"""What the bot can do and what it knows: the help card, and the pages about the knowledge and its sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import discord

from bot import words
from bot.knowledge.catalogue import totals
from bot.knowledge.model import Entry, Source
from bot.knowledge.view import View
from bot.sanitize.cutting import clip
from bot.sanitize.markdown import link, plain, quiet
from bot.ui.actions import LABEL_LENGTH, Pick, Press, button, choice
from bot.ui.cards.card import Card
from bot.ui.cards.entries import title_of
from bot.ui.text import pages
from bot.words.phrasing import count, written

EXAMPLES = 3
EXAMPLE_KINDS = ("requirement", "topic", "role", "skill", "level", "responsibility")
SOURCES_ROOM, SOURCES_MOST, SOURCE_LENGTH = 3000, 8, 1200


def help_card(view: View) -> Card:
    """How to use the bot, with three questions to try."""
    card = Card().say(f"{words.guide.HELP_TITLE}\n{words.guide.HELP_INTRO}").gap().say(words.guide.HELP_WAYS)
    _own_up(card, view)
    tries = examples(view)
    if tries:
        card.rule().say(words.guide.HELP_TRY)
    for entry in tries:
        card.row(button(_question(entry, view), "open", entry.id))
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


def kinds(view: View) -> Sequence[Pick]:
    """The list of everything that can be browsed; none where there is nothing."""
    options = [
        discord.SelectOption(
            label=words.kinds.TITLES[kind], value=kind, description=count(total, *words.kinds.NOUNS[kind])
        )
        for kind, total in totals(view).items()
    ]
    return [choice(words.kinds.BROWSE, options, "shelf")] if options else []


def about_card(view: View, page: int = 0) -> Card:
    """What the bot knows, then where it comes from, page by page."""
    sheets = list(pages(map(_source, _by_title(view)), SOURCES_ROOM, SOURCES_MOST))
    page = max(0, min(page, len(sheets)))
    card = Card()
    if page == 0:
        _write_known(card, view)
    else:
        card.say(words.guide.ABOUT_SOURCES).gap().say("\n\n".join(sheets[page - 1]), SOURCES_ROOM + 100)
    return _turn(card, page, len(sheets) + 1)


def pager(page: int, total: int, *verb: object) -> list[Press]:
    """Buttons to the pages before and after this one; none where there is one page only."""
    if total <= 1:
        return []
    return [
        button(words.paging.PREVIOUS, *verb, page - 1, disabled=page == 0),
        button(words.paging.NEXT, *verb, page + 1, disabled=page + 1 >= total),
    ]


def _turn(card: Card, page: int, total: int) -> Card:
    if total > 1:
        card.gap().say(words.paging.page_of(page, total))
    return card.row(*pager(page, total, "about"))


def _write_known(card: Card, view: View) -> None:
    known = "\n".join(f"- {count(total, *words.kinds.NOUNS[kind])}" for kind, total in totals(view).items())
    card.say(f"{words.kinds.KNOWN}\n{words.guide.ABOUT_INTRO}").gap().say(known).gap()
    card.say(f"{words.guide.about_sources(len(view.base.sources))} {words.guide.ABOUT_OWN}")
    _own_up(card, view)
    card.gap().row(*kinds(view))


def _own_up(card: Card, view: View) -> None:
    if view.base.good_at:
        card.say(words.guide.good_copy(view.base.good_at))


def _question(entry: Entry, view: View) -> str:
    title = title_of(entry, view)
    questions = (plain(question, LABEL_LENGTH + 1) for question in entry.questions)
    asked = next((q for q in (title, *questions) if q.endswith("?") and len(q) <= LABEL_LENGTH), title)
    return asked[0].upper() + asked[1:]


def _by_title(view: View) -> list[Source]:
    return sorted(view.base.sources.values(), key=lambda source: source.title.casefold())


def _source(source: Source) -> str:
    licence = words.guide.ABOUT_LINKED if source.use == "link-only" else quiet(source.licence, 120)
    text = f"**{link(source.title, source.url)}**\n-# {licence} · {quiet(written(source.date))}"
    return clip(f"{text}\n-# {quiet(source.attribution, 600)}" if source.attribution else text, SOURCE_LENGTH)
