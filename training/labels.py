"""Reads questions that readers have labelled with the entries that answer them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.errors import DataError
from bot.knowledge.yaml.characters import UnreadableFile
from bot.knowledge.yaml.nodes import plain
from bot.knowledge.yaml.reader import read

PARTLY = 0.6
"""What an entry is worth that answers a question in part, beside one that answers it fully."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A question and what readers found.

    Args:
        text: as it was asked.
        full: ids of the entries that answer it.
        partial: ids of those that help.
        worth: what the question counts.
    """

    text: str
    full: frozenset[str]
    partial: frozenset[str]
    worth: float

    def served_by(self, entry: str) -> float:
        """How much an entry serves whoever asked, from 0 to 1."""
        return 1.0 if entry in self.full else PARTLY if entry in self.partial else 0.0


def labelled(name: str) -> list[Labelled]:
    """The labelled questions of ``FILE`` or ``FILE:WORTH``.

    A file holds them under ``questions``: ``{q, kind, full, partial}`` as readers make it, where lines
    without ``kind`` were not read yet, or ``{q, expect, declines}`` as ``bot eval`` takes it.

    Raises:
        DataError: the file cannot be read, or is something else.
    """
    path, _, worth = name.rpartition(":")
    try:
        rows: Any = plain(read(Path(path or worth).read_bytes()).root)
        return list(_rows(rows["questions"], float(worth) if path else 1.0))
    except (OSError, UnreadableFile, ValueError, LookupError, TypeError, AttributeError) as error:
        raise DataError(f"{name}: no labelled questions ({type(error).__name__})") from error


def _rows(rows: Iterable[Any], worth: float) -> Iterator[Labelled]:
    for row in rows:
        if row.get("expect") is not None:
            right = _ids(row["expect"]) | _ids(row.get("declines"))
            yield Labelled(str(row["q"]), right, frozenset(), worth)
        elif row.get("kind"):
            yield Labelled(str(row["q"]), _ids(row.get("full")), _ids(row.get("partial")), worth)


def _ids(found: object) -> frozenset[str]:
    return frozenset(map(str, found)) if isinstance(found, list) else frozenset()
