"""Measures a start beside an empty discord.py bot: seconds to IDENTIFY, and memory once idle.

All bots join the same double on loopback, one after the other in every round, so that a busy machine
slows all of them alike. "first" is a start in an empty folder, "warm" every later one.
"""

from __future__ import annotations

import contextlib
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

from tests.wire.double import Double
from tests.wire.payloads import TOKEN

ROOT = Path(__file__).resolve().parent.parent
LAUNCH = ROOT / "tests" / "wire" / "launch.py"
SETTLED = 4.0  # seconds after IDENTIFY at which a bot counts as idle

EMPTY = """
import sys, discord.http, yarl
from discord.ext import commands
from discord.gateway import DiscordWebSocket
discord.http.Route.BASE = f"http://{sys.argv[1]}/api/v10"
DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(f"ws://{sys.argv[2]}/gateway")
intents = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)
bot = commands.AutoShardedBot("!", intents=intents, max_messages=None, help_command=None)
bot.run(sys.argv[3], log_handler=None)
"""


Marks: TypeAlias = tuple[float, float]


def measured(knowledge: Path, rounds: int = 3) -> dict[str, Marks]:
    """The middle of some rounds for each kind of start: seconds to IDENTIFY, and MiB resident once idle."""
    found = list(_rounds(rounds, knowledge.resolve()))
    return {kind: _middle([one[kind] for one in found]) for kind in ("empty", "warm", "first")}


def report(marks: Mapping[str, Marks]) -> Iterator[str]:
    """A line for each kind of start."""
    yield "\n| start | s to IDENTIFY | times the empty bot | idle MiB | times the empty bot |"
    yield "|---|---:|---:|---:|---:|"
    for kind, (seconds, mib) in marks.items():
        beside, memory = marks["empty"]
        yield f"| {kind} | {seconds:.2f} | {seconds / beside:.1f} | {mib:.0f} | {mib / memory:.1f} |"
    yield f"A first start takes {marks['first'][0] / marks['warm'][0]:.1f} times a warm one."


def _middle(found: list[tuple[float, float]]) -> tuple[float, float]:
    return statistics.median(seconds for seconds, _ in found), statistics.median(mib for _, mib in found)


def _rounds(rounds: int, knowledge: Path) -> Iterator[dict[str, tuple[float, float]]]:
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as home, Double() as double:
            product = [sys.executable, str(LAUNCH), double.address, double.gateway, "run"]
            empty = [sys.executable, "-c", EMPTY, double.address, double.gateway, TOKEN]
            settings = {
                "DISCORD_TOKEN": TOKEN,
                "DATABASE_URL": f"sqlite:///{home}/data/bot.db",
                "DATA_DIR": f"{home}/data",
                "KNOWLEDGE_DIR": str(knowledge),
            }
            yield {
                "empty": _started(empty, double, settings, Path(home), SETTLED),
                "first": _started(product, double, settings, Path(home), 40.0),
                "warm": _started(product, double, settings, Path(home), SETTLED),
            }


def _started(
    command: list[str], double: Double, settings: dict[str, str], home: Path, settled: float
) -> tuple[float, float]:
    """Seconds until the double welcomed the bot, and MiB resident once it is idle."""
    known = len(double.connections)
    begun = time.perf_counter()
    process = subprocess.Popen(command, cwd=home, env=os.environ | settings, stderr=subprocess.DEVNULL)
    try:
        double.until(lambda: len(double.connections) > known and double.connections[-1].ready, 120)
        seconds = time.perf_counter() - begun
        _until_idle(process.pid, settled)
        return seconds, _resident(process.pid)
    finally:
        process.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(10)
        process.kill()


def _until_idle(pid: int, most: float) -> None:
    """Wait until the process and its children have used no processor time for two seconds."""
    end, before, quiet = time.monotonic() + most, -1.0, 0
    while time.monotonic() < end and quiet < 2:
        time.sleep(1)
        now = _used(pid)
        quiet = quiet + 1 if abs(now - before) < 0.02 else 0
        before = now


def _used(pid: int) -> float:
    """Seconds of a process, and of those that it started: a first start learns in one of its own."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        children = [
            one for path in Path(f"/proc/{pid}/task").glob("*/children") for one in path.read_text().split()
        ]
    except (FileNotFoundError, ProcessLookupError):  # ended just now
        return 0.0
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK") + sum(map(_used, map(int, children)))


def _resident(pid: int) -> float:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return 0.0
