"""What the client asks of Discord: intents, commands, and nothing that is not needed."""

from __future__ import annotations

import importlib
import pkgutil
import re
from typing import Any

import discord
import pytest

import bot.ui.cards
from bot import words
from bot.client import AREAS, create_bot
from bot.ui.verbs import Verb
from tests.world import World

# An entry in the menu of a message, which has a name and no description.
MESSAGE = 3


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
    """Discord knows exactly the commands that the help names, the help itself, and the owner's."""
    named = {name.split()[0] for name in re.findall(r"`/([a-z ]+)`", words.guide.HELP_WAYS)}
    assert {command["name"] for command in synced(world)} == named | {"help", "kb", words.jobs.SAVE_LINK}
    assert words.jobs.SAVE_LINK in words.guide.HELP_WAYS


def test_commands_work_everywhere(world: World) -> None:
    """Each command of members can be used in servers, in direct messages and by a user's own install."""
    for command in [command for command in synced(world) if command["name"] != "kb"]:
        assert sorted(command["contexts"]) == [0, 1, 2]
        assert sorted(command["integration_types"]) == [0, 1]


def test_everything_is_described(world: World) -> None:
    """Each command and option says what it is for; discord.py would fill a gap with an ellipsis."""
    for command in synced(world):
        for part in parts(command) if command.get("type") != MESSAGE else ():
            assert 8 < len(part["description"]) <= 100


def test_two_bots_live_in_one_process(world: World) -> None:
    """Nothing global ties the clients together."""
    other = create_bot(world.services, shard_count=1)
    assert other.routes is not world.bot.routes
    assert other.tree is not world.bot.tree


def test_a_verb_that_two_areas_claim_ends_the_start(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """One would work for the other's buttons, silently."""
    monkeypatch.setattr("bot.client.AREAS", (*AREAS, AREAS[0]))
    with pytest.raises(ValueError, match="two routes for the verb `open`"):
        create_bot(world.services, shard_count=1)


def test_every_verb_is_worked_for(world: World) -> None:
    """Each one that a card declares has its route, and no other has."""
    names = [module.name for module in pkgutil.walk_packages(bot.ui.cards.__path__, "bot.ui.cards.")]
    cards = [vars(importlib.import_module(name)) for name in names]
    declared = {verb for card in cards for verb in card.values() if isinstance(verb, Verb)}
    assert {route.verb for route in world.bot.routes.values()} == declared


def test_the_names_of_sent_buttons_stay(world: World) -> None:
    """They stand in messages that are years old; a name may be added, never taken away."""
    sent = "open follow asked none browse shelf turn about jobs job-new job-ask job-yes privacy export"
    assert {*sent.split(), "erase", "erase-yes"} <= world.bot.routes.keys()


@pytest.mark.parametrize("shards", [1, 2])
def test_shards_are_given_from_outside(world: World, shards: int) -> None:
    """How many connections there are is decided by whoever makes the bot."""
    sharded = create_bot(world.services, shard_count=shards)
    assert sharded.shard_count == shards
