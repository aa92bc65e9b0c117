"""Lines in which work waits for its moment: whoever did least lately comes first."""

from __future__ import annotations

import asyncio
from bisect import insort
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count

# Who may wait in a line; beyond that, those who did most are sent away. An answer in a channel takes a
# second; work takes a moment, and as much of it may wait as the storage promises to take at once.
MOST, CROWD = 64, 1000
# Seconds after which the next one comes although the one before has not left: a connection may hang.
PATIENCE = 10.0
AWAY = 0


class Line:
    """Lets one piece of work after the other begin.

    Args:
        most: how many may wait.
    """

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._inside = AWAY
        self._waiting: list[tuple[float, int, asyncio.Future[int]]] = []
        self._tickets = count(1)

    @property
    def idle(self) -> bool:
        """Whether nobody is inside, and so nobody waits."""
        return self._inside == AWAY

    async def enter(self, drawn: float) -> int:
        """Wait for one's moment.

        Args:
            drawn: how much whoever waits did lately, as the turnstile tells it.

        Returns:
            The ticket to leave with, or AWAY where too many others wait who did less.
        """
        ticket = next(self._tickets)
        if self.idle:
            self._inside = ticket
            return ticket
        called: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        insort(self._waiting, (drawn, ticket, called))
        if len(self._waiting) > self._most:
            self._send_away()
        try:
            return await called
        except asyncio.CancelledError:
            self.leave(ticket)  # it may have been called in the same moment
            raise

    def _send_away(self) -> None:
        *_, called = self._waiting.pop()
        if not called.done():
            called.set_result(AWAY)

    def leave(self, ticket: int) -> None:
        """Let the next one come; nothing where the ticket's holder is not inside any more."""
        if ticket != self._inside:
            return
        self._inside = AWAY
        while self._waiting and self.idle:
            _, ticket, called = self._waiting.pop(0)
            if not called.done():  # else it was given up meanwhile
                called.set_result(ticket)
                self._inside = ticket


class Lines:
    """A line for each channel, in which one answer after the other is sent.

    Discord takes about one a second there, and discord.py sends them in the order in which they came to it:
    whatever it has already stands before everybody who asks later, however little they did.
    """

    def __init__(self) -> None:
        self._lines: dict[int, Line] = {}

    def __len__(self) -> int:
        return len(self._lines)

    @asynccontextmanager
    async def place(self, channel_id: int, drawn: float) -> AsyncIterator[bool]:
        """Wait for a place for one answer in a channel; False where one gets none."""
        line = self._lines.setdefault(channel_id, Line())
        ticket = await line.enter(drawn)
        late = asyncio.get_running_loop().call_later(PATIENCE, line.leave, ticket)
        try:
            yield ticket != AWAY
        finally:
            late.cancel()
            line.leave(ticket)
            if line.idle and self._lines.get(channel_id) is line:  # else another has taken its place
                del self._lines[channel_id]
