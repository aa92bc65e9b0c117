"""Opens the engine of a running bot: the knowledge or its last good copy, with what was learned from it."""

from __future__ import annotations

import logging

from bot.operations.knowledge import open_knowledge
from bot.operations.learning import learn_apart, open_engine
from bot.search.engine import Engine, Targets
from bot.settings import Settings

log = logging.getLogger(__name__)


def serving_engine(settings: Settings) -> Engine:
    """The engine over the knowledge that the settings name; what is wrong with it goes to the log.

    Best called before the libraries for Discord and the database are imported: they then use the memory that
    reading the knowledge has left in pieces.

    Raises:
        DataError: the files are broken and there is no good copy.
    """
    opened = open_knowledge(settings.knowledge, settings.data_dir)
    for line in opened.complaint:
        log.error("%s", line)
    learn_apart(settings, opened.base)
    targets = Targets(settings.answer_precision, settings.suggest_precision)
    return open_engine(opened.base, targets, settings.data_dir)
