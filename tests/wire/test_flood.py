"""A flood of many accounts over real sockets: the others are answered, and it gets little for its pains."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.wire import payloads
from tests.wire.double import Double
from tests.wire.flood import ask, events, flood, mention
from tests.wire.process import BotProcess, furnished, settings_for

ACCOUNTS, EACH, SECONDS = 100, 4.0, 2.0
QUIET = [900_000 + at for at in range(8)]
SENDS = f"/channels/{payloads.CHANNEL}/messages"


@pytest.fixture(scope="module")
def flooded(
    tmp_path_factory: pytest.TempPathFactory, empty_database: Path
) -> Iterator[tuple[Double, BotProcess, dict[str, float]]]:
    """A bot that answered quiet members beside a flood; their questions by id."""
    home = furnished(tmp_path_factory.mktemp("flooded"), empty_database)
    with Double() as double, BotProcess(double, home / "run", settings_for(home)) as bot:
        bot.joined()
        double.send(*mention(1))
        double.until(lambda: double.messages)
        made = events(ACCOUNTS, EACH, SECONDS, double.messages[0])

        async def both() -> dict[str, float]:
            asked, _ = await asyncio.gather(ask(double, QUIET, 0.2), flood(double, made, SECONDS))
            return asked

        asked = double.play(both(), 60)
        double.send(*mention(2))  # answered when everything before it was looked at
        double.until(lambda: len(answered(double) & asked.keys()) == len(QUIET), 60)
        yield double, bot, asked


def answered(double: Double) -> set[str]:
    """The ids of the messages that got a reply."""
    sends = double.calls_to("POST", SENDS)
    return {str(call.body.get("message_reference", {}).get("message_id")) for call in sends}


def test_every_quiet_member_is_answered(flooded: tuple[Double, BotProcess, dict[str, float]]) -> None:
    """Each of their questions gets the entry's text, none a notice."""
    double, _, asked = flooded
    for call in double.calls_to("POST", SENDS):
        if str(call.body.get("message_reference", {}).get("message_id")) in asked:
            assert "Usually, no." in json.dumps(call.body)
    assert asked.keys() <= answered(double)


def test_the_flood_gets_bounded_replies(flooded: tuple[Double, BotProcess, dict[str, float]]) -> None:
    """Of what it sent most is dropped: first actions, the server's share, and a notice or two each."""
    double, _, _ = flooded
    sent = ACCOUNTS * EACH * SECONDS
    replies = len(double.calls_to("POST", r".*/callback")) + len(double.messages) - len(QUIET)
    assert replies <= 0.75 * sent


def test_the_flood_leaves_no_trace_in_the_log(flooded: tuple[Double, BotProcess, dict[str, float]]) -> None:
    """Nothing that a member does too often is an error of ours, or worth a line each."""
    _, bot, _ = flooded
    lines = [line for line in bot.log.splitlines() if " WARNING " in line or " ERROR " in line]
    assert lines == []
    assert "Traceback" not in bot.log
