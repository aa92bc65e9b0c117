"""What the bot knows and where that comes from: the pages of `/about`."""

from __future__ import annotations

from bot import words
from bot.knowledge.model import Source
from bot.knowledge.view import View
from bot.library.library import Reads
from bot.sanitize.cutting import clip
from bot.sanitize.markdown import link, quiet
from bot.ui.cards.card import Card
from bot.ui.cards.paging import Paged, pages
from bot.ui.cards.shelves import kinds, own_up, totals
from bot.ui.verbs import verb
from bot.words.phrasing import count, written

SOURCES_ROOM, SOURCES_MOST, SOURCE_LENGTH = 3000, 8, 1200


@verb("about")
def about_page(page: int) -> None:
    """Show a page of what the bot knows and its sources."""


def about_card(view: View, page: int = 0, reads: Reads = "off") -> Card:
    """What the bot knows and what it reads of questions, then where it comes from, page by page."""
    sources = pages(map(_source, _by_title(view)), SOURCES_ROOM, SOURCES_MOST)
    paged = Paged.at(page, [[], *sources])
    card = Card()
    if paged.items:
        card.say(words.guide.ABOUT_SOURCES).gap().say("\n\n".join(paged.items), SOURCES_ROOM + 100)
    else:
        _write_known(card, view, reads)
    return paged.turned(card, about_page)


def _write_known(card: Card, view: View, reads: Reads) -> None:
    known = "\n".join(f"- {count(total, *words.kinds.NOUNS[kind])}" for kind, total in totals(view).items())
    intro = f"{words.guide.ABOUT_INTRO} {words.guide.ABOUT_READS[reads]}"
    card.say(f"{words.kinds.KNOWN}\n{intro}").gap().say(known).gap()
    card.say(f"{words.guide.about_sources(len(view.base.sources))} {words.guide.ABOUT_OWN}")
    own_up(card, view)
    card.gap().row(*kinds(view))


def _by_title(view: View) -> list[Source]:
    return sorted(view.base.sources.values(), key=lambda source: source.title.casefold())


def _source(source: Source) -> str:
    licence = words.guide.ABOUT_LINKED if source.use == "link-only" else quiet(source.licence, 120)
    text = f"**{link(source.title, source.url)}**\n-# {licence} · {quiet(written(source.date))}"
    return clip(f"{text}\n-# {quiet(source.attribution, 600)}" if source.attribution else text, SOURCE_LENGTH)
