"""Saves that wait, over real sockets into a real file: everybody at once, and behind another program."""

from __future__ import annotations

import contextlib
import json
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
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
    return "INTERACTION_CREATE", used | {"member": payloads.membership(who) | {"permissions": str(0x1_0C00)}}


def answers(double: Double) -> list[str]:
    """What was said to members: at once, or later in the place that was kept."""
    sent = [
        call.body["data"]
        for call in double.calls_to("POST", CALLBACK)
        if call.body["type"] == 4  # not "thinking"
    ]
    return [json.dumps(body) for body in [*sent, *(call.body for call in double.calls_to("PATCH", LATER))]]


@contextmanager
def held(file: Path, seconds: float) -> Iterator[None]:
    """Another program is writing for so long."""
    other = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    timer = threading.Timer(seconds, other.execute, ["ROLLBACK"])
    timer.start()
    yield
    timer.join()
    other.close()


def rows(home: Path) -> list[tuple[int]]:
    """Whose jobs are in the file."""
    with contextlib.closing(sqlite3.connect(home / "bot.db")) as file:
        return file.execute("SELECT member_id FROM saved_jobs ORDER BY 1").fetchall()


def test_five_hundred_members_save_at_once(start: Start, double: Double, home: Path) -> None:
    """Each reads "Saved", and each has the row."""
    bot = start().joined()

    async def storm() -> None:
        for member in range(FIRST, FIRST + STORM):
            await double.dispatch(*save(member))

    double.play(storm())
    double.until(lambda: len(answers(double)) >= STORM, 60)
    assert sum("Saved" in said for said in answers(double)) == STORM
    assert "Traceback" not in bot.log
    assert rows(home) == [(member,) for member in range(FIRST, FIRST + STORM)]


def test_a_save_behind_another_program_gets_its_place_and_is_saved(
    start: Start, double: Double, home: Path
) -> None:
    """Nothing is said at first, then "thinking" before Discord's three seconds are over, then the card."""
    bot = start().joined()
    with held(home / "bot.db", 2.5):
        double.send(*save(FIRST))
        double.until(lambda: double.calls_to("POST", CALLBACK))
    assert [call.body["type"] for call in double.calls_to("POST", CALLBACK)] == [5]
    (said,) = double.until(lambda: answers(double))
    assert "Saved" in said
    assert rows(home) == [(FIRST,)]
    assert "Traceback" not in bot.log


def test_a_save_whose_place_cannot_be_kept_is_given_up(start: Start, double: Double, home: Path) -> None:
    """Whoever reads that the interaction failed finds nothing saved later."""
    bot = start().joined()
    double.fail("POST", CALLBACK, 404)
    with held(home / "bot.db", 2.5):
        double.send(*save(FIRST))
        bot.logs("Unexpected error")
    double.send(*save(FIRST + 1))
    double.until(lambda: any("Saved" in said for said in answers(double)))
    assert rows(home) == [(FIRST + 1,)]
