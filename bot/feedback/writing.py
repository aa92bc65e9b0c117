"""Writes a question into the text of an entry, or the text of a new entry for it; nothing else is touched."""

from __future__ import annotations

import datetime as dt
import json
import re
import unicodedata
from collections.abc import Collection, Iterator
from contextlib import suppress
from itertools import islice
from typing import Any

from bot.knowledge.limits import LONGEST_TITLE
from bot.knowledge.yaml.characters import UnreadableFile
from bot.knowledge.yaml.nodes import Document, Items, plain
from bot.knowledge.yaml.reader import read
from bot.sanitize.cutting import clip

ID_LENGTH = 40
YEAR = dt.timedelta(days=365)
# Brackets of a file that are tried for the one at the end of its questions.
MOST_TRIES = 50
# What YAML takes for nothing but a text, wherever it stands in a line.
_PLAIN = re.compile(r"[A-Za-z][\w ,?'’/+.-]*", re.ASCII)
_NOTHING = frozenset({"", "~", "null", "yes", "no", "on", "off", "true", "false", "y", "n"})

NEW = """\
# yaml-language-server: $schema=../schema/topic.json
title: {title}
questions:
  - {question}
summary:   # the direct answer by itself, at most 350 characters
answer:    # in Discord's Markdown, the answer first, then what it depends on
category: {category}
sources: [editors]
reviewed: {today}
review_by: {later}
"""


class NotWritable(ValueError):
    """A question cannot be written into a file by itself."""


def with_question(data: bytes, question: str) -> bytes:
    """The text of an entry with one more of the questions that it answers, as the last of them.

    What is written is read back: only where it says this and nothing else has changed it is given.

    Raises:
        NotWritable: the questions stand there in a way that is not understood.
        UnreadableFile: it is no YAML.
    """
    wanted = _values(read(data))
    wanted["questions"] = [*_questions(wanted), question]
    for new in islice(_tries(data, question), MOST_TRIES):
        with suppress(UnreadableFile):
            after = read(new)
            if not after.faults and _values(after) == wanted:
                return new
    raise NotWritable


def new_entry(question: str, category: str, today: dt.date) -> bytes:
    """The text of a topic for a question: what only a person can write is left empty, which `check` tells."""
    title = clip(question[:1].upper() + question[1:], LONGEST_TITLE)
    filled = NEW.format(
        title=scalar(title), question=scalar(question), category=category, today=today, later=today + YEAR
    )
    return filled.encode()


def new_id(question: str, taken: Collection[str]) -> str:
    """An id that is free, of the first words of a question."""
    ascii_ = unicodedata.normalize("NFKD", question).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", ascii_.replace("'", "")) or ["question"]
    name = words[0][:ID_LENGTH]
    for word in words[1:]:
        if len(name) + 1 + len(word) > ID_LENGTH - 4:
            break
        name = f"{name}-{word}"
    name = name[: ID_LENGTH - 4] if name[0].isalpha() else f"q-{name}"[: ID_LENGTH - 4]
    free = (f"{name}-{number}" if number > 1 else name for number in range(1, 1000))
    return next(each for each in free if each not in taken)


def scalar(text: str) -> str:
    """A text as a value or an item of YAML: quoted where it could be taken for something else."""
    whole = _PLAIN.fullmatch(text) and text == text.strip() and text.casefold() not in _NOTHING
    return text if whole else json.dumps(text, ensure_ascii=False)


def _tries(data: bytes, question: str) -> Iterator[bytes]:
    """The text with the question at the places where it may belong."""
    document, lines = read(data), data.decode().split("\n")
    end = "\r" if lines[0].endswith("\r") else ""
    node, item = document.root.pairs.get("questions"), scalar(question)
    if isinstance(node, Items) and node.flow:
        yield from _in_brackets(lines, node, json.dumps(question, ensure_ascii=False))
    elif isinstance(node, Items) and node.items:
        dash = lines[node.items[0].line - 1]
        yield _inserted(lines, _end(document, lines, node), [dash[: _indent(dash)] + f"- {item}{end}"])
    elif node is None:
        last = len(lines) - (lines[-1] == "")
        yield _inserted(lines, last, [f"questions:{end}", f"  - {item}{end}"])


def _in_brackets(lines: list[str], node: Items, item: str) -> Iterator[bytes]:
    """Before each bracket that closes something behind the place where the list begins."""
    for at in range(node.line - 1, len(lines)):
        for bracket in re.finditer(r"\]", lines[at]):
            before, behind = lines[at][: bracket.start()], lines[at][bracket.start() :]
            new = f"{before}{', ' if node.items else ''}{item}{behind}"
            yield "\n".join([*lines[:at], new, *lines[at + 1 :]]).encode()


def _inserted(lines: list[str], at: int, new: list[str]) -> bytes:
    return "\n".join([*lines[:at], *new, *lines[at:]]).encode()


def _end(document: Document, lines: list[str], node: Items) -> int:
    """Behind which line a list ends; what is empty or a comment may belong to what follows."""
    below = (key.line for key in document.root.keys.values() if key.line > node.line)
    after = min(below, default=len(lines) + 1) - 1
    while after > node.items[-1].line and _is_apart(lines[after - 1]):
        after -= 1
    return after


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _is_apart(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def _values(document: Document) -> dict[str, Any]:
    return {key: plain(value) for key, value in document.root.pairs.items()}


def _questions(values: dict[str, Any]) -> list[str]:
    known = values.get("questions", [])
    return known if isinstance(known, list) else []
