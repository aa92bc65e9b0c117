"""The one place where errors become words: what the member reads, and what the log gets."""

from __future__ import annotations

import logging
import re

import aiohttp
import discord
import pytest
from discord import app_commands

from bot import words
from bot.errors import ListFull, StorageFault, StorageUnavailable, UserError
from bot.ui.failures import report

SECRET = "how do I quit without my boss noticing"


class Reader:
    """A member who reads what is said."""

    def __init__(self, failure: Exception | None = None) -> None:
        self.read: list[str] = []
        self._failure = failure

    async def tell(self, text: str) -> None:
        """Read, or be out of reach."""
        if self._failure:
            raise self._failure
        self.read.append(text)


def raised(error: Exception) -> Exception:
    """The error with a traceback."""
    try:
        raise error
    except Exception as caught:
        return caught


class Response:
    """As much of an HTTP answer as discord.py's errors read."""

    def __init__(self, status: int) -> None:
        self.status = status
        self.reason = "for the test"


def http(kind: type[discord.HTTPException], status: int, code: int) -> discord.HTTPException:
    """An error as Discord's API gives it."""
    return kind(Response(status), {"code": code, "message": SECRET})


async def test_a_members_mistake_is_told_in_its_sentence(caplog: pytest.LogCaptureFixture) -> None:
    """It is nothing that the operator has to know, so the log has no line of it."""
    ada = Reader()
    await report(ListFull(5), ada.tell)
    assert ada.read == [words.jobs.full(5)]
    assert caplog.text == ""


async def test_unavailable_storage_is_told_in_its_own_words() -> None:
    """The member reads what became of their data, not what the database said."""
    ada = Reader()
    await report(StorageUnavailable(StorageFault.FULL), ada.tell)
    assert ada.read == [words.failures.STORAGE[StorageFault.FULL]]


async def test_a_mistake_without_a_sentence_is_told_with_a_reference() -> None:
    """A cause that nobody found words for is a fault of ours; its own text stays unread."""

    class Forgotten(UserError):
        """New, and without words."""

    ada = Reader()
    await report(Forgotten(SECRET), ada.tell)
    assert re.search(r"`[0-9a-f]{6}`", ada.read[0])
    assert SECRET not in ada.read[0]


async def test_anything_else_is_told_with_a_reference(caplog: pytest.LogCaptureFixture) -> None:
    """The member gets a neutral sentence whose code stands in the log beside the traceback."""
    ada = Reader()
    await report(raised(KeyError("x")), ada.tell)
    found = re.search(r"`([0-9a-f]{6})`", ada.read[0])
    assert found
    assert ada.read == [words.failures.unexpected(found[1])]
    assert found[1] in caplog.text
    assert "test_failures.py" in caplog.text
    assert "KeyError" in caplog.text


async def test_no_text_of_a_member_reaches_the_log(caplog: pytest.LogCaptureFixture) -> None:
    """An error that quotes a question is logged by its place and kind only, and so is its cause."""
    caplog.set_level(logging.DEBUG)
    error = raised(ValueError(SECRET))
    error.__cause__ = raised(KeyError(SECRET))
    await report(error, Reader().tell)
    assert SECRET not in caplog.text
    assert "KeyError" in caplog.text


async def test_no_text_of_an_error_reaches_the_member() -> None:
    """What an exception says is for nobody's eyes."""
    ada = Reader()
    await report(ValueError(SECRET), ada.tell)
    assert SECRET not in ada.read[0]


async def test_a_commands_error_is_unwrapped() -> None:
    """discord.py wraps what a command raises; the member reads what was inside."""

    @app_commands.command()
    async def some(interaction: discord.Interaction) -> None:
        """A command."""

    ada = Reader()
    await report(app_commands.CommandInvokeError(some, ListFull(5)), ada.tell)
    assert ada.read == [words.jobs.full(5)]


async def test_a_command_of_another_version_is_explained() -> None:
    """A command that Discord still shows and this version lacks asks for a reload."""
    ada = Reader()
    await report(app_commands.CommandNotFound("gone", []), ada.tell)
    assert ada.read == [words.failures.COMMAND_CHANGED]


async def test_an_expired_interaction_is_not_answered_again() -> None:
    """After Discord's deadline nothing can be said, so nothing is tried."""
    ada = Reader()
    await report(http(discord.NotFound, 404, 10062), ada.tell)
    assert ada.read == []


async def test_discords_refusals_are_logged_by_their_numbers(caplog: pytest.LogCaptureFixture) -> None:
    """Status and code help the operator; Discord's text, which may quote the message, stays out."""
    await report(raised(http(discord.HTTPException, 400, 50035)), Reader().tell)
    assert "HTTP 400, code 50035" in caplog.text
    assert SECRET not in caplog.text


@pytest.mark.parametrize(
    "failure",
    [http(discord.Forbidden, 403, 50013), aiohttp.ServerDisconnectedError(), RuntimeError()],
)
async def test_a_member_out_of_reach_is_only_logged(
    failure: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    """When the words cannot be sent either, the report ends in the log and raises nothing."""
    await report(ListFull(5), Reader(failure).tell)
    assert type(failure).__name__ in caplog.text
