"""The last good copy holds what was read and nothing else, and is believed only where it is the bot's own."""

from __future__ import annotations

import io
import warnings
import zipfile
from pathlib import Path

import pytest

from bot.errors import DataError
from bot.knowledge.loader import load
from bot.library import opening as knowledge
from bot.library.opening import COPY_NAME, open_knowledge
from tests.folder import FILES, break_knowledge, write_knowledge
from tests.others import give_away, mode


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A knowledge folder without mistakes."""
    return write_knowledge(tmp_path / "knowledge")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Where the copy goes; not there yet."""
    return tmp_path / "data"


def copied(data: Path) -> dict[str, bytes]:
    """What the copy holds, by path."""
    with zipfile.ZipFile(data / COPY_NAME) as copy:
        return {name: copy.read(name) for name in copy.namelist()}


def test_the_copy_is_what_was_read_and_nothing_beside_it(folder: Path, data: Path) -> None:
    """No history of a clone, no settings, no guide, no schema, no litter: whatever else lies there."""
    strange = (
        ".git/config",
        ".env",
        ".github/workflows/x.yml",
        "README.md",
        "schema/x.json",
        "topics/a.yaml~",
    )
    for name in strange:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("hunter2")
    open_knowledge(folder, data)
    assert copied(data) == {name: text.encode() for name, text in FILES.items()}


@pytest.mark.parametrize("name", [".hidden", "schema/x.json", "README.md", "topics/.x.yaml", "old/x"])
def test_a_link_brings_no_secret_into_the_copy(folder: Path, data: Path, tmp_path: Path, name: str) -> None:
    """It is a fault wherever it is, and the copy stays as it was."""
    open_knowledge(folder, data)
    before = (data / COPY_NAME).read_bytes()
    (tmp_path / ".env").write_text("DISCORD_TOKEN=hunter2")
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).symlink_to(tmp_path / ".env")
    assert open_knowledge(folder, data).complaint[0].startswith(f"{name}:1:1: file: a link is not followed")
    assert (data / COPY_NAME).read_bytes() == before


def test_a_file_that_changes_after_it_was_read_is_copied_as_it_was(folder: Path, data: Path) -> None:
    """What is served and what is kept are the same bytes."""
    loaded = load(folder)
    (folder / "vocabulary.yaml").write_text("hunter2")
    knowledge.keep_copy(loaded.files, data)
    assert copied(data)["vocabulary.yaml"] == FILES["vocabulary.yaml"].encode()


def test_only_the_operator_can_read_the_copy(folder: Path, data: Path) -> None:
    """Also where it was made by a version that left it open."""
    open_knowledge(folder, data)
    assert mode(data / COPY_NAME) == 0o600
    (data / COPY_NAME).chmod(0o644)
    open_knowledge(folder, data)
    assert mode(data / COPY_NAME) == 0o600


def archive(*members: tuple[str, bytes]) -> bytes:
    """A copy as somebody else would make it."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as written, warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # about a name that stands twice
        for name, text in members:
            written.writestr(name, text)
    return made.getvalue()


GOOD = tuple((name, text.encode()) for name, text in FILES.items())
BOMB = b"# " + bytes(20_000_000)
COPIES = {
    "a way out": archive(*GOOD, ("../../outside.yaml", b"a: b")),
    "a way out of a kind": archive(*GOOD, ("topics/../../outside.yaml", b"a: b")),
    "a place of its own": archive(*GOOD, ("/outside.yaml", b"a: b")),
    "something beside it": archive(*GOOD, ("README.md", b"")),
    "something hidden": archive(*GOOD, (".git/config", b"")),
    "a folder": archive(*GOOD, ("topics/", b"")),
    "a file twice": archive(*GOOD, GOOD[0]),
    "a bomb": archive(*GOOD, ("topics/bomb.yaml", BOMB)),
    "nothing": archive(),
    "a fault": archive(*GOOD, ("topics/bad.yaml", b"title: @")),
    "half of it": archive(*GOOD)[:400],
    "no archive": b"PK\x05\x06" + b"[" * 5_000,
}


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_that_holds_anything_else_is_not_served(
    folder: Path, data: Path, tmp_path: Path, name: str
) -> None:
    """It is read in memory, within bounds, by the rules of the folder; nothing of it reaches the disk."""
    data.mkdir(mode=0o700)
    (data / COPY_NAME).write_bytes(COPIES[name])
    (data / COPY_NAME).chmod(0o600)
    break_knowledge(folder)
    with pytest.raises(DataError):
        open_knowledge(folder, data)
    assert {path.name for path in tmp_path.iterdir()} == {"knowledge", "data"}
    assert [path.name for path in data.iterdir()] == [COPY_NAME]


def test_a_copy_of_too_many_files_is_not_even_listed(
    folder: Path, data: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The list alone could fill the memory."""
    open_knowledge(folder, data)
    break_knowledge(folder)
    monkeypatch.setattr(knowledge, "MOST_FILES", 2)
    with pytest.raises(DataError):
        open_knowledge(folder, data)
    assert "it lists too many files" in caplog.text


@pytest.mark.parametrize("place", ["file", "folder", "link"])
def test_a_copy_that_others_may_have_made_is_not_served(
    folder: Path, data: Path, place: str, caplog: pytest.LogCaptureFixture
) -> None:
    """They could put any words into the bot's mouth."""
    open_knowledge(folder, data)
    copy = data / COPY_NAME
    if place == "link":
        copy.rename(data / "real")
        copy.symlink_to("real")
    else:
        give_away(copy if place == "file" else data)
    break_knowledge(folder)
    with pytest.raises(DataError):
        open_knowledge(folder, data)
    assert caplog.text.count(f"{copy} is not used") == 1
