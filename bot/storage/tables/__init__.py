"""The tables, one file an area, the same on SQLite and PostgreSQL."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from bot.storage.tables.base import Base as Base

# A table is known once the module that declares it is loaded.
for _module in iter_modules(__path__):
    import_module(f"{__name__}.{_module.name}")

# Every table with rows of members, those that others refer to last; its title says what the rows are.
# What is counted, exported and deleted is this list and no other.
PERSONAL = tuple(table for table in reversed(Base.metadata.sorted_tables) if "member_id" in table.columns)
