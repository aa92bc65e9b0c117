"""Measures what a flood costs others: quiet members ask beside two hundred accounts that never stop.

A real bot process talks to the double of Discord over loopback sockets. In one run members who each ask
once, one every quarter of a second, are answered first alone, then beside a thousand events a second.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bot.storage.migrate import migrate
from tests.wire.double import Double
from tests.wire.flood import ask, events, flood, mention
from tests.wire.payloads import Payload
from tests.wire.process import BotProcess, settings_for

ACCOUNTS, EACH = 200, 5.0
SECONDS, EVERY = 15.0, 0.25
FIRST_QUIET = 900_000
PERCENTS = (50, 95, 99)
LEARNING = 180.0


@dataclass
class Timed(Double):
    """A double that notes when each message was answered, by the message's id."""

    answered: dict[str, float] = field(default_factory=dict)

    def _message(self, body: Payload) -> Payload:
        self.answered[str(body.get("message_reference", {}).get("message_id"))] = time.perf_counter()
        return super()._message(body)


@dataclass(frozen=True)
class Phase:
    """What one part of the run gave.

    Args:
        seconds: how long it took.
        delays: of each quiet question, in milliseconds, shortest first.
        lost: quiet questions without an answer.
        busy: the share of one processor that the bot used.
        events: what the flood sent.
        calls: requests that Discord got.
    """

    seconds: float
    delays: Sequence[float]
    lost: int
    busy: float
    events: int
    calls: int

    def at(self, percent: int) -> float:
        """The delay that so many percent of the questions stayed below."""
        if not self.delays:
            return float("nan")
        return self.delays[min(len(self.delays) - 1, len(self.delays) * percent // 100)]


def measured(knowledge: Path, seconds: float = SECONDS, accounts: int = ACCOUNTS) -> list[Phase]:
    """The quiet members alone, then beside the flood."""
    with tempfile.TemporaryDirectory() as folder, Timed() as double:
        home = Path(folder)
        migrate(f"sqlite:///{home}/bot.db", home)
        settings = settings_for(home) | {"KNOWLEDGE_DIR": str(knowledge.resolve()), "LOG_LEVEL": "WARNING"}
        with BotProcess(double, home / "run", settings) as bot:
            bot.until(lambda: any(c.ready for c in double.connections), LEARNING)
            card = _warm(double)
            return [_phase(double, bot, seconds, number, card) for number in (0, accounts)]


def report(phases: Sequence[Phase]) -> Iterator[str]:
    """The figures as a table, and what the flood adds."""
    yield f"\n{ACCOUNTS} accounts that never stop, beside members who ask one question each: delay of the"
    yield "answer in milliseconds, requests to Discord, and the share of one processor.\n"
    yield "| | p50 | p95 | p99 | unanswered | events / s | requests / s | processor |"
    yield "|---|" + "---:|" * 7
    for name, phase in zip(("alone", "beside the flood"), phases, strict=True):
        marks = " | ".join(f"{phase.at(percent):.1f}" for percent in PERCENTS)
        rates = f"{phase.events / phase.seconds:.0f} | {phase.calls / phase.seconds:.0f} | {phase.busy:.0%}"
        yield f"| {name} | {marks} | {phase.lost} | {rates} |"
    added = " / ".join(f"{phases[1].at(percent) - phases[0].at(percent):.1f}" for percent in PERCENTS)
    yield f"| the flood adds | {added.replace(' / ', ' | ')} | | | | |"


def _warm(double: Timed) -> Payload:
    """A card of the bot's, once it has answered a few questions."""
    for at in range(20):
        double.send(*mention(at + 1))
        double.until(lambda at=at: len(double.messages) > at)  # type: ignore[misc]
    return double.messages[0]


def _phase(double: Timed, bot: BotProcess, seconds: float, accounts: int, card: Payload) -> Phase:
    quiet = [FIRST_QUIET + accounts * 1000 + at for at in range(int(seconds / EVERY))]
    made = events(accounts, EACH, seconds, card)
    used, calls = _used(bot), len(double.calls)

    async def both() -> tuple[dict[str, float], None]:
        return await asyncio.gather(ask(double, quiet, EVERY), flood(double, made, seconds))

    asked, _ = double.play(both(), seconds * 4)
    busy = (_used(bot) - used) / seconds
    time.sleep(2)  # for what is still under way
    delays = [1000 * (double.answered[name] - at) for name, at in asked.items() if name in double.answered]
    lost, sent = len(asked) - len(delays), len(double.calls) - calls
    return Phase(seconds, sorted(delays), lost, busy, len(made), sent)


def _used(bot: BotProcess) -> float:
    """Seconds of processor time that the bot has used; not a number where the system does not tell."""
    stat = Path(f"/proc/{bot.process.pid}/stat")
    if not stat.exists():
        return float("nan")
    fields = stat.read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
