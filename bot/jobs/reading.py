"""Turns the rows of a file into jobs, whoever wrote it: columns and statuses are told by their names."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.errors import BadDay, BadLink, SeveralLinks, TooLong, UserError
from bot.jobs.days import day
from bot.jobs.exchange import COLUMNS, POSTING, Row
from bot.jobs.links import draft
from bot.jobs.model import REMINDER_TEXT, Reminder, SavedJob, Status, Step
from bot.jobs.moments import FARTHEST
from bot.sanitize.cutting import clip
from bot.sanitize.unseen import line as seen

# Reminders of one job of a file.
MOST_REMINDERS = 20

# What others call our columns, in small letters and digits only.
_CALLED = {
    "url": "link joburl joblink posting postingurl jobpostingurl website applicationurl",
    "title": "jobtitle position role job name positiontitle",
    "company": "companyname employer organization organisation",
    "location": "city place joblocation",
    "mode": "workmode worktype remote workplacetype",
    "salary": "compensation pay salaryrange maxsalary",
    "contact": "recruiter contactname contactemail hiringmanager",
    "tags": "labels tag keywords",
    "notes": "note comment comments",
    "excerpt": "description jobdescription",
    "deadline": "due duedate applyby deadlinedate closingdate",
    "status": "stage state list boardlist column",
    "saved_at": "saved datesaved savedat added dateadded created createdat createddate",
    "updated_at": "updatedat lastupdated modified",
    "original_url": "originalurl",
}
_COLUMN = {name: ours for ours, names in _CALLED.items() for name in names.split()}
_COLUMN |= {re.sub(r"[^a-z0-9]", "", name): name for name in COLUMNS}
_STATUS = {
    Status.SAVED: "wishlist bookmarked tosave toapply applying new interested draft backlog",
    Status.APPLIED: "sent submitted waiting pending",
    Status.INTERVIEW: "interviewing interviews interviewed screening phonescreen onsite negotiating",
    Status.OFFER: "offered offers offerreceived",
    Status.ACCEPTED: "hired accept",
    Status.REJECTED: "declined reject noresponse ghosted",
    Status.WITHDRAWN: "archived closed withdrew notselected",
}
_STATUSES = {name: status for status, names in _STATUS.items() for name in names.split()}
_STATUSES |= {status.value: status for status in Status}


@dataclass(frozen=True, slots=True)
class Read:
    """What a file holds.

    Args:
        jobs: in the order of the file, without owner.
        faults: the rows that cannot be read, counted from 1, each with its reason.
    """

    jobs: Sequence[SavedJob]
    faults: Mapping[int, UserError]


def read(rows: Iterable[Row], now: dt.datetime) -> Read:
    """The jobs of rows; what a row does not say is as if it were saved now."""
    jobs, faults = [], dict[int, UserError]()
    for at, row in enumerate(rows, 1):
        try:
            jobs.append(_job(_ours(row), now))
        except (BadLink, SeveralLinks, TooLong, BadDay) as error:
            faults[at] = error
    return Read(jobs, faults)


def _ours(row: Row) -> dict[str, str]:
    """The row's texts by our own names; of two columns for one the first that is filled."""
    found: dict[str, str] = {}
    for name, text in row.items():
        ours = _COLUMN.get(re.sub(r"[^a-z0-9]", "", name.lower()))
        if ours and text.strip() and not found.get(ours):
            found[ours] = text
    return found


def _job(row: Row, now: dt.datetime) -> SavedJob:
    texts = {name: row[name] for name in POSTING if name in row and name not in ("url", "original_url")}
    deadline = day(_date(texts.pop("deadline")), now.date()) if "deadline" in texts else None
    posting = draft(row.get("original_url") or row.get("url", ""), **texts)
    number = row.get("number", "")
    return SavedJob(
        int(number) if re.fullmatch(r"[0-9]{1,9}", number) else 0,
        0,
        _moment(row.get("saved_at", "")) or now,
        replace(posting, deadline=deadline),
        _status(row.get("status", "")),
        _moment(row.get("updated_at", "")),
        _steps(row.get("history", "")),
        reminders=_reminders(row.get("reminders", ""), now),
    )


def _reminders(text: str, now: dt.datetime) -> tuple[Reminder, ...]:
    """Those that are still to come; what came while they were away needs nobody any more."""
    lines = (line.partition(" ") for line in text.splitlines()[:MOST_REMINDERS])
    known = ((_moment(at), clip(seen(said), REMINDER_TEXT)) for at, _, said in lines)
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
        return None


def _status(text: str) -> Status:
    return _STATUSES.get(re.sub(r"[^a-z]", "", text.lower()), Status.SAVED)


def _steps(history: str) -> tuple[Step, ...]:
    moves = [part.split() for part in history.split(";")]
    known = [
        (Status(move[0]), at)
        for move in moves
        if len(move) == 2 and move[0] in set(Status) and (at := _moment(move[1]))
    ]
    return tuple(Step(number, status, at) for number, (status, at) in enumerate(known, 1))
