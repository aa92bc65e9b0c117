"""Turns what a database can throw into one sentence for the member, and one for the operator."""

from __future__ import annotations

from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from bot.errors import StorageUnavailable

BUSY = "I'm busy right now. Nothing was changed; please try again in a few seconds."
FULL = "My disk is full, so nothing was changed. What you saved before is safe; please try again later."
READ_ONLY = "I can't use my storage right now, so nothing was changed. You can still ask me questions."
DAMAGED = "My storage is damaged, so I can't save or list anything for now. You can still ask me questions."
AWAY = "I can't reach my storage right now; please try again later. You can still ask me questions."
MOVED = "My storage is gone, so I can't save or list anything for now. You can still ask me questions."

_SQLITE = {
    "SQLITE_BUSY": BUSY,
    "SQLITE_LOCKED": BUSY,
    "SQLITE_FULL": FULL,
    "SQLITE_IOERR": READ_ONLY,
    "SQLITE_READONLY": READ_ONLY,
    "SQLITE_CANTOPEN": READ_ONLY,
    "SQLITE_PERM": READ_ONLY,
    "SQLITE_CORRUPT": DAMAGED,
    "SQLITE_NOTADB": DAMAGED,
}


def unavailable(error: Exception) -> StorageUnavailable | None:
    """The member's sentence for a database that does not work; None where the fault is ours."""
    if isinstance(error, PoolTimeout):
        return StorageUnavailable(BUSY, busy=True)
    if isinstance(error, DBAPIError):
        return _by_driver(error)
    # asyncpg raises bare OSErrors where the server cannot be reached.
    return None if isinstance(error, SQLAlchemyError) else StorageUnavailable(AWAY)


def reason(error: BaseException) -> str:
    """The operator's line: the driver's own words, without the statement and its values."""
    cause = error.__cause__ if isinstance(error, StorageUnavailable) and error.__cause__ else error
    if isinstance(cause, OSError) and cause.strerror:
        return cause.strerror
    words = str(cause.orig if isinstance(cause, DBAPIError) else cause)
    return words.splitlines()[0] if words else type(cause).__name__


def _by_driver(error: DBAPIError) -> StorageUnavailable | None:
    name = _sqlite_name(error)
    for prefix, message in _SQLITE.items():
        if name.startswith(prefix):
            return StorageUnavailable(message, busy=message is BUSY)
    return StorageUnavailable(AWAY) if not name and _is_connection_fault(error) else None


def _sqlite_name(error: DBAPIError) -> str:
    return str(getattr(error.orig, "sqlite_errorname", ""))


def _is_connection_fault(error: DBAPIError) -> bool:
    # PostgreSQL's classes (appendix A): 08 connection exception, 53 insufficient resources, 57 intervention.
    state = str(getattr(error.orig, "sqlstate", None) or "")
    return error.connection_invalidated or state[:2] in {"08", "53", "57"}
