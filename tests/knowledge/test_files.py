"""What may lie in a knowledge folder, and what becomes of everything else."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from bot.knowledge.files import printable
from bot.knowledge.loader import load
from tests.knowledge.conftest import ENTRY, Folder


def told(path: Path) -> list[str]:
    found = load(path)
    assert (found.base is None) == bool(found.problems)
    return [str(problem) for problem in found.problems]


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    """In words, and without a traceback."""
    assert told(tmp_path / "nowhere") == [".:1:1: file: there is no such folder; check the name"]


def test_a_file_in_place_of_the_folder_is_told(tmp_path: Path) -> None:
    """A path to an entry is no knowledge folder."""
    (tmp_path / "file").touch()
    (line,) = told(tmp_path / "file")
    assert "this is no folder" in line


def test_an_impossible_path_is_told(tmp_path: Path) -> None:
    """Even one that no file system can hold."""
    (line,) = told(Path("a\x00b"))
    assert "cannot be read" in line


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    """A bot without answers is a mistake."""
    (line,) = told(tmp_path)
    assert line.startswith(".:1:1: file: there are no entries here; ")


def test_words_and_sources_alone_are_no_knowledge(folder: Folder) -> None:
    """There must be an entry."""
    (folder.path / "topics/top.yaml").unlink()
    assert len(told(folder.path)) == 1


@pytest.mark.parametrize("name", ["README.md", "schema/topic.json", ".git", "topics/.top.yaml.swp"])
def test_what_helps_authors_is_left_alone(folder: Folder, name: str) -> None:
    """The guide, the schemas and hidden files are no entries."""
    folder.write(name, "anything: [")
    assert told(folder.path) == []


@pytest.mark.parametrize(
    ("name", "mend"),
    [
        ("topics/top.yml", "rename it to top.yaml"),
        ("topics/top.YAML", "rename it to top.yaml"),
        ("topics/notes.txt", "only .yaml files are read"),
        ("topics/yaml", "only .yaml files are read"),
        ("topics/top.yaml~", "only .yaml files are read"),
        ("topics/Top.yaml", "small letters"),
        ("topics/two words.yaml", "small letters"),
        ("topics/" + "long-" * 9 + ".yaml", "at most 40"),
        ("topics/ümlaut.yaml", "small letters"),
        ("topics/new\nline.yaml", "small letters"),
        ("sources/seed.yaml", "built in"),
        ("topic/top.yaml", "did you mean `topics`?"),
        ("Topics/top.yaml", "did you mean `topics`?"),
        ("other/top.yaml", "the folders are roles"),
        ("vocabulary.yml", "did you mean `vocabulary.yaml`?"),
        ("stray.yaml", "in the folder of their kind"),
        ("notes.txt", "no part of the knowledge"),
    ],
)
def test_what_does_not_belong_there_is_told(folder: Folder, name: str, mend: str) -> None:
    """On one line, with the way to mend it."""
    folder.write(name, ENTRY)
    (line,) = told(folder.path)
    assert mend in line
    assert "\n" not in line


def test_a_name_in_another_encoding_can_be_printed() -> None:
    """Messages go to terminals and logs that take UTF-8 on one line."""
    assert printable("caf\udce9\n.yaml").encode() == b"caf\\udce9?.yaml"


@pytest.mark.parametrize("target", ["topics/top.yaml", "nowhere", "/etc/passwd", "."])
def test_a_link_is_not_followed(folder: Folder, target: str) -> None:
    """Neither to a file nor to a folder nor to nothing."""
    (folder.path / "topics/link.yaml").symlink_to(target if target[0] == "/" else folder.path / target)
    (line,) = told(folder.path)
    assert line == "topics/link.yaml:1:1: file: a link is not followed; put the file itself here"


def test_a_linked_kind_is_not_followed(folder: Folder, tmp_path: Path) -> None:
    """A folder of a kind must be a folder."""
    (folder.path / "roles").symlink_to(folder.path / "topics")
    (line,) = told(folder.path)
    assert line.startswith("roles:1:1: file: a link is not followed")


def test_the_folder_itself_may_be_a_link(folder: Folder, tmp_path: Path) -> None:
    """Deployments switch versions that way."""
    (tmp_path / "current").symlink_to(folder.path)
    assert told(tmp_path / "current") == []


def test_a_folder_named_like_a_file_is_told(folder: Folder) -> None:
    """Its entries would be overlooked."""
    (folder.path / "topics/more.yaml").mkdir()
    (line,) = told(folder.path)
    assert "a folder cannot stand here" in line


def test_a_pipe_does_not_make_the_bot_wait(folder: Folder) -> None:
    """It is told without being opened."""
    os.mkfifo(folder.path / "topics/pipe.yaml")
    (line,) = told(folder.path)
    assert "no ordinary file" in line


def test_a_socket_is_told(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever it was put there for."""
    monkeypatch.chdir(folder.path / "topics")
    with socket.socket(socket.AF_UNIX) as made:
        made.bind("socket.yaml")
        (line,) = told(folder.path)
    assert "no ordinary file" in line


def test_a_file_in_place_of_a_kind_is_told(folder: Folder) -> None:
    """Roles stand in a folder."""
    folder.write("roles", "a: b\n")
    (line,) = told(folder.path)
    assert line.startswith("roles:1:1: file: ")


def test_a_file_over_two_megabytes_is_refused(folder: Folder) -> None:
    """It is not even read to its end."""
    folder.write("topics/large.yaml", b"# " + b"x" * 5_000_000)
    (line,) = told(folder.path)
    assert line == "topics/large.yaml:1:1: file: the file is larger than 2 MB; split it into entries"


@pytest.mark.parametrize("name", ["topics", "topics/top.yaml"])
def test_what_may_not_be_read_is_told(folder: Folder, name: str) -> None:
    """Permissions are named as the reason, unless the reader may read everything."""
    path = folder.path / name
    path.chmod(0)
    lines = told(folder.path)
    path.chmod(0o700)
    expected = [] if os.geteuid() == 0 else ["check its permissions"]
    assert [line.rpartition("; ")[2] for line in lines] == expected
