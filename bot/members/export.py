"""Writes what is kept of a member as files of bounded size, a few rows at a time."""

from __future__ import annotations

import asyncio
import io
import json
from collections.abc import AsyncIterator, Mapping, Sequence

from bot.sanitize.unseen import UNSEEN

# Rows between two moments for everything else that the bot has to do.
ROWS = 100

Content = Mapping[str, Sequence[Mapping[str, object]]]


async def files(content: Content, most: int) -> AsyncIterator[io.BytesIO]:
    """JSON files that hold all rows together, each of them whole by itself.

    Args:
        content: rows by what they are called.
        most: bytes of a file, unless a single row is longer.
    """
    file = _File(most)
    for title, rows in content.items():
        file.begin(title)
        for at, row in enumerate(rows):
            text = _written(row)
            if not file.has_room(text):
                yield file.ended()
                file = _File(most)
                file.begin(title)
            file.add(text)
            if at % ROWS == 0:
                await asyncio.sleep(0)
    yield file.ended()


class _File:
    """One file while it is written."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._text = io.BytesIO()
        self._lists = self._rows = self._all_rows = 0

    def begin(self, title: str) -> None:
        """Begin a list."""
        name = json.dumps(title, ensure_ascii=False)
        self._write(f"{self._end_of_list()}{',' if self._lists else '{'}\n  {name}: [")
        self._lists, self._rows = self._lists + 1, 0

    def has_room(self, row: str) -> bool:
        """Whether another row fits; a file without any takes one of any length."""
        return not self._all_rows or self._text.tell() + len(row.encode()) + 20 <= self._most

    def add(self, row: str) -> None:
        """Write a row."""
        self._write(f"{',' if self._rows else ''}\n    {row}")
        self._rows, self._all_rows = self._rows + 1, self._all_rows + 1

    def ended(self) -> io.BytesIO:
        """The whole file, to be read from its beginning."""
        self._write(f"{self._end_of_list() or '{'}\n}}\n")
        self._text.seek(0)
        return self._text

    def _end_of_list(self) -> str:
        return ("\n  ]" if self._rows else "]") if self._lists else ""

    def _write(self, text: str) -> None:
        self._text.write(text.encode())


def _written(row: Mapping[str, object]) -> str:
    """A row: nothing is left out, and what cannot be seen stands as an escape that JSON reads."""
    text = json.dumps(row, ensure_ascii=False, indent=2, default=str).replace("\n", "\n    ")
    return str(UNSEEN.sub(lambda character: json.dumps(character[0])[1:-1], text))
