"""The log: plain dated lines on standard error, without anybody's words."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator

import pytest

from bot.operations.logs import set_up_log
from bot.settings import Settings
from bot.storage.database import Database


@pytest.fixture(autouse=True)
def restored() -> Iterator[None]:
    """The log is one for the whole process, and pytest has handlers of its own on it."""
    root = logging.getLogger()
    before = root.handlers[:], root.level
    yield
    root.handlers[:], level = before
    root.setLevel(level)
    logging.getLogger("bot").setLevel(logging.NOTSET)


def test_a_line_says_when_how_grave_and_who(capsys: pytest.CaptureFixture[str]) -> None:
    """Times are UTC and marked so."""
    set_up_log("INFO")
    logging.getLogger("bot.somewhere").info("joined")
    captured = capsys.readouterr()
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ INFO    bot\.somewhere: joined\n", captured.err)
    assert captured.out == ""


@pytest.mark.parametrize(
    ("level", "shown"),
    [("DEBUG", "diwe"), ("INFO", "iwe"), ("WARNING", "we"), ("ERROR", "e")],
)
def test_the_level_decides_what_of_the_bot_is_written(
    capsys: pytest.CaptureFixture[str], level: str, shown: str
) -> None:
    """Each level lets itself and what is graver through."""
    set_up_log(level)
    log = logging.getLogger("bot.somewhere")
    for write, letter in ((log.debug, "d"), (log.info, "i"), (log.warning, "w"), (log.error, "e")):
        write(letter)
    assert "".join(line[-1] for line in capsys.readouterr().err.splitlines()) == shown


@pytest.mark.parametrize("name", ["discord.gateway", "discord.http", "aiosqlite", "some.package"])
def test_libraries_never_write_their_details(capsys: pytest.CaptureFixture[str], name: str) -> None:
    """At DEBUG they would write messages, tokens of interactions and stored values."""
    set_up_log("DEBUG")
    logging.getLogger(name).debug("a member's words")
    assert capsys.readouterr().err == ""


def test_a_grave_level_holds_for_libraries_too(capsys: pytest.CaptureFixture[str]) -> None:
    """ERROR means quiet."""
    set_up_log("ERROR")
    logging.getLogger("discord.client").warning("no voice")
    assert capsys.readouterr().err == ""


async def test_statements_are_not_written(capsys: pytest.CaptureFixture[str], settings: Settings) -> None:
    """A database at work leaves nothing of its values in the log."""
    set_up_log("DEBUG")
    database = Database(settings.database_url.get_secret_value())
    async with database.engine.connect() as connection:
        await connection.exec_driver_sql("SELECT 'https://jobs.example/secret-link'")
    await database.close()
    assert capsys.readouterr().err == ""


def test_an_error_is_written_with_its_place_and_without_its_words(capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever logs it, asyncio's own words about a lost task included: both may quote a member."""
    set_up_log("INFO")
    text = "a member's words"
    try:
        raise KeyError(text)
    except KeyError as error:
        logging.getLogger("asyncio").error("never retrieved\nfuture: %r", error, exc_info=error)
    written = capsys.readouterr().err
    assert "asyncio: never retrieved\n" in written
    assert "test_logs.py" in written
    assert written.endswith("KeyError\n")
    assert text not in written


def test_setting_up_twice_writes_lines_once(capsys: pytest.CaptureFixture[str]) -> None:
    """The page and the bot may both do it."""
    set_up_log("INFO")
    set_up_log("INFO")
    logging.getLogger("bot").info("once")
    assert capsys.readouterr().err.count("once") == 1
