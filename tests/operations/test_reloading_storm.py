"""Many reloads in a row, good and bad: no question is lost, and nothing stays in memory."""

from __future__ import annotations

import asyncio
import weakref
from pathlib import Path

import pytest

from bot.search.reply import Answer
from bot.services import Services
from tests.folder import FILES
from tests.operations.served import QUESTION, SUMMARY, TODAY, TOPIC, until, write


async def test_a_storm_of_reloads_mixes_nothing(
    services: Services, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """10,000 questions during 200 reloads, good and bad: each answered whole from one version."""
    monkeypatch.setattr("bot.library.reloading.REST", 0.0)
    asked, seen, done = 0, set[str](), False

    async def ask() -> None:
        nonlocal asked
        while not done or asked < 10_000:
            view, reply = await services.library.answer(QUESTION, TODAY)
            assert isinstance(reply, Answer)
            assert reply.entry is view.base.entries["promotion"]
            seen.add(reply.entry.summary)
            asked += 1
            await asyncio.sleep(0.001)

    asking = [asyncio.create_task(ask()) for _ in range(4)]
    good = [await storm(services, folder, turn) for turn in range(200)]
    done = True
    await asyncio.gather(*asking)
    assert seen <= {SUMMARY, *(version(turn) for turn in range(200) if good[turn])}
    assert len(seen) > 100


async def test_a_storm_leaves_nothing_behind(services: Services, folder: Path) -> None:
    """Of what was served before, nothing stays in memory, though much of it holds itself."""
    served = list[weakref.ref[object]]()
    for turn in range(8):
        served += [weakref.ref(services.library.engine), weakref.ref(services.library.base)]
        await storm(services, folder, turn)
    last = len({id(services.library.engine), id(services.library.base)} & {id(old()) for old in served})
    await until(lambda: sum(old() is not None for old in served) <= last)


def version(turn: int) -> str:
    """What the entry says at some turn of a storm."""
    return f"Version {turn}."


async def storm(services: Services, folder: Path, turn: int) -> bool:
    """One reload; every third one is bad. Whether it was good."""
    good = turn % 3 != 2
    text = FILES[TOPIC].replace(f"summary: {SUMMARY}", f"summary: {version(turn)}")
    write(folder, TOPIC, text if good else "title: [half")
    assert bool((await services.reloading.look(closely=True)).faults) is not good
    return good
