"""The tables, one file an area, the same on SQLite and PostgreSQL."""

from __future__ import annotations

from bot.storage.tables import jobs, members
from bot.storage.tables.base import Base

__all__ = ("AREAS", "PERSONAL", "Base")

AREAS = (jobs, members)

# Every table with rows of members, those that others refer to last; its title says what the rows are.
# What is counted, exported and deleted is this list and no other.
PERSONAL = tuple(table for table in reversed(Base.metadata.sorted_tables) if "member_id" in table.columns)
