"""Speaks HTTP with the page as another program on the machine would."""

from __future__ import annotations

import http.client
from dataclasses import dataclass, field
from http.cookies import SimpleCookie

from bot.preview.door import KEY_HEADER


@dataclass
class Answer:
    """What came back."""

    status: int
    headers: http.client.HTTPMessage
    text: str


@dataclass
class Caller:
    """Somebody who knows the port; ``enter`` makes one of them a browser that was let in."""

    port: int
    cookie: str = ""
    key: str = ""
    headers: dict[str, str] = field(default_factory=dict)

    def ask(self, path: str, method: str = "GET", body: bytes | None = None, **headers: str) -> Answer:
        """Send one request; names of headers are written with underscores."""
        sent = {name.replace("_", "-"): value for name, value in headers.items()} | self.headers
        if self.cookie:
            sent.setdefault("Cookie", self.cookie)
        if self.key:
            sent.setdefault(KEY_HEADER, self.key)
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.putrequest(method, path, skip_host="Host" in sent)
            if body is not None:
                sent["Content-Length"] = str(len(body))
            for name, value in sent.items():
                connection.putheader(name, value)
            connection.endheaders(body)
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read().decode(errors="replace"))
        finally:
            connection.close()

    def exchange(self, address: str) -> Answer:
        """Use an address as its page's script does."""
        return self.ask("/session", X_Start_Code=address.partition("#")[2])

    def enter(self, address: str) -> Caller:
        """Use an address, and keep what it gives."""
        answer = self.exchange(address)
        assert answer.status == 200, answer
        ((name, morsel),) = SimpleCookie(answer.headers["Set-Cookie"]).items()
        self.cookie, self.key = f"{name}={morsel.value}", answer.text
        return self
