"""Whole starts beside other users: what the bot writes is closed to them, what they write is not used."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.others import give_away, mode
from tests.wire import payloads
from tests.wire.double import Double
from tests.wire.process import BotProcess, Start, settings_for
from tests.wire.test_starting import refused
from tests.wire.test_talking import used


@pytest.fixture
def careless() -> Iterator[None]:
    """A login that closes nothing by itself."""
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.mark.usefixtures("careless")
def test_nothing_that_a_bot_writes_can_be_opened_by_others(start: Start, double: Double, home: Path) -> None:
    """Database and its log, lock, copy of the knowledge, what was learned, what was registered."""
    (home / "bot.db").unlink()
    settings = {"DATABASE_URL": f"sqlite:///{home}/data/bot.db"}
    bot = start(**settings).joined()
    bot.logs("Add the bot to a server")
    used(double, "save", "jobs", url="https://jobs.example/kept-link")
    written = {path.name: mode(path) for path in (home / "data").iterdir()}
    names = "bot.db bot.db-wal bot.db-shm bot.db.lock knowledge-good.zip learned.bin commands.sha256"
    assert set(names.split()) == written.keys()
    assert set(written.values()) == {0o600}
    assert mode(home / "data") == 0o700


@pytest.mark.usefixtures("careless")
def test_a_backup_cannot_be_opened_by_others(start: Start, home: Path) -> None:
    """Nor the folder that it is in."""
    from contextlib import closing
    from sqlite3 import connect

    with closing(connect(home / "bot.db")) as database, database:
        database.execute("UPDATE bot_schema SET version_num = '0001'")
    start("migrate").ended()
    made = [home / "data", *(home / "data").rglob("*")]
    assert len(made) == 3
    assert [path for path in made if mode(path) & 0o077] == []


@pytest.mark.usefixtures("careless")
def test_schemas_are_for_everybody(start: Start, tmp_path: Path) -> None:
    """They stand in a checkout that many may read, so that the login's own habit holds."""
    start("schema", str(tmp_path / "schema")).ended()
    assert {mode(path) for path in (tmp_path / "schema").iterdir()} == {0o666}


def test_an_open_data_folder_is_told_once_with_the_command_that_helps(start: Start, home: Path) -> None:
    """The bot joins all the same, and the folder stays as its owner made it."""
    (home / "data").mkdir()
    (home / "data").chmod(0o755)
    bot = start().joined()
    line = f"{home}/data: other users can open it (mode 755); `chmod 700 {home}/data`"
    assert bot.log.splitlines().count(line) == 1
    assert f"Data folder: {home}/data" in bot.log
    assert mode(home / "data") == 0o755


def test_a_data_folder_of_another_user_is_told(start: Start, home: Path) -> None:
    """Nothing in it is believed, and the bot joins."""
    (home / "data").mkdir()
    give_away(home / "data")
    bot = start().joined()
    assert bot.log.startswith(f"{home}/data: ")
    assert f"Nothing that is kept in {home}/data" in bot.log


def test_settings_that_others_can_read_are_told(double: Double, home: Path) -> None:
    """There is a token in them."""
    folder = home / "bare"
    folder.mkdir()
    (folder / ".env").write_text(f"DISCORD_TOKEN={payloads.TOKEN}\n")
    (folder / ".env").chmod(0o644)
    with BotProcess(double, folder, settings_for(home) | {"DISCORD_TOKEN": None}, ()) as bot:
        bot.joined()
        assert f"{folder}/.env: other users can open it (mode 644); `chmod 600 {folder}/.env`" in bot.log


def test_a_lock_of_another_user_ends_the_start_with_78(start: Start, home: Path) -> None:
    """They could keep the bot from starting for ever; 75 would send the operator after a second bot."""
    (home / "bot.db.lock").touch()
    give_away(home / "bot.db.lock")
    if os.geteuid() == 0:
        assert "bot.db.lock cannot be written: it belongs to another user" in refused(start(), 78)
    else:  # what nobody can give away is at least closed to others
        start().joined()
        assert mode(home / "bot.db.lock") == 0o600


@pytest.mark.parametrize("forge", ["brackets", "another user's", "a link"])
def test_a_forged_cache_costs_one_line(start: Start, double: Double, home: Path, forge: str) -> None:
    """The bot learns anew, and answers as ever."""
    assert start().joined().end() == 0
    learned = home / "data/learned.bin"
    if forge == "brackets":
        learned.write_bytes(b"[" * 5_000)
    elif forge == "a link":
        learned.rename(home / "real")
        learned.symlink_to(home / "real")
    else:
        give_away(learned)
    bot = start().joined()
    assert bot.log.count("learned.bin is not used, and learned anew") == 1
    assert mode(learned) == 0o600
    double.send("MESSAGE_CREATE", payloads.mention("how do I get promoted?"))
    assert "Show work at the next level first" in str(double.until(lambda: double.messages))


def test_a_link_to_the_settings_never_reaches_the_data_folder(start: Start, home: Path) -> None:
    """Below the schemas and hidden, which nobody looks at: the start names it."""
    assert start().joined().end() == 0
    (home / ".env").write_text("DISCORD_TOKEN=hunter2")
    for name in (".x", "schema/x.json"):
        (home / "knowledge" / name).parent.mkdir(exist_ok=True)
        (home / "knowledge" / name).symlink_to(home / ".env")
    bot = start().joined()
    assert ".x:1:1: file: a link is not followed" in bot.log
    assert "schema/x.json:1:1: file: a link is not followed" in bot.log
    assert b"hunter2" not in b"".join(p.read_bytes() for p in (home / "data").iterdir())
