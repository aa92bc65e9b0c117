"""The smallest double of Discord: REST and gateway on loopback ports, in a thread of its own."""

from __future__ import annotations

import asyncio
import gc
import threading
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any, Self, TypeVar

from aiohttp import web

from tests.wire.base import abort
from tests.wire.gateway import Gateway
from tests.wire.payloads import Payload
from tests.wire.rest import API, Rest

T = TypeVar("T")


@dataclass
class Double(Rest, Gateway):
    """Plays Discord for one bot; use it as a context manager.

    Args:
        token: the one that is accepted.
        address: where REST is, without the scheme.
        gateway: the same for the gateway; a port of its own, as there is a host of its own in earnest.
    """

    address: str = ""
    _loop: asyncio.AbstractEventLoop = field(default_factory=asyncio.new_event_loop)

    def __enter__(self) -> Self:
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self.play(self._open())
        return self

    def __exit__(self, *_: object) -> None:
        self.play(self._close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _close(self) -> None:
        """Cut what a killed bot left open: a transport that waits for its peer would outlive the loop."""
        self._cut_all()
        await self._runner.cleanup()
        self._cut_all()
        await asyncio.sleep(0)
        await asyncio.sleep(0)

    def _cut_all(self) -> None:
        # Server and loop both forget connections whose transport is still open, so all that lives is asked.
        for one in gc.get_objects():
            if isinstance(one, asyncio.Transport) and getattr(one, "_loop", None) is self._loop:
                one.abort()

    def send(self, event: str, data: Payload) -> None:
        """Dispatch an event over the newest connection."""
        self.until(lambda: next((c for c in self.connections[-1:] if c.ready), None))
        self.play(self.dispatch(event, data))

    async def dispatch(self, event: str, data: Payload | str) -> None:
        """The same from within the double's own loop, at once."""
        await self._dispatch(self.connections[-1], event, data)

    def play(self, work: Coroutine[Any, Any, T], seconds: float = 10) -> T:
        """Run something in the double's own loop."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(seconds)

    def cut(self) -> None:
        """Break the newest gateway connection without a farewell."""
        self._loop.call_soon_threadsafe(abort, self.connections[-1].request)

    def go_deaf(self) -> None:
        """Read nothing more from the newest gateway connection, and keep it open."""
        transport = self.connections[-1].request.transport
        assert isinstance(transport, asyncio.Transport)
        self._loop.call_soon_threadsafe(transport.pause_reading)

    def until(self, condition: Callable[[], T | None], seconds: float = 20.0) -> T:
        """Wait until the condition gives something, looking whenever anything happened."""
        with self._news:
            self._news.wait_for(condition, seconds)
            found = condition()
        assert found, f"not within {seconds} s; requests so far: {[(c.method, c.path) for c in self.calls]}"
        return found

    async def _open(self) -> None:
        app = web.Application()
        app.router.add_get("/gateway", self._gateway)
        app.router.add_get("/gateway/", self._gateway)
        app.router.add_route("*", API + "/{path:.*}", self._rest)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        for _ in range(2):
            await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.address, self.gateway = (f"127.0.0.1:{where[1]}" for where in self._runner.addresses)
