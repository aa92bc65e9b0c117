"""Saved jobs, their moves and their numbers; a job's columns are the fields of the core's Posting."""

from __future__ import annotations

import datetime as dt
from dataclasses import Field, fields
from typing import Any

from sqlalchemy import BigInteger, Index, Integer, String
from sqlalchemy.orm import Mapped, MappedColumn, composite, mapped_column

from bot.jobs.identity import LENGTH
from bot.jobs.model import LIMITS, SAID, Posting
from bot.storage.tables.base import Base, UtcDateTime, at_most

# Characters of the longest status, of an entry's id and of the longest mark.
STATUS, SKILL, MARK = 12, 80, 8


class JobCounter(Base):
    """The last number given to a job of a member, so that a removed job's number is not used again."""

    __tablename__ = "job_counters"
    __table_args__ = ({"info": {"title": "Counter for their numbers"}},)

    member_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    last_number: Mapped[int] = mapped_column(Integer)


class JobStep(Base):
    """A move of a job to a status."""

    __tablename__ = "job_steps"
    __table_args__ = ({"info": {"title": "Steps of your applications"}},)

    member_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    job: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    status: Mapped[str] = mapped_column(String(STATUS))
    at: Mapped[dt.datetime] = mapped_column(UtcDateTime)


class JobSkill(Base):
    """A skill that a job's posting names, and what its owner says of it."""

    __tablename__ = "job_skills"
    __table_args__ = ({"info": {"title": "Skills that your jobs ask for"}},)

    member_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    job: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    place: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    """From 1, in the order of the posting."""
    skill: Mapped[str] = mapped_column(String(SKILL))
    said: Mapped[str] = mapped_column(String(SAID))
    mark: Mapped[str] = mapped_column(String(MARK))


def _column(part: Field[Any]) -> MappedColumn[Any]:
    if part.name in LIMITS:
        return mapped_column(part.name, String(LIMITS[part.name]))
    return mapped_column(part.name)  # SQLAlchemy knows the column for its type


class JobRow(Base):
    """A saved job; neither its link nor its identity is unique, since two roles may share one address."""

    __tablename__ = "saved_jobs"
    __table_args__ = (
        *(at_most(name, limit) for name, limit in LIMITS.items()),
        Index("ix_saved_jobs_identity", "member_id", "identity"),
        Index("ix_saved_jobs_origin", "member_id", "origin", unique=True),
        Index("ix_saved_jobs_removed_at", "removed_at"),
        {"info": {"title": "Saved job links"}},
    )

    member_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    saved_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    updated_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)
    removed_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)
    """Set while a removal can still be undone."""
    status: Mapped[str] = mapped_column(String(STATUS))
    identity: Mapped[str] = mapped_column(String(LENGTH))
    rules: Mapped[int] = mapped_column(Integer, server_default="0")
    """The version of the rules that made the identity; 0 for older ones."""
    origin: Mapped[int | None] = mapped_column(BigInteger)
    """Discord's id of what asked for the save, so that a second click makes no second job."""
    posting: Mapped[Posting] = composite(*map(_column, fields(Posting)))
