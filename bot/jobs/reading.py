"""Turns the rows of a file into jobs, whoever wrote it; statuses are told by their names."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.errors import BadDay, BadLink, SeveralLinks, TooLong, UserError
from bot.jobs.asked import MOST
from bot.jobs.columns import known
from bot.jobs.days import day
from bot.jobs.exchange import POSTING, Row
from bot.jobs.links import draft
from bot.jobs.model import (
    LIMITS,
    REMINDER_TEXT,
    SAID,
    Asked,
    Mark,
    Reminder,
    SavedJob,
    Status,
    Step,
)
from bot.jobs.moments import FARTHEST
from bot.sanitize.cutting import clip
from bot.sanitize.unseen import line

# Reminders and moves of one job of a file.
MOST_REMINDERS, MOST_MOVES = 20, 500

_STATUS = {
    Status.SAVED: "wishlist bookmarked tosave toapply applying new interested draft backlog",
    Status.APPLIED: "sent submitted waiting pending",
    Status.INTERVIEW: "interviewing interviews interviewed screening phonescreen onsite negotiating",
    Status.OFFER: "offered offers offerreceived",
    Status.ACCEPTED: "hired accept",
    Status.REJECTED: "declined reject noresponse ghosted notselected",
    Status.WITHDRAWN: "archived closed withdrew iwithdrew",
}
_STATUSES = {name: status for status, names in _STATUS.items() for name in names.split()}
_STATUSES |= {status.value: status for status in Status}

_NEXT = re.compile(rf";\s*(?=(?:{'|'.join(Mark)}) )")
_YEAR = re.compile(r"\b\d{4}\b")
_MESSAGE = re.compile(r"https://(?:\w+\.)?discord(?:app)?\.com/channels/\S+$")
_ID = re.compile(r"[a-z0-9-]{1,80}")


@dataclass(frozen=True, slots=True)
class Read:
    """What a file holds.

    Args:
        jobs: in the order of the file, without owner.
        faults: the rows that cannot be read, counted from 1, each with its reason.
    """

    jobs: Sequence[SavedJob]
    faults: Mapping[int, UserError]


def read(
    rows: Iterable[Row], now: dt.datetime, columns: Mapping[str, str] | None = None, first: int = 1
) -> Read:
    """The jobs of rows; what a row does not say is as if it were saved now.

    Args:
        rows: of a file.
        now: the moment in UTC.
        columns: what each column is; None where their names say it.
        first: the number of the first row.
    """
    jobs, faults = [], dict[int, UserError]()
    for at, row in enumerate(rows, first):
        try:
            jobs.append(_job(_ours(row, columns), now))
        except (BadLink, SeveralLinks, TooLong, BadDay) as error:
            faults[at] = error
    return Read(jobs, faults)


def _ours(row: Row, columns: Mapping[str, str] | None) -> dict[str, str]:
    """The row's texts by our own names; of two columns for one the first that is filled."""
    found: dict[str, str] = {}
    for name, text in row.items():
        ours = known(name) if columns is None else columns.get(name)
        if ours and text.strip() and not found.get(ours):
            found[ours] = text
    return found


def _job(row: Row, now: dt.datetime) -> SavedJob:
    texts = {name: row[name] for name in POSTING if name in row and name not in ("url", "original_url")}
    if not _MESSAGE.match(texts.get("source", "")):
        texts.pop("source", "")  # others name there the site on which a job was found
    texts["excerpt"] = clip(texts.get("excerpt", ""), LIMITS["excerpt"])  # others keep whole descriptions
    deadline = day(_date(texts.pop("deadline")), now.date()) if "deadline" in texts else None
    posting = draft(row.get("original_url") or row.get("url", ""), **texts)
    number = row.get("number", "")
    return SavedJob(
        int(number) if re.fullmatch(r"[0-9]{1,9}", number) else 0,
        0,
        _moment(row.get("saved_at", "")) or now,
        replace(posting, deadline=deadline),
        _status(row.get("status") or ("applied" if _applied(row) else "")),
        _moment(row.get("updated_at", "")),
        _steps(row.get("history", "")) or _applied(row),
        _asked(row.get("skills", "")),
        _reminders(row.get("reminders", ""), now),
    )


def _reminders(text: str, now: dt.datetime) -> tuple[Reminder, ...]:
    """Those that are still to come; what came while they were away needs nobody any more."""
    lines = (each.partition(" ") for each in text.splitlines()[:MOST_REMINDERS])
    known = ((_moment(at), clip(line(said), REMINDER_TEXT)) for at, _, said in lines)
    coming = ((at, said) for at, said in known if at and said and now < at <= now + FARTHEST)
    return tuple(Reminder(0, 0, 0, at, said) for at, said in coming)


def _date(text: str) -> str:
    """The day of a text that may be a moment."""
    return text.strip()[:10] if re.match(r"\s*\d{4}-\d\d-\d\d[T ]", text) else text


def _moment(text: str) -> dt.datetime | None:
    try:
        found = dt.datetime.fromisoformat(text.strip())
        return (found if found.tzinfo else found.replace(tzinfo=dt.UTC)).astimezone(dt.UTC)
    except (ValueError, OverflowError):
        return _beginning(text)


def _beginning(text: str) -> dt.datetime | None:
    """The beginning of a day that is written out with its year."""
    try:
        found = day(text, dt.date.min) if _YEAR.search(text) else None
    except BadDay:
        return None
    return dt.datetime.combine(found, dt.time(), dt.UTC) if found else None


def _status(text: str) -> Status:
    return _STATUSES.get(re.sub(r"[^a-z]", "", text.lower()), Status.SAVED)


def _steps(history: str) -> tuple[Step, ...]:
    moves = [part.split() for part in history.split(";")]
    known = [
        (Status(move[0]), at)
        for move in moves
        if len(move) == 2 and move[0] in set(Status) and (at := _moment(move[1]))
    ]
    return tuple(Step(number, status, at) for number, (status, at) in enumerate(known[:MOST_MOVES], 1))


def _applied(row: Row) -> tuple[Step, ...]:
    """The one move that other trackers date."""
    at = _moment(row.get("applied_at", ""))
    return (Step(1, Status.APPLIED, at),) if at else ()


def _asked(skills: str) -> tuple[Asked, ...]:
    parts = [part.split(maxsplit=2) for part in _NEXT.split(skills)]
    known = (part for part in parts if len(part) == 3 and part[0] in set(Mark) and _ID.fullmatch(part[1]))
    found = {skill: Asked(skill, clip(line(said), SAID), Mark(mark)) for mark, skill, said in known}
    return tuple(found.values())[:MOST]
