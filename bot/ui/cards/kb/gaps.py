"""Questions that want a better answer, for those who write answers: a list of groups, and one of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import Literal, TypeAlias

import discord

from bot import words
from bot.feedback.grouping import Group
from bot.knowledge.model import Entry
from bot.knowledge.view import View
from bot.sanitize.markdown import block, quiet
from bot.ui.actions import button, menu
from bot.ui.cards.card import BROWSED, Card
from bot.ui.cards.entries import in_short, title_of
from bot.ui.cards.paging import Paged, pages
from bot.ui.verbs import verb

Fate: TypeAlias = Literal["resolved", "ignored"]

NOTHING: Mapping[int, str] = MappingProxyType({})
GROUPS, WORDINGS, LINE = 5, 8, 100
# Characters of a question in the list and on its own card.
SHORT, LONG = 160, 300


@verb("gaps")
def gaps_page(page: int) -> None:
    """Show a page of the questions that want a better answer."""


@verb("gap")
def open_gap(number: int, page: int) -> None:
    """Show the group that a question is in."""


@verb("gap-add")
def add_gap(entry_id: str, number: int) -> None:
    """Send the patch that adds a question to an entry."""


@verb("gap-new")
def new_gap(number: int) -> None:
    """Send the patch with a new entry for a question."""


@verb("gap-done")
def settle_gap(number: int, fate: Fate, page: int) -> None:
    """Take a group off the list."""


@verb("gaps-export")
def export_gaps() -> None:
    """Send all that wait as a file."""


def listed(groups: Sequence[Group], page: int) -> Paged[Group]:
    """The groups that stand on a page of the list."""
    return Paged.at(page, pages(groups, GROUPS, GROUPS, lambda _: 0))


def gaps_card(
    groups: Sequence[Group], days: int, page: int = 0, note: str = "", near: Mapping[int, str] = NOTHING
) -> Card:
    """A page of the groups, the weightiest first, each with a button that opens it.

    Args:
        groups: all of them.
        days: for which questions are kept; 0 where none are.
        page: from 0.
        note: what became of the group that was here before.
        near: titles of the entries that come nearest to the groups on the page, by the groups' numbers.
    """
    card = Card(BROWSED).say(words.kb.GAPS).say(note)
    if not groups:
        return card.say(words.kb.no_gaps(days))
    card.say(words.kb.gaps_total(len(groups), sum(group.times for group in groups)))
    paged = listed(groups, page)
    for number, group in enumerate(paged.items, paged.number * GROUPS + 1):
        text = words.kb.GAP.format(number=number, question=quiet(group.text, SHORT), asked=_asked(group))
        if title := near.get(group.number):
            text = f"{text}\n{words.kb.NEAREST.format(title=quiet(title))}"
        opening = button(words.kb.OPEN.format(number=number), open_gap(group.number, paged.number))
        card.say_beside(text, opening)
    paged.turned(card, gaps_page)
    return card.row(button(words.kb.EXPORT, export_gaps()))


def gap_card(group: Group, near: Sequence[Entry], view: View, page: int = 0) -> Card:
    """One group: its wordings, and what can be done about it.

    Args:
        group: the one.
        near: the entries that come nearest to it, best first.
        view: what they were found in.
        page: of the list that it came from.
    """
    first, *others = group.gaps
    card = Card(BROWSED).say(words.kb.GAP_TITLE.format(question=quiet(first.text, LONG)))
    card.say(_asked(group))
    lines = [words.kb.WORDING.format(text=quiet(gap.text, SHORT)) for gap in others[:WORDINGS]]
    card.say("\n".join(lines))
    if near:
        options = [
            discord.SelectOption(label=title_of(e, view), value=e.id, description=_line(e, view))
            for e in near
        ]
        card.row(menu(words.kb.ADD_TO, options, add_gap, number=group.number))
    done = partial(settle_gap, group.number, page=page)
    return card.row(
        button(words.kb.NEW_ENTRY, new_gap(group.number), style=discord.ButtonStyle.primary),
        button(words.kb.RESOLVED, done(fate="resolved")),
        button(words.kb.IGNORE, done(fate="ignored")),
        button(words.kb.BACK, gaps_page(page)),
    )


def patch_text(title: str, file: str, *, is_new: bool) -> str:
    """What stands above the file of a patch."""
    return words.kb.new_entry(file) if is_new else words.kb.added(quiet(title), file)


def has_it_text(title: str) -> str:
    """What is said instead of a patch that would add a question a second time."""
    return words.kb.has_it(quiet(title))


def by_hand_card(question: str, title: str) -> Card:
    """The question itself, where no patch can be made of it."""
    return Card(BROWSED).say(words.kb.by_hand(quiet(title))).say(block(question))


def _asked(group: Group) -> str:
    why = ", ".join(f"{number} {words.kb.REASONS[reason]}" for reason, number in group.reasons.items())
    return words.kb.asked(group.times, group.last_on, why)


def _line(entry: Entry, view: View) -> str:
    return in_short(entry, view, LINE) or entry.id
