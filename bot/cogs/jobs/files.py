"""Gives a member their saved jobs as a file, and takes such a file back after a look at what it holds."""

from __future__ import annotations

import io

import discord

from bot import words
from bot.cogs.delivery import keep_place, redraw, show
from bot.errors import BadFile
from bot.jobs.book import JobBook
from bot.jobs.columns import OURS, meant
from bot.jobs.desk import Draft
from bot.jobs.exchange import LARGEST, Kind
from bot.ui.cards.card import Card, sentence
from bot.ui.cards.jobs.files import (
    Every,
    columns_card,
    import_card,
    import_columns,
    import_is,
    import_look,
    import_no,
    import_yes,
    needs_asking,
)
from bot.ui.host import Interaction, host

FILE = "my-jobs.{}"


async def export(interaction: Interaction, kind: Kind) -> None:
    """Send all saved jobs as a file."""
    await keep_place(interaction)
    jobs = _book(interaction)
    if not await jobs.any(interaction.user.id):
        await show(interaction, sentence(words.jobs.files.NOTHING_TO_EXPORT))
        return
    content = await jobs.export(interaction.user.id, kind)
    file = discord.File(io.BytesIO(content), FILE.format(kind))
    await interaction.edit_original_response(content=words.jobs.files.EXPORTED, attachments=[file])


async def bring(interaction: Interaction, file: discord.Attachment, *, dry: bool) -> None:
    """Store the jobs of a file, or say what would be; first ask what its columns are where that is open."""
    await keep_place(interaction)
    if file.size > LARGEST:
        raise BadFile
    draft = await _book(interaction).look(interaction.user.id, await file.read())
    if needs_asking(draft):
        await show(interaction, columns_card(draft))
    else:
        await show(interaction, await _brought(interaction, draft, dry=dry))


async def _columns(interaction: Interaction, token: str, page: int, every: Every) -> None:
    await redraw(interaction, columns_card(_draft(interaction, token), page, every))


async def _is(
    interaction: Interaction, chosen: str, token: str, column: int, page: int, every: Every
) -> None:
    ours = chosen if chosen in OURS else ""
    draft = _book(interaction).desk.choose(interaction.user.id, token, column, ours)
    await redraw(interaction, columns_card(draft, page, every))


async def _look(interaction: Interaction, token: str) -> None:
    await interaction.response.defer()
    await redraw(interaction, await _brought(interaction, _draft(interaction, token), dry=True))


async def _yes(interaction: Interaction, token: str) -> None:
    await interaction.response.defer()
    await redraw(interaction, await _brought(interaction, _draft(interaction, token), dry=False))


async def _no(interaction: Interaction, token: str) -> None:
    _book(interaction).desk.clear(interaction.user.id)
    await redraw(interaction, sentence(words.jobs.files.CANCELLED))


async def _brought(interaction: Interaction, draft: Draft, *, dry: bool) -> Card:
    """What became of the file's jobs, or would."""

    async def told(done: int, rows: int) -> None:
        await redraw(interaction, sentence(words.jobs.files.reading_rows(done, rows)))

    owner, book = interaction.user.id, _book(interaction)
    brought, faults = await book.bring(owner, draft.content, meant(draft.columns), told, dry=dry)
    if not dry:
        book.desk.clear(owner)
    return import_card(brought, faults, draft if dry else None)


def _draft(interaction: Interaction, token: str) -> Draft:
    return _book(interaction).desk.get(interaction.user.id, token)


def _book(interaction: Interaction) -> JobBook:
    return host(interaction).services.jobs


ROUTES = (
    import_columns.to(_columns),
    import_is.to(_is),
    import_look.to(_look),
    import_yes.to(_yes),
    import_no.to(_no),
)
