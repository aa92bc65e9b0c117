"""A running bot takes changed files over: told by SIGHUP, or by itself."""

from __future__ import annotations

import signal
from pathlib import Path

from tests.folder import FILES, break_knowledge, write_knowledge
from tests.wire import payloads
from tests.wire.double import Double
from tests.wire.process import Start, furnished

NEW = "topics/mentoring.yaml"
MENTORING = FILES["topics/promotion.yaml"].replace("promotion", "mentoring").replace("promoted", "a mentor")


def test_a_signal_reads_the_files_anew(start: Start, double: Double, home: Path) -> None:
    """SIGHUP, as to any service; the process goes on, and answers from the new file."""
    bot = start().joined()
    (home / "knowledge" / NEW).write_text(MENTORING)
    bot.process.send_signal(signal.SIGHUP)
    bot.logs("The knowledge has changed: added mentoring")
    double.send("MESSAGE_CREATE", payloads.mention("how do I get a mentor?"))
    double.until(lambda: double.messages)
    assert "mentoring" in str(double.messages)
    assert bot.end() == 0


def test_a_saved_mistake_is_told_and_a_mended_one_too(start: Start, home: Path) -> None:
    """By itself, with its place; and nothing ends."""
    bot = start().joined()
    bot.until((home / "data").exists)
    place = break_knowledge(home / "knowledge")
    bot.logs(place)
    bot.logs("the answers stay as they were")
    write_knowledge(home / "knowledge")
    bot.logs("is in order again")
    assert bot.end() == 0


def test_a_signal_while_it_starts_ends_nothing(start: Start) -> None:
    """Whoever sends it wants the newest files, not the end."""
    bot = start()
    bot.logs("Data folder")
    bot.process.send_signal(signal.SIGHUP)
    assert bot.joined().end() == 0


def test_every_process_takes_a_change_over(start: Start, double: Double, home: Path) -> None:
    """Each with a data folder and a database of its own: all of them watch the files that they share."""
    second = furnished(home / "second", home / "bot.db")
    both = [start(), start(DATA_DIR=f"{second}/data", DATABASE_URL=f"sqlite:///{second}/bot.db")]
    double.until(lambda: [one.ready for one in double.connections] == [True, True])
    (home / "knowledge" / NEW).write_text(MENTORING)
    for bot in both:
        bot.logs("The knowledge has changed: added mentoring")
