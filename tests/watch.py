"""Listens to all that is logged during the tests, at any level, and finds what belongs to a member in it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from bot.operations.logs import set_up_log

# Parts of the links, questions and forms of the members in these tests; their ids come as they are made.
PLANTED = frozenset({"jobs.example", "do I need a degree", "how do I quit", "planted-by-a-member"})


class Watch(logging.Handler):
    """Hears each record as the product would write it."""

    def __init__(self, written: logging.Formatter | None) -> None:
        super().__init__(logging.DEBUG)
        self.setFormatter(written)
        self.planted = set(PLANTED)
        self.heard = 0
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Look for everything that was planted so far."""
        self.heard += 1
        line = self.format(record)
        self.found += [
            f"{record.name} at {record.levelname} wrote {mark}" for mark in self.planted if mark in line
        ]


@contextmanager
def watching() -> Iterator[Watch]:
    """Set the log up as the product does, then let everything through that its loggers let through."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    set_up_log("DEBUG")
    watch = Watch(root.handlers[0].formatter)
    root.handlers[:] = [*handlers, watch]
    root.setLevel(logging.DEBUG)
    yield watch
    root.removeHandler(watch)
    root.setLevel(level)
