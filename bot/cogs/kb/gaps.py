"""The questions that want a better answer: seen through by those who write answers, a file a click."""

from __future__ import annotations

import asyncio
import io
import json
from collections.abc import Mapping, Sequence

import discord

from bot import words
from bot.cogs.delivery import redraw, show
from bot.feedback.drafting import Patch
from bot.feedback.grouping import Group
from bot.feedback.model import State
from bot.knowledge.model import Entry
from bot.knowledge.view import View
from bot.search.reply import Courtesy
from bot.ui.cards.card import Card
from bot.ui.cards.entries import title_of
from bot.ui.cards.kb.gaps import (
    Fate,
    add_gap,
    by_hand_card,
    export_gaps,
    gap_card,
    gaps_card,
    gaps_page,
    has_it_text,
    listed,
    new_gap,
    open_gap,
    patch_text,
    settle_gap,
)
from bot.ui.host import Interaction, host, today

NEAREST = 5
FILE = "questions.json"


async def show_gaps(interaction: Interaction) -> None:
    """Show the first page to whoever gave the command; the place for it is kept already."""
    await show(interaction, await _list(interaction))


async def _page(interaction: Interaction, page: int) -> None:
    await interaction.response.defer()
    await redraw(interaction, await _list(interaction, page))


async def _open(interaction: Interaction, number: int, page: int) -> None:
    await interaction.response.defer()
    group = await _group(interaction, number)
    if group is None:
        await redraw(interaction, await _list(interaction, page, words.kb.GAP_GONE))
    else:
        seen, near = await _near(interaction, group)
        await redraw(interaction, gap_card(group, near, seen, page))


async def _settle(interaction: Interaction, number: int, fate: Fate, page: int) -> None:
    await interaction.response.defer()
    group, note = await _group(interaction, number), words.kb.GAP_GONE
    if group is not None:
        await host(interaction).services.feedback.settle(group, State(fate))
        note = words.kb.GAP_RESOLVED if fate == "resolved" else words.kb.GAP_IGNORED
    await redraw(interaction, await _list(interaction, page, note))


async def _add(interaction: Interaction, entry_id: str, number: int) -> None:
    await interaction.response.defer(ephemeral=True, thinking=True)
    group, seen = await _group(interaction, number), host(interaction).services.library.view(today())
    entry = seen.find(entry_id)
    if group is None or entry is None:
        await _say(interaction, words.kb.GAP_GONE if group is None else words.failures.GONE_ENTRY)
        return
    title = title_of(entry, seen)
    if group.text.casefold() in map(str.casefold, entry.questions):
        await _say(interaction, has_it_text(title))
        return
    patch = await asyncio.to_thread(host(interaction).services.drafts.add, entry, group.text)
    if patch is None:
        await show(interaction, by_hand_card(group.text, title))
    else:
        await _send(interaction, patch, title)


async def _new(interaction: Interaction, number: int) -> None:
    await interaction.response.defer(ephemeral=True, thinking=True)
    group = await _group(interaction, number)
    if group is None:
        await _say(interaction, words.kb.GAP_GONE)
        return
    seen, near = await _near(interaction, group)
    first = near[0] if near else None
    drafts = host(interaction).services.drafts
    patch = await asyncio.to_thread(drafts.new, group.text, seen.base, first, today())
    await _send(interaction, patch, is_new=True)


async def _export(interaction: Interaction) -> None:
    await interaction.response.defer(ephemeral=True, thinking=True)
    content = json.dumps(
        [_plain(group) for group in await _groups(interaction)], ensure_ascii=False, indent=2
    )
    file = discord.File(io.BytesIO(content.encode()), FILE)
    await interaction.edit_original_response(content=words.kb.EXPORTED, attachments=[file])


def _plain(group: Group) -> Mapping[str, object]:
    return {
        "question": group.text,
        "asked": group.times,
        "last_on": group.last_on.isoformat(),
        "reasons": {reason.value: number for reason, number in group.reasons.items()},
        "wordings": [gap.text for gap in group.gaps[1:]],
    }


async def _send(interaction: Interaction, patch: Patch, title: str = "", *, is_new: bool = False) -> None:
    name = f"{patch.entry_id}.patch"
    text = patch_text(title, name, is_new=is_new)
    file = discord.File(io.BytesIO(patch.data), name)
    await interaction.edit_original_response(content=text, attachments=[file])


async def _say(interaction: Interaction, text: str) -> None:
    await interaction.edit_original_response(content=text)


async def _list(interaction: Interaction, page: int = 0, note: str = "") -> Card:
    feedback = host(interaction).services.feedback
    days = feedback.collecting.days if feedback.collecting.wanted else 0
    groups, near = await _groups(interaction), dict[int, str]()
    for group in listed(groups, page).items:
        seen, found = await _near(interaction, group)
        if found:
            near[group.number] = title_of(found[0], seen)
    return gaps_card(groups, days, page, note, near)


async def _groups(interaction: Interaction) -> list[Group]:
    services = host(interaction).services
    return await services.feedback.groups(services.library.engine, today())


async def _group(interaction: Interaction, number: int) -> Group | None:
    """The group that a question is in now; others may have joined or left it meanwhile."""
    return next((group for group in await _groups(interaction) if number in group.numbers), None)


async def _near(interaction: Interaction, group: Group) -> tuple[View, Sequence[Entry]]:
    """The entries that come nearest to a group: those that were voted down for it, then by the search."""
    seen, reply = await host(interaction).services.library.answer(group.text, today())
    found = () if isinstance(reply, Courtesy) else reply.candidates
    voted = [entry for gap in group.gaps if gap.entry_id and (entry := seen.find(gap.entry_id))]
    near = {entry.id: entry for entry in (*voted, *(candidate.entry for candidate in found))}
    return seen, list(near.values())[:NEAREST]


ROUTES = (
    gaps_page.to(_page),
    open_gap.to(_open),
    settle_gap.to(_settle),
    add_gap.to(_add),
    new_gap.to(_new),
    export_gaps.to(_export),
)
