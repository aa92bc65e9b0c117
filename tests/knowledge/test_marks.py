"""Changes of a folder are seen from outside, and git's hands on it too."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from bot.knowledge.marks import in_gits_hands, marks
from tests.folder import FILES, write_knowledge

TOPIC = "topics/promotion.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of two entries."""
    return write_knowledge(tmp_path / "knowledge")


def git(folder: Path, *words: str) -> None:
    """Run git in a folder."""
    who = ["-c", "user.name=t", "-c", "user.email=t@t.example"]
    subprocess.run(["git", "-C", folder, *who, *words], check=True, capture_output=True)


def test_an_untouched_folder_looks_the_same(folder: Path) -> None:
    """However often it is looked at."""
    assert marks(folder) == marks(folder)


@pytest.mark.parametrize(
    "name", [TOPIC, "vocabulary.yaml", "topics/new.yaml", "sources/new.yaml", "topics/new.yml"]
)
def test_every_file_counts(folder: Path, name: str) -> None:
    """Those that would be faults too."""
    before = marks(folder)
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(FILES[TOPIC] + "lang: en\n")
    assert marks(folder) != before


def test_files_of_one_moment_are_told_apart(folder: Path) -> None:
    """A file that was put in another's place with its date and size is another file."""
    before = marks(folder)
    other = folder / "topics" / "other"
    shutil.copy2(folder / TOPIC, other)
    other.replace(folder / TOPIC)
    assert marks(folder) != before


def test_hidden_files_do_not_count(folder: Path) -> None:
    """Editors write them all the time."""
    before = marks(folder)
    (folder / "topics" / ".promotion.yaml.swp").touch()
    assert marks(folder) == before


def test_a_folder_that_is_away_looks_like_nothing(folder: Path) -> None:
    """Nor does a file in its place look like a folder."""
    assert marks(folder / "nowhere") is None
    assert marks(folder / TOPIC) is None


def test_git_has_a_folder_as_long_as_it_holds_its_lock(folder: Path) -> None:
    """In the repository around it, however far up."""
    git(folder.parent, "init", "-q")
    assert not in_gits_hands(folder)
    (folder.parent / ".git" / "index.lock").touch()
    assert in_gits_hands(folder)


def test_a_second_checkout_has_its_lock_elsewhere(folder: Path) -> None:
    """There, `.git` is a file that says where."""
    git(folder.parent, "init", "-q", "-b", "main")
    git(folder.parent, "add", ".")
    git(folder.parent, "commit", "-qm", "one")
    second = folder.parent.parent / "second"
    git(folder.parent, "worktree", "add", "-q", "-b", "other", str(second))
    assert not in_gits_hands(second / "knowledge")
    (folder.parent / ".git" / "worktrees" / "second" / "index.lock").touch()
    assert in_gits_hands(second / "knowledge")
