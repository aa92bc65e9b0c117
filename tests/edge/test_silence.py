"""No log ever holds a member's id, text or link, whatever is done and whatever breaks."""

from __future__ import annotations

import logging
from typing import Any

import pytest

from bot import words
from bot.errors import StorageFault, StorageUnavailable
from bot.jobs.book import JobBook
from bot.operations.logs import set_up_log
from bot.search.engine import Engine
from tests.edge.test_client import parts, synced
from tests.watch import Watch
from tests.world import MakeWorld, World, card_of

TEXT = "planted-by-a-member"
URL = f"https://jobs.example.com/{TEXT}"


def suggesting(world: World) -> list[tuple[str, str]]:
    """Every option that suggests something, behind its command and subcommand."""
    found = []
    for command in synced(world):
        for part in parts(command):
            name = command["name"] if part is command else f"{command['name']} {part['name']}"
            found += [
                (name, option["name"]) for option in part.get("options", []) if option.get("autocomplete")
            ]
    return found


class Planted(RuntimeError):
    """An error whose own words quote a member."""

    def __init__(self, *_: object, **__: object) -> None:
        super().__init__(TEXT)


def fail(*_: object, **__: object) -> Any:
    """Break with a member's words."""
    raise Planted


async def test_what_members_do_is_in_no_log(world: World, watch: Watch) -> None:
    """A question, a link, a list, an export and a deletion; the watch of the whole run listens."""
    before = watch.heard
    await world.ada.send(world.channel, f"{world.me} {TEXT}")
    await world.ada.slash(world.channel, "ask", question=TEXT)
    await world.ada.slash(world.channel, "jobs save", url=URL, title=TEXT, company=TEXT)
    await world.ada.autocomplete(world.channel, "jobs remove", "job", TEXT)
    await world.ada.slash(world.channel, "jobs remove", job="1")
    card = await world.ada.slash(world.channel, "privacy")
    await world.ada.click(card_of(card), label=words.members.PRIVACY_EXPORT)
    await world.ada.click(card_of(card), label=words.members.PRIVACY_ERASE)
    await world.ada.click(card_of(card), label=words.members.ERASE_YES)
    logging.getLogger("bot").debug("heard")
    assert watch.heard > before
    assert watch.found == []


def test_the_watch_finds_what_it_looks_for() -> None:
    """It would hear a library that writes at DEBUG, and what an error's message quotes is left out."""
    own = Watch(logging.Formatter())
    for level in (logging.DEBUG, logging.INFO):
        own.handle(logging.LogRecord("some.library", level, "", 0, "saved %s", (URL,), None))
    assert len(own.found) == 4
    assert "some.library at DEBUG" in own.found[0]


async def test_every_list_of_suggestions_breaks_in_silence(
    world: World, watch: Watch, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The member sees an empty list; the log says where it broke, without whose text it was."""
    monkeypatch.setattr(Engine, "complete", fail)
    monkeypatch.setattr(JobBook, "page", fail)
    monkeypatch.setattr("bot.cogs.browse.skill_groups", fail)
    fixed = {("jobs remind", "when"), ("jobs remind", "text")}  # of words alone, which nothing breaks
    options = [one for one in suggesting(world) if one not in fixed]
    assert len(options) >= 4
    for command, option in options:
        caplog.clear()
        assert await world.ada.autocomplete(world.channel, command, option, TEXT) == []
        assert "Unexpected error, reference" in caplog.text
        assert "Planted" in caplog.text
        assert TEXT not in caplog.text
        assert str(world.ada.id) not in caplog.text
    assert watch.found == []


async def test_a_busy_storage_suggests_nothing_and_writes_nothing(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Each key that is typed would be a line otherwise; the command itself says it."""

    async def busy(*_: object) -> None:
        raise StorageUnavailable(StorageFault.BUSY)

    monkeypatch.setattr(JobBook, "page", busy)
    caplog.set_level(logging.WARNING)
    caplog.clear()
    assert await world.ada.autocomplete(world.channel, "jobs remove", "job", TEXT) == []
    assert caplog.text == ""


async def test_a_broken_event_is_logged_without_its_words(
    make_world: MakeWorld, caplog: pytest.LogCaptureFixture
) -> None:
    """discord.py would write what the error says."""

    async def on_planted() -> None:
        raise Planted

    async with make_world(check_errors=False) as world:
        world.bot.add_listener(on_planted, "on_planted")
        world.bot.dispatch("planted")
        await world.env.settle()
    assert "Unexpected error, reference" in caplog.text
    assert TEXT not in caplog.text


@pytest.mark.parametrize("library", ["sqlalchemy.engine.Engine", "aiosqlite", "discord.http", "asyncio"])
def test_a_library_that_somebody_made_talkative_is_not_written(
    library: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever level its logger was given meanwhile, as ``echo`` does."""
    root, talkative = logging.getLogger(), logging.getLogger(library)
    handlers, level, own = root.handlers[:], root.level, talkative.level
    set_up_log("DEBUG")
    talkative.setLevel(logging.DEBUG)
    talkative.debug(TEXT)
    root.handlers[:] = handlers
    root.setLevel(level)
    talkative.setLevel(own)
    assert capsys.readouterr().err == ""
