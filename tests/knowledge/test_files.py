"""What may lie in a knowledge folder, and what becomes of everything else."""

from __future__ import annotations

import datetime as dt
import os
import socket
from pathlib import Path

import pytest

from bot.knowledge import files as module
from bot.knowledge.checks.report import check
from bot.knowledge.loader import load, load_files
from bot.knowledge.names import printable
from tests.knowledge.writing import ENTRY, Folder


def told(path: Path) -> list[str]:
    """The faults."""
    found = load(path)
    assert (found.base is None) == bool(found.faults)
    return [str(problem) for problem in found.faults]


def remarked(path: Path) -> list[str]:
    """The findings about files of a folder that is loaded all the same."""
    found = load(path)
    assert found.base
    assert not found.faults
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


HIDDEN = (".git", ".git/topics/top.yaml", ".github/workflows/test.yml", ".vscode/settings.json", ".DS_Store")
IN_USE = ("topics/.top.yaml.swp", "topics/.top.yaml.un~", "topics/.#top.yaml", "topics/._top.yaml")


@pytest.mark.parametrize(
    "name", ["README.md", "schema/topic.json", "schema/old/topic.json", *HIDDEN, *IN_USE]
)
def test_what_helps_authors_is_left_alone(folder: Folder, name: str) -> None:
    """The guide, the schemas and what is hidden are no entries: a clone of a repository will do."""
    folder.write(name, "anything: [")
    assert remarked(folder.path) == []


def test_a_file_that_is_being_edited_stops_nothing(folder: Folder) -> None:
    """Emacs says who edits it by a hidden link to nowhere."""
    (folder.path / "topics/.#top.yaml").symlink_to("ann@desk.example.4711:1700000000")
    assert remarked(folder.path) == []


LITTER = [
    *("kubernetes.yaml.orig", "x.yaml~", "#x.yaml#", "4913", "Thumbs.db", "desktop.ini", "top.yaml.bak"),
    *("top.yaml.tmp", "top.yaml.rej", "___jb_tmp___", "~$top", "~$top.yaml", "nohup.out", "README.txt"),
    *("notes.md", "top.json", "yaml", "top.yamlx", "Icon\r", "caf\udce9"),
]


@pytest.mark.parametrize("place", ["", "topics/", "sources/"])
@pytest.mark.parametrize("name", LITTER)
def test_what_editors_leave_behind_stops_nothing(folder: Folder, name: str, place: str) -> None:
    """Nobody can be meant by it, so that the check names it and the answers are served."""
    folder.write(place + name, ENTRY)
    (line,) = remarked(folder.path)
    assert line.startswith(f"{printable(place + name)}:1:1: file: ")
    assert line.endswith("move it away")


@pytest.mark.parametrize("name", ["__MACOSX", "images", "topics/old", "node_modules/deep/down", "README.md"])
def test_a_folder_without_entries_stops_nothing(folder: Folder, name: str) -> None:
    """It is told once, whatever is in it."""
    folder.write(f"{name}/one.txt", "a: b")
    folder.write(f"{name}/._top.yaml", "a: b")
    outermost = "node_modules" if "node" in name else name
    assert remarked(folder.path) == [
        f"{outermost}:1:1: file: this folder is no part of the knowledge; move it away"
    ]


def test_a_folder_of_the_system_stops_nothing(folder: Folder) -> None:
    """A disk of its own comes with one that nobody else may look into."""
    (folder.path / "lost+found").mkdir(mode=0)
    assert len(remarked(folder.path)) == 1


def test_findings_of_files_are_told_by_the_check(folder: Folder) -> None:
    """Beside those of texts, and counted with them."""
    folder.write("topics/top.yaml~", ENTRY)
    report = check(folder.path, dt.date(2026, 11, 24))
    assert [(p.path, p.severity) for p in report.problems] == [("topics/top.yaml~", "finding")]
    assert str(report).endswith(": 0 faults, 1 finding")


@pytest.mark.parametrize(
    ("name", "mend"),
    [
        ("topics/top.yml", "rename it to top.yaml"),
        ("topics/top.YAML", "rename it to top.yaml"),
        ("topics/top.Yml", "rename it to top.yaml"),
        ("topics/top.yaml.txt", "rename it to top.yaml"),
        ("topics/top.yaml ", "rename it to top.yaml"),
        ("topics/top (copy).yaml", "small letters"),
        ("topics/top.sync-conflict-20261124.yaml", "small letters"),
        ("schema/top.yaml", "in the folder of their kind"),
        ("topics/old/top.yaml", "a folder cannot stand here"),
        ("old/topics/2025/top.yml", "so that old/topics/2025/top.yml is not read"),
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
    ],
)
def test_an_entry_that_would_be_missed_is_told(folder: Folder, name: str, mend: str) -> None:
    """Its writer believes that it is served; one line names it, with the way to mend it."""
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


def test_too_much_is_refused(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    """The wrong folder, or one that somebody fills, cannot fill the memory."""
    monkeypatch.setattr(module, "MOST_BYTES", len(ENTRY))
    assert told(folder.path) == [
        ".:1:1: file: there are more than 20000 files or 0 MB here; name another folder",
    ]


def test_a_large_folder_that_is_no_part_is_not_searched_to_its_end(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Packages of some other program may lie there by the thousand; the entries after it are read."""
    monkeypatch.setattr(module, "MOST_MET", 3)
    for name in ("a", "b", "node_modules/one/two", "node_modules/three", "other/four"):
        folder.write(f"{name}/five.txt", "")
    assert [line.partition(":")[0] for line in remarked(folder.path)] == ["a", "b", "node_modules", "other"]


def test_files_that_were_read_elsewhere_make_the_same_base(folder: Folder) -> None:
    """The loader asks for bytes, not for a folder; their version is that of the folder."""
    whole = load(folder.path)
    assert whole.base
    again = load_files(whole.files).base
    assert again
    assert (again.entries, again.version) == (whole.base.entries, whole.base.version)


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
