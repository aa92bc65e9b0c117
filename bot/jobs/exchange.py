"""Jobs as a file: CSV for spreadsheets and JSON, written with every field and read back to equal jobs."""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, fields
from itertools import islice
from typing import Any, Literal, TypeAlias

from bot.errors import BadFile
from bot.jobs.model import Asked, Posting, SavedJob, Step

Kind: TypeAlias = Literal["csv", "json"]
Row: TypeAlias = Mapping[str, str]

# More than that no member's list can be. A row costs time and memory for each column, however short both are.
LARGEST = 4_000_000
MOST_ROWS, MOST_COLUMNS = 20_000, 300

POSTING = tuple(part.name for part in fields(Posting))
COLUMNS = ("number", "status", *POSTING, "saved_at", "updated_at", "history", "skills", "reminders")

# What a spreadsheet takes for the beginning of a formula, behind the sign by which we keep it from that.
_FORMULA = re.compile(r"'*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]")
_KEPT_FROM_IT = re.compile(r"'+[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]")


def written(jobs: Iterable[SavedJob], kind: Kind) -> bytes:
    """A file of the jobs, in their order, with all that is known of them."""
    rows = [_row(job) for job in jobs]
    if kind == "json":
        return json.dumps(rows, ensure_ascii=False, indent=1).encode()
    text = io.StringIO()
    table = csv.DictWriter(text, COLUMNS, lineterminator="\r\n")
    table.writeheader()
    table.writerows({name: _harmless(cell) for name, cell in row.items()} for row in rows)
    return text.getvalue().encode("utf-8-sig")  # by its first sign spreadsheets know how to read it


def rows_of(content: bytes) -> Sequence[Row]:
    """The rows of a CSV or JSON file, each text by the name of its column as the file has it.

    Raises:
        BadFile: it is too large, neither of them, or has no row.
    """
    if len(content) > LARGEST:
        raise BadFile
    try:
        text = _decoded(content)
        rows = _from_json(text) if text.lstrip()[:1] in ("[", "{") else _from_csv(text)
    except (ValueError, TypeError, RecursionError, csv.Error):
        raise BadFile from None
    if not rows or len(rows) > MOST_ROWS or len(set().union(*rows)) > MOST_COLUMNS:
        raise BadFile
    return rows


def _decoded(content: bytes) -> str:
    """The text of a file; spreadsheets write that of Windows as well, and of two bytes a letter."""
    try:
        if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return content.decode("utf-16")
        return content.decode("utf-8-sig")
    except ValueError:
        if b"\0" in content:
            raise
        return content.decode("cp1252")


def _row(job: SavedJob) -> dict[str, str]:
    said = {name: str(value or "") for name, value in asdict(job.posting).items()}
    return {
        "number": str(job.number),
        "status": job.status.value,
        **said,
        "saved_at": job.saved_at.isoformat(),
        "updated_at": job.updated_at.isoformat() if job.updated_at else "",
        "history": "; ".join(map(_step, job.steps)),
        "skills": "; ".join(map(_asked, job.asked)),
        "reminders": "\n".join(f"{due.due_at.isoformat()} {due.text}" for due in job.reminders),
    }


def _step(step: Step) -> str:
    return f"{step.status.value} {step.at.isoformat()}"


def _asked(asked: Asked) -> str:
    return f"{asked.mark.value} {asked.skill} {asked.said}"


def _harmless(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _as_it_was(cell: str) -> str:
    return cell[1:] if _KEPT_FROM_IT.match(cell) else cell


def _from_json(text: str) -> list[dict[str, str]]:
    found: Any = json.loads(text)
    if isinstance(found, dict):  # one list among others, as an export of everything has it
        lists = [part for part in found.values() if isinstance(part, list)]
        found = next((rows for rows in lists if rows and "url" in dict(rows[0])), [])
    return [{str(name): _text(value) for name, value in dict(row).items()} for row in found]


def _text(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(_text, value))
    return "" if value is None or isinstance(value, dict | bool) else str(value)


def _from_csv(text: str) -> list[dict[str, str]]:
    head = text.partition("\n")[0]
    sign = max(",;\t", key=head.count)
    table = csv.DictReader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
    if len(table.fieldnames or ()) > MOST_COLUMNS:
        raise BadFile
    rows = []
    for row in islice(table, MOST_ROWS + 1):
        cells = {name: _as_it_was(cell) for name, cell in row.items() if name and isinstance(cell, str)}
        if any(map(str.strip, cells.values())):
            rows.append(cells)
    return rows
