"""A folder that was read before is read again sooner, and to the same end whatever was changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.knowledge import loader
from bot.knowledge.files import survey
from bot.knowledge.loader import Loaded, load, load_files
from bot.knowledge.model import KnowledgeBase
from bot.knowledge.yaml.nodes import Document
from bot.knowledge.yaml.reader import read
from tests.knowledge.writing import ENTRY, SOURCE, VOCABULARY, Folder

Change = Callable[[Folder], object]
OTHER = ENTRY.replace("title: Is senior the top?\naliases: [terminal level]\n", "title: Other\n")
NAMING = OTHER.replace("category:", "related: [top]\ncategory:")
FORMERLY = ENTRY.replace("category:", "formerly: [summit]\ncategory:")


def without(name: str) -> Change:
    return lambda folder: (folder.path / name).unlink()


def moved(folder: Folder) -> None:
    (folder.path / "topics/top.yaml").rename(folder.path / "topics/summit.yaml")


CHANGES: dict[str, Change] = {
    "nothing": lambda folder: None,
    "a title": lambda folder: folder.write("topics/top.yaml", ENTRY.replace("Is senior", "Is staff")),
    "a new entry": lambda folder: folder.write("topics/new.yaml", NAMING.replace("Other", "New")),
    "an entry less that another names": without("topics/top.yaml"),
    "an entry with another id": moved,
    "an id that another had formerly": lambda folder: folder.write("topics/summit.yaml", OTHER),
    "the same id in another kind": lambda folder: folder.write("glossary/other.yaml", OTHER),
    "a source less": without("sources/ladders.yaml"),
    "another source": lambda folder: folder.write("sources/ladders.yaml", SOURCE.replace("2025", "2026")),
    "no vocabulary": without("vocabulary.yaml"),
    "another category": lambda folder: folder.write(
        "vocabulary.yaml", VOCABULARY.replace("transitions", "moves")
    ),
    "a name that nobody has": lambda folder: folder.write(
        "topics/other.yaml", NAMING.replace("[top]", "[tip]")
    ),
    "a key misspelt": lambda folder: folder.write("topics/top.yaml", ENTRY.replace("title:", "titel:")),
    "no YAML at all": lambda folder: folder.write("topics/top.yaml", "\t- x: ["),
}


@pytest.fixture
def before(folder: Folder) -> KnowledgeBase:
    folder.write("topics/top.yaml", FORMERLY)
    folder.write("topics/other.yaml", NAMING)
    base = load(folder.path).base
    assert base is not None
    return base


def again(folder: Folder, before: KnowledgeBase) -> Loaded:
    return load_files(*survey(folder.path), folder.path, before)


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_was_read_before_changes_nothing_but_the_time(
    folder: Folder, before: KnowledgeBase, change: Change
) -> None:
    """The same base, or the same faults in the same places, as from a folder that was never read."""
    change(folder)
    assert again(folder, before) == load(folder.path)


def test_only_changed_files_are_parsed(
    folder: Folder, before: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder of hundreds of entries has one that is new."""
    parsed: list[str] = []

    def reading(data: bytes) -> Document:
        parsed.append(data.decode())
        return read(data)

    monkeypatch.setattr(loader, "read", reading)
    folder.write("topics/other.yaml", NAMING.replace("Other", "Another"))
    assert again(folder, before).base
    assert parsed == [NAMING.replace("Other", "Another")]


def test_a_base_read_again_serves_for_the_next_time(folder: Folder, before: KnowledgeBase) -> None:
    """Its hashes are those of the files of today."""
    folder.write("topics/other.yaml", NAMING.replace("Other", "Another"))
    middle = again(folder, before).base
    assert middle is not None
    folder.write("topics/top.yaml", FORMERLY.replace("Usually not.", "Seldom."))
    assert again(folder, middle) == load(folder.path)


def test_a_file_under_another_name_is_read_for_itself(tmp_path: Path, folder: Folder) -> None:
    """Bytes that were good in one place need not be good in another."""
    base = load(folder.path).base
    assert base is not None
    folder.write("skills/top2.yaml", ENTRY)
    assert again(folder, base) == load(folder.path)
