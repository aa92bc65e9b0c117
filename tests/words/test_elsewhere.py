"""No room but that of words says a sentence: what members read is written and judged in one place."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

BOT = Path(__file__).resolve().parents[2] / "bot"
ROOMS = ("cogs", "ui", "jobs", "members", "servers", "storage")
ALONE = ("client.py", "services.py", "errors.py", "commands/ask.py")
FILES = sorted(
    [*(path for room in ROOMS for path in (BOT / room).rglob("*.py")), *(BOT / name for name in ALONE)]
)

# Calls whose texts are no sentences to a member: a log's, those that Discord wants where a command is made,
# and errors that the operator, the program or its caller gets.
APART = {
    *("debug", "info", "warning", "error", "command", "describe"),
    *("SettingsError", "UnreachableError", "DataError", "ConnectionError", "ValueError", "AssertionError"),
}
EXCEPTIONS = {
    "The database is up to date.": "the command line says it to the operator who migrates",
    "The database is at revision ….": "the command line says it to the operator who migrates",
    "Counter for their numbers": "the name of a table, as an export and the list of what is stored have it",
    "Skills that your jobs ask for": "the name of a table, as an export and the list of things have it",
    "Steps of your applications": "the name of a table, as an export and the list of what is stored have it",
    "Reminders of your saved jobs": "the name of a table, as an export and the list of what is kept have it",
    "Day of your last use": "the name of a table, as an export and the list of what is stored have it",
}


def is_sentence(text: str) -> bool:
    """Whether it looks like one: it begins like one, and has a full stop behind words or four words.

    What begins with a word in capitals is SQL, or speaks of a setting to the operator.
    """
    said = re.sub(r"[*_`#>-]", "", text).strip()
    words = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", said)
    begins = re.match(r"[“\"]?[A-Z](?![A-Z])", said) is not None
    stops = re.search(r"[a-z…][.!?](?:\s|$)", said) is not None
    return (stops and len(words) >= 2 and (begins or said[0] == "…")) or (begins and len(words) >= 4)


def texts(node: ast.AST) -> Iterator[str]:
    """Every text that the code below could say to a member; what is filled in stands as "…"."""
    if isinstance(node, ast.Call) and called(node.func) in APART:
        return
    if isinstance(node, ast.JoinedStr):
        yield "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)):  # a docstring
        for inner in ast.iter_child_nodes(node):
            # What describes a group of commands stands among the arguments of its class.
            if not (isinstance(node, ast.ClassDef) and isinstance(inner, ast.keyword)):
                yield from texts(inner)


def called(function: ast.expr) -> str:
    """The last name of what is called."""
    return str(getattr(function, "attr", None) or getattr(function, "id", ""))


def sentences(source: str) -> list[str]:
    """What looks like a sentence in a module."""
    return [text for text in texts(ast.parse(source)) if is_sentence(text)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(BOT)))
def test_no_sentence_stands_elsewhere(path: Path) -> None:
    """A sentence outside of bot/words is moved there, or has its reason here."""
    assert [text for text in sentences(path.read_text()) if text not in EXCEPTIONS] == []


def test_every_exception_is_still_one() -> None:
    """A reason without its sentence would let another one in."""
    found = {text for path in FILES for text in sentences(path.read_text())}
    assert EXCEPTIONS.keys() <= found


@pytest.mark.parametrize(
    "code",
    [
        'NOTE = "Nothing was changed."',
        'raise UserError(f"You have no saved job #{number}. See your list.")',
        'card.say(f"{count(3)}, listed on the next pages. {more}")',
        'card.say("## Where it comes from")',
        'button("Browse what I know", "browse")',
        'NOTE = (\n    "This is long, "\n    "so it stands on two lines"\n)',
    ],
)
def test_sentences_are_seen(code: str) -> None:
    """In a constant, an error, a card or a label, whole or with parts to be filled in."""
    assert len(sentences(code)) == 1


@pytest.mark.parametrize(
    "code",
    [
        '"""A module that says what it is for."""',
        'def tell():\n    """Say one sentence to the member alone."""',
        'log.warning("The member could not be told of it: %s", kind)',
        'raise SettingsError("DATABASE_URL: there must be one port.")',
        '@app_commands.command(description="Show what is stored about you.")\nasync def show(): ...',
        'class Jobs(GroupCog, name="jobs", description="Your saved job links, for you alone"): ...',
        'named("job-ask", number, page)',
        'PRAGMAS = ("busy_timeout=1500", "journal_mode=WAL")',
    ],
)
def test_other_texts_are_left_alone(code: str) -> None:
    """Docstrings, logs, the operator's errors, descriptions of commands, and texts of the program's own."""
    assert sentences(code) == []
