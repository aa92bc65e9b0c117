"""Who may use `/kb`, and where it is: in the operator's own servers, for those who look after the answers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

import discord
import pytest
from discord import app_commands
from simcord.actors import MemberActor

from bot import words
from bot.client import AREAS, AT_HOME
from bot.feedback.model import Reason
from bot.servers.home import Home
from bot.settings import Settings
from bot.words.kb.serving import STATUS
from tests.world import SERVER, MakeWorld, World, card_of, texts

MANAGES = discord.Permissions(manage_guild=True)
AT_HOME_SETTINGS = Settings(home_servers=frozenset({SERVER}))


@pytest.fixture
async def home(make_world: MakeWorld) -> AsyncIterator[World]:
    """A world whose server is a home."""
    async with make_world(settings=AT_HOME_SETTINGS) as made:
        yield made


def member(world: World, name: str, permissions: discord.Permissions | None = None) -> MemberActor:
    """A member with a role of their own, which may have rights."""
    role = world.guild.create_role(f"role of {name}", permissions=permissions)
    return world.guild.add_member(world.env.create_user(name), roles=[role])


async def refused(world: World, who: MemberActor) -> bool:
    """Whether `/kb gaps` is refused, privately and in words."""
    result = await who.slash(world.channel, "kb gaps")
    assert result.ephemeral
    assert (words.kb.GAPS in texts(result.response)) is (
        words.failures.NOT_YOURS not in texts(result.response)
    )
    return words.failures.NOT_YOURS in texts(result.response)


@pytest.mark.parametrize(
    ("permissions", "is_refused"),
    [
        (MANAGES, False),
        (discord.Permissions(administrator=True), False),
        (discord.Permissions(manage_messages=True, manage_roles=True), True),
        (None, True),
    ],
)
async def test_whoever_manages_the_server_may(
    home: World, permissions: discord.Permissions | None, is_refused: bool
) -> None:
    """And nobody by a smaller right."""
    home.env.check_errors = False  # a refusal is an error to the simulation
    assert await refused(home, member(home, "mo", permissions)) is is_refused


async def test_a_moderators_role_may(home: World) -> None:
    """The one that the setting names, and no other."""
    home.env.check_errors = False
    mo, other = member(home, "mo"), member(home, "other")
    (role,) = [role for role in home.guild.roles.values() if role.name == "role of mo"]
    roles = frozenset({role.id})
    home.bot.services = replace(home.services, home=Home(frozenset({SERVER}), roles))
    assert not await refused(home, mo)
    assert await refused(home, other)


@pytest.mark.parametrize("command", ["kb stats", "kb preview", "kb explain"])
async def test_every_command_is_refused(home: World, command: str) -> None:
    """In the same sentence, with no form and nothing shown."""
    home.env.check_errors = False
    more = {"question": "why?"} if command == "kb explain" else {}
    result = await home.ada.slash(home.channel, command, **more)
    assert result.ephemeral
    assert texts(result.response) == words.failures.NOT_YOURS
    assert not result.modal


async def test_the_bots_owner_may(home: World) -> None:
    """In a home server, without any role."""
    home.env.check_errors = False
    home.bot.owner_id = home.ada.id
    assert not await refused(home, home.ada)
    assert await refused(home, home.bob)


async def test_a_right_that_is_lost_closes_the_buttons_too(home: World) -> None:
    """What was shown before shows nothing more."""
    await home.services.feedback.told("which tractor is best?", Reason.SUGGESTED)
    mo = member(home, "mo", MANAGES)
    card = await mo.slash(home.channel, "kb gaps")
    home.bot.services = replace(home.services, home=Home(frozenset({1})))
    result = await mo.click(card_of(card), label=words.kb.OPEN.format(number=1))
    assert texts(result.response) == words.failures.NOT_YOURS


@pytest.mark.parametrize("area", AT_HOME)
def test_every_click_of_the_area_is_guarded(area: object) -> None:
    """Each route, those of later commands too."""
    routes = area.ROUTES  # type: ignore[attr-defined]
    assert routes
    assert {route.work.__qualname__ for route in routes} == {"for_moderators.<locals>.work"}


async def test_a_strangers_server_has_no_trace_of_it(home: World) -> None:
    """Neither among the commands of all servers, as Discord gets them, nor in another server's list."""
    everywhere = [command.to_dict(home.bot.tree) for command in home.bot.tree.get_commands()]
    assert "kb" not in {command["name"] for command in everywhere}
    stranger = home.env.create_guild("Elsewhere")
    channel = stranger.create_text_channel("general")
    boss = stranger.add_member(
        home.env.create_user("boss"), roles=[stranger.create_role("all", permissions=MANAGES)]
    )
    assert not [name for name in boss.available_commands(channel) if name.startswith("kb")]
    assert "kb gaps" in home.ada.available_commands(home.channel)


async def test_the_payload_is_for_servers_alone(home: World) -> None:
    """Not for direct messages, not for a member's own account, and hidden from nobody by a default right."""
    (group,) = home.bot.tree.get_commands(guild=discord.Object(SERVER))
    assert isinstance(group, app_commands.Group)
    payload = group.to_dict(home.bot.tree)
    assert payload["contexts"] == [0]
    assert payload["integration_types"] == [0]
    assert payload["default_member_permissions"] is None


async def test_without_a_home_no_server_has_it(world: World) -> None:
    """Not even the bot's own; Discord is told that it is for direct messages with the bot alone."""
    assert not [name for name in world.ada.available_commands(world.channel) if name.startswith("kb")]
    assert world.bot.homes == []
    assert set(AT_HOME) < set(AREAS)
    (group,) = [command for command in world.bot.tree.get_commands() if command.name == "kb"]
    payload = group.to_dict(world.bot.tree)
    assert payload["contexts"] == [1]
    assert payload["integration_types"] == [0]


async def test_without_a_home_the_owner_alone_may(world: World) -> None:
    """In direct messages; anybody else is refused there."""
    world.env.check_errors = False
    world.bot.owner_id = world.ada.id
    for who, sees in ((world.ada, True), (world.bob, False)):
        result = await who.user.slash("kb status")
        assert (words.failures.NOT_YOURS in texts(result.response)) is not sees
        assert (STATUS in texts(result.response)) is sees


async def test_a_home_lets_in_by_right_or_by_role() -> None:
    """There alone; in any other place neither counts."""
    home = Home(frozenset({1}), frozenset({7}))
    assert home.lets(1, manages=True, roles=frozenset())
    assert home.lets(1, manages=False, roles=frozenset({6, 7}))
    assert not home.lets(1, manages=False, roles=frozenset({6}))
    assert not home.lets(2, manages=True, roles=frozenset({7}))
    assert not home.lets(None, manages=True, roles=frozenset({7}))
    assert not Home().lets(None, manages=True, roles=frozenset({7}))
