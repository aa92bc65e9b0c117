"""Does work in a process of its own, which is bound in time and memory and knows no secret of the bot."""

from __future__ import annotations

import asyncio
import contextlib
import importlib
import logging
import os
import sys
from collections.abc import Mapping
from pathlib import Path

log = logging.getLogger(__name__)

HERE = Path(__file__).resolve().parents[1]
# What a process needs of its surroundings; no setting of the bot is among it.
_NEEDED = (
    "PATH",
    "HOME",
    "TMPDIR",
    "TEMP",
    "TMP",
    "LANG",
    "LC_ALL",
    "SYSTEMROOT",
    "XDG_CACHE_HOME",
    "MPLCONFIGDIR",
)


class Apart:
    """Work of one kind, in as many processes as may run at once; the rest waits for its turn.

    Args:
        module: has a function ``work`` that makes bytes of bytes.
        seconds: how long whoever asks waits at most, turns of others included.
        megabytes: how much address space a process may take, where the system can hold it to that.
        at_once: how many processes there may be.
    """

    def __init__(self, module: str, *, seconds: float, megabytes: int, at_once: int = 1) -> None:
        self._call = [sys.executable, "-P", "-m", __name__, module, str(megabytes)]
        self._seconds = seconds
        self._free = asyncio.Semaphore(at_once)

    async def do(self, given: bytes) -> bytes | None:
        """What the work makes of it; None where it failed, took too long or too much."""
        try:
            async with asyncio.timeout(self._seconds), self._free:
                return await self._done(given)
        except TimeoutError:
            log.warning("%s took too long and was ended", self._call[-2])
        except OSError as error:
            log.warning("%s could not begin: %s", self._call[-2], error.strerror)
        return None

    async def _done(self, given: bytes) -> bytes | None:
        pipe, nowhere = asyncio.subprocess.PIPE, asyncio.subprocess.DEVNULL
        process = await asyncio.create_subprocess_exec(
            *self._call, stdin=pipe, stdout=pipe, stderr=nowhere, env=surroundings(os.environ)
        )
        try:
            made, _ = await process.communicate(given)
        finally:
            if process.returncode is None:
                with contextlib.suppress(ProcessLookupError):
                    process.kill()
                await process.wait()
        if process.returncode:
            log.warning("%s ended with %s", self._call[-2], process.returncode)
        return made if process.returncode == 0 else None


def surroundings(own: Mapping[str, str]) -> dict[str, str]:
    """The environment of a process: what it needs of the bot's own, and one thread for its arithmetic."""
    needed = {name: own[name] for name in _NEEDED if name in own}
    return needed | {"PYTHONPATH": str(HERE), "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


def confine(megabytes: int) -> None:
    """Stand back behind the bot, and take no more memory than that, where the system knows such limits."""
    with contextlib.suppress(ImportError, AttributeError, OSError, ValueError):
        os.nice(10)
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))


def main(module: str, megabytes: str) -> None:
    """Do the work in this process, between standard input and standard output."""
    answer = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is no part of the answer
    confine(int(megabytes))
    with answer:
        answer.write(importlib.import_module(module).work(sys.stdin.buffer.read()))


if __name__ == "__main__":
    main(*sys.argv[1:])
