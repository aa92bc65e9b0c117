"""The command line as other programs use it: lines on standard output, exit codes, and little else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.folder import break_knowledge, write_knowledge

HEAVY = {"discord", "sqlalchemy", "alembic", "aiohttp"}
LAUNCH = Path(__file__).with_name("launch.py")
QUESTION = "how do I get promoted?"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A knowledge folder without mistakes."""
    return write_knowledge(tmp_path / "knowledge")


@pytest.fixture
def environment(tmp_path: Path, folder: Path) -> dict[str, str]:
    """The settings of a bot of this test's own, which answers by words alone."""
    own = {"KNOWLEDGE_DIR": str(folder), "DATA_DIR": str(tmp_path / "data"), "MEANING": "off"}
    return os.environ | own | {"DATABASE_URL": f"sqlite:///{tmp_path}/bot.db"}


def home(environment: dict[str, str]) -> str:
    """The folder that everything of this bot is in."""
    return environment["DATA_DIR"].removesuffix("/data")


def bot(
    environment: dict[str, str], *arguments: str, said: str = "", python: tuple[str | Path, ...] = (LAUNCH,)
) -> subprocess.CompletedProcess[str]:
    """A run of the command line to its end."""
    return subprocess.run(
        [sys.executable, *python, *arguments],
        env=environment,
        cwd=home(environment),
        input=said,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def shell(environment: dict[str, str], line: str, said: bytes = b"") -> subprocess.CompletedProcess[str]:
    """The same with what only a shell can do."""
    command = f"{sys.executable} {LAUNCH} {line}"
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=home(environment),
        env=environment,
        input=said,
        capture_output=True,
        timeout=60,
        check=False,
    )
    return subprocess.CompletedProcess(command, done.returncode, done.stdout.decode(), done.stderr.decode())


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
    assert list(record) == ["question", "outcome", "confidence", "entries", "shown", "answer", "ms", "parts"]
    assert record["question"] == QUESTION
    assert record["outcome"] == "answer"
    assert 0 <= record["confidence"] <= 1
    assert list(record["entries"][0]) == ["id", "kind", "title", "score"]
    assert (record["entries"][0]["id"], record["entries"][0]["kind"]) == ("promotion", "topic")
    assert "Show work at the next level first" in record["answer"]
    assert (record["ms"] >= 0, record["parts"]) == (True, [])


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
            [sys.executable, LAUNCH, "ask", "--json", "-"],
            cwd=home(environment),
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


def test_a_reader_that_never_came_is_no_error(environment: dict[str, str]) -> None:
    """The same where the reader is gone before anything is written."""
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "w") as gone:
        asked = subprocess.run(
            [sys.executable, LAUNCH, "ask", "--json", QUESTION],
            cwd=home(environment),
            env=environment,
            stdout=gone,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (asked.returncode, asked.stderr) == (0, b"")


def test_a_full_disk_is_told_in_one_line(environment: dict[str, str]) -> None:
    """Whoever keeps the answers in a file must not take a part for the whole."""
    done = shell(environment, f"ask {QUESTION} >/dev/full")
    assert (done.returncode, done.stderr) == (1, "Standard output: No space left on device\n")


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-"])
def test_a_closed_stream_is_an_empty_one(environment: dict[str, str], closed: str) -> None:
    """Services and scheduled jobs start programs without them; nothing is told in the wrong place."""
    done = shell(environment, f"ask {'-' if '<' in closed else QUESTION} {closed}")
    assert (done.returncode, done.stderr) == (0, "")
    assert ("Getting promoted" in done.stdout) == ("2" in closed)


def test_hints_never_take_the_place_of_answers(environment: dict[str, str], tmp_path: Path) -> None:
    """Without standard error they are lost rather than printed between the records."""
    assert shell(environment, "ask 2>&-").stdout == ""


def test_bytes_that_are_no_text_are_replaced(environment: dict[str, str]) -> None:
    """Records hold text that every reader of JSON takes."""
    done = shell(environment, "ask --json -", b"how do I get promoted \xff?\n")
    assert "promoted \ufffd?" in records(done)[0]["question"]
    done = shell(environment, "ask --json \"$(printf 'promoted \\377?')\"")
    assert records(done)[0]["question"] == "promoted \ufffd?"


def test_a_terminal_without_all_letters_gets_the_others(environment: dict[str, str], folder: Path) -> None:
    """Accents and emoji are marks there, not a crash."""
    entry = folder / "topics" / "promotion.yaml"
    entry.write_text(entry.read_text().replace("Show work", "Café, work"), encoding="utf-8")
    done = bot(environment | {"PYTHONIOENCODING": "ascii"}, "ask", QUESTION)
    assert "Caf?, work" in done.stdout
    assert done.returncode == 0


def test_a_folder_that_cannot_be_written_is_told(environment: dict[str, str], tmp_path: Path) -> None:
    """By its name, in one line."""
    (tmp_path / "file").touch()
    done = bot(environment, "schema", str(tmp_path / "file" / "schema"))
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith(f"{tmp_path}/file")


def test_a_python_without_the_packages_is_told_the_other_one(environment: dict[str, str]) -> None:
    """A newcomer types `python` where the README's environment is meant."""
    done = bot(environment | {"PYTHONPATH": str(LAUNCH.parents[1])}, "check", python=("-S", "-m", "bot"))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.endswith("is not installed here: use .venv/bin/python, which `make run` makes\n")


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
    "arguments", [f"ask --json {QUESTION}", "check", "schema written", "--version"], ids=lambda line: line[:6]
)
def test_commands_without_discord_load_nothing_of_it(environment: dict[str, str], arguments: str) -> None:
    """They start in a fraction of a second because of that."""
    done = bot(environment, *arguments.split(), python=("-X", "importtime", LAUNCH))
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if "|" in line}
    assert "bot.errors" in loaded
    assert not HEAVY & {name.partition(".")[0] for name in loaded}
    assert done.returncode == 0, done.stderr[-2000:]
