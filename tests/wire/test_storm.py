"""Everybody saves at once, over real sockets into a real file."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from pathlib import Path

from tests.wire import payloads
from tests.wire.double import Double
from tests.wire.process import Start

STORM = 500
FIRST = 60_000
CALLBACK, LATER = r"/interactions/.*/callback", r"/webhooks/.*/messages/@original"


def save(member: int) -> tuple[str, payloads.Payload]:
    """A member's `/jobs save`."""
    who = payloads.user(str(member), f"member-{member}")
    used = payloads.command("save", {"url": f"https://jobs.example/{member}"}, "jobs")
    return "INTERACTION_CREATE", used | {
        "member": payloads.membership(who) | {"permissions": str(0x1_0C00)}
    }


def answers(double: Double) -> list[str]:
    """What was said to members: at once, or later in the place that was kept."""
    sent = [
        call.body["data"]
        for call in double.calls_to("POST", CALLBACK)
        if call.body["type"] == 4  # not "thinking"
    ]
    return [json.dumps(body) for body in [*sent, *(call.body for call in double.calls_to("PATCH", LATER))]]


def test_five_hundred_members_save_at_once(start: Start, double: Double, tmp_path: Path) -> None:
    """Each reads "Saved", and each has the row."""
    bot = start().joined()

    async def storm() -> None:
        for member in range(FIRST, FIRST + STORM):
            await double.dispatch(*save(member))

    double.play(storm())
    double.until(lambda: len(answers(double)) >= STORM, 60)
    assert sum("Saved" in said for said in answers(double)) == STORM
    assert "Traceback" not in bot.log
    (file,) = tmp_path.rglob("bot.db")
    with contextlib.closing(sqlite3.connect(file)) as rows:
        found = rows.execute("SELECT DISTINCT member_id FROM saved_jobs ORDER BY 1").fetchall()
    assert found == [(member,) for member in range(FIRST, FIRST + STORM)]
