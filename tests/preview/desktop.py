"""A person's own browser, opened by the bot: a Chromium whose processes and history can be read."""

from __future__ import annotations

import contextlib
import shlex
import shutil
import sqlite3
import time
from pathlib import Path

from playwright.sync_api import Browser, Playwright

from tests.preview.page import FLAGS

# Written by every process before it becomes the browser: who it is, and what it was told.
SCRIPT = """#!/bin/sh
echo $$ > {folder}/pid
printf '%s\\n' "$@" > {folder}/arguments
exec /usr/bin/chromium --headless=new --remote-debugging-port=0 --user-data-dir={folder}/profile {flags} "$@"
"""


class Desktop:
    """The folder of one person's browser; ``command`` is what BROWSER names."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._closed = folder, False
        self.command = str(folder / "browser")
        script = SCRIPT.format(folder=shlex.quote(str(folder)), flags=shlex.join(FLAGS))
        Path(self.command).write_text(script)
        Path(self.command).chmod(0o700)

    @property
    def arguments(self) -> str:
        """What the browser was told to open."""
        return (self._folder / "arguments").read_text()

    def connect(self, playwright: Playwright) -> Browser:
        """Take hold of the browser once it is there."""
        port = self._folder / "profile" / "DevToolsActivePort"
        deadline = time.monotonic() + 60
        while not (port.exists() and port.read_text()):
            assert time.monotonic() < deadline, "the browser was not opened"
            time.sleep(0.1)
        return playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{port.read_text().split()[0]}")

    def processes(self) -> dict[int, tuple[str, str]]:
        """Arguments and surroundings of every process of the browser, as the system lists them."""
        found: dict[int, tuple[str, str]] = {}
        mine = {int((self._folder / "pid").read_text())}
        for path in sorted(Path("/proc").glob("[0-9]*"), key=lambda path: int(path.name)):
            with contextlib.suppress(OSError):  # it has just ended
                arguments, surroundings = (
                    (path / name).read_text(errors="replace") for name in ("cmdline", "environ")
                )
                parent = int((path / "stat").read_text().rpartition(")")[2].split()[1])
                if int(path.name) in mine or parent in mine or str(self._folder) in arguments:
                    mine.add(int(path.name))
                    found[int(path.name)] = arguments, surroundings
        return found

    def close(self, browser: Browser) -> None:
        """Quit, as with the browser's own menu, so that it writes down what it remembers."""
        if self._closed:
            return
        self._closed = True
        pid = int((self._folder / "pid").read_text())
        browser.new_browser_cdp_session().send("Browser.close")
        deadline = time.monotonic() + 30
        while Path(f"/proc/{pid}/cmdline").exists() and Path(f"/proc/{pid}/cmdline").read_bytes():
            assert time.monotonic() < deadline, "the browser does not end"
            time.sleep(0.1)

    def history(self) -> list[str]:
        """Every address that the browser remembers, after it was closed."""
        copy = shutil.copy(self._folder / "profile" / "Default" / "History", self._folder / "history.db")
        with contextlib.closing(sqlite3.connect(copy)) as database:
            return [str(row[0]) for row in database.execute("SELECT url FROM urls")]
