"""Tries a draft of an entry for a moderator: nothing of it is stored, and nobody else sees it."""

from __future__ import annotations

import re

import discord

from bot import words
from bot.cogs.delivery import keep_place, show
from bot.knowledge.view import View
from bot.library.trials import LARGEST
from bot.sanitize.unseen import line
from bot.ui import failures
from bot.ui.cards.kb.draft import DraftTexts, draft_card, draft_form, kb_draft, looks
from bot.ui.host import Interaction, host, today

# What a draft without a name is called.
NAMELESS = "draft"
_ENDING = re.compile(r"\.ya?ml$", re.IGNORECASE)


async def preview(interaction: Interaction, file: discord.Attachment | None, kind: str = "") -> None:
    """Try an attached file; without one, open the form for the text."""
    if file is None:
        await interaction.response.send_modal(draft_form())
        return
    await keep_place(interaction)
    if file.size > LARGEST:
        await failures.tell(interaction, words.kb.DRAFT_LARGE)
        return
    try:
        text = (await file.read()).decode("utf-8-sig")
    except UnicodeDecodeError:
        await failures.tell(interaction, words.kb.DRAFT_NO_TEXT)
        return
    await _try(interaction, file.filename, text, kind)


async def _typed(interaction: Interaction, texts: DraftTexts) -> None:
    await keep_place(interaction)
    await _try(interaction, texts.name, texts.text)


async def _try(interaction: Interaction, name: str, text: str, kind: str = "") -> None:
    # People name a file by its folder, too, which is seen from its kind.
    stem = _ENDING.sub("", line(name).replace("\\", "/").rpartition("/")[2]) or NAMELESS
    draft = await host(interaction).services.trials.check(stem, text, today(), kind)
    if draft is None:
        await failures.tell(interaction, words.kb.DRAFT_STUCK)
        return
    view = View(draft.base, today())
    await show(interaction, draft_card(view, draft))
    for card in looks(view, draft):
        await interaction.followup.send(view=card, ephemeral=True)


ROUTES = (kb_draft.to(_typed),)
