"""The bot's own files: closed to others, and not believed where others may have written them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot import private
from tests.others import give_away, mode


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file in a folder that is not there yet."""
    return tmp_path / "data" / "kept"


def refused(path: Path, most: int = 100) -> str:
    """Why a file is not read."""
    try:
        private.read(path, most)
    except OSError as error:
        return str(error.strerror)
    return ""


def test_what_is_written_is_read_again(path: Path) -> None:
    """Byte for byte, also in the place of another."""
    for data in (b"one", b"", bytes(range(256))):
        private.write(path, data)
        assert private.read(path, 256) == data
    assert [p.name for p in path.parent.iterdir()] == ["kept"]


def test_nobody_else_can_look_into_it(path: Path) -> None:
    """Whatever the user's own habits are."""
    before = os.umask(0)
    try:
        private.write(path, b"secret")
        assert private.claim(path.with_name("lock"))
    finally:
        os.umask(before)
    assert [mode(p) for p in (path, path.with_name("lock"), path.parent)] == [0o600, 0o600, 0o700]


def test_a_write_that_fails_leaves_the_old_one_whole(path: Path) -> None:
    """And nothing beside it."""
    path.mkdir(parents=True, mode=0o700)
    with pytest.raises(OSError, match="directory"):
        private.write(path, b"new")
    assert [p.name for p in path.parent.iterdir()] == ["kept"]


def test_a_file_of_another_user_is_not_read(path: Path) -> None:
    """Whoever that is may have written anything."""
    private.write(path, b"forged")
    give_away(path)
    assert "other users can" in refused(path) or "it belongs to another user" in refused(path)


@pytest.mark.parametrize("bits", [0o620, 0o602, 0o666])
def test_a_file_that_others_can_write_is_not_read(path: Path, bits: int) -> None:
    """The command that closes it is named, though what is in it is lost."""
    private.write(path, b"forged")
    path.chmod(bits)
    assert refused(path) == f"other users can change it (mode {bits:o}); `chmod 600 {path}`"


def test_a_file_in_a_folder_that_others_can_change_is_not_read(path: Path) -> None:
    """They can put another one in its place; nor is anything written there."""
    private.write(path, b"forged")
    path.parent.chmod(0o770)
    assert refused(path) == f"other users can change it (mode 770); `chmod 700 {path.parent}`"
    with pytest.raises(PermissionError):
        private.write(path, b"new")


def test_nobody_is_told_to_close_a_folder_that_all_share(path: Path) -> None:
    """A sticky one, such as /tmp, belongs to the system."""
    private.write(path, b"forged")
    path.parent.chmod(0o1777)
    mend = f"name a folder of the bot's own, such as {path.parent}/bot"
    assert refused(path) == f"other users can change it (mode 1777); {mend}"


def test_a_file_that_others_could_read_is_closed(path: Path) -> None:
    """An older version left them open."""
    private.write(path, b"kept")
    path.chmod(0o644)
    assert private.read(path, 100) == b"kept"
    assert mode(path) == 0o600


def test_a_link_is_not_followed(path: Path, tmp_path: Path) -> None:
    """Neither in reading nor in locking; written over, it is replaced, and its target stays."""
    (tmp_path / "other").write_bytes(b"kept")
    path.parent.mkdir(mode=0o700)
    path.symlink_to(tmp_path / "other")
    assert refused(path) == "it is a link"
    with pytest.raises(OSError, match="it is a link"):
        private.claim(path)
    private.write(path, b"new")
    assert (tmp_path / "other").read_bytes() == b"kept"


def test_a_pipe_is_not_waited_for(path: Path) -> None:
    """Nobody may ever write into it."""
    path.parent.mkdir(mode=0o700)
    os.mkfifo(path, 0o600)
    assert refused(path) == "it is no ordinary file"
    with pytest.raises(OSError, match="no ordinary file"):
        private.claim(path)


def test_a_file_that_is_too_large_is_not_read(path: Path) -> None:
    """It could fill the memory; one of the very size that is allowed is fine."""
    private.write(path, b"12345")
    assert private.read(path, 5) == b"12345"
    os.truncate(path, 10**12)
    assert refused(path) == "it is larger than 100 bytes"


def test_a_link_is_deleted_and_not_its_target(path: Path, tmp_path: Path) -> None:
    """What is refused goes away, and what cannot go stays."""
    (tmp_path / "other").touch()
    path.parent.mkdir(mode=0o700)
    path.symlink_to(tmp_path / "other")
    private.delete(path)
    private.delete(path)
    assert (tmp_path / "other").exists()
    assert not path.is_symlink()


def test_nothing_is_deleted_where_others_can_change_the_folder(path: Path) -> None:
    """They could have put a link to another folder in its place."""
    private.write(path, b"kept")
    path.parent.chmod(0o777)
    private.delete(path)
    assert path.exists()


def test_a_claim_says_whether_others_could_open_the_file(path: Path) -> None:
    """One who can open a lock can hold it."""
    path.parent.mkdir(mode=0o700)
    assert private.claim(path)
    path.chmod(0o644)
    assert not private.claim(path)


@pytest.mark.parametrize("bits", [0o755, 0o750, 0o777])
def test_an_open_folder_is_remarked_upon(tmp_path: Path, bits: int) -> None:
    """With its path, its mode and the command that helps, which works from anywhere."""
    folder = tmp_path / "a data folder"
    folder.mkdir()
    folder.chmod(bits)
    line = private.remark(folder)
    assert line.startswith(f"{folder}: other users can ")
    assert line.endswith(f"(mode {bits:o}); `chmod 700 '{folder}'`")
    folder.chmod(0o700)
    assert private.remark(folder) == ""


def test_a_folder_of_another_user_is_remarked_upon(tmp_path: Path) -> None:
    """By name where there is one."""
    give_away(tmp_path)
    line = private.remark(tmp_path)
    assert line.startswith(f"{tmp_path}: ")
    assert "; run the bot as " in line or "`chmod 700" in line


def test_settings_may_be_lent(tmp_path: Path) -> None:
    """Somebody else's settings are an operator's choice, but never settings that everybody reads."""
    path = tmp_path / ".env"
    path.touch(0o600)
    give_away(path)
    path.chmod(0o600)
    assert private.remark(path, lent=True) == ""
    path.chmod(0o604)
    assert (
        private.remark(path, lent=True) == f"{path}: other users can open it (mode 604); `chmod 600 {path}`"
    )


def test_what_is_not_there_needs_no_remark(tmp_path: Path) -> None:
    """It will be made closed."""
    assert private.remark(tmp_path / "nowhere") == ""
    assert private.unsafe(tmp_path / "nowhere") == ""
