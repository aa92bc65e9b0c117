"""What a load needed for a moment goes back to the system."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.settings.places import CHECKOUT

# Many small pieces that are freed around some that stay: glibc cannot give those back by itself.
SCRATCH = """
from pathlib import Path
from bot.operations.memory import give_back

def resident():
    return int(Path("/proc/self/statm").read_text().split()[1])

pieces = [bytearray(2_000) for _ in range(40_000)]
kept = pieces[::50]
del pieces
before = resident()
give_back()
print(before - resident())
"""


# The order of the command line: the engine first, then the libraries for Discord and the database.
IDLE = """
import asyncio, sys
from pathlib import Path
from pydantic import SecretStr
from bot.settings import Settings

place = Path(sys.argv[1])
settings = Settings(data_dir=place, database_url=SecretStr(f"sqlite:///{place}/bot.db"))
from bot.app import open_services
from bot.client import create_bot

async def idle():
    async with open_services(settings) as services, create_bot(services):
        print(int(Path("/proc/self/statm").read_text().split()[1]) * 4 / 1024)

asyncio.run(idle())
"""
MOST_MIB = 105
"""A hundred are wanted; the rest is for other versions of Python and its libraries."""


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel has to tell")
def test_an_idle_bot_is_small(tmp_path: Path, learned: Path) -> None:
    """Resident memory with the real knowledge, everything open and nobody asking."""
    shutil.copy(learned, tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", IDLE, tmp_path], cwd=CHECKOUT, capture_output=True, text=True, check=True
    )
    assert float(done.stdout) < MOST_MIB


@pytest.mark.skipif(sys.platform != "linux", reason="only glibc has to be asked")
def test_memory_of_the_load_goes_back() -> None:
    """At least half of 80 MB that nobody uses any more (in pages of 4 KiB)."""
    done = subprocess.run(
        [sys.executable, "-c", SCRATCH], cwd=CHECKOUT, capture_output=True, text=True, check=True
    )
    assert int(done.stdout) > 10_000


def test_a_running_bot_looks_for_garbage_in_new_things_only() -> None:
    """The knowledge is taken out of the collector's rounds, which would stop the bot for a moment."""
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import gc, bot.app\nwith bot.app.loading(): pass\nprint(gc.get_freeze_count() * gc.isenabled())",
        ],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert int(done.stdout) > 10_000
