"""The tables, the same on SQLite and PostgreSQL."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Date,
    DateTime,
    Dialect,
    Integer,
    MetaData,
    String,
    TypeDecorator,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from bot.jobs.links import COMPANY_LIMIT, TITLE_LIMIT, URL_LIMIT


class UtcDateTime(TypeDecorator[dt.datetime]):
    """Aware UTC times: SQLite gives back naive ones, PostgreSQL aware ones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """The time as it is written."""
        return value.astimezone(dt.UTC) if value is not None else None

    def process_result_value(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """The time that was read."""
        if value is None:
            return None
        return value.replace(tzinfo=dt.UTC) if value.tzinfo is None else value.astimezone(dt.UTC)


class Base(DeclarativeBase):
    """Names every constraint, so that migrations can speak of them on both databases."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_name)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


def _at_most(column: str, limit: int) -> CheckConstraint:
    # Only PostgreSQL enforces VARCHAR(n) by itself.
    return CheckConstraint(f"length({column}) <= {limit}", name=f"{column}_length")


class JobCounter(Base):
    """The last number given to a job of a member, so that a removed job's number is not used again.

    With the day of the last use, no more exact than that, since all of a member who stays away is deleted.
    """

    __tablename__ = "job_counters"
    __table_args__ = ({"info": {"title": "Counter for their numbers"}},)

    member_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    last_number: Mapped[int] = mapped_column(Integer)
    last_used: Mapped[dt.date] = mapped_column(Date)


class JobRow(Base):
    """A saved job link; the link is on purpose not unique."""

    __tablename__ = "saved_jobs"
    __table_args__ = (
        _at_most("url", URL_LIMIT),
        _at_most("original_url", URL_LIMIT),
        _at_most("title", TITLE_LIMIT),
        _at_most("company", COMPANY_LIMIT),
        {"info": {"title": "Saved job links"}},
    )

    member_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    url: Mapped[str] = mapped_column(String(URL_LIMIT))
    original_url: Mapped[str] = mapped_column(String(URL_LIMIT))
    title: Mapped[str] = mapped_column(String(TITLE_LIMIT))
    company: Mapped[str] = mapped_column(String(COMPANY_LIMIT))
    saved_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)


# Every table with rows of members, those that others refer to last; its title says what the rows are.
PERSONAL = tuple(table for table in reversed(Base.metadata.sorted_tables) if "member_id" in table.columns)
