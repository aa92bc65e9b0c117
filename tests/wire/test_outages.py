"""What discord.py alone does not survive, and this bot does."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.wire import payloads
from tests.wire.base import LOST_ANSWER, RESET
from tests.wire.double import Double
from tests.wire.process import BotProcess, Start, furnished, settings_for

SENDS = f"/channels/{payloads.CHANNEL}/messages"
ANSWER = "Show work at the next level"
TWICE = (RESET, RESET)  # aiohttp itself tries a second time where that is safe


def answers(double: Double) -> int:
    """How many answers a question gets, counted when the answer to a later one has arrived too."""
    before = len(double.messages)
    double.send("MESSAGE_CREATE", payloads.mention("how do I get promoted?"))
    double.until(lambda: len(double.messages) > before)
    double.send("MESSAGE_CREATE", payloads.mention("do I need a degree?"))
    double.until(lambda: "Usually, no." in json.dumps(double.messages[before:]))
    return sum(ANSWER in json.dumps(message) for message in double.messages[before:])


@pytest.fixture(scope="module", autouse=True)
def locked_out(tmp_path_factory: pytest.TempPathFactory, empty_database: Path) -> Iterator[BotProcess]:
    """A bot whose first gateway connections break; started first, since discord.py pauses after that."""
    home = furnished(tmp_path_factory.mktemp("locked-out"), empty_database)
    with Double() as double:
        double.fail_gateway(*TWICE)
        with BotProcess(double, home / "run", settings_for(home)) as bot:
            yield bot


@pytest.fixture(scope="module")
def joined(tmp_path_factory: pytest.TempPathFactory, empty_database: Path) -> Iterator[Double]:
    """The Discord of one bot that goes through all the outages after joining."""
    home = furnished(tmp_path_factory.mktemp("outages"), empty_database)
    with Double() as double, BotProcess(double, home / "run", settings_for(home)) as bot:
        bot.joined()
        yield double
        assert bot.end() == 0


@pytest.mark.parametrize("faults", [TWICE, (503,)])
def test_a_login_that_fails_at_first_is_tried_again(
    start: Start, double: Double, faults: Sequence[int | str]
) -> None:
    """An outage while starting leaves one line without a traceback in the log, and a bot that joins later."""
    double.fail("GET", "/users/@me", *faults)
    bot = start().joined()
    assert answers(double) == 1
    assert "Discord is out of reach" in bot.log
    assert "Traceback" not in bot.log


@pytest.mark.parametrize("fault", [503, RESET, LOST_ANSWER])
def test_an_answer_survives_a_failed_send(joined: Double, fault: int | str) -> None:
    """It arrives exactly once, even where the first try came through and only its confirmation was lost."""
    joined.fail("POST", SENDS, fault)
    assert answers(joined) == 1


def test_a_broken_gateway_connection_is_resumed(joined: Double) -> None:
    """Nothing is identified anew, since that is counted by Discord."""
    connections = len(joined.connections)
    joined.cut()
    joined.until(lambda: len(joined.connections) > connections and joined.connections[-1].ready)
    assert joined.connections[-1].resumed
    assert answers(joined) == 1


def test_a_gateway_that_fails_at_first_is_tried_again(locked_out: BotProcess) -> None:
    """By a bot made anew: discord.py's own tries make ever longer tracebacks, one within the other."""
    log = locked_out.joined().log
    assert "Discord is out of reach" in log
    assert log.count("Failed to connect") == 1
    assert answers(locked_out.double) == 1
