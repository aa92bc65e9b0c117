"""Meaning comes to the running bot: at once from what is kept, else from a process that learns beside it."""

from __future__ import annotations

import asyncio
import logging
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.app import open_services
from bot.library import meant
from bot.library.library import Library
from bot.search import meaning
from bot.search.meaning import weights
from bot.settings import Settings

DEADLINE = 60.0


@pytest.fixture
def reading(settings: Settings) -> Settings:
    """A bot over the small knowledge that reads meaning."""
    return settings.model_copy(update={"meaning": True})


@asynccontextmanager
async def opened(settings: Settings, leisure: asyncio.Event | None = None) -> AsyncIterator[Library]:
    """The library of a running bot."""
    async with open_services(settings, leisure) as services:
        yield services.library


async def until(library: Library, reads: str) -> None:
    """Wait until it reads that of questions."""
    for _ in range(int(DEADLINE / 0.02)):
        if library.reads == reads:
            return
        await asyncio.sleep(0.02)
    pytest.fail(f"it reads {library.reads} after {DEADLINE:.0f} seconds")


async def test_words_answer_until_meaning_is_learned(reading: Settings) -> None:
    """Nobody waits for it, and then it is there without a restart."""
    async with opened(reading) as library:
        assert library.reads == "learning"
        assert library.engine.meaning is None
        await until(library, "meaning")
        assert library.engine.meaning is not None
    assert (reading.data_dir / meant.FILE_NAME).exists()


async def test_what_is_kept_is_not_learned_again(reading: Settings, caplog: pytest.LogCaptureFixture) -> None:
    """A second start says nothing of learning."""
    async with opened(reading) as library:
        await until(library, "meaning")
    caplog.clear()
    with caplog.at_level(logging.INFO):
        async with opened(reading) as library:
            await until(library, "meaning")
    assert not [record for record in caplog.records if "being learned" in record.getMessage()]


async def test_meaning_waits_until_the_start_is_over(reading: Settings) -> None:
    """The first seconds belong to Discord."""
    leisure = asyncio.Event()
    async with opened(reading, leisure) as library:
        await asyncio.sleep(0.3)
        assert library.reads == "learning"
        leisure.set()
        await until(library, "meaning")


async def test_meaning_can_be_turned_off(settings: Settings) -> None:
    """Then words alone are read, and nothing is learned of meanings."""
    async with opened(settings) as library:
        assert library.reads == "off"
    assert not (settings.data_dir / meant.FILE_NAME).exists()


@pytest.mark.parametrize("fault", ["missing", "damaged"])
async def test_without_the_right_weights_words_answer(
    reading: Settings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    fault: str,
) -> None:
    """One line says why, and nothing else changes."""
    place = tmp_path / "weights"
    place.mkdir()
    if fault == "damaged":
        shutil.copy(meaning.WEIGHTS / weights.VOCABULARY.name, place)
        (place / weights.WEIGHTS.name).write_bytes(bytes(weights.WEIGHTS.size))
    monkeypatch.setattr(meaning.load, "__defaults__", (place,))
    with caplog.at_level(logging.WARNING):
        async with opened(reading) as library:
            await until(library, "unavailable")
            assert library.engine.meaning is None
    told = [record.getMessage() for record in caplog.records if "words alone" in record.getMessage()]
    assert len(told) == 1
    assert "install the bot again" in told[0]


async def test_a_learner_that_dies_leaves_words_answering(
    reading: Settings, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The next start tries again."""
    monkeypatch.setattr("bot.library.learning.Learning.wait", lambda self, progress=None: None)
    with caplog.at_level(logging.WARNING):
        async with opened(reading) as library:
            await until(library, "unavailable")
    assert "the next start tries again" in caplog.text


async def test_a_stop_while_meaning_is_learned_is_quick(reading: Settings) -> None:
    """Whoever waits for the end does not wait for the learner."""
    loop = asyncio.get_running_loop()
    async with opened(reading) as library:
        await asyncio.sleep(0.2)
        assert library.reads == "learning"
        begun = loop.time()
    assert loop.time() - begun < DEADLINE / 4
