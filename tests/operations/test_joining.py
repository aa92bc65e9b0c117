"""Staying joined: which ends are final, how long the pauses are, when commands are registered."""

from __future__ import annotations

import asyncio
import itertools
from dataclasses import replace
from pathlib import Path

import pytest

from bot.client import CareerBot
from bot.errors import SettingsError
from bot.operations.joining import LONGEST_PAUSE, invite, pause, stay_joined, sync_commands
from bot.servers.home import Home
from tests.operations.bots import Create
from tests.others import give_away, mode
from tests.wire.double import Double
from tests.wire.payloads import BOT, TOKEN

DAY = 86_400.0
PUT = ("PUT", f"/applications/{BOT}/commands")


async def nothing(_: CareerBot) -> None:
    """No greeting."""


async def logged_in(create: Create) -> CareerBot:
    """A bot that knows who it is, without a gateway."""
    bot = create()
    await bot.login(TOKEN)
    return bot


@pytest.mark.parametrize(
    ("code", "blamed"),
    [
        (4004, "DISCORD_TOKEN"),
        (4010, "SHARD_COUNT"),
        (4011, "SHARD_COUNT"),
        (4012, "update the bot"),
        (4013, "intent"),
        (4014, "intent"),
    ],
)
async def test_a_final_close_code_names_what_to_mend(
    create: Create, double: Double, code: int, blamed: str
) -> None:
    """After these Discord wants no other try."""
    double.fail_gateway(code)
    with pytest.raises(SettingsError, match=blamed):
        await stay_joined(create, TOKEN, nothing, asyncio.Event())
    assert double.knocks == 1


async def test_a_refused_token_is_tried_once(create: Create, double: Double) -> None:
    """And the text does not hold it."""
    with pytest.raises(SettingsError, match="DISCORD_TOKEN") as raised:
        await stay_joined(create, "not.the.token", nothing, asyncio.Event())
    assert "not.the.token" not in str(raised.value)
    assert double.rejected == 1


async def test_a_bot_that_breaks_is_made_anew(
    create: Create, double: Double, caplog: pytest.LogCaptureFixture
) -> None:
    """An error of our own ends that bot and not the process; the log says where it happened."""
    stop, made = asyncio.Event(), itertools.count(1)

    async def break_once(_: CareerBot) -> None:
        if next(made) == 1:
            raise ZeroDivisionError
        stop.set()

    await stay_joined(create, TOKEN, break_once, stop)
    assert len(double.calls_to("GET", "/users/@me")) == 2
    assert "ZeroDivisionError" in caplog.text


async def test_a_stop_that_came_first_joins_nothing(create: Create, double: Double) -> None:
    """A bot that was told to stop while opening its database does not appear on Discord."""
    stop = asyncio.Event()
    stop.set()
    await stay_joined(create, TOKEN, nothing, stop)
    assert double.calls == []


def test_pauses_grow_up_to_their_limit() -> None:
    """Each failure in a row doubles the longest possible pause."""
    assert [pause(failures, 1.0) for failures in (1, 2, 3, 9)] == [2, 4, 8, 512]
    assert pause(10, 1.0) == pause(5_000, 1.0) == LONGEST_PAUSE


def test_pauses_are_spread_from_nothing_on() -> None:
    """Many bots that lost Discord together do not come back together."""
    assert pause(8, 0.0) == 0
    assert pause(8, 0.25) == 64


def test_a_day_of_outage_costs_fewer_starts_than_discord_allows() -> None:
    """Discord resets the token after 1,000 starts a day; mean pauses lead to less than a third."""
    passed = itertools.accumulate(pause(failures, 0.5) for failures in itertools.count(1))
    assert len(list(itertools.takewhile(lambda seconds: seconds < DAY, passed))) < 300


