"""The engine of a one-shot command, which waits until everything is learned."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bot.commands.telling import read_settings, say
from bot.knowledge.model import KnowledgeBase
from bot.library.kept import open_engine
from bot.library.library import targets_of
from bot.library.opening import open_knowledge
from bot.operations.progress import shown
from bot.search.engine import Engine
from bot.search.meaning import MeaningUnavailable, load

if TYPE_CHECKING:
    from bot.search.meaning.meaning import Meaning

ENCODES = "Learning what {count} texts mean, once: about a minute for 13,000 of them"


def engine_over(knowledge: Path | None) -> Engine:
    """The engine over the folder that was named, or over the bot's own knowledge and its last good copy.

    Raises:
        OperatorError: there is nothing to answer from.
    """
    settings = read_settings()
    data_dir = settings.data_dir if knowledge is None else None
    opened = open_knowledge(knowledge or settings.knowledge, data_dir)
    say(*opened.complaint)
    meaning = None
    if settings.meaning:
        meaning = _meaning(opened.base, settings.data_dir, is_kept=knowledge is None)
    return open_engine(opened.base, targets_of(settings), data_dir, meaning)


def _meaning(base: KnowledgeBase, data_dir: Path, *, is_kept: bool) -> Meaning | None:
    """What reads meaning; None, with a line that says why, where it cannot be had.

    Args:
        base: the knowledge.
        data_dir: where texts may have been learned before; another folder has most of them in common.
        is_kept: whether to keep what is learned there.
    """
    try:
        encoder = load()
    except MeaningUnavailable as error:
        say(f"Answers come from words alone: {error}")
        return None
    from bot.library import meant

    if found := meant.recall(data_dir, base, encoder):
        return found
    vectors = meant.vectors(data_dir)
    if count := meant.missing(vectors, base):
        say(ENCODES.format(count=count))
    with shown() as tell:
        learned = meant.learn(base, encoder, vectors, tell)
    if is_kept:
        meant.keep(data_dir, meant.pack(learned))
    return learned.meaning(base, encoder)
