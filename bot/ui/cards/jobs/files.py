"""What an import of a file would do, or did: which column is what, and the rows that cannot be read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, TypeAlias

import discord

from bot import words
from bot.errors import BadLink, LinkFault, UserError
from bot.jobs.columns import Column, asks, meant
from bot.jobs.desk import Draft
from bot.jobs.model import Brought
from bot.sanitize.markdown import plain, quiet
from bot.ui.actions import Pick, button, menu
from bot.ui.cards.card import ANSWERED, UNSURE, Card
from bot.ui.cards.jobs.listed import jobs_page
from bot.ui.cards.paging import Paged, pages
from bot.ui.verbs import verb

# So many rows are told one by one, so many columns are asked for at once, and so much of a name is shown.
MOST, PER_PAGE, NAME = 8, 4, 60
LEFT_OUT = "-"

Every: TypeAlias = Literal["", "every"]


@verb("import-cols")
def import_columns(token: str, page: int, every: Every) -> None:
    """Ask what the columns of a file are: those that are not sure, or every one."""


@verb("import-is")
def import_is(chosen: str, token: str, column: int, page: int, every: Every) -> None:
    """Note what a column is, and ask for the others."""


@verb("import-look")
def import_look(token: str) -> None:
    """Say what an import would do."""


@verb("import-yes")
def import_yes(token: str) -> None:
    """Import the file."""


@verb("import-no")
def import_no(token: str) -> None:
    """Put the file away."""


def import_card(brought: Brought, faults: Mapping[int, UserError], draft: Draft | None = None) -> Card:
    """How many jobs are new, known or unreadable.

    Args:
        brought: what became of the rows.
        faults: the rows that cannot be read, with the reasons.
        draft: the file, where nothing was stored yet.
    """
    dry = draft is not None
    card = Card(UNSURE if dry else ANSWERED).say(
        words.jobs.files.DRY_RUN if dry else words.jobs.files.IMPORTED
    )
    said = words.jobs.files.would_import if dry else words.jobs.files.imported
    card.say(said(brought.new, brought.known))
    if faults:
        lines = [words.jobs.files.fault(row, _reason(why)) for row, why in faults.items()]
        more = [words.jobs.files.more_faults(len(lines) - MOST)] if len(lines) > MOST else []
        card.gap().say("\n".join([words.jobs.files.FAULTS, *lines[:MOST], *more]))
    if draft:
        return _ask(card, draft, brought.new)
    return card.gap().row(button(words.jobs.LIST, jobs_page(page=0)))


def columns_card(draft: Draft, page: int = 0, every: Every = "") -> Card:
    """Which column is what?

    Args:
        draft: the file.
        page: from 0.
        every: whether those that are sure are asked for too.
    """
    card = Card(UNSURE).say(words.jobs.files.COLUMNS_TITLE)
    card.say(words.jobs.files.COLUMNS_ALL if every else words.jobs.files.COLUMNS_HOW)
    if no_link := not _has_link(draft.columns):
        card.say(words.jobs.files.COLUMNS_NO_LINK)
    places = [at for at, column in enumerate(draft.columns) if _is_asked(column, every)]
    paged = Paged.at(page, pages(places, PER_PAGE, PER_PAGE, lambda _: 0))
    for at in paged.items:
        column = draft.columns[at]
        card.say(_column(column)).row(_choice(draft, at, paged.number, every))
    if not every:
        card.say(_told(column for column in draft.columns if column.sure))
    paged.turned(card, lambda to: import_columns(token=draft.token, page=to, every=every))
    look = button(words.jobs.files.COLUMNS_DONE, import_look(token=draft.token), disabled=no_link)
    return card.row(look, button(words.jobs.files.CANCEL, import_no(token=draft.token)))


def _reason(why: UserError) -> str:
    if isinstance(why, BadLink) and why.reason is LinkFault.NO_ADDRESS:
        return words.jobs.files.NO_LINK  # what a member is told otherwise is about copying one
    return words.failures.wording(why) or ""


def _ask(card: Card, draft: Draft, new: int) -> Card:
    card.gap().say(_told(draft.columns)).say(words.jobs.files.DRY_RUN_HOW)
    save = button(
        words.jobs.files.save(new),
        import_yes(token=draft.token),
        style=discord.ButtonStyle.success,
        disabled=not new,
    )
    change = button(words.jobs.files.CHANGE_COLUMNS, import_columns(token=draft.token, page=0, every="every"))
    return card.row(save, change, button(words.jobs.files.CANCEL, import_no(token=draft.token)))


def _is_asked(column: Column, every: Every) -> bool:
    """Whether a column is asked for: its name does not say what it is, or every one that can be chosen is."""
    return column.ours in ("", *words.jobs.files.COLUMNS) if every else not column.sure


def _has_link(columns: Sequence[Column]) -> bool:
    return bool({"url", "original_url"} & set(meant(columns).values()))


def _column(column: Column) -> str:
    cells = " · ".join(quiet(cell, 40) for cell in column.cells)
    return words.jobs.files.column_cells(quiet(column.name, NAME), cells)


def _choice(draft: Draft, at: int, page: int, every: Every) -> Pick:
    ours = draft.columns[at].ours
    options = [
        discord.SelectOption(label=label, value=name, default=name == (ours or LEFT_OUT))
        for name, label in {LEFT_OUT: words.jobs.files.COLUMN_LEFT_OUT, **words.jobs.files.COLUMNS}.items()
    ]
    name = plain(draft.columns[at].name, NAME)
    return menu(name, options, import_is, token=draft.token, column=at, page=page, every=every)


def _told(columns: Iterable[Column]) -> str:
    """What columns are read as, in two lines."""
    every = list(columns)
    read = [
        words.jobs.files.column_read(quiet(c.name, NAME), c.ours)
        for c in every
        if c.ours in words.jobs.files.COLUMNS
    ]
    out = [quiet(column.name, NAME) for column in every if not column.ours and column.cells]
    return words.jobs.files.columns_read(", ".join(read), ", ".join(out))


def needs_asking(draft: Draft) -> bool:
    """Whether the member has to say what a column is before anything can be looked at."""
    return asks(draft.columns)
