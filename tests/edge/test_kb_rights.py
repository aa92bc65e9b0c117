"""Who may use `/kb`, and where it is to be found: moderators of home servers, and nobody else."""

from __future__ import annotations

from typing import Any

import discord
import pytest

from bot import words
from bot.cogs.kb import commands
from bot.servers.moderators import Moderators
from tests.world import World, card_of, texts

PLAIN = "kb stats"


@pytest.fixture(autouse=True)
async def home(world: World) -> None:
    """The server is one of the bot's own."""
    await world.make_home()


def payload(world: World, guild: discord.Object | None = None) -> dict[str, dict[str, Any]]:
    """What is registered in a server, or everywhere, by the commands' names."""
    return {one.name: one.to_dict(world.bot.tree) for one in world.bot.tree.get_commands(guild=guild)}


async def test_the_command_is_in_home_servers_alone(world: World) -> None:
    """A stranger's server is not even told that there is one."""
    assert "kb" not in payload(world)
    registered = payload(world, discord.Object(world.guild.id))
    assert registered.keys() == {"kb"}
    strange = world.env.create_guild("Elsewhere")
    channel = strange.create_text_channel("chat")
    guest = strange.add_member(world.env.create_user("cleo"))
    assert not [name for name in guest.available_commands(channel) if "kb" in name]
    assert [name for name in world.mod.available_commands(world.channel) if "kb" in name]


async def test_it_is_registered_for_servers_alone(world: World) -> None:
    """Neither for direct messages nor for members' own accounts, and without a default permission."""
    registered = payload(world, discord.Object(world.guild.id))["kb"]
    assert registered["contexts"] == [0]
    assert registered["integration_types"] == [0]
    assert registered["default_member_permissions"] is None


async def test_without_a_home_there_is_no_command(world: World) -> None:
    """The operator has to name a server first."""
    await world.bot.remove_cog("kb", guilds=[discord.Object(world.guild.id)])
    world.services.moderators.homes = frozenset()
    await world.bot.add_home_commands()
    assert payload(world, discord.Object(world.guild.id)) == {}


@pytest.mark.parametrize("command", ["kb stats", "kb gaps", "kb preview"])
async def test_others_are_refused_in_a_sentence(world: World, command: str) -> None:
    """Discord may show them the command; the bot does nothing for them."""
    result = await world.ada.slash(world.channel, command)
    assert result.ephemeral
    assert texts(result.response) == words.kb.NOT_YOURS
    assert not result.modal
    assert not result.followups


async def test_members_of_a_named_role_may(world: World) -> None:
    """Though they manage nothing."""
    role = world.guild.create_role("writers")
    cleo = world.guild.add_member(world.env.create_user("cleo"), roles=[role])
    assert texts((await cleo.slash(world.channel, PLAIN)).response) == words.kb.NOT_YOURS
    world.services.moderators.roles = frozenset({role.id})
    assert words.kb.title(30) in texts((await cleo.slash(world.channel, PLAIN)).response)


async def test_the_bots_owner_may(world: World) -> None:
    """In a home server, whatever their roles."""
    application = world.bot.application
    assert application
    application.team = None
    application.owner = discord.Object(world.bob.id)  # type: ignore[assignment] # its id is all that counts
    assert words.kb.title(30) in texts((await world.bob.slash(world.channel, PLAIN)).response)
    assert texts((await world.ada.slash(world.channel, PLAIN)).response) == words.kb.NOT_YOURS


async def test_buttons_ask_for_the_right_again(world: World) -> None:
    """Who was a moderator yesterday is none for an old card."""
    card = card_of(await world.mod.slash(world.channel, PLAIN))
    world.services.moderators.homes = frozenset()
    refused = await world.mod.click(card, label=words.kb.DUE_BUTTON)
    assert texts(refused.response) == words.kb.NOT_YOURS


def test_every_button_of_moderators_is_guarded() -> None:
    """A new one of them too."""
    names = {route.verb.name for route in commands.ROUTES}
    assert {"kb-unused", "kb-due", "kb-draft"} <= names
    assert {route.work.__module__ for route in commands.ROUTES} == {"bot.cogs.kb.rights"}


def test_nobody_is_a_moderator_by_default() -> None:
    """Neither a server nor a role is named until the operator does it."""
    assert Moderators() == Moderators(frozenset(), frozenset())
