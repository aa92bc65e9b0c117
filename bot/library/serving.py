"""Opens the engine of a running bot: the knowledge or its last good copy, with what was learned from it."""

from __future__ import annotations

import contextlib
import logging
import signal
import sys
from collections.abc import Iterator

from bot.library.learned import learn_apart, open_engine
from bot.library.opening import open_knowledge
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
    log.info("Data folder: %s", settings.data_dir)
    with _leaving_when_told():
        opened = open_knowledge(settings.knowledge, settings.data_dir)
        for line in opened.complaint:
            log.error("%s", line)
        learn_apart(settings, opened.base)
        targets = Targets(settings.answer_precision, settings.suggest_precision)
        return open_engine(opened.base, targets, settings.data_dir)


@contextlib.contextmanager
def _leaving_when_told() -> Iterator[None]:
    """Leave at once at a signal to stop, with the process that learns: nothing is open yet.

    A signal that is ignored (nohup) stays so, and Ctrl-C keeps its own way.
    """
    numbers = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    mine = [number for number in numbers if signal.getsignal(number) is signal.SIG_DFL]
    for number in mine:
        signal.signal(number, lambda *_: sys.exit(0))
    try:
        yield
    finally:
        for number in mine:
            signal.signal(number, signal.SIG_DFL)
