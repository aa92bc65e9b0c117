"""Which rows of a member's jobs are wanted, and in which order, in SQL of both databases."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, RowMapping, and_, case, func, literal, or_
from yarl import URL

from bot.jobs.finding import Said
from bot.jobs.model import OPEN
from bot.jobs.query import JobQuery, Sort
from bot.sanitize.unseen import line
from bot.storage.reminded import next_of_job
from bot.storage.tables.jobs import JobRow

ROW = JobRow.__table__.c
MORE = ("location", "mode", "tags", "notes")


def mine(owner: int) -> ColumnElement[bool]:
    """A member's jobs, less those that are removed."""
    return and_(ROW.member_id == owner, ROW.removed_at.is_(None))


def wanted(owner: int, query: JobQuery) -> ColumnElement[bool]:
    """The member's jobs that fit all of a query but its text."""
    parts = [mine(owner)]
    if query.status:
        parts.append(ROW.status == query.status)
    if tag := line(query.tag):
        tags = literal(", ") + ROW.tags + ", "
        parts.append(tags.icontains(f", {tag}, ", autoescape=True))
    if query.due:
        deadline = and_(ROW.deadline.is_not(None), ROW.status.in_(OPEN))
        parts.append(or_(deadline, next_of_job().is_not(None)))
    if query.open:
        parts.append(ROW.status.in_(OPEN))
    if query.numbers is not None:
        parts.append(ROW.number.in_(query.numbers))
    return and_(*parts)


def order(sort: Sort) -> tuple[ColumnElement[Any], ...]:
    """What comes first; of jobs that are alike the newer one."""
    first = _first()
    firsts: dict[Sort, tuple[ColumnElement[Any], ...]] = {
        "fit": (),
        "newest": (),
        "updated": (func.coalesce(ROW.updated_at, ROW.saved_at).desc(),),
        "deadline": (first.is_(None), first),
        "company": (ROW.company == "", func.lower(ROW.company)),
    }
    return (*firsts[sort], ROW.number.desc())


def _first() -> ColumnElement[Any]:
    """The deadline or the next reminder, whichever comes first."""
    reminder = next_of_job()
    return case((or_(reminder.is_(None), ROW.deadline <= reminder), ROW.deadline), else_=reminder)


SPOKEN = (ROW.number, ROW.title, ROW.company, ROW.url, *(ROW[name] for name in MORE))


def said(row: RowMapping) -> Said:
    """What can be found of a row of these columns; a job without a title goes by its link."""
    name = f"#{row['number']} {row['title'] or row['url']}, {row['company']}"
    host = URL(row["url"]).host or ""
    return Said(row["number"], name, "\n".join([host, *(row[part] for part in MORE)]))
