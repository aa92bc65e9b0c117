"""Findings of a base that was read before find their lines again in its files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from bot.knowledge.model import Entry
from bot.knowledge.problems import Problem, Step, field_name
from bot.knowledge.tree import read as read_bytes
from bot.knowledge.yaml.characters import UnreadableFile
from bot.knowledge.yaml.nodes import Document
from bot.knowledge.yaml.reader import read

Steps = tuple[Step, ...]


class Finding(NamedTuple):
    """Something that could be better in an entry; it never refuses the load.

    Args:
        entry: where.
        steps: the path of the value.
        text: what is wrong; how to mend it.
        within: the part of the value that is meant.
        key: True where the key is meant and not its value.
        due: the month, as 2026-11, by which it was to be renewed, where the passing of time alone made it.
    """

    entry: Entry
    steps: Steps
    text: str
    within: str = ""
    key: bool = False
    due: str = ""


class Places:
    """Turns findings into problems with line and column.

    Args:
        folder: where the base was read from; without it, or where a file has gone, line 1 is named.
        instead: bytes that take the place of files, by their path in the folder.
    """

    def __init__(self, folder: Path | None, instead: Mapping[str, bytes] = MappingProxyType({})) -> None:
        self._folder = folder
        self._instead = instead
        self._documents: dict[str, Document | None] = {}

    def problem(self, finding: Finding) -> Problem:
        """The finding with its file, line and column."""
        path = f"{finding.entry.folder}/{finding.entry.id}.yaml"
        line, column = 1, 1
        if document := self._document(path):
            line, column = document.place(finding.steps, key=finding.key, within=finding.within)
        name = field_name(finding.steps)
        return Problem(path, line, column, name, finding.text, severity="finding", due=finding.due)

    def _document(self, path: str) -> Document | None:
        if path not in self._documents:
            self._documents[path] = self._read(path)
        return self._documents[path]

    def _read(self, path: str) -> Document | None:
        try:
            if path in self._instead:
                return read(self._instead[path])
            return read(read_bytes(self._folder / path)) if self._folder else None
        except (OSError, UnreadableFile):
            return None
