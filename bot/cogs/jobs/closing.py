"""Closes several of a member's jobs at once, after asking once, and takes that back."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from bot.cogs.delivery import keep_place, redraw, show
from bot.errors import NothingToClose, OpenedTooLate
from bot.jobs.book import JobBook
from bot.jobs.model import SavedJob, Status
from bot.jobs.query import JobQuery
from bot.ui.actions import OPTIONS
from bot.ui.cards.card import Card
from bot.ui.cards.jobs.closing import (
    MOST,
    End,
    asking_card,
    choosing_card,
    chosen_on,
    close_ask,
    close_pick,
    close_undo,
    close_yes,
    closed_card,
    moment,
    offered_on,
    opened_card,
)
from bot.ui.cards.jobs.listed import close_some
from bot.ui.host import Interaction, host


async def choose(interaction: Interaction) -> None:
    """Offer the open jobs."""
    await keep_place(interaction)
    await show(interaction, await _choosing(interaction, 0, ()))


async def _page(interaction: Interaction, page: int) -> None:
    await interaction.response.defer()
    await redraw(interaction, await _choosing(interaction, page, chosen_on(interaction.message)))


async def _pick(interaction: Interaction, chosen: str, page: int) -> None:
    await interaction.response.defer()
    elsewhere = set(chosen_on(interaction.message)) - set(offered_on(interaction.message))
    here = [int(number) for number in chosen.split(",") if number.isdecimal()]
    numbers = [*sorted(elsewhere), *here][:MOST]
    await redraw(interaction, await _choosing(interaction, page, numbers))


async def _ask(interaction: Interaction, status: End) -> None:
    await interaction.response.defer()
    jobs = await _jobs(interaction, chosen_on(interaction.message), still_open=True)
    if not jobs:
        raise NothingToClose
    await redraw(interaction, asking_card(jobs, status))


async def _close(interaction: Interaction, status: End) -> None:
    await interaction.response.defer()
    closed = await _book(interaction).close(
        interaction.user.id, chosen_on(interaction.message), Status(status)
    )
    await redraw(interaction, closed_card(await _jobs(interaction, closed.numbers), closed, status))


async def _undo(interaction: Interaction, written: str) -> None:
    await interaction.response.defer()
    try:
        opened = await _book(interaction).reopen(interaction.user.id, moment(written))
    except (ValueError, OverflowError):
        raise OpenedTooLate from None
    await redraw(interaction, opened_card(await _jobs(interaction, opened)))


async def _choosing(interaction: Interaction, page: int, chosen: Collection[int]) -> Card:
    found = await _book(interaction).page(interaction.user.id, JobQuery(OPTIONS, page, open=True))
    return choosing_card(found, chosen)


async def _jobs(
    interaction: Interaction, numbers: Collection[int], *, still_open: bool = False
) -> Sequence[SavedJob]:
    query = JobQuery(MOST, numbers=numbers, open=still_open)
    return (await _book(interaction).page(interaction.user.id, query)).jobs


def _book(interaction: Interaction) -> JobBook:
    return host(interaction).services.jobs


ROUTES = (
    close_some.to(_page),
    close_pick.to(_pick),
    close_ask.to(_ask),
    close_yes.to(_close),
    close_undo.to(_undo),
)
