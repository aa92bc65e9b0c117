"""What members write shows no link and hides nothing: on cards, in lists of suggestions, in the export."""

from __future__ import annotations

import json

import pytest

from bot.members.export import files
from tests import judge
from tests.hostile import UNSEEN
from tests.planted import JOB, planted
from tests.world import MakeWorld


@pytest.mark.parametrize(
    "text", ["https://evil.example/x", "discord.g\u200bg/x", "\u202e<t:0:R>", "\x1b[31m\u3164"]
)
async def test_lists_of_suggestions_hide_nothing(make_world: MakeWorld, text: str) -> None:
    """What Discord offers while somebody types is plain text without addresses."""
    async with make_world(base=planted(f"x{text}")) as world:
        await world.services.jobs.save(world.ada.id, JOB, {"title": text, "company": text})
        for command, option in (("skills", "group"), ("role", "name"), ("jobs remove", "job")):
            offered = await world.ada.autocomplete(world.channel, command, option, "")
            assert offered
            for choice in offered:
                assert judge.unseen(choice["name"]) == []
                assert judge.read(choice["name"]) == []


@pytest.mark.parametrize("character", [c for c in UNSEEN if c != "\x00"])
async def test_the_export_hides_and_loses_nothing(character: str) -> None:
    """Unseen characters of an older row stand there as escapes, which read back as they were."""
    rows = {"Saved job links": [{"title": f"a{character}b"}]}
    (text,) = [file.read().decode() async for file in files(rows, 1_000_000)]
    assert judge.unseen(text) == []
    assert json.loads(text) == rows
