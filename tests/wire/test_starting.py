"""Starts that succeed, and starts that end in one plain line and an exit code."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.folder import break_knowledge
from tests.storage.front import Front
from tests.wire.double import Double
from tests.wire.payloads import BOT, TOKEN
from tests.wire.process import BotProcess, Start, settings_for

COMMANDS = f"/applications/{BOT}/commands"


def refused(bot: BotProcess, code: int) -> str:
    """The one line that a refused start says; nothing goes to standard output."""
    assert bot.ended() == code
    assert bot.printed == ""
    lines = [line for line in bot.log.splitlines() if not line.startswith(("20", "Logged in"))]
    assert len(lines) == 1, bot.log  # what is left after the log's dated lines and the greeting
    return lines[0]


def test_without_a_token_nothing_is_tried(start: Start, double: Double) -> None:
    """`run` never falls back on anything: it says what is missing and ends with 78."""
    assert "DISCORD_TOKEN is not set" in refused(start(DISCORD_TOKEN=None), 78)
    assert double.calls == []


def test_something_that_is_no_token_is_not_repeated(start: Start, double: Double) -> None:
    """A password pasted by mistake does not reach the terminal's history or Discord."""
    assert "hunter2" not in refused(start(DISCORD_TOKEN="hunter2 hunter2"), 78)
    assert double.calls == []


def test_a_token_that_discord_refuses_at_login_ends_the_start(start: Start) -> None:
    """Trying again would be useless and looks like an attack."""
    line = refused(start(DISCORD_TOKEN=TOKEN + "x"), 78)
    assert "DISCORD_TOKEN: Discord refuses this token" in line
    assert TOKEN not in line


def test_a_token_that_the_gateway_refuses_ends_the_start(start: Start, double: Double) -> None:
    """A token can be reset between login and gateway; one try is enough to know."""
    double.fail_gateway(4004)
    assert "DISCORD_TOKEN: Discord refuses this token" in refused(start(), 78)
    assert double.knocks == 1


def test_the_bare_command_joins_with_a_token_from_the_file(double: Double, home: Path) -> None:
    """What `make run` calls reads .env, and tells a mistyped name in it once."""
    folder = home / "bare"
    folder.mkdir()
    (folder / ".env").write_text(f"DISCORD_TOKEN={TOKEN}\nLOG_LEVL=DEBUG\n")
    settings = settings_for(home) | {"DISCORD_TOKEN": None}
    with BotProcess(double, folder, settings, ()) as bot:
        bot.joined().logs("Add the bot to a server")
        assert bot.log.count("LOG_LEVL in .env is not a setting; did you mean LOG_LEVEL?") == 1


def test_commands_are_registered_once(start: Start, double: Double) -> None:
    """A second start with the same commands registers nothing."""
    assert start().joined().end() == 0
    second = start().joined()
    assert len(double.calls_to("PUT", COMMANDS)) == 1
    second.logs("Add the bot to a server")


def test_the_sync_command_registers_them_all_the_same(start: Start, double: Double) -> None:
    """Whoever calls it wants it done, whatever was registered before."""
    assert start().joined().end() == 0
    assert start("sync").ended() == 0
    assert len(double.calls_to("PUT", COMMANDS)) == 2


@pytest.mark.parametrize("broken", [None, "entries: [unclosed", "absent"])
def test_sync_needs_neither_knowledge_nor_database(
    start: Start, double: Double, home: Path, broken: str | None
) -> None:
    """Commands are registered beside files that cannot be read, and no database is made."""
    for file in (home / "knowledge").rglob("*.yaml"):
        if broken == "absent":
            file.unlink()
        elif broken:
            file.write_text(broken)
    (home / "bot.db").unlink()
    assert start("sync").ended() == 0
    assert len(double.calls_to("PUT", COMMANDS)) == 1
    assert not (home / "bot.db").exists()


