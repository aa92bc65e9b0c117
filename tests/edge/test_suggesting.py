"""Suggestions never fail aloud; that they never wait for long is tested over sockets."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from discord import app_commands

from bot.search.engine import Engine
from bot.ui.host import Interaction
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


@app_commands.command(name="ask", description="Another version")
async def without_question(interaction: Interaction, topic: str) -> None:
    """The command of a version that asks for something else."""


@app_commands.command(name="ask", description="Another version")
async def without_suggestions(interaction: Interaction, question: str) -> None:
    """The command of a version that suggests nothing."""


@pytest.mark.parametrize("other", [without_question, without_suggestions, None])
async def test_what_discord_has_of_another_version_gets_an_empty_list(
    world: World, caplog: pytest.LogCaptureFixture, other: app_commands.Command[Any, ..., Any] | None
) -> None:
    """No letter typed into it fails or is worth a line in the log, let alone one with the member's id."""
    world.bot.tree.remove_command("ask")
    if other:
        world.bot.tree.add_command(other)
    assert await world.ada.autocomplete(world.channel, "ask", "question", SECRET) == []
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING] == []
