"""Lets in the person who started the page, and nobody else who can reach its port.

An address lets one browser in, once. Its code stands behind the ``#``, which no browser sends by itself; a
script exchanges it for two secrets of this run. One is a cookie, which every request needs. Browsers show a
cookie to every port of the machine, so what people wrote needs the other one too, which is kept by port.
"""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

START, SCRIPT, SESSION = "/start", "/start.js", "/session"
CODE_HEADER = "X-Start-Code"
KEY_HEADER = "X-Simcord-Capability"

# Every handler of the page's server; whatever path leads to them, they open to people who are known.
HANDLERS = (
    "_index",
    "_static",
    "_pages",
    "_delete_page",
    "_state",
    "_commands",
    "_action_result",
    "_action",
    "_asset",
)

STRANGER = (
    "Only the person who started this page can open it: use the newest address in its terminal. "
    "Each address lets one browser in, once."
)

START_PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>CareerGuide</title>
<script type="module" src="/start.js"></script>
<p>Opening the page. It needs JavaScript, and permission to keep a cookie.</p>
</html>
"""

# Whoever comes back with an address that was used up is known already, or is told on the next page.
START_SCRIPT = f"""const code = location.hash.slice(1);
history.replaceState(null, "", "{START}");
const answer = await fetch("{SESSION}", {{ headers: {{ "{CODE_HEADER}": code }}, cache: "no-store" }});
if (answer.ok) localStorage.setItem("capability", await answer.text());
location.replace("/");
"""


class Door:
    """The lock before every handler of one page's server.

    Args:
        preview: SimCord's page, which has not been entered yet.
    """

    def __init__(self, preview: Any) -> None:
        self._server, self._key = preview._server, preview.capability
        self._session = secrets.token_urlsafe(32)
        self._codes: dict[str, Callable[[], object]] = {}
        self._open: dict[str, Handler] = {START: _start, SCRIPT: _script, SESSION: self._exchange}
        self._server._STATIC_FILES = self._server._STATIC_FILES | dict.fromkeys(self._open, "")
        for name in HANDLERS:
            setattr(self._server, name, self._locked(getattr(self._server, name)))

    @property
    def origin(self) -> str:
        """The page's address without anything secret."""
        return f"http://127.0.0.1:{self._server.port}"

    def address(self, then: Callable[[], object]) -> str:
        """A new address that lets one browser in, once.

        Args:
            then: called when it has.
        """
        code = secrets.token_urlsafe(32)
        self._codes[code] = then
        return f"{self.origin}{START}#{code}"

    def _locked(self, handler: Handler) -> Handler:
        async def checked(request: web.Request) -> web.StreamResponse:
            if not self._from_here(request):
                raise web.HTTPForbidden(headers=self._server._SECURITY_HEADERS)
            if not (request.path in self._open or self._knows(request)):
                raise web.HTTPForbidden(text=STRANGER, headers=self._server._SECURITY_HEADERS)
            answer = await self._open.get(request.path, handler)(request)
            answer.headers.update(self._server._SECURITY_HEADERS)
            return answer

        return checked

    def _from_here(self, request: web.Request) -> bool:
        """Whether it was sent to this machine by its own name, and by no other page."""
        host = request.headers.get("Host", "")
        return host in self._server._allowed_hosts() and request.headers.get("Origin") in {
            None,
            f"http://{host}",
        }

    def _knows(self, request: web.Request) -> bool:
        cookie, key = request.cookies.get(self._cookie, ""), request.headers.get(KEY_HEADER, "")
        return _same(cookie, self._session) or _same(key, self._key)

    @property
    def _cookie(self) -> str:
        return f"preview-{self._server.port}"  # cookies know no ports, and two pages may be open

    async def _exchange(self, request: web.Request) -> web.StreamResponse:
        then = self._codes.pop(request.headers.get(CODE_HEADER, ""), None)
        if then is None:
            raise web.HTTPForbidden(text=STRANGER, headers=self._server._SECURITY_HEADERS)
        with contextlib.suppress(OSError):  # the terminal is gone, or a file that is in use
            then()
        answer = web.Response(text=self._key)
        answer.set_cookie(self._cookie, self._session, httponly=True, samesite="Strict")
        return answer


async def _start(_: web.Request) -> web.StreamResponse:
    return web.Response(text=START_PAGE, content_type="text/html")


async def _script(_: web.Request) -> web.StreamResponse:
    return web.Response(text=START_SCRIPT, content_type="application/javascript")


def _same(given: str, right: str) -> bool:
    return secrets.compare_digest(given.encode(errors="replace"), right.encode())
