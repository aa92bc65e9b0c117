"""Sets up the log: plain lines on standard error, never a token or a member's words."""

from __future__ import annotations

import logging
import sys
import time


def set_up_log(level: str) -> None:
    """Send the log to standard error; times are UTC.

    Only the bot's own loggers go below INFO: discord.py would write whole events with messages in them,
    aiosqlite every statement with its values.
    """
    formatter = logging.Formatter("%(asctime)s %(levelname)-7s %(name)s: %(message)s", "%Y-%m-%dT%H:%M:%SZ")
    formatter.converter = time.gmtime
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    logging.getLogger("bot").setLevel(level)
    root.setLevel(max(logging.INFO, logging.getLogger("bot").level))
    logging.getLogger("alembic").setLevel(logging.WARNING)
