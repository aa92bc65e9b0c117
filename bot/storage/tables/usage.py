"""How often questions were answered: numbers by day, with nobody's id."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import BigInteger, Date, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.tables.base import Base


class AnswerCount(Base):
    """How many questions of a day came to an outcome by an entry; no more exact than the day."""

    __tablename__ = "answer_counts"

    day: Mapped[dt.date] = mapped_column(Date, primary_key=True)
    outcome: Mapped[str] = mapped_column(String(12), primary_key=True)
    entry: Mapped[str] = mapped_column(String(40), primary_key=True)
    """Its id in the knowledge; empty where there was none."""
    number: Mapped[int] = mapped_column(BigInteger)
