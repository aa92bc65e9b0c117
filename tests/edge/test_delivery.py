"""Getting an answer through: rights, lost questions, Discord's bad moments."""

from __future__ import annotations

import pytest

from bot.ui import words
from tests.edge.conftest import World, texts

DEGREE = "do I need a degree to be a senior developer?"
SEND = "/channels/*/messages"


def sends(world: World) -> list[dict[str, object]]:
    """What the bot tried to post, attempt by attempt."""
    return [r.json for r in world.env.http_requests if r.method == "POST" and r.path.endswith("/messages")]


@pytest.mark.parametrize("times", [1, 2])
async def test_a_send_that_discord_lost_is_repeated_under_one_nonce(world: World, times: int) -> None:
    """After a 503 the same answer is sent again, marked so that it cannot appear twice."""
    world.env.inject_error("POST", SEND, status=503, times=times)
    await world.ada.send(world.channel, f"{world.me} {DEGREE}")
    await world.env.advance_time(5)
    assert len(world.said()) == 1
    assert len(sends(world)) == times + 1
    assert len({str(sent["nonce"]) for sent in sends(world)}) == 1


async def test_a_send_that_never_comes_through_ends(world: World) -> None:
    """When Discord stays away, the bot gives up quietly and answers the next question."""
    world.env.inject_error("POST", SEND, status=503, times=4)
    await world.ada.send(world.channel, f"{world.me} {DEGREE}")
    await world.env.advance_time(10)
    assert world.said() == []
    await world.bob.send(world.channel, f"{world.me} {DEGREE}")
    assert len(world.said()) == 1


async def test_a_refusal_is_not_repeated(world: World) -> None:
    """A 403 means no; asking again would only count against the bot."""
    world.env.inject_error("POST", SEND, status=403, code=50013, times=None)
    await world.ada.send(world.channel, f"{world.me} {DEGREE}")
    await world.env.advance_time(10)
    assert len(sends(world)) == 1


async def test_without_the_right_to_write_the_bot_stays_silent(world: World) -> None:
    """Where the bot may read but not write, nothing is even tried."""
    quiet = world.guild.create_text_channel("read-only", overwrites=None)
    channel = world.bot.get_channel(quiet.id)
    await channel.set_permissions(world.bot.get_guild(world.guild.id).me, send_messages=False)
    await world.ada.send(quiet, f"{world.me} {DEGREE}")
    assert sends(world) == []


async def test_without_message_history_the_answer_stands_alone(world: World) -> None:
    """A reply by reference would be refused there, so the answer comes without one."""
    channel = world.bot.get_channel(world.channel.id)
    await channel.set_permissions(world.bot.get_guild(world.guild.id).me, read_message_history=False)
    await world.ada.send(world.channel, f"{world.me} {DEGREE}")
    assert "message_reference" not in sends(world)[-1]
    assert "## A university degree" in texts(world.said()[-1])


async def test_a_deleted_question_does_not_lose_the_answer(world: World) -> None:
    """The reference may point to nothing; Discord is told not to mind."""
    await world.ada.send(world.channel, f"{world.me} {DEGREE}")
    assert sends(world)[-1]["message_reference"]["fail_if_not_exists"] is False
