"""What the columns of a file are, whoever wrote it: told by their names, else guessed, else asked for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extractOne

from bot.jobs.exchange import COLUMNS, Row

# What a column of another tracker may be, in the order in which it is offered.
OURS = (
    *("url", "title", "company", "status", "applied_at", "saved_at", "deadline", "location", "mode"),
    *("salary", "contact", "tags", "notes", "excerpt"),
)
# Other names that are at least so much like a known one, in per cent, are worth a guess.
_ALIKE = 80
_LINK = re.compile(r"\s*https?://\S+\s*", re.IGNORECASE)
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})")
_DAYS = {"deadline", "applied_at", "saved_at", "updated_at"}
# So many cells are looked at, and so many shown.
_LOOKED_AT, SHOWN = 30, 3


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a file.

    Args:
        name: as the file has it.
        ours: what it is of a job; empty for what is left out.
        sure: whether its name says so; an empty column is sure to be left out.
        cells: the first different texts in it.
    """

    name: str
    ours: str
    sure: bool
    cells: Sequence[str]


# What others call our columns, in small letters and digits only.
_CALLED = {
    "url": "link joburl joblink posting postingurl postinglink jobpostingurl applicationurl applicationlink",
    "title": "jobtitle position role job name positiontitle jobposition roletitle",
    "company": "companyname employer organization organisation",
    "location": "city place joblocation",
    "mode": "workmode worktype remote workplacetype",
    "salary": "compensation pay salaryrange maxsalary",
    "contact": "contacts recruiter contactname contactemail contactperson hiringmanager",
    "tags": "labels tag keywords",
    "notes": "note comment comments",
    "excerpt": "description jobdescription",
    "deadline": "due duedate applyby deadlinedate closingdate applicationdeadline",
    "status": "stage state list boardlist column",
    "saved_at": "saved datesaved savedat added dateadded addedat created createdat createddate datecreated",
    "updated_at": "updatedat lastupdated modified",
    "applied_at": "applied dateapplied applieddate appliedat appliedon applicationdate datesubmitted",
    "original_url": "originalurl",
}
_COLUMN = {name: ours for ours, names in _CALLED.items() for name in names.split()}
_COLUMN |= {re.sub(r"[^a-z0-9]", "", name): name for name in COLUMNS}


def known(name: str) -> str:
    """What a column of that name is; empty where the name does not say it."""
    return _COLUMN.get(_bare(name), "")


def columns(rows: Sequence[Row]) -> Sequence[Column]:
    """The columns of rows, in their order; what is guessed is no column that another one is for sure."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    taken = set(filter(None, map(known, names)))
    found = []
    for name in names:
        cells = [text for row in rows[:_LOOKED_AT] if (text := row.get(name, "").strip())]
        ours = known(name)
        guess = "" if ours or not cells else _guess(name, cells)
        guess = "" if guess in taken else guess
        taken.add(guess)
        shown = list(dict.fromkeys(cells))[:SHOWN]
        found.append(Column(name, ours or guess, bool(ours) or not cells, shown))
    return found


def meant(found: Sequence[Column]) -> Mapping[str, str]:
    """The columns that are read, with what they are."""
    return {column.name: column.ours for column in found if column.ours}


def asks(found: Sequence[Column]) -> bool:
    """Whether its owner has to be asked: something is guessed, or no column has the link."""
    has_link = any(column.ours in ("url", "original_url") for column in found)
    return not has_link or any(column.ours and not column.sure for column in found)


def dated(rows: Sequence[Row], meaning: Mapping[str, str]) -> Sequence[Row]:
    """The rows with days such as 5/20/2026 written plainly, where the column tells the month."""
    for name in (name for name, ours in meaning.items() if ours in _DAYS):
        said = [found for row in rows if (found := _SLASHED.fullmatch(row.get(name, "").strip()))]
        day_first, month_first = (any(int(found[at]) > 12 for found in said) for at in (1, 2))
        if day_first != month_first:
            rows = [{**row, name: _plain(row.get(name, ""), day_first)} for row in rows]
    return rows


def _plain(text: str, day_first: bool) -> str:
    found = _SLASHED.fullmatch(text.strip())
    if not found:
        return text
    month, day = (found[2], found[1]) if day_first else (found[1], found[2])
    return f"{int(found[3]) % 2000 + 2000}-{int(month):02}-{int(day):02}"


def _guess(name: str, cells: Sequence[str]) -> str:
    if 2 * sum(bool(_LINK.fullmatch(cell)) for cell in cells) > len(cells):
        return "url"
    near = extractOne(_bare(name), _COLUMN.keys(), scorer=ratio, score_cutoff=_ALIKE)
    guess = _COLUMN[near[0]] if near else next((ours for ours in OURS if ours in _bare(name)), "")
    return guess if guess in OURS else ""


def _bare(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())
