"""Sets up the log: plain lines on standard error, never a token or anything of a member."""

from __future__ import annotations

import logging
import sys
import time

from bot.errors import trace

# Below these, libraries write whole events with messages in them, interactions' tokens, statements and rows.
LEAST = {
    "aiohttp": logging.INFO,
    "aiosqlite": logging.INFO,
    "alembic": logging.WARNING,
    "asyncio": logging.INFO,
    "asyncpg": logging.INFO,
    "discord": logging.INFO,
    "sqlalchemy": logging.WARNING,
}


class Plain(logging.Formatter):
    """One line a record, with UTC times; of an error only where it happened and of which kind it is.

    An error's own words may quote a member, and so may what a library says after its first line.
    """

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)-7s %(name)s: %(message)s", "%Y-%m-%dT%H:%M:%SZ")
        self.converter = time.gmtime

    def format(self, record: logging.LogRecord) -> str:
        """The record as it is written."""
        if not record.exc_info:
            return super().format(record)
        words = record.getMessage().partition("\n")[0]
        plain = logging.makeLogRecord({**record.__dict__, "msg": words, "args": None, "exc_text": None})
        return super().format(plain)

    def formatException(self, ei: object) -> str:  # noqa: N802 (the standard library's name)
        """The places that the error came through, without its words."""
        error = ei[1] if isinstance(ei, tuple) else None
        return trace(error if isinstance(error, BaseException) else None)


def set_up_log(level: str) -> None:
    """Send the log to standard error; only the bot's own loggers go below INFO."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Plain())
    handler.addFilter(_not_too_detailed)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    logging.getLogger("bot").setLevel(level)
    root.setLevel(max(logging.INFO, logging.getLogger("bot").level))
    for name, least in LEAST.items():
        logging.getLogger(name).setLevel(max(least, root.level))


def _not_too_detailed(record: logging.LogRecord) -> bool:
    """Whether a record may be written, whatever level somebody gave its logger meanwhile."""
    library = record.name.partition(".")[0]
    return library == "bot" or record.levelno >= LEAST.get(library, logging.INFO)
