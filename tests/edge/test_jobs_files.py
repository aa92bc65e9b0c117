"""Saved jobs as files through Discord: sent to their owner alone, and taken back after a look."""

from __future__ import annotations

from typing import Any

import pytest
import simcord

from bot import words
from bot.jobs.exchange import LARGEST
from bot.jobs.model import Status
from tests.jobs.queries import ALL
from tests.world import MakeWorld, World, card_of, texts

URL = "https://jobs.example.com/postings/4711"
TABLE = f"Job title,Company,Link,Status\nLead,Acme,{URL},applied\nStaff,Acme,no link,\n".encode()


async def sent(result: simcord.InteractionResult) -> bytes:
    """The file of an answer."""
    (file,) = card_of(result).attachments
    return await file.read()


async def use(world: World, content: bytes, **more: Any) -> simcord.InteractionResult:
    """Ada imports a file."""
    return await world.ada.slash(world.channel, "jobs import", file=("jobs.csv", content), **more)


@pytest.mark.parametrize("kind", ["csv", "json"])
async def test_a_list_goes_out_and_comes_back(world: World, kind: str) -> None:
    """Everything of it, after all was deleted."""
    jobs = world.services.jobs
    await jobs.save(world.ada.id, URL, {"title": "=Lead", "notes": "a\nb"})
    await jobs.move(world.ada.id, 1, Status.APPLIED)
    before = await jobs.get(world.ada.id, 1)
    result = await world.ada.slash(world.channel, "jobs export", format=kind)
    assert result.ephemeral
    assert card_of(result).attachments[0].filename == f"my-jobs.{kind}"
    await world.services.privacy.erase(world.ada.id)
    again = await use(world, await sent(result), save=True)
    assert again.ephemeral
    assert words.jobs.imported(1, 0) in texts(again.response)
    assert await jobs.get(world.ada.id, 1) == before


async def test_nothing_is_saved_at_first(world: World) -> None:
    """The card says what would be, which rows cannot be read and why, and how to go on."""
    shown = texts((await use(world, TABLE)).response)
    assert words.jobs.DRY_RUN in shown
    assert words.jobs.would_import(1, 0) in shown
    assert "Row 2: I found no link to a web page in that." in shown
    assert words.jobs.DRY_RUN_HOW in shown
    assert (await world.services.jobs.page(world.ada.id, ALL)).total == 0


async def test_other_tables_can_be_imported(world: World) -> None:
    """The good rows are saved, once; from there it is one click to the list."""
    result = await use(world, TABLE, save=True)
    assert words.jobs.imported(1, 0) in texts(result.response)
    assert words.jobs.imported(0, 1) in texts((await use(world, TABLE, save=True)).response)
    await world.ada.click(card_of(result), label=words.jobs.LIST)
    assert "Job #1 · Applied" in texts(result.response)


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n\x00", b"hello", b"x" * (LARGEST + 1)])
async def test_another_file_is_refused_in_words(make_world: MakeWorld, content: bytes) -> None:
    """Nothing is saved."""
    async with make_world(check_errors=False) as world:
        assert texts((await use(world, content, save=True)).response) == words.jobs.BAD_FILE
        assert (await world.services.jobs.page(world.ada.id, ALL)).total == 0


async def test_a_list_without_room_is_refused_whole(make_world: MakeWorld) -> None:
    """The limit of a member is the limit of an import."""
    rows = "\n".join(f"{URL}-{number}" for number in range(51))
    async with make_world(check_errors=False) as world:
        result = await use(world, f"url\n{rows}".encode(), save=True)
        assert texts(result.response) == words.jobs.full(50)
        assert (await world.services.jobs.page(world.ada.id, ALL)).total == 0


async def test_an_empty_list_is_no_file(world: World) -> None:
    """A sentence says so instead; another member's jobs are not in it."""
    await world.services.jobs.save(world.ada.id, URL)
    result = await world.bob.slash(world.channel, "jobs export")
    assert result.ephemeral
    assert texts(result.response) == words.jobs.NOTHING_TO_EXPORT
