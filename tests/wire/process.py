"""A real bot process beside the test, joined to the double."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.folder import write_knowledge
from tests.watch import PLANTED
from tests.wire.double import Double
from tests.wire.payloads import MEMBER, TOKEN

LAUNCH = Path(__file__).with_name("launch.py")


class BotProcess:
    """``python -m bot`` with discord.py's addresses turned to the double; use it as a context manager.

    Args:
        double: the Discord to join.
        home: the folder that the process works in; its output is kept there.
        settings: environment variables; None takes one away.
        arguments: of the command line.
        terminal: where its keyboard is; none, as in a service, unless given.
    """

    def __init__(
        self,
        double: Double,
        home: Path,
        settings: dict[str, str | None],
        arguments: tuple[str, ...] = ("run",),
        terminal: int = subprocess.DEVNULL,
    ) -> None:
        home.mkdir(parents=True, exist_ok=True)
        self.double = double
        self.home = home
        self.out, self.err = home / "stdout", home / "stderr"
        self.settings = settings
        self._arguments, self._terminal = arguments, terminal

    def __enter__(self) -> BotProcess:
        environment = {**os.environ, **self.settings}
        with self.out.open("w") as out, self.err.open("w") as err:
            self.process = subprocess.Popen(
                [sys.executable, LAUNCH, self.double.address, self.double.gateway, *self._arguments],
                cwd=self.home,
                env={key: value for key, value in environment.items() if value is not None},
                stdin=self._terminal,
                stdout=out,
                stderr=err,
            )
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        assert not [mark for mark in (*PLANTED, MEMBER) if mark in self.log]

    @property
    def log(self) -> str:
        """Everything on standard error so far."""
        return self.err.read_text()

    @property
    def printed(self) -> str:
        """Everything on standard output so far."""
        return self.out.read_text()

    def joined(self) -> BotProcess:
        """Wait until the double has welcomed the bot."""
        self.until(lambda: any(c.ready and c.closed is None for c in self.double.connections))
        return self

    def until(self, condition: Callable[[], object], seconds: float = 30.0) -> None:
        """Wait for something while the process runs."""
        end = time.monotonic() + seconds
        while not condition():
            assert self.process.poll() is None, f"ended with {self.process.returncode}: {self.log}"
            assert time.monotonic() < end, f"not within {seconds} s: {self.log}"
            time.sleep(0.05)

    def logs(self, text: str) -> None:
        """Wait until the log holds ``text``."""
        self.until(lambda: text in self.log)

    def end(self, number: signal.Signals = signal.SIGTERM, seconds: float = 5.0) -> int:
        """Send a signal; the exit code, which must come in time."""
        self.process.send_signal(number)
        return self.process.wait(seconds)

    def ended(self, seconds: float = 30.0) -> int:
        """The exit code of a process that ends by itself."""
        return self.process.wait(seconds)


Start = Callable[..., BotProcess]


def settings_for(home: Path) -> dict[str, str | None]:
    """The environment of a bot that keeps everything in ``home`` and answers by words alone."""
    return {
        "DISCORD_TOKEN": TOKEN,
        "DATABASE_URL": f"sqlite:///{home}/bot.db",
        "DATA_DIR": str(home / "data"),
        "KNOWLEDGE_DIR": str(home / "knowledge"),
        "MEANING": "off",
        "LOG_LEVEL": "DEBUG",
    }


def furnished(home: Path, empty_database: Path) -> Path:
    """A folder with knowledge and an empty database."""
    home.mkdir(parents=True, exist_ok=True)
    write_knowledge(home / "knowledge")
    shutil.copy(empty_database, home / "bot.db")
    return home