def test_sync_ends_with_69_where_discord_is_down(start: Start, double: Double) -> None:
    """A one-shot command does not wait for better times."""
    double.fail("GET", "/users/@me", 503)
    assert "Discord is out of reach" in refused(start("sync"), 69)


def test_refused_commands_do_not_keep_the_bot_away(start: Start, double: Double) -> None:
    """Mentions are answered even where the slash commands cannot be registered."""
    double.fail("PUT", COMMANDS, 400)
    start().joined().logs("The slash commands were not registered")


def test_a_data_folder_that_cannot_be_written_costs_only_the_copy(
    start: Start, double: Double, home: Path
) -> None:
    """The bot joins and registers its commands; the log says what is not kept."""
    (home / "data").touch()
    bot = start().joined()
    bot.logs("the slash commands are registered at every start")
    assert "No copy of the knowledge was kept" in bot.log
    assert "were not registered" not in bot.log


def test_a_new_database_is_made(start: Start, home: Path) -> None:
    """The first start of all needs no other command, and others cannot read the file."""
    (home / "bot.db").unlink()
    assert start().joined().end() == 0
    assert (home / "bot.db").stat().st_mode & 0o077 == 0


def test_a_database_of_another_version_names_the_command(start: Start, home: Path) -> None:
    """An upgrade is the operator's decision, since it wants the bot stopped."""
    with closing(sqlite3.connect(home / "bot.db")) as connection, connection:
        connection.execute("UPDATE bot_schema SET version_num = '0001'")
    assert "`python -m bot migrate`" in refused(start(), 78)


def test_a_file_that_is_no_database_is_refused(start: Start, home: Path) -> None:
    """The line names the setting, the file and what is wrong with it."""
    (home / "bot.db").write_bytes(b"these are the recipes of my grandmother" * 100)
    line = refused(start(), 78)
    assert line == f"DATABASE_URL: {home / 'bot.db'} cannot be used: file is not a database"


def test_a_bare_mark_in_a_password_is_not_waited_for(start: Start) -> None:
    """The rest of the password would be a host that nobody finds; the line says how to write the mark."""
    line = refused(start(DATABASE_URL="postgresql://bot:hun@ter2@localhost/bot"), 78)
    assert "write @ as %40" in line
    assert "ter2" not in line


def test_a_far_database_without_tls_ends_the_start(start: Start) -> None:
    """Before the password is sent; what to do stands in the line."""
    with Front(None) as front:
        line = refused(start(DATABASE_URL=f"postgresql://bot:hunter2@0.0.0.0:{front.port}/bot"), 78)
    assert "it refuses TLS" in line
    assert b"hunter2" not in front.heard


def test_what_is_weaker_about_the_line_is_said_at_the_start(start: Start) -> None:
    """Once, in one line of the log."""
    with Front(None) as front:
        address = f"postgresql://bot:hunter2@0.0.0.0:{front.port}/bot?sslmode=disable"
        bot = start(DATABASE_URL=address)
        bot.logs("whoever sits on the line can read the password")
        bot.until(lambda: b"hunter2" in front.heard)
        bot.end()
    assert bot.log.count("DATABASE_URL has sslmode=disable") == 1


def test_broken_knowledge_is_served_from_the_last_good_copy(start: Start, double: Double, home: Path) -> None:
    """The bot joins, and its log names the mistake and the age of the copy."""
    assert start().joined().end() == 0
    place = break_knowledge(home / "knowledge")
    bot = start().joined()
    assert place in bot.log
    assert "last good copy" in bot.log
    assert double.connections[-1].ready


def test_broken_knowledge_without_a_copy_ends_the_start(start: Start, home: Path, double: Double) -> None:
    """There is nothing to answer with: exit 65, and the place of the mistake."""
    place = break_knowledge(home / "knowledge")
    bot = start()
    assert bot.ended() == 65
    assert place in bot.log
    assert "Traceback" not in bot.log
    assert double.calls == []
