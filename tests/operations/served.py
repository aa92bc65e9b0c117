"""Files that are changed under a running bot, and what it makes of them."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.search.reply import Answer
from bot.services import Services
from tests.folder import FILES

DEADLINE = 30.0
TODAY = dt.date(2026, 11, 27)
QUESTION = "how do I get promoted?"
SUMMARY = "Show work at the next level first."
TOPIC, NEW = "topics/promotion.yaml", "topics/mentoring.yaml"
MENTORING = FILES[TOPIC].replace("promotion", "mentoring").replace("promoted", "a mentor")


async def until(condition: Callable[[], object]) -> None:
    """Wait for something that the bot does by itself."""
    for _ in range(int(DEADLINE / 0.02)):
        if condition():
            return
        await asyncio.sleep(0.02)
    pytest.fail(f"not within {DEADLINE:.0f} seconds")


def write(folder: Path, name: str, text: str) -> None:
    """Save a file as an editor does: beside it, then in its place."""
    beside = folder / f".{Path(name).name}.swp"
    beside.write_text(text, encoding="utf-8")
    beside.replace(folder / name)


def has(services: Services, name: str) -> bool:
    """Whether an entry is served."""
    return name in services.library.base.entries


async def answer(services: Services, question: str = QUESTION) -> str:
    """The text that answers a question."""
    view, reply = await services.library.answer(question, TODAY)
    assert isinstance(reply, Answer)
    return view.base.entries[reply.entry.id].summary
