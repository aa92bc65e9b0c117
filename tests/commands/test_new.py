"""A new entry begins with a skeleton that lacks nothing but what a person has to write."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.knowledge.loader import load
from bot.knowledge.model import KINDS
from tests.knowledge.writing import VOCABULARY, Folder

WRITTEN = {"title", "summary", "answer"}
QUESTIONS = {f"questions.{number}" for number in range(1, 9)}
OF_KIND: dict[str, set[str]] = {
    "role": {"family"},
    "level": {"rank", "scope", "autonomy", "impact"},
    "responsibility": set(),
    "requirement": {"strength"},
    "skill": {"group", "strength", "by_level.mid", "by_level.senior", "by_level.staff"},
    "topic": {"category"},
    "about": set(),
}
MISSING = {kind: WRITTEN | QUESTIONS | more for kind, more in OF_KIND.items()}
MISSING["glossary"] = {"title", "summary", "questions.1", "questions.2", "questions.3"}
MISSING["source"] = {"title", "url", "licence", "date", "use"}
# What somebody writes after the colons.
VALUES = {
    "title": "Asking for a rise",
    "summary": "Ask in writing, with a number.",
    "category": "transitions",
    "family": "building",
    "group": "tools",
    "strength": "typical",
    "rank": "3",
    "url": "https://example.org/rise",
    "date": "2025",
    "use": "facts",
}


def new(folder: Folder, kind: str, name: str = "rise") -> int:
    """Write the skeleton."""
    return main(["new", kind, name, "--knowledge", str(folder.path)])


def filled(text: str) -> str:
    """What becomes of a skeleton once somebody has written after each colon and dash, and below the bar."""
    numbers = iter(["one", "two", "three", "four", "five", "six", "seven", "eight"])
    text = re.sub(r"^( *)- $", lambda dash: f"{dash[1]}- question {next(numbers)}", text, flags=re.M)
    text = re.sub(r"^  $", "  Name a number first.", text, flags=re.M)
    return re.sub(
        r"^( *)(\w+): $",
        lambda key: f"{key[0]}{VALUES.get(key[2], 'Some words')}" if key[2] != "questions" else key[0],
        text,
        flags=re.M,
    )


@pytest.mark.parametrize("kind", MISSING)
def test_the_check_names_exactly_what_a_person_has_to_write(kind: str, lasting: Folder) -> None:
    """Nothing else is wrong with a skeleton."""
    assert new(lasting, kind) == 0
    assert {problem.field for problem in load(lasting.path).problems} == MISSING[kind]


@pytest.mark.parametrize("kind", MISSING)
def test_a_skeleton_that_is_filled_in_is_loaded(kind: str, lasting: Folder) -> None:
    """Written after each colon, with all the help still in it."""
    new(lasting, kind)
    (path,) = lasting.path.rglob("rise.yaml")
    path.write_text(filled(path.read_text(encoding="utf-8")), encoding="utf-8")
    assert load(lasting.path).problems == ()


@pytest.mark.parametrize("kind", MISSING)
def test_the_help_of_a_skeleton_can_be_used(kind: str, lasting: Folder) -> None:
    """Keys whose # is taken away are keys of the kind, and their examples are of the right form."""
    new(lasting, kind)
    (path,) = lasting.path.rglob("rise.yaml")
    text = re.sub(r"^# ((?:[a-z_]+:|  ).*)$", r"\1", filled(path.read_text(encoding="utf-8")), flags=re.M)
    path.write_text(text, encoding="utf-8")
    wrong = [problem.text for problem in load(lasting.path).problems if "there is no" not in problem.text]
    assert wrong == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_may_be_called_by_its_folder(kind: str, lasting: Folder) -> None:
    """Whoever looks at the folders writes what stands there."""
    assert new(lasting, kind) == 0
    assert (lasting.path / kind / "rise.yaml").is_file()


