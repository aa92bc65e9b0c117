"""Brings meaning to the running bot: what is kept of it, or what a process learns meanwhile.

Whatever goes wrong here, words go on answering, and the next start tries again. Numpy comes with meaning: it
is imported where it is needed, and in a thread.
"""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path
from typing import TYPE_CHECKING

from bot.knowledge.model import KnowledgeBase
from bot.library.learning import Learning
from bot.library.library import Library, targets_of
from bot.operations.memory import give_back
from bot.operations.progress import shown
from bot.search.engine import Engine
from bot.search.meaning import MeaningUnavailable, load
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.search.meaning.meaning import Meaning

log = logging.getLogger(__name__)

BEGUN = (
    "Meaning is being learned: about a minute for a whole knowledge, seconds for what was changed; "
    "answers come from words alone until then"
)


async def learn_meaning(library: Library, settings: Settings) -> None:
    """Let the library answer by meaning too, from the knowledge whose words it knows."""
    library.words_alone = "learning"
    try:
        by_words = library.engine
        engine = await _engine(by_words, settings)
        if library.engine is by_words:  # otherwise newer knowledge is served by now
            library.serve(engine)
        await asyncio.to_thread(give_back)
        log.info("Meaning is learned: answers come from words and meaning")
    except Exception as error:  # whatever it is, words go on answering
        library.words_alone = "unavailable"
        unknown = not isinstance(error, MeaningUnavailable)
        log.warning("Answers come from words alone: %s", error, exc_info=unknown)


async def _engine(by_words: Engine, settings: Settings) -> Engine:
    base, data_dir = by_words.base, settings.data_dir
    meaning = await asyncio.to_thread(_kept, base, data_dir)
    if meaning is None:
        log.info(BEGUN)
        meaning = await asyncio.to_thread(_received, await _taught(base, data_dir), base, data_dir)
    return await asyncio.to_thread(Engine, base, targets_of(settings), by_words.learned, meaning)


def _kept(base: KnowledgeBase, data_dir: Path) -> Meaning | None:
    encoder = load()  # first, since only what can be read needs to be learned
    from bot.library import meant

    return meant.recall(data_dir, base, encoder)


async def _taught(base: KnowledgeBase, data_dir: Path) -> bytes:
    from bot.library.meant import teach

    with shown() as tell:
        process = await asyncio.to_thread(Learning, teach, base, data_dir)
        try:
            data = await asyncio.to_thread(process.wait, tell)
        finally:
            process.end()
    if data is None:
        raise MeaningUnavailable("the process that learns meaning ended early; the next start tries again")
    return data


def _received(data: bytes, base: KnowledgeBase, data_dir: Path) -> Meaning:
    from bot.library import meant

    meant.keep(data_dir, data)
    kept = meant.unpack(data)
    if kept is None or not kept.fits(base):
        raise MeaningUnavailable("the program was changed while it ran; start it again")
    return kept.meaning(base, load())
