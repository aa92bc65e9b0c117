"""Suggestions never fail aloud; that they never wait for long is tested over sockets."""

from __future__ import annotations

import logging

import pytest

from bot.search.engine import Engine
from tests.edge.test_gate import commands_of
from tests.world import MakeWorld, World

SECRET = "kubern"


async def test_a_failure_gives_an_empty_list_and_names_nobody_in_the_log(
    make_world: MakeWorld, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """What discord.py would log holds the member's id; the log gets the place and a reference instead."""

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError(SECRET)

    caplog.set_level(logging.DEBUG)
    monkeypatch.setattr(Engine, "complete", fail)
    async with make_world(check_errors=False) as world:
        assert await world.ada.autocomplete(world.channel, "ask", "question", SECRET) == []
        assert "RuntimeError" in caplog.text
        assert str(world.ada.id) not in "\n".join(r.getMessage() for r in caplog.records if r.levelno >= 30)
        assert SECRET not in caplog.text


async def test_every_suggestion_is_guarded(world: World) -> None:
    """An option that suggests something without the guard would wait and fail as it likes."""
    for command in commands_of(world):
        for parameter in command._params.values():
            if parameter.autocomplete:
                assert hasattr(parameter.autocomplete, "__wrapped__"), command.qualified_name
