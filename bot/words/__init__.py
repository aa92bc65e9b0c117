"""Every sentence that the bot itself says, by area; answers come from the knowledge, word for word."""

from __future__ import annotations

from bot.words import ask, browse, entries, failures, guide, jobs, kinds, members, paging, phrasing, servers

__all__ = [
    "ask",
    "browse",
    "entries",
    "failures",
    "guide",
    "jobs",
    "kinds",
    "members",
    "paging",
    "phrasing",
    "servers",
]
