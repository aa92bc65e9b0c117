"""Leaving: what is at hand is finished, and nothing can hold the bot for long."""

from __future__ import annotations

import asyncio

import pytest

from bot.operations.leaving import leave
from tests.operations.bots import Create
from tests.operations.test_joining import logged_in
from tests.wire.double import Double


async def test_work_at_hand_is_finished(create: Create, double: Double) -> None:
    """A handler that is running ends by itself before the connections are closed."""
    bot = await logged_in(create)
    done = []

    async def on_question() -> None:
        await asyncio.sleep(0.05)
        done.append(await bot.http.get_bot_gateway())

    bot.event(on_question)
    bot.dispatch("question")
    await leave(bot)
    assert done


async def test_work_without_end_is_cut_off_and_named(
    create: Create, double: Double, caplog: pytest.LogCaptureFixture
) -> None:
    """A handler that hangs costs the grace and no more."""
    bot = await logged_in(create)

    async def on_question() -> None:
        await asyncio.Event().wait()

    bot.event(on_question)
    bot.dispatch("question")
    await leave(bot, grace=0.05)
    assert bot.is_closed()
    assert "Cut off on leaving: discord.py: on_question" in caplog.text
