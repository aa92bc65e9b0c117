"""Lists to browse: the entries of one kind, a group of skills, and the groups themselves."""

from __future__ import annotations

import discord

from bot import words
from bot.knowledge.catalogue import entries_of, skill_groups
from bot.knowledge.model import Entry, Requirement, Skill
from bot.knowledge.view import View
from bot.sanitize.markdown import escaped, plain, quiet
from bot.ui.actions import choice
from bot.ui.cards.card import Card
from bot.ui.cards.entries import pick, summary_of, title_of
from bot.ui.cards.guide import kinds, pager
from bot.words.phrasing import count

PER_PAGE = 8
LINE = 420
GROUP_LINE = 320
GROUPS_SHOWN = 10


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
    total = max(1, -(-len(found) // PER_PAGE))
    page = max(0, min(page, total - 1))
    sheet = found[page * PER_PAGE : (page + 1) * PER_PAGE]
    if not sheet:
        return card.say(words.browse.EMPTY_LIST)
    card.say(_title(view, kind, group, len(found)), 200)
    for entry in sheet:
        card.gap().say(_line(entry, view), LINE)
    card.gap()
    if total > 1:
        card.say(words.paging.page_of(page, total))
    return card.row(pick(words.browse.PICK, sheet, view)).row(*pager(page, total, "turn", kind, group))


def groups_card(view: View, note: str = "") -> Card:
    """The groups of skills with what is in them, and a list to choose one."""
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
    return card.gap().row(choice(words.browse.PICK_GROUP, options, "shelf"))


def browse_card(view: View) -> Card:
    """All that can be browsed, as one list."""
    return Card().say(words.kinds.KNOWN).row(*kinds(view))


def _title(view: View, kind: str, group: str, total: int) -> str:
    title = skill_groups(view).get(group, "") if group else words.kinds.TITLES.get(kind, "")
    noun = words.kinds.NOUNS.get(kind, ("entry", "entries"))
    return f"## {quiet(title, 80)}\n-# {count(total, *noun)}"


def _line(entry: Entry, view: View) -> str:
    strength = f" · {entry.strength}" if isinstance(entry, Skill | Requirement) else ""
    return f"**{escaped(title_of(entry, view))}**{strength}\n{summary_of(entry, view)}"
