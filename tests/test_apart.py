"""Work in processes of its own: answered, bound in time and memory, without secrets, one after the other."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import sys
from pathlib import Path

import pytest

from bot.apart import Apart, surroundings


def apart(seconds: float = 30, megabytes: int = 600, at_once: int = 1) -> Apart:
    """Does the tests' errands."""
    return Apart("tests.errands", seconds=seconds, megabytes=megabytes, at_once=at_once)


def mine(command: Path) -> bool:
    """Whether a process was started by this one."""
    try:
        return (command.parent / "stat").read_text().rpartition(")")[2].split()[1] == str(os.getpid())
    except OSError:
        return False  # it has just ended


async def test_work_gives_its_bytes_back() -> None:
    """Whatever they are, and however many."""
    given = bytes(range(256)) * 4000
    assert await apart().do(b"echo " + given) == given


async def test_what_a_library_prints_is_no_answer() -> None:
    """Only the work's own bytes come back."""
    assert await apart().do(b"print answer") == b"answer"


@pytest.mark.parametrize("errand", [b"die", b"unknown", b""])
async def test_work_that_fails_gives_nothing(errand: bytes, caplog: pytest.LogCaptureFixture) -> None:
    """The bot goes on, and the log says which work it was, not what it was given."""
    with caplog.at_level(logging.WARNING):
        assert await apart().do(errand) is None
    assert "tests.errands ended with" in caplog.text


async def test_work_that_takes_too_long_is_ended(caplog: pytest.LogCaptureFixture) -> None:
    """Its process is gone too."""
    with caplog.at_level(logging.WARNING):
        assert await apart(seconds=0.5).do(b"sleep") is None
    assert "took too long" in caplog.text
    running = [path.read_bytes() for path in Path("/proc").glob("[0-9]*/cmdline") if mine(path)]
    assert not [command for command in running if b"tests.errands" in command]


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS does not hold a process to its address space")
async def test_work_that_wants_too_much_memory_is_ended() -> None:
    """What fits is done, what does not is not."""
    assert await apart(megabytes=600).do(b"hog 100") is not None
    assert await apart(megabytes=600).do(b"hog 700") is None


async def test_work_waits_for_its_turn() -> None:
    """Who waits longer than the work may take gets nothing; who comes later is served."""
    worker = apart(seconds=2)
    first, second = await asyncio.gather(worker.do(b"sleep"), worker.do(b"echo x"))
    assert (first, second) == (None, None)
    assert await worker.do(b"echo x") == b"x"


async def test_several_may_work_at_once() -> None:
    """Where that is allowed, nobody waits for whoever sleeps."""
    worker = apart(seconds=5, at_once=2)
    sleeping = asyncio.create_task(worker.do(b"sleep"))
    assert await worker.do(b"echo x") == b"x"
    sleeping.cancel()
    with pytest.raises(asyncio.CancelledError):
        await sleeping


async def test_work_knows_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the token nor the database's password can be read by what reads strangers' files."""
    monkeypatch.setenv("DISCORD_TOKEN", "planted")
    monkeypatch.setenv("DATABASE_URL", "postgresql://planted")
    assert "planted" not in str(surroundings(os.environ))
    told = await apart().do(b"surroundings")
    assert told is not None
    assert "planted" not in str(json.loads(told))


@pytest.mark.skipif(not hasattr(os, "nice"), reason="this system has no order of processes")
async def test_work_stands_back_behind_the_bot() -> None:
    """Answers to members come first."""
    told = await apart().do(b"nice")
    assert told is not None
    assert int(told) > os.nice(0)


async def test_work_that_cannot_begin_gives_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system starts no process, that is told in the log alone."""
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert await apart().do(b"echo x") is None
