"""Lists to browse: the entries of one kind, a group of skills, and the groups themselves."""

from __future__ import annotations

from functools import partial

import discord

from bot import words
from bot.knowledge.catalogue import entries_of, skill_groups
from bot.knowledge.model import Entry, Requirement, Skill
from bot.knowledge.view import View
from bot.sanitize.markdown import escaped, plain, quiet
from bot.ui.actions import menu
from bot.ui.cards.card import Card
from bot.ui.cards.entries import in_short, pick, title_of
from bot.ui.cards.paging import Paged, pages
from bot.ui.cards.shelves import kinds, open_shelf
from bot.ui.verbs import verb
from bot.words.phrasing import count

PER_PAGE = 8
LINE, SAID = 300, 160
GROUP_LINE = 320
GROUPS_SHOWN = 10


@verb("turn")
def list_page(kind: str, group: str, page: int) -> None:
    """Show a page of the entries of a kind, or of a group of skills."""


def list_card(view: View, kind: str, group: str, page: int, note: str = "") -> Card:
    """One page of the entries of a kind, or of a group of skills.

    Args:
        kind: in the singular; one that nothing is known of gives an empty list.
        group: an id of the vocabulary's groups; empty for all entries of the kind.
        page: from 0; one that does not exist gives the nearest that does.
        note: why the list is shown, above it.
    """
    card = Card().say(note, 300)
    found = entries_of(view, kind, group)
    if not found:
        return card.say(words.browse.EMPTY_LIST)
    paged = Paged.at(page, pages(found, PER_PAGE * (LINE + 1), PER_PAGE, lambda _: LINE))
    card.say(_title(view, kind, group, len(found)), 200)
    for entry in paged.items:
        card.gap().say(_line(entry, view), LINE)
    card.gap().row(pick(words.browse.PICK, paged.items, view))
    return paged.turned(card, partial(list_page, kind, group))


def groups_card(view: View, note: str = "") -> Card:
    """The groups of skills with what is in them, and a menu to choose one."""
    groups = skill_groups(view)
    card = Card().say(f"## {words.kinds.TITLES['skill']}").say(note, 300)
    if not groups:
        return card.say(words.browse.EMPTY_LIST)
    for name in list(groups)[:GROUPS_SHOWN]:
        titles = " · ".join(escaped(title_of(entry, view)) for entry in entries_of(view, "skill", name))
        card.gap().say(f"**{quiet(groups[name], 80)}**\n{titles}", GROUP_LINE)
    options = [
        discord.SelectOption(
            label=plain(title, 80),
            value=f"skill:{name}",
            description=count(len(entries_of(view, "skill", name)), *words.kinds.NOUNS["skill"]),
        )
        for name, title in groups.items()
    ]
    return card.gap().row(menu(words.browse.PICK_GROUP, options, open_shelf))


def browse_card(view: View) -> Card:
    """All that can be browsed, as one menu."""
    return Card().say(words.kinds.KNOWN).row(*kinds(view))


def _title(view: View, kind: str, group: str, total: int) -> str:
    title = skill_groups(view).get(group, "") if group else words.kinds.TITLES.get(kind, "")
    noun = words.kinds.NOUNS.get(kind, ("entry", "entries"))
    return f"## {quiet(title, 80)}\n-# {count(total, *noun)}"


def _line(entry: Entry, view: View) -> str:
    strength = f" · {entry.strength}" if isinstance(entry, Skill | Requirement) else ""
    return f"**{escaped(title_of(entry, view))}**{strength}\n{in_short(entry, view, SAID)}"
