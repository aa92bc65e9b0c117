"""Learns beside the running bot what is new in the knowledge: its words first, then its meaning."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from typing import Any

from bot.knowledge.model import KnowledgeBase
from bot.library.kept import Kept, keep, pack, unpack
from bot.library.learning import Learning, words
from bot.library.library import Library, targets_of
from bot.library.reloading import Reloading
from bot.operations.meaning import learn_meaning
from bot.operations.memory import give_back
from bot.search.engine import Engine
from bot.search.index.learning import learn
from bot.settings import Settings

log = logging.getLogger(__name__)


@asynccontextmanager
async def learning(
    library: Library,
    base: KnowledgeBase | None,
    settings: Settings,
    reloading: Reloading,
    leisure: asyncio.Event | None,
) -> AsyncIterator[None]:
    """Learn while the block runs, and let the library serve what was learned.

    Args:
        library: serves.
        base: the knowledge whose words are to be learned; None where they are learned already.
        settings: where to keep it, and whether meaning is read.
        reloading: waits while words are learned, and says when the meaning of other knowledge is wanted.
        leisure: meaning waits until it is set, so that it delays no start; None lets it begin at once.
    """
    async with _beside(_learn(library, base, settings, reloading, leisure)):
        yield


@asynccontextmanager
async def _beside(work: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
    """Let work go on beside the block, and end it with it."""
    task = asyncio.create_task(work)
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


async def _learn(
    library: Library,
    base: KnowledgeBase | None,
    settings: Settings,
    reloading: Reloading,
    leisure: asyncio.Event | None,
) -> None:
    if base:
        async with reloading.lock:
            await _learn_words(library, base, settings)
    if leisure:
        await leisure.wait()
    while True:
        reloading.swapped.clear()
        rest = learn_meaning(library, settings) if settings.meaning else asyncio.to_thread(give_back)
        async with _beside(rest):
            await reloading.swapped.wait()


async def _learn_words(library: Library, base: KnowledgeBase, settings: Settings) -> None:
    log.info("Learning from the knowledge: this takes some seconds after each change of it")
    # The base is handed over once the process reads: in a thread. One begun too late ends with the bot.
    process = await asyncio.to_thread(Learning, words, base)
    try:
        data = await asyncio.to_thread(process.wait)
    finally:
        process.end()
    library.serve(await asyncio.to_thread(_engine, data, base, settings))
    log.info("Learned: questions are answered from the newest knowledge")


def _engine(data: bytes | None, base: KnowledgeBase, settings: Settings) -> Engine:
    """The engine over what a process has learned; where that failed, it is learned here."""
    kept = unpack(data) if data is not None else None
    if kept is None:
        log.warning("The process that learns ended early; learning goes on in the bot itself")
        kept = Kept(base, learn(base))
    keep(settings.data_dir, data or pack(kept))
    return Engine(base, targets_of(settings), kept.learned)
