"""Sets up the log: plain lines on standard error, never a token or a member's words."""

from __future__ import annotations

import logging
import sys
import time


def set_up_log(level: str) -> None:
    """Send the log to standard error at ``level``; times are UTC.

    The library's gateway logger stays at INFO: below that it prints whole events with messages in them.
    """
    formatter = logging.Formatter("%(asctime)s %(levelname)-7s %(name)s: %(message)s", "%Y-%m-%dT%H:%M:%SZ")
    formatter.converter = time.gmtime
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    logging.getLogger("discord").setLevel(max(logging.INFO, root.level))
    logging.getLogger("alembic").setLevel(logging.WARNING)