async def test_commands_are_registered_where_they_differ(
    create: Create, double: Double, tmp_path: Path
) -> None:
    """The first time, and not again for the same commands."""
    bot = await logged_in(create)
    assert await sync_commands(bot, tmp_path)
    assert not await sync_commands(bot, tmp_path)
    bot.tree.remove_command("ask")
    assert await sync_commands(bot, tmp_path)
    assert len(double.calls_to(*PUT)) == 2
    await bot.close()


async def test_a_mark_that_others_may_have_made_is_not_believed(
    create: Create, double: Double, tmp_path: Path
) -> None:
    """They could keep new commands from members; the bot's own takes its place, closed to others."""
    bot = await logged_in(create)
    assert await sync_commands(bot, tmp_path)
    mark = tmp_path / "commands.sha256"
    give_away(mark)
    assert await sync_commands(bot, tmp_path)
    assert mode(mark) == 0o600
    mark.rename(tmp_path / "real")
    mark.symlink_to("real")
    assert await sync_commands(bot, tmp_path)
    assert not mark.is_symlink()
    await bot.close()


async def test_a_refused_registration_is_tried_again_next_time(
    create: Create, double: Double, tmp_path: Path
) -> None:
    """What Discord did not take does not count as registered."""
    bot = await logged_in(create)
    double.fail(*PUT, 400)
    with pytest.raises(Exception, match="fault on purpose"):
        await sync_commands(bot, tmp_path)
    assert await sync_commands(bot, tmp_path)
    await bot.close()


async def test_only_the_process_with_the_first_shard_registers(
    create: Create, double: Double, tmp_path: Path
) -> None:
    """Several processes with some shards each register once."""
    bot = await logged_in(create)
    bot.shard_ids = [2, 3]
    assert not await sync_commands(bot, tmp_path, force=True)
    assert double.calls_to(*PUT) == []
    await bot.close()


async def test_the_invite_asks_for_what_answering_needs_and_no_more(create: Create, double: Double) -> None:
    """Nobody is asked to make a question-answering bot an administrator."""
    bot = await logged_in(create)
    address = invite(bot)
    await bot.close()
    assert "scope=bot+applications.commands" in address
    rights = int(address.rpartition("permissions=")[2])
    assert rights & (1 << 11)  # send messages
    assert not rights & (1 << 3)  # administrator


HOME_PUT = ("PUT", f"/applications/{BOT}/guilds/7/commands")


async def at_home(create: Create, *servers: int) -> CareerBot:
    """A logged-in bot with these homes."""
    made = create()
    made.services = replace(made.services, home=Home(frozenset(servers)))
    await made.login(TOKEN)
    return made


async def test_moderators_commands_are_registered_at_home(
    create: Create, double: Double, tmp_path: Path
) -> None:
    """There, not everywhere; once, as long as neither commands nor homes change."""
    bot = await at_home(create, 7)
    assert await sync_commands(bot, tmp_path)
    assert not await sync_commands(bot, tmp_path)
    (call,) = double.calls_to(*HOME_PUT)
    assert [command["name"] for command in call.body] == ["kb"]
    (everywhere,) = double.calls_to(*PUT)
    assert "kb" not in {command["name"] for command in everywhere.body}
    await bot.close()


async def test_a_server_that_is_no_home_any_more_loses_them(
    create: Create, double: Double, tmp_path: Path
) -> None:
    """An empty list takes their place."""
    for servers in ((7, 8), (8,), ()):
        bot = await at_home(create, *servers)
        assert await sync_commands(bot, tmp_path)
        await bot.close()
    assert [len(call.body) for call in double.calls_to(*HOME_PUT)] == [1, 0]


async def test_a_home_without_the_bot_is_told_of(
    create: Create, double: Double, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """All other commands are registered all the same."""
    double.fail(*HOME_PUT, 403)
    bot = await at_home(create, 7)
    assert await sync_commands(bot, tmp_path)
    assert "HOME_SERVERS: the bot is not in the server 7" in caplog.text
    assert len(double.calls_to(*PUT)) == 1
    await bot.close()
