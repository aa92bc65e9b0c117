"""Gives jobs that older rules have marked the mark by which today's rules know them."""

from __future__ import annotations

import sqlalchemy as sa

from bot.errors import BadLink, TooLong
from bot.jobs.boards import boards
from bot.jobs.identity import identity
from bot.jobs.links import clean

# Rows that are read at once.
STEP = 1000

_JOBS = sa.table("saved_jobs", *map(sa.column, ("member_id", "number", "url", "identity", "rules")))
_KEY = sa.tuple_(_JOBS.c.member_id, _JOBS.c.number)


def mark_anew(connection: sa.Connection) -> None:
    """Mark the jobs of older rules; every migration that follows a new version of the rules calls it."""
    today = boards().version
    which = (_JOBS.c.member_id == sa.bindparam("member"), _JOBS.c.number == sa.bindparam("job"))
    put = _JOBS.update().where(*which).values(identity=sa.bindparam("mark"), rules=today)
    rows = sa.select(_JOBS.c.member_id, _JOBS.c.number, _JOBS.c.url).where(_JOBS.c.rules < today)
    rows = rows.order_by(*_KEY).limit(STEP)
    found = connection.execute(rows).all()
    while found:
        connection.execute(put, [{"member": m, "job": n, "mark": _mark(url)} for m, n, url in found])
        found = connection.execute(rows.where(sa.tuple_(*found[-1][:2]) < _KEY)).all()


def _mark(url: str) -> str:
    """The mark of a link as it would be cleaned today; what was kept stays as it is."""
    try:
        return identity(clean(url))
    except (BadLink, TooLong):
        return identity(url)
