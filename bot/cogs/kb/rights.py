"""Lets only those who look after the knowledge use what is for them, whatever Discord shows to whom."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import discord

from bot import words
from bot.ui import failures
from bot.ui.host import Interaction, host
from bot.ui.verbs import Route


async def allowed(interaction: Interaction) -> bool:
    """Whether the member is a moderator here; who is not is told so."""
    user, client = interaction.user, host(interaction)
    roles = {role.id for role in user.roles} if isinstance(user, discord.Member) else set()
    manages = interaction.permissions.manage_guild or _runs(client.application, user.id)
    if client.services.moderators.may(interaction.guild_id, roles, manages=manages):
        return True
    await failures.tell(interaction, words.kb.NOT_YOURS)
    return False


def moderated(route: Route) -> Route:
    """The same for a button, a list or a form: rights may have gone since it was sent."""

    async def work(interaction: Interaction, *arguments: Any) -> None:
        if await allowed(interaction):
            await route.work(interaction, *arguments)

    return replace(route, work=work)


def _runs(application: discord.AppInfo | None, member_id: int) -> bool:
    """Whether the member is the bot's owner, or one of the team that is."""
    if application is None:
        return False
    team = application.team.members if application.team else ()
    return member_id == application.owner.id or member_id in {member.id for member in team}
