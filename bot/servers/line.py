"""The line in which work waits for its moment: whoever did least lately comes first."""

from __future__ import annotations

import asyncio
from bisect import insort
from itertools import count

# Who waits; beyond that, those who did most are sent away. Half a second of work at most.
MOST = 64


class Line:
    """Lets pieces of work begin one by one, with everything else of the event loop in between.

    Without a line, a flood that came a moment earlier would be worked off before anybody else.
    """

    def __init__(self) -> None:
        self._waiting: list[tuple[float, int, asyncio.Future[bool]]] = []
        self._tickets = count()
        self._moving = False

    def __len__(self) -> int:
        return len(self._waiting)

    async def wait(self, drawn: float) -> bool:
        """Wait for one's moment; False where too many others wait who did less.

        Args:
            drawn: how much whoever waits did lately, as the turnstile tells it.
        """
        loop = asyncio.get_running_loop()
        called: asyncio.Future[bool] = loop.create_future()
        insort(self._waiting, (drawn, next(self._tickets), called))
        if len(self._waiting) > MOST:
            _call(self._waiting.pop()[2], False)
        if not self._moving:
            self._moving = True
            loop.call_soon(self._next, loop)
        return await called

    def _next(self, loop: asyncio.AbstractEventLoop) -> None:
        if self._waiting:
            _call(self._waiting.pop(0)[2], True)
            loop.call_soon(self._next, loop)
        else:
            self._moving = False


def _call(waiting: asyncio.Future[bool], come: bool) -> None:
    if not waiting.done():  # it may have been given up meanwhile
        waiting.set_result(come)
