"""The engine of a one-shot command, which waits until everything is learned."""

from __future__ import annotations

from pathlib import Path

from bot.commands.telling import read_settings, say
from bot.library.kept import open_engine
from bot.library.opening import open_knowledge
from bot.search.engine import Engine, Targets


def engine_over(knowledge: Path | None) -> Engine:
    """The engine over the folder that was named, or over the bot's own knowledge and its last good copy.

    Raises:
        OperatorError: there is nothing to answer from.
    """
    settings = read_settings()
    data_dir = settings.data_dir if knowledge is None else None
    opened = open_knowledge(knowledge or settings.knowledge, data_dir)
    say(*opened.complaint)
    return open_engine(opened.base, Targets(settings.answer_precision, settings.suggest_precision), data_dir)
