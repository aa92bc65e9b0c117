"""How a bot ends when it is told to."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path

from bot.settings.places import shipped_knowledge
from tests.wire import payloads
from tests.wire.double import Double
from tests.wire.process import BotProcess, Start, settings_for

SENDS = f"/channels/{payloads.CHANNEL}/messages"


def test_a_container_stop_ends_in_good_order(start: Start, double: Double, home: Path) -> None:
    """Exit 0 in time, the gateway told goodbye, and the database folded into its one file."""
    bot = start().joined()
    assert bot.end(signal.SIGTERM) == 0
    assert double.until(lambda: double.connections[0].closed) == 1000
    assert sorted(path.name for path in home.glob("bot.db*")) == ["bot.db", "bot.db.lock"]


def test_ctrl_c_ends_in_good_order(start: Start, double: Double) -> None:
    """The same by keyboard, without a traceback."""
    bot = start().joined()
    assert bot.end(signal.SIGINT) in (0, 130)
    assert double.until(lambda: double.connections[0].closed) == 1000
    assert "Traceback" not in bot.log


def test_a_bot_that_is_still_learning_can_be_stopped(start: Start) -> None:
    """Exit 0 at once, with the process that learns: a container must not wait for the kill."""
    bot = start(KNOWLEDGE_DIR=str(shipped_knowledge()))
    bot.logs("Learning from the knowledge")
    assert bot.end(signal.SIGTERM) == 0
    assert "Traceback" not in bot.log


def test_a_closed_terminal_ends_in_good_order(double: Double, home: Path) -> None:
    """Whoever closes the window wanted the same."""
    window, terminal = os.openpty()
    with BotProcess(double, home / "run", settings_for(home), terminal=terminal) as bot:
        assert bot.joined().end(signal.SIGHUP) == 0
        assert double.until(lambda: double.connections[0].closed) == 1000
    os.close(window)
    os.close(terminal)


def test_a_bot_that_is_to_outlive_its_terminal_does(double: Double, home: Path) -> None:
    """Started under nohup it goes on answering."""
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        process = BotProcess(double, home / "run", settings_for(home))
        with process as bot:
            bot.joined().process.send_signal(signal.SIGHUP)
            double.send("MESSAGE_CREATE", payloads.mention("how do I get promoted?"))
            double.until(lambda: double.messages)
            assert bot.end() == 0
    finally:
        signal.signal(signal.SIGHUP, before)


def test_an_answer_on_its_way_is_still_sent(start: Start, double: Double) -> None:
    """Whoever asked just before the stop is answered."""
    bot = start().joined()
    double.fail("POST", SENDS, 503)
    double.send("MESSAGE_CREATE", payloads.mention("how do I get promoted?"))
    double.until(lambda: double.failed)
    assert bot.end() == 0
    assert "Show work at the next level" in json.dumps(double.messages)


def test_a_gateway_that_says_nothing_does_not_hold_the_bot(start: Start, double: Double) -> None:
    """A network that swallows the farewell costs a few seconds, not half a minute."""
    bot = start().joined()
    double.go_deaf()
    assert bot.end() == 0


def test_a_bot_that_waits_for_discord_can_be_stopped(start: Start, double: Double) -> None:
    """Between two tries nothing has to be waited for."""
    double.fail("GET", "/users/@me", *[503] * 50)
    bot = start()
    bot.logs("Trying again")
    assert bot.end() == 0


def test_a_bot_that_waits_for_its_database_can_be_stopped(start: Start) -> None:
    """A server that is down is waited for, and a stop is obeyed meanwhile."""
    bot = start(DATABASE_URL="postgresql://bot:secret-word@127.0.0.1:1/bot")
    bot.logs("trying again")
    assert bot.end() == 0
    assert "secret-word" not in bot.log


def test_a_bot_cut_off_from_the_gateway_can_be_stopped(start: Start, double: Double) -> None:
    """While discord.py waits before it knocks again, a stop is obeyed."""
    double.fail_gateway(*[503] * 50)
    bot = start()
    double.until(lambda: double.knocks)
    assert bot.end() == 0
