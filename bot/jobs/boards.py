"""What is known of job boards: which parameters track, which addresses lead on, how postings are numbered."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field

from bot.knowledge.fields import build
from bot.knowledge.values import Flag, Frozen, Text, Whole
from bot.knowledge.yaml.reader import read

FILE = Path(__file__).with_name("boards.yaml")

Names = tuple[Text, ...]


class Tracking(Frozen):
    """Parameters that only say where a click came from, in lower case."""

    prefixes: Names
    names: Names


class Wrapper(Frozen):
    """Addresses that only lead on to the one in a parameter: whole host and path as patterns."""

    host: Text
    path: Text
    target: Names


class Rule(Frozen):
    """How a board numbers postings: patterns of whole host, path, fragment, with groups ``id`` and ``of``."""

    host: Text
    path: Text
    parameter: Text = ""
    """Where the number stands, if not in the path."""
    fragment: Text = ".*"
    """The whole fragment as a pattern."""
    exact: Flag = False
    """Whether capital and small letters tell numbers apart."""


class Company(Frozen):
    """Addresses with a company's name in the group ``company``: whole host, beginning of the path."""

    host: Text
    path: Text = ""


class Boards(Frozen):
    """The whole file.

    Its ``version`` is stored with each job, so that a key made by older rules can be told.
    """

    version: Whole
    tracking: Tracking
    tokens: Names
    hosts: Mapping[Text, Names]
    wrappers: tuple[Wrapper, ...]
    companies: tuple[Company, ...]
    boards: Annotated[Mapping[Text, tuple[Rule, ...]], Field(min_length=1)]

    def tracks(self, host: str, name: str) -> bool:
        """Whether a parameter only tracks; both in lower case."""
        known = self.tracking
        return (
            name in known.names
            or name.startswith(known.prefixes)
            or any(name in names for of, names in self.hosts.items() if f".{host}".endswith(f".{of}"))
        )


@cache
def boards() -> Boards:
    """The rules, read once; they are the bot's own file, so that a fault in it is a fault of ours."""
    made, faults = build(Boards, read(FILE.read_bytes()))
    if not isinstance(made, Boards):
        raise AssertionError(f"boards.yaml cannot be read: {faults}")
    return made


@cache
def pattern(text: str) -> re.Pattern[str]:
    """One of the file's patterns; a host is in lower case already, letters of a path may be of either."""
    return re.compile(text, re.IGNORECASE)
