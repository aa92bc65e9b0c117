"""The mistakes that moderators make are told on their line, in our words, with the mend; see mistakes/."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from bot.knowledge.loader import gather, load
from bot.knowledge.problems import Problem
from tests.knowledge.writing import ENTRY, SOURCE, VOCABULARY, Folder

PROJECT = Path(__file__).resolve().parents[2]
LISTS = Path(__file__).with_name("mistakes")
STANDS = {"topics/top.yaml": ENTRY, "sources/ladders.yaml": SOURCE, "vocabulary.yaml": VOCABULARY}
MOST_TOLD = 2
ENGLISH_OF_A_PARSER = ("expected", "scanning", "token", "mapping values", "block", "found character")


class Mistake(NamedTuple):
    """One mistake: the file, the lines that are replaced, by which, and everything that is told."""

    path: str
    old: str
    new: str
    told: list[str]


def marked(lines: list[str], marks: str) -> list[str]:
    """The lines that begin with one of some marks, without it."""
    return [line[1:] for line in lines if line[:1] and line[0] in marks]


def listed(text: str) -> Iterator[tuple[str, Mistake]]:
    """The mistakes of one list by name."""
    for block in re.split(r"^== ", text, flags=re.MULTILINE)[1:]:
        head, *lines = block.rstrip("\n").split("\n")
        name, _, path = head.partition(" | ")
        old, new = ("".join(f"{line}\n" for line in marked(lines, marks)) for marks in ("- ", "+ "))
        yield name, Mistake(path or "topics/top.yaml", old, new, marked(lines, ">"))


TEXTS = [path.read_text(encoding="utf-8") for path in sorted(LISTS.glob("*.txt"))]
MISTAKES: dict[str, Mistake] = {name: mistake for text in TEXTS for name, mistake in listed(text)}


def made(folder: Folder, mistake: Mistake) -> tuple[Problem, ...]:
    """What is told once the mistake was made in a good folder; nothing is loaded then."""
    right = STANDS.get(mistake.path, ENTRY)
    assert mistake.old in right
    if mistake.path not in STANDS:
        (folder.path / "topics/top.yaml").unlink()
    folder.write(mistake.path, right.replace(mistake.old, mistake.new, 1))
    loaded = load(folder.path)
    assert loaded.base is None
    return loaded.problems


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_on_its_line_with_the_mend(name: str, folder: Folder) -> None:
    """Every line of it, word for word: place, key, what is wrong, how to mend it."""
    mistake = MISTAKES[name]
    told = [str(problem) for problem in made(folder, mistake)]
    assert told == mistake.told


def test_the_list_is_long_and_its_names_differ() -> None:
    """Sixty mistakes at the least; a name that stood twice would hide one of them."""
    assert sum(text.count("\n== ") + text.startswith("== ") for text in TEXTS) == len(MISTAKES)
    assert len(MISTAKES) >= 60


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_makes_few_others(name: str) -> None:
    """Whoever made one mistake is not buried in what follows from it, and hears of it at all."""
    assert 1 <= len(MISTAKES[name].told) <= MOST_TOLD


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_in_our_own_words(name: str) -> None:
    """A parser's English helps nobody, and what is wrong is followed by what to do."""
    for line in MISTAKES[name].told:
        text = line.split(": ", 2)[2]
        assert not [words for words in ENGLISH_OF_A_PARSER if words in text]
        assert "; " in text or "did you mean" in text


def test_many_mistakes_are_told_at_once(folder: Folder) -> None:
    """One run names the mistakes of every file, in the order of paths and lines."""
    folder.entry("category: transitions", "category: nowhere\nmood: good")
    folder.write("levels/low.yaml", "title: Low\nrank: first\n")
    folder.write(
        "sources/ladders.yaml", "title: Ladders\nurl: ladders.example\nlicence: CC0\ndate: May\nuse: all\n"
    )
    folder.write("topics/quote.yaml", 'title: "open\n')
    told = [(p.path, p.line, p.field) for p in load(folder.path).problems]
    assert told == sorted(told, key=lambda p: p[:2])
    assert {
        ("topics/top.yaml", 18, "category"),
        ("topics/top.yaml", 19, "mood"),
        ("levels/low.yaml", 2, "rank"),
        ("levels/low.yaml", 1, "scope"),
        ("sources/ladders.yaml", 2, "url"),
        ("sources/ladders.yaml", 4, "date"),
        ("sources/ladders.yaml", 5, "use"),
        ("topics/quote.yaml", 1, "yaml"),
    } <= set(told)


def test_many_mistakes_in_one_file_are_told_at_once(folder: Folder) -> None:
    """What YAML cannot read does not hide what is wrong below it: one round of mending is enough."""
    text = ENTRY.replace("title: Is", "title: Senior: is").replace("  - do ladders", "\t- do ladders")
    text = text.replace("  - top rung", "  top rung").replace("summary: Usually", "summary: Answer: usually")
    folder.write("topics/top.yaml", text.replace("category: transitions", "category: nowhere"))
    told = [(problem.line, problem.field) for problem in load(folder.path).problems]
    assert told == [(1, "yaml"), (7, "yaml"), (9, "yaml"), (13, "yaml"), (18, "category")]


def test_where_nobody_can_tell_what_was_meant_the_rest_is_not_guessed_at(folder: Folder) -> None:
    """A text that goes on below its line, or a bracket, ends the reading as it always did."""
    folder.entry("summary: Usually not.", "summary: Mine: usually\n  not.")
    (problem,) = load(folder.path).problems
    assert (problem.line, problem.field) == (13, "yaml")


def test_a_broken_file_makes_no_faults_in_others(folder: Folder) -> None:
    """Who names an entry, a source or a category of a broken file is not blamed for it."""
    folder.entry("sources:", "related: [broken]\nsources:")
    folder.write("topics/broken.yaml", "title: @\n")
    folder.write("sources/ladders.yaml", "title: @\n")
    folder.write("vocabulary.yaml", "categories: @\n")
    assert [p.path for p in load(folder.path).problems] == [
        "sources/ladders.yaml",
        "topics/broken.yaml",
        "vocabulary.yaml",
    ]


def test_a_vocabulary_that_is_missing_is_told_once(folder: Folder) -> None:
    """Not once for each entry whose category nobody knows now."""
    (folder.path / "vocabulary.yaml").unlink()
    (problem,) = load(folder.path).problems
    assert (problem.path, problem.field) == ("vocabulary.yaml", "file")
    assert problem.text.endswith("; bring it back")


def test_a_line_that_is_proposed_for_a_missing_key_can_stand_in_the_projects_own_files(
    folder: Folder,
) -> None:
    """Whoever copies the line as it is gets no second fault: the category is one of ours."""
    folder.entry("category: transitions\n", "")
    (problem,) = load(folder.path).problems
    proposed = re.search("`category: (.+?)`", problem.text)
    base, _ = gather(PROJECT / "knowledge")
    assert proposed
    assert proposed[1] in base.vocabulary.categories
