"""What a load needed for a moment goes back to the system."""

from __future__ import annotations

import subprocess
import sys

import pytest

from bot.settings import CHECKOUT

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
            "import gc; import bot.app; bot.app.give_back(); print(gc.get_freeze_count())",
        ],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert int(done.stdout) > 10_000
