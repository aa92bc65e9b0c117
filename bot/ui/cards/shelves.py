"""The shelves of the knowledge, for several cards: what there is of each kind, and the menu to browse it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import discord

from bot import words
from bot.knowledge.view import View
from bot.ui.actions import Pick, menu
from bot.ui.cards.card import Card
from bot.ui.verbs import verb
from bot.words.phrasing import count


@verb("browse")
def browse_all() -> None:
    """Show all that can be browsed."""


@verb("shelf")
def open_shelf(chosen: str) -> None:
    """Show a list that was chosen: a kind, or a kind and a group behind a colon."""


def kinds(view: View) -> Sequence[Pick]:
    """The menu of everything that can be browsed; none where there is nothing."""
    options = [
        discord.SelectOption(
            label=words.kinds.TITLES[kind], value=kind, description=count(total, *words.kinds.NOUNS[kind])
        )
        for kind, total in totals(view).items()
    ]
    return [menu(words.kinds.BROWSE, options, open_shelf)] if options else []


def totals(view: View) -> Mapping[str, int]:
    """How many entries of each kind there are, in the order in which kinds are shown."""
    found = Counter(entry.kind for entry in view.entries.values())
    return {kind: found[kind] for kind in words.kinds.TITLES if found[kind]}


def own_up(card: Card, view: View) -> None:
    """Say on a card that the last good copy is served, where that is so."""
    if view.base.good_at:
        card.say(words.guide.good_copy(view.base.good_at))
