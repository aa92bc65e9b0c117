"""Saves job links: at once, or after asking which link is meant and what is to become of a known job."""

from __future__ import annotations

from collections.abc import Mapping

from bot import words
from bot.cogs.delivery import in_time, redraw, show
from bot.errors import LinkGone, SeveralLinks
from bot.jobs.book import JobBook
from bot.jobs.model import Saved
from bot.jobs.texts import excerpt
from bot.ui.cards.card import Card
from bot.ui.cards.jobs.listed import saved_card
from bot.ui.cards.jobs.waiting import (
    JobTexts,
    Waiting,
    job_anyway,
    job_new,
    job_pick,
    job_renew,
    twin_card,
    waiting_on,
    which_card,
)
from bot.ui.host import Interaction, host


async def save(interaction: Interaction, texts: JobTexts) -> None:
    """Save what was given with a command or a form."""
    said = {"title": texts.title, "company": texts.company, "excerpt": excerpt(texts.url)}
    try:
        await save_from(interaction, Waiting([texts.url], said))
    except SeveralLinks as several:
        await save_from(interaction, Waiting(several.links, said))


async def save_from(interaction: Interaction, waiting: Waiting) -> None:
    """Save the one link that there is, or ask which is meant."""
    if len(waiting.links) > 1:
        await show(interaction, which_card(waiting))
        return
    owner, (url,) = interaction.user.id, waiting.links
    saving = _book(interaction).save(owner, url, waiting.texts, origin=interaction.id)
    saved = await in_time(interaction, saving)
    await show(interaction, _card(saved))


async def _pick(interaction: Interaction, number: int) -> None:
    await _again(interaction, number, anyway=False)


async def _anyway(interaction: Interaction) -> None:
    await _again(interaction, 0, anyway=True)


async def _again(interaction: Interaction, at: int, *, anyway: bool) -> None:
    """Save a link of the message that was clicked; of all clicks on one message one is saved."""
    url, texts = _waiting(interaction, at)
    origin = interaction.message.id if interaction.message else 0
    saving = _book(interaction).save(interaction.user.id, url, texts, origin=origin, anyway=anyway)
    await redraw(interaction, _card(await in_time(interaction, saving)))


async def _renew(interaction: Interaction, number: int) -> None:
    url, texts = _waiting(interaction, 0)
    job = await in_time(interaction, _book(interaction).renew(interaction.user.id, number, url, texts))
    await redraw(interaction, saved_card(job, words.jobs.RENEWED))


def _waiting(interaction: Interaction, at: int) -> tuple[str, Mapping[str, str]]:
    links, texts = waiting_on(interaction.message)
    if at >= len(links):
        raise LinkGone
    return links[at], texts


def _card(saved: Saved) -> Card:
    return twin_card(saved.job, saved.waiting) if saved.waiting else saved_card(saved.job)


def _book(interaction: Interaction) -> JobBook:
    return host(interaction).services.jobs


ROUTES = (job_new.to(save), job_pick.to(_pick), job_anyway.to(_anyway), job_renew.to(_renew))
