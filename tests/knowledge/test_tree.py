"""No link and no pipe below a knowledge folder is followed or opened, wherever and whenever it comes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot.knowledge.files import survey
from tests.knowledge.test_files import told
from tests.knowledge.writing import ENTRY, Folder


@pytest.mark.parametrize(
    "name",
    [
        "link",
        ".link",
        ".env",
        "README.md",
        "schema/x.json",
        "schema/old/.x",
        "topics/.x",
        "topics/.#top.yaml",
        "a/b/c",
    ],
)
@pytest.mark.parametrize("target", ["secret", "folder"])
def test_a_link_is_told_wherever_it_is(folder: Folder, name: str, target: str, tmp_path: Path) -> None:
    """Hidden, beside the schemas or where the guide should be: none may lead out of the folder."""
    (tmp_path / "secret").write_text("DISCORD_TOKEN=hunter2")
    (tmp_path / "folder").mkdir()
    link = folder.path / name
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(tmp_path / target)
    (line,) = told(folder.path)
    assert line == f"{name}:1:1: file: a link is not followed; put the file itself here"


@pytest.mark.parametrize("name", ["pipe", ".pipe", "schema/pipe", "topics/.pipe.yaml", "old/pipe"])
def test_a_pipe_is_told_wherever_it_is(folder: Folder, name: str) -> None:
    """Nothing but files and folders has a place here."""
    (folder.path / name).parent.mkdir(exist_ok=True)
    os.mkfifo(folder.path / name)
    (line,) = told(folder.path)
    assert line == f"{name}:1:1: file: this is no ordinary file; delete it"


def test_a_link_that_takes_the_place_of_a_file_just_now_is_not_followed(
    folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the look at a file and its reading, somebody may be quick."""
    (tmp_path / "secret.yaml").write_text(ENTRY)
    quick(monkeypatch, folder.path / "topics/top.yaml", tmp_path / "secret.yaml")
    (line,) = told(folder.path)
    assert line.startswith("topics/top.yaml:1:1: file: the file cannot be read")


def test_a_link_that_takes_the_place_of_a_folder_just_now_is_not_followed(
    folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is read is in the folder that was looked into, wherever its name leads now."""
    (tmp_path / "other").mkdir()
    (tmp_path / "other/top.yaml").write_text("SECRET")
    quick(monkeypatch, folder.path / "topics", tmp_path / "other", at="top.yaml")
    assert b"SECRET" not in b"".join(file.data for file in survey(folder.path)[0])


def quick(patch: pytest.MonkeyPatch, place: Path, target: Path, at: str = "") -> None:
    """Put a link into a place just before what is ``at`` there, or the place itself, is opened."""
    open_it = os.open

    def opened(path: str | Path, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        if Path(path).name == (at or place.name) and not place.is_symlink():
            place.rename(place.parent.parent / "away")
            place.symlink_to(target)
        return open_it(path, flags, mode, dir_fd=dir_fd)

    patch.setattr(os, "open", opened)
