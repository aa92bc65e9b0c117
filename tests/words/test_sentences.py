"""The bot's own sentences: short enough for where they stand, and fit for every reader.

Each constant and function of every area is found by itself, so that a new sentence is judged too.
"""

from __future__ import annotations

import datetime as dt
import enum
import inspect
import re
from collections.abc import Iterator, Mapping
from pkgutil import iter_modules
from types import ModuleType
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from discord.ext import commands

from bot import words
from bot.client import AREAS
from bot.jobs.model import Mark, Status
from bot.knowledge.model import KINDS

COGS = [
    one
    for area in AREAS
    for one in vars(area).values()
    if inspect.isclass(one) and issubclass(one, commands.Cog) and one is not commands.Cog
]
SAMPLES: dict[object, object] = {
    int: 60,
    float: 1.5,
    bool: True,
    str: "x",
    dt.date: dt.date(2026, 1, 1),
    dt.datetime: dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
    Status: Status.APPLIED,
}
# What cards put on buttons, lists' first lines and forms; Discord cuts labels of forms at 45 characters.
LABELS = [
    *("ask.FOLLOW_UP", "ask.FOLLOW_UP_LABEL", "ask.NONE_OF_THESE", "kinds.BROWSE", "paging.PREVIOUS"),
    *(
        "paging.NEXT",
        "jobs.REMOVE",
        "jobs.SHOW",
        "jobs.UNDO",
        "jobs.LIST",
        "jobs.URL",
        "jobs.NAME",
        "jobs.COMPANY",
    ),
    *(
        "jobs.EDIT_POSTING",
        "jobs.EDIT_NOTES",
        "jobs.NAME",
        "jobs.COMPANY",
        "jobs.RENEW",
        "jobs.SAVE_ANYWAY",
        "jobs.SAVE_LINK",
    ),
    *(
        "jobs.OPEN_LINK",
        "jobs.CLOSE",
        "jobs.CLOSE_PICK",
        "jobs.BACK_TO_CHOICE",
        "jobs.asked.BUTTON",
        "jobs.asked.PASTE",
    ),
    *(
        "jobs.asked.PASTE_FIELD",
        "jobs.asked.READ",
        "jobs.asked.CLEAR",
        "jobs.asked.BACK",
        "jobs.files.CANCEL",
    ),
    *("jobs.files.CHANGE_COLUMNS", "jobs.files.COLUMNS_DONE", "jobs.files.COLUMN_LEFT_OUT"),
    *(f"jobs.files.COLUMNS-{name}" for name in words.jobs.files.COLUMNS),
    *(f"jobs.asked.MARKS-{mark.name}" for mark in Mark),
    *(f"jobs.FIELDS-{name}" for name in words.jobs.FIELDS),
    *("jobs.FORM", "members.PRIVACY_EXPORT", "members.PRIVACY_ERASE", "members.ERASE_YES"),
    *("feedback.YES", "feedback.NO", "feedback.WISH", "feedback.WISH_LABEL", "feedback.SUGGEST"),
    *(
        "feedback.SUGGEST_LABEL",
        "kb.OPEN",
        "kb.BACK",
        "kb.ADD_TO",
        "kb.NEW_ENTRY",
        "kb.RESOLVED",
        "kb.IGNORE",
    ),
    *("members.ERASE_NO", "browse.PICK", "browse.PICK_GROUP", "entries.LINKED"),
]


def said(area: ModuleType) -> Iterator[tuple[str, str]]:
    """All texts of an area by their names; functions are called with a sample of each argument."""
    for name, value in vars(area).items():
        if name.isupper():
            yield from texts(name, value)
        elif inspect.isfunction(value) and value.__module__ == area.__name__ and value.__name__ != "wording":
            given = inspect.signature(value).parameters.values()
            hints = get_type_hints(value)
            yield (
                name,
                str(value(*(sample(hints[one.name]) for one in given if one.kind != one.KEYWORD_ONLY))),
            )


def texts(name: str, value: object) -> Iterator[tuple[str, str]]:
    """The texts that a constant holds."""
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from texts(f"{name}-{key.name if isinstance(key, enum.Enum) else key}", inner)
    elif isinstance(value, tuple):
        for number, inner in enumerate(value):
            yield from texts(f"{name}-{number}", inner)


def sample(hint: Any) -> object:
    """An argument of that type."""
    first = get_args(hint)[0] if get_origin(hint) else hint
    return SAMPLES.get(first, first)


WORDS = {name: module for name, module in vars(words).items() if inspect.ismodule(module)}
FILES = WORDS | {
    f"{area}.{name}": inner
    for area, module in WORDS.items()
    for name, inner in vars(module).items()
    if inspect.ismodule(inner) and inner.__name__ == f"{module.__name__}.{name}"
}
SENTENCES = {f"{area}.{name}": text for area, module in FILES.items() for name, text in said(module)}


def known_commands() -> set[str]:
    """Every command that Discord shows, as members write it."""
    return {
        f"{cog.__cog_group_name__} {command.name}" if issubclass(cog, commands.GroupCog) else command.name
        for cog in COGS
        for command in cog.__cog_app_commands__
    }


def test_sentences_of_every_area_are_found() -> None:
    """Constants, tables and functions are all judged here."""
    assert {"ask.THANKS", "failures.STORAGE-BUSY", "jobs.full", "kinds.NOUNS-skill-1"} <= SENTENCES.keys()
    assert {name.split(".")[0] for name in SENTENCES} == {name for _, name, _ in iter_modules(words.__path__)}


@pytest.mark.parametrize("name", LABELS)
def test_labels_are_short(name: str) -> None:
    """A button or a form's title is read at a glance; Discord allows 45 characters for a label."""
    assert len(SENTENCES[name]) <= 45


@pytest.mark.parametrize("name", SENTENCES)
def test_sentences_name_real_commands_only(name: str) -> None:
    """Every command that a sentence mentions exists."""
    assert set(re.findall(r"`/([a-z ]+)`", SENTENCES[name])) <= known_commands()


@pytest.mark.parametrize("name", SENTENCES)
def test_sentences_are_plain(name: str) -> None:
    """No word of the machine room reaches a member."""
    machine = r"\b(error|exception|traceback|null|none\b|invalid|database|sqlite|timeout|failed|token)\b"
    assert not re.search(machine, SENTENCES[name].replace("None of these", ""), re.I)


@pytest.mark.parametrize("name", SENTENCES)
def test_sentences_are_calm(name: str) -> None:
    """At most one exclamation mark, and nothing in capitals that is no abbreviation."""
    assert SENTENCES[name].count("!") <= 1
    assert not re.search(r"\b(?!JSON\b)[A-Z]{4,}\b", SENTENCES[name])


@pytest.mark.parametrize("name", SENTENCES)
def test_sentences_are_whole(name: str) -> None:
    """A line with a full stop in it also ends with a mark, and no text has blanks around it or in pairs."""
    text = SENTENCES[name]
    assert text == text.strip()
    for line in text.replace("  ·  ", " · ").splitlines():
        assert "  " not in line
        assert not re.search(r"[a-z]\. ", line) or re.search(r"[.:?!]`?$", line)


def test_every_kind_of_entry_has_names() -> None:
    """A new kind of knowledge cannot be forgotten on lists and counts."""
    kinds = {kind.kind for kind in KINDS.values()}
    assert set(words.kinds.TITLES) == set(words.kinds.NOUNS) == kinds
