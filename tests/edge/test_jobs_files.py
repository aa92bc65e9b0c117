"""Saved jobs as files through Discord: sent to their owner alone, and taken back after a look."""

from __future__ import annotations

from typing import Any

import discord
import pytest
import simcord

from bot import words
from bot.errors import FileGone
from bot.jobs.exchange import LARGEST
from bot.jobs.model import Status
from bot.ui.actions import menu
from bot.ui.cards.card import Card
from bot.ui.cards.jobs.files import import_is
from tests.jobs.queries import ALL
from tests.world import MakeWorld, World, card_of, texts

URL = "https://jobs.example.com/postings/4711"
TABLE = f"Job title,Company,Link,Status\nLead,Acme,{URL},applied\nStaff,Acme,no link,\n".encode()


async def sent(result: simcord.InteractionResult) -> bytes:
    """The file of an answer."""
    (file,) = card_of(result).attachments
    return await file.read()


def menus(result: simcord.InteractionResult) -> list[dict[str, Any]]:
    """The menus of a card."""
    (box,) = card_of(result).components
    return [item for row in box["components"] for item in row.get("components", []) if item.get("options")]


def chosen(result: simcord.InteractionResult) -> list[str]:
    """What is chosen in each of them."""
    return [option["value"] for menu in menus(result) for option in menu["options"] if option.get("default")]


def enabled(result: simcord.InteractionResult) -> list[str]:
    """The buttons of a card that can be pressed."""
    (box,) = card_of(result).components
    items = [item for row in box["components"] for item in row.get("components", [])]
    return [item["label"] for item in items if item.get("label") and not item.get("disabled")]


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
    assert words.jobs.files.imported(1, 0) in texts(again.response)
    assert await jobs.get(world.ada.id, 1) == before


async def test_nothing_is_saved_at_first(world: World) -> None:
    """The card says what would be, which rows cannot be read and why, and how to go on."""
    shown = texts((await use(world, TABLE)).response)
    assert words.jobs.files.DRY_RUN in shown
    assert words.jobs.files.would_import(1, 0) in shown
    assert f"Row 2: {words.jobs.files.NO_LINK}" in shown
    assert words.jobs.files.DRY_RUN_HOW in shown
    assert "Columns: Job title, Company, Link → Link to the job, Status\n" in shown
    assert (await world.services.jobs.page(world.ada.id, ALL)).total == 0


async def test_other_tables_can_be_imported(world: World) -> None:
    """The good rows are saved, once; from there it is one click to the list."""
    result = await use(world, TABLE, save=True)
    assert words.jobs.files.imported(1, 0) in texts(result.response)
    assert words.jobs.files.imported(0, 1) in texts((await use(world, TABLE, save=True)).response)
    await world.ada.click(card_of(result), label=words.jobs.LIST)
    assert "Job #1 · Applied" in texts(result.response)


async def test_what_was_looked_at_is_saved_by_a_click(world: World) -> None:
    """A second click finds no file any more, and saves nothing twice."""
    result = await use(world, TABLE)
    await world.ada.click(card_of(result), label=words.jobs.files.save(1))
    assert words.jobs.files.imported(1, 0) in texts(result.response)
    assert (await world.services.jobs.page(world.ada.id, ALL)).total == 1
    assert world.services.jobs.desk._drafts == {}


async def test_a_column_that_is_guessed_is_asked_for(world: World) -> None:
    """With what stands in it; the guess is chosen already, and can be changed."""
    content = f"Titel,Page of it,Excitement\nLead,{URL},5\nStaff,{URL}0,4".encode()
    result = await use(world, content, save=True)
    shown = texts(result.response)
    assert words.jobs.files.COLUMNS_TITLE in shown
    assert "**Excitement**\n-# 5 · 4" in shown
    assert chosen(result) == ["title", "url", "-"]
    await world.ada.select(card_of(result), ["company"], custom_id=menus(result)[0]["custom_id"])
    await world.ada.select(card_of(result), ["notes"], custom_id=menus(result)[2]["custom_id"])
    assert chosen(result) == ["company", "url", "notes"]
    assert (await world.services.jobs.page(world.ada.id, ALL)).total == 0
    await world.ada.click(card_of(result), label=words.jobs.files.COLUMNS_DONE)
    assert "Titel → Company, Page of it → Link to the job, Excitement → Notes" in texts(result.response)
    await world.ada.click(card_of(result), label=words.jobs.files.save(2))
    second, first = (await world.services.jobs.page(world.ada.id, ALL)).jobs
    assert (first.posting.company, first.posting.url, first.posting.notes) == ("Lead", URL, "5")
    assert second.posting.company == "Staff"


