"""The double's gateway: one bot's connections, and the events that are sent over them."""

from __future__ import annotations

import json
from collections import deque
from dataclasses import dataclass, field
from enum import IntEnum

from aiohttp import WSMsgType, web

from tests.wire import payloads
from tests.wire.base import RESET, Half, failure
from tests.wire.payloads import Payload


class Op(IntEnum):
    """What a gateway frame is."""

    DISPATCH = 0
    HEARTBEAT = 1
    IDENTIFY = 2
    RESUME = 6
    HELLO = 10
    HEARTBEAT_ACK = 11


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
class Gateway(Half):
    """The gateway half: welcomes a bot, sends it events, and fails where it is told to."""

    connections: list[Connection] = field(default_factory=list)
    knocks: int = 0
    _gateway_faults: deque[int | str] = field(default_factory=deque)

    def fail_gateway(self, *faults: int | str) -> None:
        """Let the next connections fail: an HTTP status, RESET, or a close code from 4000 after IDENTIFY."""
        self._gateway_faults.extend(faults)

    async def _gateway(self, request: web.Request) -> web.StreamResponse:
        self.knocks += 1
        fault = self._gateway_faults.popleft() if self._gateway_faults else None
        if fault == RESET or (isinstance(fault, int) and fault < 1000):
            self._happened()
            return failure(request, fault)
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
