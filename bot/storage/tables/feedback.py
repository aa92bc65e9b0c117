"""Members' votes on answers, and questions without a good answer, of which nobody can tell who asked them."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import BigInteger, Boolean, Date, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.feedback.masking import MOST
from bot.storage.tables.base import Base, at_most

# Characters of an entry's id, of a reason and of a state.
ENTRY_ID, WORD = 40, 12


class AnswerVote(Base):
    """Whether an answer helped a member: one vote for each entry, which a later one replaces."""

    __tablename__ = "answer_votes"
    __table_args__ = (
        Index("ix_answer_votes_entry_id", "entry_id"),
        {"info": {"title": "Votes on answers"}},
    )

    member_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    entry_id: Mapped[str] = mapped_column(String(ENTRY_ID), primary_key=True)
    helpful: Mapped[bool] = mapped_column(Boolean)
    voted_on: Mapped[dt.date] = mapped_column(Date)


class GapRow(Base):
    """A masked question, once for each reason however often it was asked: no member, no server, no hour."""

    __tablename__ = "gaps"
    __table_args__ = (
        at_most("text", MOST),
        Index("ix_gaps_text", "text", "reason", "entry_id", unique=True),
        Index("ix_gaps_last_on", "last_on"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    text: Mapped[str] = mapped_column(String(MOST))
    reason: Mapped[str] = mapped_column(String(WORD))
    entry_id: Mapped[str] = mapped_column(String(ENTRY_ID))
    times: Mapped[int] = mapped_column(Integer)
    last_on: Mapped[dt.date] = mapped_column(Date)
    state: Mapped[str] = mapped_column(String(WORD))
