"""Keeps a file that a member wants to import, in memory and for a few minutes, until they have decided."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.errors import FileGone
from bot.jobs.columns import Column

# Seconds that a file lies here, and bytes of all of them; where there are more, the oldest goes.
SECONDS, ROOM = 15 * 60, 32_000_000


@dataclass(frozen=True, slots=True)
class Draft:
    """A file that is to be imported.

    Args:
        token: tells it from an earlier one of the same member.
        content: as it was sent.
        columns: what they are.
        rows: how many there are.
    """

    token: str
    content: bytes
    columns: Sequence[Column]
    rows: int


class Desk:
    """One file of each member at most."""

    def __init__(self) -> None:
        self._drafts: dict[int, Draft] = {}

    def put(self, owner: int, content: bytes, columns: Sequence[Column], rows: int) -> Draft:
        """Lay a member's file here, in the place of an older one of theirs."""
        draft = Draft(secrets.token_hex(4), content, columns, rows)
        self._drafts.pop(owner, None)
        self._drafts[owner] = draft
        while len(self._drafts) > 1 and sum(len(each.content) for each in self._drafts.values()) > ROOM:
            del self._drafts[next(iter(self._drafts))]
        asyncio.get_running_loop().call_later(SECONDS, self._late, owner, draft.token)
        return draft

    def get(self, owner: int, token: str) -> Draft:
        """The member's file.

        Raises:
            FileGone: it lies here no more, or another one does.
        """
        draft = self._drafts.get(owner)
        if draft is None or draft.token != token:
            raise FileGone
        return draft

    def choose(self, owner: int, token: str, column: int, ours: str) -> Draft:
        """Note what a column of the member's file is.

        Raises:
            FileGone: it lies here no more, or has no such column.
        """
        draft = self.get(owner, token)
        if not 0 <= column < len(draft.columns):
            raise FileGone
        columns = list(draft.columns)
        columns[column] = replace(columns[column], ours=ours)
        self._drafts[owner] = replace(draft, columns=columns)
        return self._drafts[owner]

    def clear(self, owner: int) -> None:
        """Put the member's file away."""
        self._drafts.pop(owner, None)

    def _late(self, owner: int, token: str) -> None:
        if (draft := self._drafts.get(owner)) and draft.token == token:
            self.clear(owner)
