"""Getting an answer through: rights, lost questions, Discord's bad moments."""

from __future__ import annotations

from typing import Any

import aiohttp
import pytest

from bot.cogs import delivery
from tests.world import World, texts

DEGREE = "do I need a degree to be a senior developer?"
SEND = "/channels/*/messages"


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Try again at once: what is tested is whether, not when."""
    monkeypatch.setattr(delivery, "PAUSES", (0.0, 0.0))


@pytest.mark.parametrize("times", [1, 2])
async def test_a_send_that_discord_lost_is_repeated_under_one_nonce(world: World, times: int) -> None:
    """After a 503 the same answer is sent again, marked so that it cannot appear twice."""
    world.env.inject_error("POST", SEND, status=503, times=times)
    await world.ada.send(world.channel, f"{world.me} {DEGREE}")
    await world.env.advance_time(5)
    assert len(world.said()) == 1
    assert len(world.posts()) == times + 1
    assert len({str(sent["nonce"]) for sent in world.posts()}) == 1


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
    assert len(world.posts()) == 1


async def test_without_the_right_to_write_the_bot_stays_silent(world: World) -> None:
    """Where the bot may read but not write, nothing is even tried."""
    await world.place.set_permissions(world.place.guild.me, send_messages=False)
    await world.ada.send(world.channel, f"{world.me} {DEGREE}")
    assert world.posts() == []


async def test_without_message_history_the_answer_stands_alone(world: World) -> None:
    """A reply by reference would be refused there, so the answer comes without one."""
    await world.place.set_permissions(world.place.guild.me, read_message_history=False)
    await world.ada.send(world.channel, f"{world.me} {DEGREE}")
    assert "message_reference" not in world.posts()[-1]
    assert "## A university degree" in texts(world.said()[-1])


async def test_a_deleted_question_does_not_lose_the_answer(world: World) -> None:
    """The reference may point to nothing; Discord is told not to mind."""
    await world.ada.send(world.channel, f"{world.me} {DEGREE}")
    assert world.posts()[-1]["message_reference"]["fail_if_not_exists"] is False


async def test_a_reset_connection_is_tried_again(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection that broke during the send costs no answer, and the second try has the same nonce."""
    send, nonces = world.bot.http.send_message, []

    async def unsteady(channel_id: int, *, params: Any) -> Any:
        nonces.append(params.payload["nonce"])
        if len(nonces) == 1:
            raise aiohttp.ServerDisconnectedError
        return await send(channel_id, params=params)

    monkeypatch.setattr(world.bot.http, "send_message", unsteady)
    await world.ada.send(world.channel, f"{world.me} {DEGREE}")
    assert len(world.said()) == 1
    assert len(nonces) == 2
    assert len(set(nonces)) == 1
