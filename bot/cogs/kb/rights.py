"""Who may use `/kb` and press its buttons: checked each time, since Discord alone can only hide a command."""

from __future__ import annotations

import discord

from bot import words
from bot.ui import failures
from bot.ui.host import Interaction, host
from bot.ui.verbs import Route


async def may(interaction: Interaction) -> bool:
    """Whether whoever acts looks after the knowledge: in a home server, by right, by role or as the owner.

    Without a home server it is the owner alone, in direct messages.
    """
    home, member = host(interaction).services.home, interaction.user
    roles = frozenset(role.id for role in member.roles) if isinstance(member, discord.Member) else frozenset()
    manages = interaction.permissions.manage_guild
    if home.lets(interaction.guild_id, manages=manages, roles=roles):
        return True
    place = interaction.guild_id in home.servers or (not home.servers and interaction.guild_id is None)
    return place and await host(interaction).is_owner(member)


def for_moderators(route: Route) -> Route:
    """The route, closed to everybody else: a role can be lost after a card was shown."""

    async def work(interaction: Interaction, *arguments: object) -> None:
        if await may(interaction):
            await route.work(interaction, *arguments)
        else:
            await failures.tell(interaction, words.failures.NOT_YOURS)

    return Route(route.verb, work)