async def test_without_a_link_nothing_can_be_looked_at(world: World) -> None:
    """The card says what is missing until a column is chosen for it."""
    result = await use(world, f"Titel,Where\nLead,see {URL}".encode())
    assert words.jobs.files.COLUMNS_NO_LINK in texts(result.response)
    assert words.jobs.files.COLUMNS_DONE not in enabled(result)
    await world.ada.select(card_of(result), ["url"], custom_id=menus(result)[1]["custom_id"])
    assert words.jobs.files.COLUMNS_NO_LINK not in texts(result.response)
    assert words.jobs.files.COLUMNS_DONE in enabled(result)


async def test_every_column_can_be_changed(world: World) -> None:
    """Page by page, also where nothing had to be asked."""
    content = f"Title,Company,Link,Status,Notes,Salary\nLead,Acme,{URL},applied,x,y".encode()
    result = await use(world, content)
    await world.ada.click(card_of(result), label=words.jobs.files.CHANGE_COLUMNS)
    assert chosen(result) == ["title", "company", "url", "status"]
    await world.ada.click(card_of(result), label=words.paging.NEXT)
    assert chosen(result) == ["notes", "salary"]
    await world.ada.select(card_of(result), ["-"], custom_id=menus(result)[0]["custom_id"])
    await world.ada.click(card_of(result), label=words.jobs.files.COLUMNS_DONE)
    assert "Left out: Notes" in texts(result.response)
    await world.ada.click(card_of(result), label=words.jobs.files.save(1))
    (job,) = (await world.services.jobs.page(world.ada.id, ALL)).jobs
    assert (job.posting.notes, job.posting.salary) == ("", "y")


async def test_an_import_can_be_cancelled(world: World) -> None:
    """Nothing is saved, and the file is put away."""
    result = await use(world, TABLE)
    await world.ada.click(card_of(result), label=words.jobs.files.CANCEL)
    assert texts(result.response) == words.jobs.files.CANCELLED
    assert world.services.jobs.desk._drafts == {}
    assert (await world.services.jobs.page(world.ada.id, ALL)).total == 0


@pytest.mark.parametrize("label", [words.jobs.files.save(1), words.jobs.files.CHANGE_COLUMNS])
async def test_a_file_that_is_put_away_is_explained(make_world: MakeWorld, label: str) -> None:
    """After its time, or where all of the member was deleted."""
    async with make_world(check_errors=False) as world:
        result = await use(world, TABLE)
        kept = await world.ada.slash(world.channel, "privacy")
        await world.services.jobs.save(world.ada.id, f"{URL}9")
        kept = await world.ada.slash(world.channel, "privacy")
        await world.ada.click(card_of(kept), label=words.members.PRIVACY_ERASE)
        await world.ada.click(card_of(kept), label=words.members.ERASE_YES)
        told = await world.ada.click(card_of(result), label=label)
        assert words.jobs.files.FILE_GONE in "\n".join(map(texts, [told.response, *told.followups]))
        assert (await world.services.jobs.page(world.ada.id, ALL)).total == 0


async def test_nobody_imports_anothers_file(make_world: MakeWorld) -> None:
    """A token is of use to its owner only."""
    async with make_world(check_errors=False) as world:
        await use(world, TABLE)
        (draft,) = world.services.jobs.desk._drafts.values()
        with pytest.raises(FileGone):
            world.services.jobs.desk.get(world.bob.id, draft.token)


async def test_a_long_file_says_how_far_it_is(make_world: MakeWorld) -> None:
    """While it is read, the private answer tells of it."""
    async with make_world(check_errors=False) as world:
        rows = "\n".join(f"{URL}-{number}" for number in range(1100))
        await use(world, f"url\n{rows}".encode())
        said = [str(request.json) for request in world.env.http_requests if request.method == "PATCH"]
        assert any(words.jobs.files.reading_rows(500, 1100) in text for text in said)


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
    assert texts(result.response) == words.jobs.files.NOTHING_TO_EXPORT


async def test_a_choice_that_is_not_offered_leaves_a_column_out(world: World) -> None:
    """A forged one is no field of a job that could be set."""
    result = await use(world, f"Titel,Link\nLead,{URL}".encode())
    (draft,) = world.services.jobs.desk._drafts.values()
    options = [discord.SelectOption(label="Number", value="number")]
    forged = menu("x", options, import_is, token=draft.token, column=0, page=0, every="")
    await world.place.send(view=Card().row(forged))
    await world.ada.select(world.said()[-1], ["number"])
    assert [column.ours for column in world.services.jobs.desk.get(world.ada.id, draft.token).columns] == [
        "",
        "url",
    ]
    assert result.ephemeral