def test_it_says_where_it_lies_and_what_comes_next(
    lasting: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    """The path alone stands on standard output, for an editor to open."""
    new(lasting, "topic")
    said = capsys.readouterr()
    path = lasting.path / "topics/rise.yaml"
    assert said.out == f"{path}\n"
    assert f" -m bot check {path}\n" in said.err


def test_the_next_commands_can_be_pasted(
    lasting: Folder, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the very Python that was typed, since a plain `python` may be missing, and with short paths."""
    (bin_ := lasting.path.parent / ".venv/bin").mkdir(parents=True)
    monkeypatch.setattr("sys.executable", str(bin_ / "python"))
    monkeypatch.chdir(lasting.path.parent)
    new(lasting, "topic")
    said = capsys.readouterr().err
    assert ".venv/bin/python -m bot check knowledge/topics/rise.yaml\n" in said
    assert ".venv/bin/python -m bot ask --knowledge knowledge " in said


def test_a_source_is_not_to_be_asked(lasting: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    """It has no questions."""
    new(lasting, "source")
    assert "bot ask" not in capsys.readouterr().err


def test_an_id_in_several_words_is_told_as_one(lasting: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever types a title is shown the id that it makes."""
    assert main(["new", "topic", "On", "Call", "--knowledge", str(lasting.path)]) == 65
    assert "for example to on-call.yaml" in capsys.readouterr().err


def test_the_days_are_those_of_today_and_of_next_year(lasting: Folder) -> None:
    """Whoever writes an entry reviews it."""
    new(lasting, "topic")
    text = (lasting.path / "topics/rise.yaml").read_text(encoding="utf-8")
    reviewed, again = (dt.date.fromisoformat(day) for day in re.findall(r"^review\w+: (\S+)$", text, re.M))
    assert abs(reviewed - dt.datetime.now(dt.UTC).date()) <= dt.timedelta(days=1)
    assert (again.year, again.month) == (reviewed.year + 1, reviewed.month)


def test_the_choices_of_this_folder_are_named(lasting: Folder) -> None:
    """Nobody has to look into the vocabulary for them."""
    lasting.write("vocabulary.yaml", VOCABULARY.replace("{transitions", "{leaving: Leaving, transitions"))
    new(lasting, "topic")
    assert "# Choose one: leaving, transitions\n" in (lasting.path / "topics/rise.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("kind", "name", "told"),
    [
        ("topic", "top", "topics/top.yaml is there already"),
        ("skill", "top", "topics/top.yaml is there already"),
        ("topic", "old-top", "used to be the id of topics/top.yaml"),
        ("topic", "Asking for a rise", "for example to asking-for-a-rise.yaml"),
        ("source", "ladders", "sources/ladders.yaml is there already"),
        ("source", "editors", "is built in"),
        ("topic", "../escape", "small letters, digits and hyphens"),
    ],
)
def test_nothing_is_overwritten_and_no_id_is_used_twice(
    lasting: Folder, capsys: pytest.CaptureFixture[str], kind: str, name: str, told: str
) -> None:
    """It is refused in one line, and all files stay as they were."""
    top = lasting.path / "topics/top.yaml"
    top.write_text(top.read_text(encoding="utf-8") + "formerly: [old-top]\n", encoding="utf-8")
    before = contents(lasting.path)
    assert new(lasting, kind, name) == 65
    (line,) = capsys.readouterr().err.splitlines()
    assert told in line
    assert contents(lasting.path) == before


def contents(folder: Path) -> dict[Path, str]:
    """Every file with its text."""
    return {path: path.read_text(encoding="utf-8") for path in folder.rglob("*") if path.is_file()}


def test_a_kind_that_does_not_exist_is_wrong_usage(
    lasting: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the one that was meant."""
    with pytest.raises(SystemExit) as left:
        new(lasting, "responsability")
    assert left.value.code == 2
    assert "did you mean `responsibility`?" in capsys.readouterr().err
