"""The smallest double of Discord: REST and gateway on loopback ports, in a thread of its own."""

from __future__ import annotations

import asyncio
import json
import re
import struct
import threading
from collections import deque
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from enum import IntEnum
from socket import SO_LINGER, SOL_SOCKET
from typing import Any, Self, TypeVar

from aiohttp import WSMsgType, web

from tests.wire import payloads
from tests.wire.payloads import Payload

T = TypeVar("T")

API = "/api/v10"
BY_CALLBACK = ("/interactions/", "/webhooks/")  # the address alone is the right to use it
RESET = "reset"
LOST_ANSWER = "lost answer"


class Op(IntEnum):
    """What a gateway frame is."""

    DISPATCH = 0
    HEARTBEAT = 1
    IDENTIFY = 2
    RESUME = 6
    HELLO = 10
    HEARTBEAT_ACK = 11


@dataclass(frozen=True)
class Call:
    """One REST request that was let through."""

    method: str
    path: str
    body: Any


@dataclass
class Connection:
    """One accepted gateway connection, from the server's side."""

    request: web.Request
    socket: web.WebSocketResponse
    ready: bool = False
    resumed: bool = False
    sequence: int = 0
    closed: int | None = None


@dataclass
class Double:
    """Plays Discord for one bot; use it as a context manager.

    Args:
        token: the one that is accepted.
        address: where REST is, without the scheme.
        gateway: the same for the gateway; a port of its own, as there is a host of its own in earnest.
    """

    token: str = payloads.TOKEN
    address: str = ""
    gateway: str = ""
    calls: list[Call] = field(default_factory=list)
    messages: list[Payload] = field(default_factory=list)
    connections: list[Connection] = field(default_factory=list)
    knocks: int = 0
    failed: int = 0
    rejected: int = 0
    _rest_faults: list[tuple[str, str, int | str]] = field(default_factory=list)
    _gateway_faults: deque[int | str] = field(default_factory=deque)
    _news: threading.Condition = field(default_factory=threading.Condition)
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
        # The server forgets a connection before its transport is closed, so the loop itself is asked.
        for transport in list(getattr(self._loop, "_transports", {}).values()):
            transport.abort()

    def fail(self, method: str, path: str, *faults: int | str) -> None:
        """Let the next matching requests fail: by an HTTP status, RESET, or LOST_ANSWER after the work."""
        self._rest_faults += [(method, path, fault) for fault in faults]

    def fail_gateway(self, *faults: int | str) -> None:
        """Let the next connections fail: an HTTP status, RESET, or a close code from 4000 after IDENTIFY."""
        self._gateway_faults.extend(faults)

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
        self._loop.call_soon_threadsafe(_abort, self.connections[-1].request)

    def go_deaf(self) -> None:
        """Read nothing more from the newest gateway connection, and keep it open."""
        transport = self.connections[-1].request.transport
        assert isinstance(transport, asyncio.Transport)
        self._loop.call_soon_threadsafe(transport.pause_reading)

    def calls_to(self, method: str, path: str) -> list[Call]:
        """The requests so far whose path matches the pattern."""
        return [call for call in self.calls if call.method == method and re.fullmatch(path, call.path)]

    def until(self, condition: Callable[[], T | None], seconds: float = 20.0) -> T:
        """Wait until the condition gives something, looking whenever anything happened."""
        with self._news:
            self._news.wait_for(condition, seconds)
            found = condition()
        assert found, f"not within {seconds} s; requests so far: {[(c.method, c.path) for c in self.calls]}"
        return found

    def _happened(self) -> None:
        with self._news:
            self._news.notify_all()

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

    # REST

    async def _rest(self, request: web.Request) -> web.StreamResponse:
        path = request.path.removeprefix(API)
        fault = self._fault(request.method, path)
        if fault is not None and fault != LOST_ANSWER:
            self.failed += 1
            self._happened()
            return _failed(request, fault)
        if not path.startswith(BY_CALLBACK) and request.headers.get("Authorization") != f"Bot {self.token}":
            self.rejected += 1
            return _json({"message": "401: Unauthorized", "code": 0}, 401)
        body = await request.json() if request.can_read_body else None
        self.calls.append(Call(request.method, path, body))
        answer = self._answer(request.method, path, body)
        self._happened()
        if fault == LOST_ANSWER:
            return _failed(request, RESET)
        return _json(answer) if answer is not None else web.Response(status=204)

    def _fault(self, method: str, path: str) -> int | str | None:
        for known in self._rest_faults:
            if known[0] == method and re.fullmatch(known[1], path):
                self._rest_faults.remove(known)
                return known[2]
        return None

    def _answer(self, method: str, path: str, body: Any) -> Any:
        match method, path.split("/")[1:]:
            case "GET", ["users", "@me"]:
                return payloads.BOT_USER
            case "GET", ["oauth2", "applications", "@me"]:
                return payloads.APPLICATION
            case "GET", ["gateway", "bot"]:
                limit = {"total": 1000, "remaining": 999, "reset_after": 0, "max_concurrency": 1}
                return {"url": f"ws://{self.gateway}/gateway", "shards": 1, "session_start_limit": limit}
            case "PUT", ["applications", _, "commands"]:
                extra = {"application_id": payloads.BOT, "version": "1"}
                return [entry | extra | {"id": payloads.snowflake()} for entry in body]
            case "POST", ["channels", _, "messages"]:
                return self._message(body)
            case "POST", ["interactions", interaction, _, "callback"]:
                return {"interaction": {"id": interaction, "type": 2}}
            case (("POST" | "PATCH"), ["webhooks", *_]):
                return payloads.message(payloads.BOT_USER, "")
        return None

    def _message(self, body: Payload) -> Payload:
        """The message that was asked for; the same one for the same enforced nonce."""
        nonce = body.get("nonce") if body.get("enforce_nonce") else None
        for known in self.messages:
            if nonce is not None and str(known.get("nonce")) == str(nonce):
                return known
        given = {key: body[key] for key in ("content", "components", "nonce", "flags") if key in body}
        made = payloads.message(payloads.BOT_USER, "") | given
        self.messages.append(made)
        return made

    # Gateway

    async def _gateway(self, request: web.Request) -> web.StreamResponse:
        self.knocks += 1
        fault = self._gateway_faults.popleft() if self._gateway_faults else None
        if fault == RESET or (isinstance(fault, int) and fault < 1000):
            self._happened()
            return _failed(request, fault)
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        connection = Connection(request, socket)
        self.connections.append(connection)
        await socket.send_json({"op": Op.HELLO, "d": {"heartbeat_interval": 45_000}})
        async for frame in socket:
            if frame.type is WSMsgType.TEXT:
                await self._received(connection, json.loads(frame.data), fault)
        connection.closed = socket.close_code
        self._happened()
        return socket

    async def _received(self, connection: Connection, frame: Payload, fault: int | str | None) -> None:
        match frame["op"]:
            case Op.HEARTBEAT:
                await connection.socket.send_json({"op": Op.HEARTBEAT_ACK})
            case Op.IDENTIFY if isinstance(fault, int):
                await connection.socket.close(code=fault)
            case Op.IDENTIFY if frame["d"]["token"] != self.token:
                await connection.socket.close(code=4004)
            case Op.IDENTIFY:
                await self._welcome(connection, frame["d"].get("shard", [0, 1]))
            case Op.RESUME:
                await self._dispatch(connection, "RESUMED", {})
                connection.ready = connection.resumed = True
        self._happened()

    async def _welcome(self, connection: Connection, shard: list[int]) -> None:
        ready = {
            "v": 10,
            "user": payloads.BOT_USER,
            "guilds": [{"id": payloads.GUILD, "unavailable": True}],
            "session_id": f"session-{len(self.connections)}",
            "resume_gateway_url": f"ws://{self.gateway}/gateway",
            "shard": shard,
            "application": {"id": payloads.BOT, "flags": 0},
        }
        await self._dispatch(connection, "READY", ready)
        await self._dispatch(connection, "GUILD_CREATE", payloads.guild())
        connection.ready = True

    async def _dispatch(self, connection: Connection, event: str, data: Payload | str) -> None:
        """Send an event; a text is taken for JSON that was written before, where time is dear."""
        connection.sequence += 1
        text = data if isinstance(data, str) else json.dumps(data)
        await connection.socket.send_str(f'{{"op":0,"s":{connection.sequence},"t":"{event}","d":{text}}}')


def _failed(request: web.Request, fault: int | str) -> web.StreamResponse:
    if fault == RESET:
        _abort(request)
    status = fault if isinstance(fault, int) else 503
    return _json({"message": "fault on purpose", "code": 0}, status)


def _abort(request: web.Request) -> None:
    if transport := request.transport:
        socket = transport.get_extra_info("socket")
        socket.setsockopt(SOL_SOCKET, SO_LINGER, struct.pack("ii", 1, 0))  # a reset instead of a farewell
        transport.abort()


def _json(value: object, status: int = 200) -> web.Response:
    # discord.py reads JSON only where the type is given without a character set.
    return web.Response(body=json.dumps(value).encode(), status=status, content_type="application/json")
