"""The members about whom something is stored, whatever it is."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import BigInteger, Date, Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.tables.base import Base


class ActiveMember(Base):
    """The day on which a member last used what is stored, since all of one who stays away is deleted.

    No more exact than the day. Whatever is stored about a member begins here, so that its lock holds it all.
    """

    __tablename__ = "active_members"
    __table_args__ = (
        Index("ix_active_members_last_used", "last_used"),
        {"info": {"title": "Day of your last use"}},
    )

    member_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    last_used: Mapped[dt.date] = mapped_column(Date)
