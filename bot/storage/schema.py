"""Tells whose tables a database holds, and for which version of the bot they were made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from sqlalchemy import Connection, Inspector, MetaData, Table, column, delete, inspect, select, table
from sqlalchemy.schema import DropTable

from bot.errors import SettingsError
from bot.storage.migrations import ADOPTED, HEAD, RECORD, REVISIONS, SHARED

# In every database of ours, from the first version on.
OURS = {"saved_jobs": {"member_id", "number", "original_url"}, "job_counters": {"member_id", "last_number"}}

FOREIGN = "DATABASE_URL: this database has tables that are not the bot's; name another one"
NEWER = "DATABASE_URL: this database was made by a newer version of the bot; update the bot"


class State(Enum):
    """What a database is to this version of the bot."""

    EMPTY = "no table at all"
    FOREIGN = "tables of others, and none of ours"
    OLDER = "tables that a command can bring up to date"
    CURRENT = "the tables that this version works with"
    NEWER = "tables that a newer version has made"


@dataclass(frozen=True, slots=True)
class Schema:
    """What was found in a database; the revision is empty where no version of the bot has made its tables."""

    state: State
    revision: str = ""

    def check(self) -> Schema:
        """Itself, where this version of the bot can use it, now or after bringing it up to date.

        Raises:
            SettingsError: it belongs to somebody else, or to a newer version of the bot.
        """
        if self.state is State.FOREIGN:
            raise SettingsError(FOREIGN)
        if self.state is State.NEWER:
            raise SettingsError(NEWER)
        return self


def look(connection: Connection) -> Schema:
    """What an open connection leads to."""
    found = inspect(connection)
    if _has(found, RECORD, {"version_num"}):
        return _known(_recorded(connection, RECORD))
    if revision := adoptable(connection):
        return Schema(State.OLDER, revision)
    return Schema(State.FOREIGN if found.get_table_names() else State.EMPTY)


def adoptable(connection: Connection) -> str:
    """The revision that a version of the bot noted which had no record of its own yet; empty for none.

    It stands in the table that Alembic makes for everybody, and so may that of any other program.
    """
    found = inspect(connection)
    if found.has_table(RECORD) or not all(_has(found, name, columns) for name, columns in OURS.items()):
        return ""
    noted = _recorded(connection, SHARED) if _has(found, SHARED, {"version_num"}) else []
    ours = [revision for revision in noted if revision in ADOPTED]
    return ours[0] if len(ours) == 1 else ""


def let_go(connection: Connection, revision: str) -> None:
    """Take the bot's revision out of the table of everybody, and the table away where nobody else uses it."""
    shared = table(SHARED, column("version_num"))
    connection.execute(delete(shared).where(shared.c.version_num == revision))
    if not _recorded(connection, SHARED):
        connection.execute(DropTable(Table(SHARED, MetaData())))


def _recorded(connection: Connection, record: str) -> Sequence[str]:
    return connection.scalars(select(table(record, column("version_num")))).all()


def _known(recorded: Sequence[str]) -> Schema:
    if len(recorded) != 1:
        return Schema(State.FOREIGN)
    revision = recorded[0]
    if revision == HEAD:
        return Schema(State.CURRENT, revision)
    return Schema(State.OLDER if revision in REVISIONS else State.NEWER, revision)


def _has(found: Inspector, name: str, columns: set[str]) -> bool:
    return found.has_table(name) and columns <= {str(part["name"]) for part in found.get_columns(name)}
