"""Trying the bot out touches nothing of the running one: data, port and lock of the page's own."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser

from bot.operations.lock import only_bot
from tests.preview.page import LAUNCH, Bot, Page
from tests.preview.web import Caller

LINK = "https://jobs.example/42"


def links(file: Path) -> list[str]:
    """The links that are saved in a database."""
    with contextlib.closing(sqlite3.connect(file)) as database:
        return [row[0] for row in database.execute("SELECT url FROM saved_jobs")]


def started(folder: Path, *options: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """The command where it is not expected to stay."""
    return subprocess.run(
        [sys.executable, LAUNCH, "preview", "--no-browser", *options],
        cwd=folder,
        env=os.environ
        | {"DATA_DIR": str(folder), "DATABASE_URL": f"sqlite:///{folder}/bot.db", "MEANING": "off"}
        | settings,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@contextlib.contextmanager
def running(folder: Path, *options: str, **settings: str) -> Iterator[Bot]:
    bot = Bot(folder, *options, **settings)
    try:
        yield bot
    finally:
        assert bot.end() in {0, 130}


def test_the_page_has_a_database_of_its_own(browser: Browser, tmp_path: Path) -> None:
    """A job that is saved while trying out is not among the members' jobs; the terminal says where it is."""
    with running(tmp_path) as bot:
        page = Page.open(browser, bot.address())
        page.use("jobs save", url=LINK)
        page.sees("jobs.example")
        page.tab.close()
        assert f"kept apart from the bot's, in {tmp_path}/preview/bot.db" in bot.printed
    assert links(tmp_path / "preview" / "bot.db") == [LINK]
    assert not (tmp_path / "bot.db").exists()
    assert not (tmp_path / "bot.db.lock").exists()
    assert not (tmp_path / "knowledge-good.zip").exists()


def test_the_real_data_are_used_when_asked_for_and_said_aloud(browser: Browser, tmp_path: Path) -> None:
    """With --real-data a job goes where the bot keeps its members' jobs."""
    with running(tmp_path, "--real-data") as bot:
        page = Page.open(browser, bot.address())
        page.use("jobs save", url=LINK)
        page.sees("jobs.example")
        page.tab.close()
        assert (
            f"works on the bot's real data: what is saved or deleted there is saved or deleted in {tmp_path}"
            in bot.printed
        )
    assert links(tmp_path / "bot.db") == [LINK]
    assert not (tmp_path / "preview").exists()


def test_the_page_opens_beside_a_running_bot(tmp_path: Path) -> None:
    """Whoever holds the bot's database does not keep the page from opening."""
    with only_bot(tmp_path / "bot.db"), running(tmp_path) as bot:
        assert Caller(bot.port).exchange(bot.address()).status == 200


def test_a_database_that_is_out_of_reach_does_not_matter(tmp_path: Path) -> None:
    """The page does not so much as call at the configured one."""
    with running(tmp_path, DATABASE_URL="postgresql://bot:secret@db.invalid/bot") as bot:
        assert Caller(bot.port).exchange(bot.address()).status == 200


def test_the_real_data_are_refused_while_a_bot_runs_on_them(tmp_path: Path) -> None:
    """Two programs on one file of members' jobs stay impossible."""
    with only_bot(tmp_path / "bot.db"):
        refused = started(tmp_path, "--real-data")
    assert (refused.returncode, refused.stdout) == (75, "")
    assert refused.stderr == f"Another bot is running on {tmp_path}/bot.db; stop it first\n"


def test_a_second_page_says_where_the_first_one_is(tmp_path: Path) -> None:
    """One sentence with the open page's address and nothing that lets anybody in."""
    with running(tmp_path) as bot:
        refused = started(tmp_path)
        assert (refused.returncode, refused.stdout) == (75, "")
        assert refused.stderr == (
            f"A page is already open on {tmp_path}/preview/bot.db, at {bot.origin}: "
            "use that one, or end it with Ctrl-C in its terminal\n"
        )
        assert Caller(bot.port).exchange(bot.address()).status == 200


def test_a_page_that_was_killed_is_not_in_the_way(tmp_path: Path) -> None:
    """What it left behind is taken for nothing."""
    assert Bot(tmp_path).end(signal.SIGKILL) == -signal.SIGKILL
    with running(tmp_path) as bot:
        assert Caller(bot.port).exchange(bot.address()).status == 200


def test_a_port_that_is_taken_is_left_to_its_owner(tmp_path: Path) -> None:
    """The page takes a free one, and one line says so."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with running(tmp_path, PREVIEW_PORT=str(port)) as bot:
            assert bot.port != port
            assert Caller(bot.port).exchange(bot.address()).status == 200
            said = f"PREVIEW_PORT: port {port} is in use or not allowed, so the page took port {bot.port}\n"
            assert said in bot.printed


def test_two_pages_are_open_in_one_browser(browser: Browser, tmp_path: Path) -> None:
    """Pages on data of their own do not disturb each other, though both are sent the same cookies."""
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    with running(tmp_path / "a") as one, running(tmp_path / "b") as two:
        context = browser.new_context()
        first, second = Page.open(context, one.address()), Page.open(context, two.address())
        for page in (first, second):
            page.tab.reload()
            page.wait()
            page.say("@CareerGuide staff vs principal")
            page.sees("Senior versus staff versus principal engineer")
        context.close()


def test_a_page_whose_terminal_has_gone_still_lets_its_person_in(tmp_path: Path) -> None:
    """Where the output was piped into something short-lived, the next address has nowhere to go."""
    shutil.copy(Bot.learned, tmp_path)
    process = subprocess.Popen(
        [sys.executable, LAUNCH, "preview", "--no-browser"],
        cwd=tmp_path,
        env=os.environ | {"DATA_DIR": str(tmp_path), "PREVIEW_PORT": "0", "MEANING": "off"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    address = next(line.strip() for line in process.stdout if "#" in line)
    assert next(line for line in process.stdout if "Ctrl-C" in line)
    assert process.stdout.readline() == "\n"  # all that it says at the start has been said
    process.stdout.close()
    port = int(address.partition("/start")[0].rpartition(":")[2])
    assert Caller(port).exchange(address).status == 200
    process.terminate()
    assert process.wait(20) == 0
