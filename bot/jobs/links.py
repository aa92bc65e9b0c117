"""Checks and cleans a job link without ever fetching it."""

from __future__ import annotations

from bot.jobs.model import JobDraft


def draft(url: str, title: str = "", company: str = "") -> JobDraft:
    """The checked and cleaned link with its texts.

    Raises:
        UserError: the link or a text cannot be used; the sentence says why.
    """
    raise NotImplementedError
