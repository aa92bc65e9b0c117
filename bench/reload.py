"""How long the running bot takes from a saved file to the told fault, the new words and the new meaning."""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from pathlib import Path

from pydantic import SecretStr

from bot.app import open_services
from bot.library.library import Library
from bot.settings import Settings

ENTRY = "topics"
NEW = "is a purple bicycle of use to me at my next yearly talk?"
LONGEST = 900.0
GOALS = {
    "a fault is told": 2,
    "new words answer": 3,
    "their meaning is read": 10,
    "longest wait of another": 0,
}


def measured(knowledge: Path) -> Mapping[str, float]:
    """Seconds from saving, in a copy of a folder."""
    with tempfile.TemporaryDirectory() as place:
        home = Path(place)
        shutil.copytree(knowledge, home / "knowledge")
        settings = Settings(
            database_url=SecretStr(f"sqlite:///{home / 'bot.db'}"),
            data_dir=home / "data",
            knowledge_dir=home / "knowledge",
        )
        return asyncio.run(_measured(settings))


def report(times: Mapping[str, float]) -> Iterator[str]:
    """A line for each time, with its goal."""
    yield "\nFrom saving one changed entry:"
    for name, seconds in times.items():
        goal = f" (goal: {GOALS[name]} s)" if GOALS[name] else ""
        yield f"- {name}: {seconds:.2f} s{goal}"


async def _measured(settings: Settings) -> Mapping[str, float]:
    file = next(iter(sorted((settings.knowledge / ENTRY).glob("*.yaml"))))
    text = file.read_text(encoding="utf-8")
    async with open_services(settings) as services, _longest_wait() as waits:
        library = services.library
        await _until(lambda: library.reads == "meaning")
        waits.clear()
        file.write_text(text.replace("title:", "titel:", 1), encoding="utf-8")
        told = await _until(lambda: library.faults)
        file.write_text(text, encoding="utf-8")
        await _until(lambda: not library.faults)
        file.write_text(text.replace("questions:\n", f"questions:\n  - {NEW}\n", 1), encoding="utf-8")
        return await _taken(library, told, waits)


async def _taken(library: Library, told: float, waits: list[float]) -> Mapping[str, float]:
    before = library.base.version
    begun = time.perf_counter()
    await _until(lambda: library.base.version != before)
    words = time.perf_counter() - begun
    await _until(lambda: library.reads == "meaning")
    return dict(zip(GOALS, (told, words, time.perf_counter() - begun, max(waits)), strict=True))


@contextlib.asynccontextmanager
async def _longest_wait() -> AsyncIterator[list[float]]:
    """How much later than wanted a loop wakes, again and again: what a question would wait."""
    waits: list[float] = []

    async def watch() -> None:
        while True:
            begun = time.perf_counter()
            await asyncio.sleep(0.01)
            waits.append(time.perf_counter() - begun - 0.01)

    task = asyncio.create_task(watch())
    try:
        yield waits
    finally:
        task.cancel()


async def _until(condition: Callable[[], object]) -> float:
    """Wait for something; the seconds that it took."""
    begun = time.perf_counter()
    while not condition():
        if time.perf_counter() - begun > LONGEST:
            raise TimeoutError
        await asyncio.sleep(0.01)
    return time.perf_counter() - begun
