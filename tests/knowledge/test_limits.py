"""How much a folder may hold: what is too much is a fault with its place, told in good time."""

from __future__ import annotations

import pytest

from bot.knowledge import loader
from bot.knowledge.limits import (
    LONGEST_PHRASING,
    MOST_ALIASES,
    MOST_ENTRIES,
    MOST_PHRASINGS,
    MOST_QUESTIONS,
    MOST_WORDS,
)
from bot.knowledge.loader import load
from bot.settings.places import shipped_knowledge
from tests.knowledge.writing import ENTRY, VOCABULARY, Folder

LISTS = {"questions": MOST_QUESTIONS, "not_for": MOST_QUESTIONS, "aliases": MOST_ALIASES}
OLD = {
    "questions": ENTRY[ENTRY.index("questions:") : ENTRY.index("not_for:")],
    "not_for": "not_for: [top of the class]\n",
    "aliases": "aliases: [terminal level]\n",
}


def told(folder: Folder) -> list[str]:
    """The faults of the folder."""
    return [str(problem) for problem in load(folder.path).problems]


def lines(key: str, number: int) -> str:
    """A list of that many short texts, one a line."""
    return f"{key}:\n" + "".join(f"  - {key} number {at}\n" for at in range(number))


@pytest.mark.parametrize("key", LISTS)
def test_a_list_may_be_long(folder: Folder, key: str) -> None:
    """As many as the limit are no fault."""
    folder.entry(OLD[key], lines(key, LISTS[key]))
    assert told(folder) == []


@pytest.mark.parametrize("key", LISTS)
def test_the_first_line_too_many_is_named(folder: Folder, key: str) -> None:
    """Path, line and column of the one that goes too far, however many follow."""
    folder.entry(OLD[key], lines(key, 19_000))
    (fault,) = told(folder)
    line = ENTRY[: ENTRY.index(OLD[key])].count("\n") + 2 + LISTS[key]
    place = f"topics/top.yaml:{line}:5: {key}.{LISTS[key] + 1}: "
    assert fault == f"{place}there are more than {LISTS[key]} here; keep those that differ most"


@pytest.mark.parametrize("key", LISTS)
def test_a_phrasing_is_no_essay(folder: Folder, key: str) -> None:
    """A line that nobody would say is told with its length."""
    folder.entry(OLD[key], f"{key}:\n  - {'word ' * 100}\n")
    (fault,) = told(folder)
    assert f"{key}.1: the text has 499 characters, at most {LONGEST_PHRASING}" in fault


def test_the_vocabulary_has_limits_too(folder: Folder) -> None:
    """Each of its lists is bounded, and so is the number of words that have synonyms."""
    words = ", ".join(f"w{at}" for at in range(MOST_WORDS + 1))
    folder.write("vocabulary.yaml", f"{VOCABULARY}weightless: [{words}]\n")
    (fault,) = told(folder)
    assert f"weightless.{MOST_WORDS + 1}: there are more than {MOST_WORDS} here" in fault
    synonyms = "".join(f"  w{at}: [x{at}]\n" for at in range(MOST_WORDS + 1))
    folder.write("vocabulary.yaml", f"{VOCABULARY}synonyms:\n{synonyms}")
    (fault,) = told(folder)
    assert f"synonyms: there are more than {MOST_WORDS} here" in fault


def test_too_many_phrasings_in_all_are_told_once(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is named with which it becomes too much, not each that follows."""
    monkeypatch.setattr(loader, "MOST_PHRASINGS", 35)
    for name in "abcd":
        folder.write(f"topics/{name}.yaml", ENTRY)
    (fault,) = told(folder)
    assert fault.startswith("topics/d.yaml:1:1: file: this is more than the bot can search")


def test_too_many_entries_are_told_once(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same for the number of files."""
    monkeypatch.setattr(loader, "MOST_ENTRIES", 3)
    for name in "abcd":
        folder.write(f"topics/{name}.yaml", ENTRY)
    (fault,) = told(folder)
    assert fault.startswith("topics/d.yaml:1:1: file: ")


def test_our_own_knowledge_has_room_to_grow() -> None:
    """Three times as much of everything would still be read."""
    base = load(shipped_knowledge()).base
    assert base is not None
    sizes = [len(e.aliases) + len(e.questions) + len(e.not_for) for e in base.entries.values()]
    assert 3 * len(sizes) < MOST_ENTRIES
    assert 3 * sum(sizes) < MOST_PHRASINGS
    assert 3 * max(len(e.questions) for e in base.entries.values()) < MOST_QUESTIONS
