"""The double's REST: one bot's requests, kept and answered."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.wire import payloads
from tests.wire.base import LOST_ANSWER, NO_ANSWER, RESET, Half, failure, json_answer
from tests.wire.payloads import Payload

API = "/api/v10"
BY_CALLBACK = ("/interactions/", "/webhooks/")  # the address alone is the right to use it


@dataclass(frozen=True)
class Call:
    """One REST request that was let through."""

    method: str
    path: str
    body: Any


@dataclass
class Rest(Half):
    """The REST half: keeps every request, answers it, and fails where it is told to."""

    calls: list[Call] = field(default_factory=list)
    messages: list[Payload] = field(default_factory=list)
    failed: int = 0
    rejected: int = 0
    _rest_faults: list[tuple[str, str, int | str]] = field(default_factory=list)

    def fail(self, method: str, path: str, *faults: int | str) -> None:
        """Let the next matching requests fail: by a status or RESET; LOST_ANSWER, NO_ANSWER: afterwards."""
        self._rest_faults += [(method, path, fault) for fault in faults]

    def calls_to(self, method: str, path: str) -> list[Call]:
        """The requests so far whose path matches the pattern."""
        return [call for call in self.calls if call.method == method and re.fullmatch(path, call.path)]

    async def _rest(self, request: web.Request) -> web.StreamResponse:
        path = request.path.removeprefix(API)
        fault = self._fault(request.method, path)
        if fault is not None and fault not in (LOST_ANSWER, NO_ANSWER):
            self.failed += 1
            self._happened()
            return failure(request, fault)
        if not path.startswith(BY_CALLBACK) and request.headers.get("Authorization") != f"Bot {self.token}":
            self.rejected += 1
            return json_answer({"message": "401: Unauthorized", "code": 0}, 401)
        body = await request.json() if request.can_read_body else None
        self.calls.append(Call(request.method, path, body))
        answer = self._answer(request.method, path, body)
        self._happened()
        while fault == NO_ANSWER and request.transport:  # noqa: ASYNC110 (nothing tells of its end)
            await asyncio.sleep(0.01)
        if fault == LOST_ANSWER:
            return failure(request, RESET)
        return json_answer(answer) if answer is not None else web.Response(status=204)

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
                bare = {"description": ""}  # as a menu's entry has it
                return [bare | entry | extra | {"id": payloads.snowflake()} for entry in body]
            case "POST", ["channels", _, "messages"]:
                return self._message(body)
            case "POST", ["users", "@me", "channels"]:
                return {"id": payloads.DIRECT, "type": 1, "recipients": [payloads.MEMBER_USER]}
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
