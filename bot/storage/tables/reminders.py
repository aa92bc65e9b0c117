"""Reminders of saved jobs."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import BigInteger, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.jobs.model import REMINDER_TEXT
from bot.storage.tables.base import Base, UtcDateTime, at_most


class JobReminder(Base):
    """A reminder: waiting while it has a time to be tried, then missed or sent."""

    __tablename__ = "job_reminders"
    __table_args__ = (
        at_most("text", REMINDER_TEXT),
        Index("ix_job_reminders_try_at", "try_at"),
        Index("ix_job_reminders_missed_at", "missed_at"),
        Index("ix_job_reminders_sent_at", "sent_at"),
        {"info": {"title": "Reminders of your saved jobs"}},
    )

    member_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    key: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    job: Mapped[int] = mapped_column(Integer)
    text: Mapped[str] = mapped_column(String(REMINDER_TEXT))
    due_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    try_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)
    """From when on a process may take it; later than that it is due while one has it, or after a failure."""
    tried_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)
    tries: Mapped[int] = mapped_column(Integer)
    sent_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)
    missed_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)
    """Set while the member is to be told that Discord did not let them have it."""
