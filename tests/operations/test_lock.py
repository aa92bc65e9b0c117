"""The lock that keeps a second bot off keeps other users off too: none can hold it or lead it away."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from filelock import FileLock

from bot.errors import SettingsError
from bot.operations.lock import only_bot
from tests.others import give_away, mode


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the settings say that the database is."""
    return tmp_path / "bot.db"


def test_nobody_else_can_open_the_lock(file: Path) -> None:
    """Whoever can open it can hold it; one that an older version left open is closed."""
    lock = Path(f"{file}.lock")
    with only_bot(file):
        assert mode(lock) == 0o600
    lock.chmod(0o644)
    with only_bot(file):
        assert mode(lock) == 0o600


def test_a_lock_of_another_user_is_refused(file: Path) -> None:
    """It could be held for ever: a sentence says whose it is, and not that another bot is running."""
    lock = Path(f"{file}.lock")
    lock.touch(0o600)
    give_away(lock)
    if os.geteuid() == 0:
        with pytest.raises(
            SettingsError, match=r"bot\.db\.lock cannot be written: it belongs to another user"
        ):
            only_bot(file)
    else:  # nobody but root can give a file away; what others can open is closed as soon as it is held
        with only_bot(file):
            assert mode(lock) == 0o600


def test_a_lock_that_was_open_to_others_and_is_held_names_them(file: Path) -> None:
    """Nobody can tell whether a bot or another user holds it, so that the line says both and what to do."""
    lock = Path(f"{file}.lock")
    lock.touch(0o644)
    lock.chmod(0o644)
    with FileLock(lock), pytest.raises(SettingsError, match="stop the bot if it runs, then delete the file"):
        only_bot(file)


def test_a_link_in_place_of_the_lock_is_refused(file: Path, tmp_path: Path) -> None:
    """What it leads to is neither made nor opened."""
    Path(f"{file}.lock").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(SettingsError, match=r"bot\.db\.lock cannot be written: it is a link"):
        only_bot(file)
    assert not (tmp_path / "elsewhere").exists()


def test_a_pipe_in_place_of_the_lock_is_refused(file: Path) -> None:
    """It can neither be held nor waited for."""
    os.mkfifo(f"{file}.lock")
    with pytest.raises(SettingsError, match=r"bot\.db\.lock cannot be written: it is no ordinary file"):
        only_bot(file)


def test_a_database_that_others_can_read_is_told(file: Path, caplog: pytest.LogCaptureFixture) -> None:
    """It holds what members saved; the line has the command that helps."""
    file.touch()
    file.chmod(0o644)
    with only_bot(file):
        assert f"{file}: other users can open it (mode 644); `chmod 600 {file}`" in caplog.text
