"""Turns what a database can throw into its cause for the member, and into one line for the operator."""

from __future__ import annotations

from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from bot.errors import StorageFault, StorageUnavailable

_SQLITE = {
    "SQLITE_BUSY": StorageFault.BUSY,
    "SQLITE_LOCKED": StorageFault.BUSY,
    "SQLITE_FULL": StorageFault.FULL,
    "SQLITE_IOERR": StorageFault.READ_ONLY,
    "SQLITE_READONLY": StorageFault.READ_ONLY,
    "SQLITE_CANTOPEN": StorageFault.READ_ONLY,
    "SQLITE_PERM": StorageFault.READ_ONLY,
    "SQLITE_CORRUPT": StorageFault.DAMAGED,
    "SQLITE_NOTADB": StorageFault.DAMAGED,
}


def unavailable(error: Exception) -> StorageUnavailable | None:
    """Why a database does not work; None where the fault is ours."""
    if isinstance(error, PoolTimeout):
        return StorageUnavailable(StorageFault.BUSY)
    if isinstance(error, DBAPIError):
        return _by_driver(error)
    # asyncpg raises bare OSErrors where the server cannot be reached.
    return None if isinstance(error, SQLAlchemyError) else StorageUnavailable(StorageFault.AWAY)


def reason(error: BaseException) -> str:
    """The operator's line: the driver's own words, without the statement and its values."""
    cause = error.__cause__ if isinstance(error, StorageUnavailable) and error.__cause__ else error
    if isinstance(cause, OSError) and cause.strerror:
        return cause.strerror
    words = str(cause.orig if isinstance(cause, DBAPIError) else cause)
    return words.splitlines()[0] if words else type(cause).__name__


def _by_driver(error: DBAPIError) -> StorageUnavailable | None:
    name = _sqlite_name(error)
    for prefix, fault in _SQLITE.items():
        if name.startswith(prefix):
            return StorageUnavailable(fault)
    return StorageUnavailable(StorageFault.AWAY) if not name and _is_connection_fault(error) else None


def _sqlite_name(error: DBAPIError) -> str:
    return str(getattr(error.orig, "sqlite_errorname", ""))


def _is_connection_fault(error: DBAPIError) -> bool:
    # PostgreSQL's classes (appendix A): 08 connection exception, 53 insufficient resources, 57 intervention.
    state = str(getattr(error.orig, "sqlstate", None) or "")
    return error.connection_invalidated or state[:2] in {"08", "53", "57"}
