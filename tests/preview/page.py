"""Drives the preview page in headless Chromium as a member would: types, picks, clicks and reads."""

from __future__ import annotations

import contextlib
import os
import queue
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Locator, Playwright
from playwright.sync_api import Page as Tab
from playwright.sync_api import TimeoutError as NotInTime

LAUNCH = Path(__file__).resolve().parents[1] / "launch.py"
# Chromium's own services would only look for a network that is not there.
QUIET = ("background-networking", "component-update", "sync")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    *(f"--disable-{x}" for x in QUIET),
]


class Bot:
    """The real command line serving its page, with its data in one folder."""

    learned: Path
    """What was learned from the knowledge; each one gets a copy, so that none has to learn."""

    def __init__(self, folder: Path, *options: str, command: str = "preview", **settings: str) -> None:
        environment = {k: v for k, v in os.environ.items() if k != "DISCORD_TOKEN"} | {
            "DATABASE_URL": f"sqlite:///{folder}/bot.db",
            "DATA_DIR": str(folder),
            "PREVIEW_PORT": "0",
            "MEANING": "off",
            "BROWSER": "true",  # the standard library's name for the program that opens pages
        }
        environment |= settings
        self._addresses: queue.SimpleQueue[str] = queue.SimpleQueue()
        shutil.copy(self.learned, folder)
        self._process = subprocess.Popen(
            [sys.executable, LAUNCH, *([command] if command else []), *options],
            cwd=folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.printed = ""
        self._ready = threading.Event()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        assert self._ready.wait(60), self.printed

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self.printed += line
            if found := re.search(r"http://127\S+#\S+", line):
                self._addresses.put(found[0])
            if "Ctrl-C" in line:
                self._ready.set()
        self._ready.set()

    def address(self) -> str:
        """An address that was printed and not used yet; each lets one browser in."""
        return self._addresses.get(timeout=20)

    def prints(self, text: str) -> None:
        """Wait until the terminal says so."""
        until = time.monotonic() + 40
        while text not in self.printed:
            assert time.monotonic() < until, self.printed
            time.sleep(0.05)

    @property
    def origin(self) -> str:
        """Where the page is, without anything secret."""
        found = re.search(r"http://127\.0\.0\.1:\d+", self.printed.partition("Open this page")[2])
        assert found, self.printed
        return found[0]

    @property
    def port(self) -> int:
        """The port that it listens on."""
        return int(self.origin.rpartition(":")[2])

    def end(self, number: int = signal.SIGINT) -> int:
        """Press Ctrl-C and return the exit code."""
        self._process.send_signal(number)
        code = self._process.wait(20)
        self._reader.join(5)
        assert self._process.stdout is not None
        self._process.stdout.close()
        return code


def chromium(playwright: Playwright) -> Browser:
    """Debian's Chromium; playwright's own download is not used."""
    return playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)


class Page:
    """One tab."""

    def __init__(self, tab: Tab) -> None:
        self.tab = tab
        self.tab.set_default_timeout(20_000)
        self.composer = self.tab.get_by_placeholder(re.compile("^Message "))
        self.wait()

    @classmethod
    def open(cls, browser: Browser | BrowserContext, url: str) -> Page:
        """A new tab; in a browser it knows nothing of the others, in a context it shares their cookies."""
        tab = browser.new_page()
        tab.set_viewport_size({"width": 1100, "height": 900})
        tab.goto(url)
        return cls(tab)

    def wait(self) -> None:
        """Wait until the page has told its size to the bot: what is typed before that is not sent."""
        self.tab.get_by_text("Ready", exact=True).wait_for()

    def say(self, text: str) -> None:
        """Type a message and send it."""
        self.composer.click()
        self.composer.type(text)
        self.tab.keyboard.press("Enter")

    def use(self, command: str, **options: str) -> None:
        """Pick a slash command, fill its options in and send it."""
        self._offer(command)
        self.tab.keyboard.press("Enter")
        for place, (name, value) in enumerate(options.items()):
            if place:
                self.tab.locator(".command-ghost").click()
            self.tab.locator(f"[role=option][data-value={name}], [data-option={name}]").first.click()
            self.tab.keyboard.type(value)
        self.tab.locator("#send-message").click()

    def send(self, command: str, file: Path) -> None:
        """Pick a slash command that takes a file, and send it with one."""
        self._offer(command)
        self.tab.keyboard.press("Enter")
        self.tab.locator("input[type=file]").first.set_input_files(file)
        self.tab.locator("#send-message").click()

    def _offer(self, command: str) -> None:
        """Type until the command is offered: a page that draws itself anew takes back what is half typed."""
        offered = self.tab.locator("#channel-composer [role=option]").first
        for patience in (4_000, 8_000, 20_000):
            self.composer.click()
            self.composer.fill("")
            self.composer.type(f"/{command}")
            with contextlib.suppress(NotInTime):
                offered.wait_for(timeout=patience)
                return
        raise AssertionError(f"/{command} is not offered")

    def view_as(self, name: str) -> None:
        """Become somebody else."""
        self.tab.get_by_label("Viewing as").select_option(label=name)

    def sees(self, text: str | re.Pattern[str]) -> Locator:
        """Wait until the text can be read in the conversation."""
        found = self.tab.locator("main").get_by_text(text).filter(visible=True).last
        found.wait_for()
        return found
