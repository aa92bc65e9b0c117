"""The command line as other programs use it: lines on standard output, exit codes, and little else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bot.settings import CHECKOUT
from tests.folder import break_knowledge, write_knowledge

HEAVY = {"discord", "sqlalchemy", "alembic", "aiohttp"}
QUESTION = "how do I get promoted?"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A knowledge folder without mistakes."""
    return write_knowledge(tmp_path / "knowledge")


@pytest.fixture
def environment(tmp_path: Path, folder: Path) -> dict[str, str]:
    """The settings of a bot of this test's own."""
    own = {"KNOWLEDGE_DIR": str(folder), "DATA_DIR": str(tmp_path / "data"), "PYTHONPATH": str(CHECKOUT)}
    return os.environ | own | {"DATABASE_URL": f"sqlite:///{tmp_path}/bot.db"}


def bot(
    environment: dict[str, str], *arguments: str, said: str = "", python: tuple[str, ...] = ()
) -> subprocess.CompletedProcess[str]:
    """A run of the command line to its end."""
    return subprocess.run(
        [sys.executable, *python, "-m", "bot", *arguments],
        env=environment,
        cwd=environment["DATA_DIR"].removesuffix("/data"),
        input=said,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def records(done: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    """The objects that were printed, one a line."""
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_question_is_answered_in_the_terminal(environment: dict[str, str]) -> None:
    """Title and text of the right entry, and nothing on standard error."""
    done = bot(environment, "ask", *QUESTION.split())
    assert "Getting promoted" in done.stdout
    assert "Show work at the next level first" in done.stdout
    assert (done.returncode, done.stderr) == (0, "")


def test_a_record_has_the_fields_of_the_contract(environment: dict[str, str]) -> None:
    """Other programs read them by name."""
    (record,) = records(bot(environment, "ask", "--json", QUESTION))
    assert list(record) == ["question", "outcome", "confidence", "entries", "answer", "ms"]
    assert record["question"] == QUESTION
    assert record["outcome"] == "answer"
    assert 0 <= record["confidence"] <= 1
    assert list(record["entries"][0]) == ["id", "kind", "title", "score"]
    assert (record["entries"][0]["id"], record["entries"][0]["kind"]) == ("promotion", "topic")
    assert "Show work at the next level first" in record["answer"]
    assert record["ms"] >= 0


def test_piped_questions_are_answered_in_their_order(environment: dict[str, str]) -> None:
    """One a line; blank lines are no questions."""
    said = f"do I need a degree?\n\n   \n{QUESTION}\n\nhow do I bake bread?"
    found = records(bot(environment, "ask", "--json", "-", said=said))
    assert [record["question"] for record in found] == [
        "do I need a degree?",
        QUESTION,
        "how do I bake bread?",
    ]
    assert [record["entries"][0]["id"] for record in found[:2]] == ["degree", "promotion"]


def test_what_is_not_known_has_no_answer(environment: dict[str, str]) -> None:
    """The outcome says so, and the answer is null rather than missing or empty."""
    (record,) = records(bot(environment, "ask", "--json", "how do I bake sourdough bread?"))
    assert record["outcome"] == "unknown"
    assert record["answer"] is None
    assert len(record["entries"]) <= 5


def test_no_question_breaks_the_line_of_records(environment: dict[str, str]) -> None:
    """Whatever is asked, one record comes back with the very question in it."""
    hostile = ["🙂🙂", "?" * 4_000, "\u202eevil", "nul \x00 and \x01", "-" * 9, '{"question": "}', "\\n"]
    found = records(bot(environment, "ask", "--json", "-", said="\n".join(hostile)))
    assert [record["question"] for record in found] == hostile


def test_the_prompt_goes_on_until_an_empty_line(environment: dict[str, str]) -> None:
    """What is meant for people stands on standard error."""
    done = bot(environment, "ask", said=f"{QUESTION}\n\nnot read any more\n")
    assert done.returncode == 0
    assert done.stdout.count("Getting promoted") == 1
    assert "An empty line ends." in done.stderr


def test_another_folder_can_be_asked(environment: dict[str, str], tmp_path: Path) -> None:
    """It is neither copied nor replaced by a copy."""
    other = write_knowledge(tmp_path / "other")
    (other / "topics" / "degree.yaml").unlink()
    (record,) = records(bot(environment, "ask", "--json", "--knowledge", str(other), QUESTION))
    assert record["entries"][0]["id"] == "promotion"
    assert not (tmp_path / "data").exists()


def test_broken_files_are_answered_for_by_the_last_good_copy(
    environment: dict[str, str], folder: Path
) -> None:
    """Standard output stays clean; the mistake and the copy's age go to standard error."""
    records(bot(environment, "ask", "--json", QUESTION))
    place = break_knowledge(folder)
    done = bot(environment, "ask", "--json", QUESTION)
    assert records(done)[0]["entries"][0]["id"] == "promotion"
    assert place in done.stderr
    assert "last good copy" in done.stderr


def test_broken_files_without_a_copy_end_with_65(environment: dict[str, str], folder: Path) -> None:
    """Every fault is told with its place, and nothing is printed."""
    place = break_knowledge(folder)
    done = bot(environment, "ask", "--json", QUESTION)
    assert (done.returncode, done.stdout) == (65, "")
    assert place in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_that_is_not_there_ends_with_65(environment: dict[str, str], tmp_path: Path) -> None:
    """In words, not in a traceback."""
    done = bot(environment, "ask", "--knowledge", str(tmp_path / "nowhere"), QUESTION)
    assert (done.returncode, done.stdout) == (65, "")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("arguments", [["fly"], ["ask", "--jsn"]])
def test_a_wrong_use_ends_with_2(environment: dict[str, str], arguments: list[str]) -> None:
    """With the usage on standard error."""
    done = bot(environment, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "usage: python -m bot" in done.stderr


def test_bad_settings_end_with_78(environment: dict[str, str]) -> None:
    """One line each, all at once."""
    done = bot(environment | {"ANSWER_PRECISION": "85", "LOG_LEVEL": "LOUD"}, "ask", QUESTION)
    assert (done.returncode, done.stdout) == (78, "")
    assert [line.partition(":")[0] for line in done.stderr.splitlines()] == ["ANSWER_PRECISION", "LOG_LEVEL"]


def test_a_reader_that_goes_away_is_no_error(environment: dict[str, str], tmp_path: Path) -> None:
    """`... | head -1` leaves no traceback behind."""
    (tmp_path / "questions").write_text("\n".join([QUESTION] * 2_000))
    with (tmp_path / "questions").open() as questions:
        asked = subprocess.Popen(
            [sys.executable, "-m", "bot", "ask", "--json", "-"],
            env=environment,
            stdin=questions,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        with asked:
            assert asked.stdout
            assert asked.stderr
            asked.stdout.readline()
            asked.stdout.close()
            assert asked.stderr.read() == ""
    assert asked.returncode == 0


def test_check_tells_a_mistake_and_ends_with_65(environment: dict[str, str], folder: Path) -> None:
    """The folder can be named or is the bot's own."""
    place = break_knowledge(folder)
    done = bot(environment, "check", str(folder))
    assert done.returncode == 65
    assert place in done.stdout + done.stderr


def test_migrate_makes_the_database(environment: dict[str, str], tmp_path: Path) -> None:
    """Twice is as good as once."""
    assert bot(environment, "migrate").returncode == 0
    done = bot(environment, "migrate")
    assert (done.returncode, done.stdout) == (0, "")
    assert "up to date" in done.stderr
    assert (tmp_path / "bot.db").is_file()


@pytest.mark.parametrize(
    "arguments",
    [
        ["ask", "--json", QUESTION],
        ["check"],
        ["schema", "written"],
        ["--version"],
    ],
    ids=lambda arguments: str(arguments[0]),
)
def test_commands_without_discord_load_nothing_of_it(
    environment: dict[str, str], arguments: list[str]
) -> None:
    """They start in a fraction of a second because of that."""
    done = bot(environment, *arguments, python=("-X", "importtime"))
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if "|" in line}
    assert "bot.settings" in loaded
    assert not HEAVY & {name.partition(".")[0] for name in loaded}
    assert done.returncode == 0, done.stderr[-2000:]
