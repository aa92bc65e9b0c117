"""Errors through Discord: the member always reads a kind sentence, whatever broke."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import pytest

from bot import words
from bot.errors import ListFull
from bot.search.engine import Engine
from bot.ui.cards.entries import open_entry
from bot.ui.verbs import table
from tests.jobs.queries import ALL
from tests.world import MakeWorld, World, texts

DEGREE = "do I need a degree to be a senior developer?"
SORRY = words.failures.unexpected("xxxxxx").split("`")[0]


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """An engine that fails on every question."""

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError(DEGREE)

    monkeypatch.setattr(Engine, "reply", fail)


@pytest.mark.usefixtures("broken")
async def test_a_broken_mention_gets_words_and_no_question_in_the_log(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    """The message listener tells the member, and the log holds the place but not the question."""
    await world.ada.send(world.channel, f"{world.me} {DEGREE}")
    assert texts(world.said()[-1]).startswith(SORRY)
    assert "RuntimeError" in caplog.text
    assert DEGREE not in caplog.text


@pytest.mark.usefixtures("broken")
async def test_a_broken_command_gets_words(make_world: MakeWorld) -> None:
    """The command tree tells the member privately."""
    async with make_world(check_errors=False) as world:
        result = await world.ada.slash(world.channel, "ask", question=DEGREE)
    assert result.ephemeral
    assert result.response
    assert result.response.content.startswith(SORRY)


async def test_a_broken_form_gets_words(make_world: MakeWorld) -> None:
    """A form that fails tells the member privately."""
    async with make_world(check_errors=False) as world:
        shown = await world.ada.slash(world.channel, "jobs save")
        sent = await world.ada.submit_modal(shown, {"url": "no link at all"})
    assert sent.ephemeral
    assert "link" in texts(sent.followups[0] if sent.followups else sent.response)


async def test_a_broken_button_gets_words(world: World) -> None:
    """A button whose work fails tells the member privately."""

    async def fail(_: object, entry_id: str) -> None:
        raise ListFull(5)

    await world.ada.send(world.channel, f"{world.me} {DEGREE}")
    world.bot.routes = table([open_entry.to(fail)])
    result = await world.ada.select(world.said()[-1], ["mentoring"])
    assert result.ephemeral
    assert texts(result.response) == words.jobs.full(5)


async def test_a_locked_database_is_told_in_time(make_world: MakeWorld, tmp_path: Path) -> None:
    """While another process holds the file for too long, saving says so instead of failing silently."""
    async with make_world(check_errors=False, patience=0.5) as world:
        with sqlite3.connect(tmp_path / "edge.db", isolation_level=None) as other:
            other.execute("BEGIN EXCLUSIVE")
            result = await world.ada.slash(world.channel, "jobs save", url="https://jobs.example.com/1")
            other.execute("ROLLBACK")
        other.close()
        assert result.ephemeral
        assert result.response
        assert "try again" in result.response.content.lower()
        assert (await world.services.jobs.page(world.ada.id, ALL)).jobs == []


async def test_a_save_that_need_not_wait_is_answered_at_once(world: World) -> None:
    """With one request: under load each one more would be another wait."""
    await world.ada.slash(world.channel, "jobs save", url="https://jobs.example.com/1")
    assert answered(world) == [4]


async def test_a_file_that_cannot_be_read_gives_no_suggestions(make_world: MakeWorld, tmp_path: Path) -> None:
    """A list of suggestions has no place for words, so it is empty."""
    async with make_world() as world:
        (tmp_path / "edge.db").rename(tmp_path / "elsewhere.db")
        assert await world.ada.autocomplete(world.channel, "jobs remove", "job", "") == []


async def test_a_list_and_suggestions_come_while_others_write(world: World, tmp_path: Path) -> None:
    """Reading takes no lock, so it waits for none."""
    await world.services.jobs.save(world.ada.id, "https://jobs.example.com/1")
    with contextlib.closing(sqlite3.connect(tmp_path / "edge.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert len(await world.ada.autocomplete(world.channel, "jobs remove", "job", "")) == 1
        listed = await world.ada.slash(world.channel, "jobs list")
        other.execute("ROLLBACK")
    assert "jobs.example.com" in texts(listed.response)


def answered(world: World) -> list[int]:
    """The kinds of the first answers to interactions: 4 is a message, 5 keeps a place for one."""
    found = [r for r in world.env.http_requests if r.path.endswith("/callback")]
    return [(r.json or {})["type"] for r in found]
