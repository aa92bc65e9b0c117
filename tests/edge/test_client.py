"""What the client asks of Discord: intents, commands, and nothing that is not needed."""

from __future__ import annotations

from typing import Any

import discord
import pytest

from bot.client import create_bot
from bot.cogs import ask, browse, guide, jobs
from bot.cogs.members import privacy
from tests.world import World

COMMANDS = {
    "ask",
    "skills",
    "role",
    "responsibilities",
    "requirements",
    "help",
    "about",
    "jobs",
    "privacy",
}


def synced(world: World) -> list[dict[str, Any]]:
    """The commands as they were registered with Discord."""
    sent = [r.json for r in world.env.http_requests if r.method == "PUT" and r.path.endswith("/commands")]
    assert isinstance(sent[-1], list)
    return sent[-1]


def parts(command: dict[str, Any]) -> list[dict[str, Any]]:
    """A command with its subcommands and options."""
    return [command, *(part for option in command.get("options", []) for part in parts(option))]


def test_no_privileged_intent_is_asked_for(world: World) -> None:
    """Three plain intents are enough, so no review by Discord is needed."""
    assert world.bot.intents == discord.Intents(guilds=True, guild_messages=True, dm_messages=True)


def test_nothing_is_kept_of_members_and_messages(world: World) -> None:
    """No cache grows with the servers."""
    assert world.bot._connection.max_messages is None
    assert world.bot._connection.member_cache_flags == discord.MemberCacheFlags.none()
    assert list(world.bot.cached_messages) == []


def test_no_message_may_mention_anybody(world: World) -> None:
    """The default of every message pings nobody."""
    default = world.bot.allowed_mentions
    assert default
    assert (default.everyone, default.users, default.roles, default.replied_user) == (False,) * 4


def test_all_commands_are_registered(world: World) -> None:
    """Discord knows exactly the commands that the help names."""
    assert {command["name"] for command in synced(world)} == COMMANDS


def test_commands_work_everywhere(world: World) -> None:
    """Each command can be used in servers, in direct messages and by a user's own install."""
    for command in synced(world):
        assert sorted(command["contexts"]) == [0, 1, 2]
        assert sorted(command["integration_types"]) == [0, 1]


def test_everything_is_described(world: World) -> None:
    """Each command and option says what it is for; discord.py would fill a gap with an ellipsis."""
    for command in synced(world):
        for part in parts(command):
            assert 8 < len(part["description"]) <= 100


def test_two_bots_live_in_one_process(world: World) -> None:
    """Nothing global ties the clients together."""
    other = create_bot(world.services, shard_count=1)
    assert other.routes is not world.bot.routes
    assert other.tree is not world.bot.tree


def test_a_verb_belongs_to_one_room_only(world: World) -> None:
    """No two groups of commands claim the same buttons."""
    rooms = [ask, browse, guide, jobs, privacy]
    assert sum(len(room.ROUTES) for room in rooms) == len(world.bot.routes)


@pytest.mark.parametrize("shards", [1, 2])
def test_shards_are_given_from_outside(world: World, shards: int) -> None:
    """How many connections there are is decided by whoever makes the bot."""
    bot = create_bot(world.services, shard_count=shards)
    assert bot.shard_count == shards
