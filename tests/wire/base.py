"""What both halves of the double rest on, and the ways in which they fail on purpose."""

from __future__ import annotations

import json
import struct
import threading
from dataclasses import dataclass, field
from socket import SO_LINGER, SOL_SOCKET

from aiohttp import web

from tests.wire import payloads

RESET = "reset"
LOST_ANSWER = "lost answer"
# The work is done, and its answer never comes.
NO_ANSWER = "no answer"


@dataclass
class Half:
    """What REST and gateway share: the token, the gateway's address, and news for whoever waits."""

    token: str = payloads.TOKEN
    gateway: str = ""
    _news: threading.Condition = field(default_factory=threading.Condition)

    def _happened(self) -> None:
        with self._news:
            self._news.notify_all()


def failure(request: web.Request, fault: int | str) -> web.StreamResponse:
    """The answer that a fault gives; none where the connection is reset."""
    if fault == RESET:
        abort(request)
    status = fault if isinstance(fault, int) else 503
    return json_answer({"message": "fault on purpose", "code": 0}, status)


def abort(request: web.Request) -> None:
    """Reset a connection instead of closing it."""
    if transport := request.transport:
        socket = transport.get_extra_info("socket")
        socket.setsockopt(SOL_SOCKET, SO_LINGER, struct.pack("ii", 1, 0))  # a reset instead of a farewell
        transport.abort()


def json_answer(value: object, status: int = 200) -> web.Response:
    """An answer that discord.py takes for JSON."""
    # discord.py reads JSON only where the type is given without a character set.
    return web.Response(body=json.dumps(value).encode(), status=status, content_type="application/json")
