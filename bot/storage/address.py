"""Understands database addresses as people write them."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from bot.errors import SettingsError
from bot.settings import project_root

POSTGRES = {"postgres", "postgresql", "postgresql+asyncpg"}
SQLITE = {"sqlite", "sqlite+aiosqlite"}


def parse(address: str) -> URL:
    """The address with its asynchronous driver; a relative SQLite path counts from the project root.

    Raises:
        SettingsError: no such database is supported; the text never holds the address.
    """
    try:
        url = make_url(address.strip())
    except (ArgumentError, ValueError):  # the latter for a port that is no number
        raise SettingsError("DATABASE_URL: this is not a database address; see .env.example") from None
    if url.drivername in SQLITE:
        return _sqlite(url)
    if url.drivername in POSTGRES:
        return _postgres(url)
    raise SettingsError(
        "DATABASE_URL: only sqlite:///path and postgresql://user:password@host/name are supported"
    )


def file_of(url: URL) -> Path | None:
    """The SQLite file; None for PostgreSQL."""
    return Path(str(url.database)) if url.get_backend_name() == "sqlite" else None


def _sqlite(url: URL) -> URL:
    if not url.database or url.database == ":memory:" or "mode=memory" in str(url.query):
        raise SettingsError(
            "DATABASE_URL: name a file, for example sqlite:///data/bot.db; memory forgets everything"
        )
    path = project_root() / Path(url.database).expanduser()
    return URL.create("sqlite+aiosqlite", database=str(path))


def _postgres(url: URL) -> URL:
    if not url.database:
        raise SettingsError("DATABASE_URL: the name of the database is missing at the end")
    query = dict(url.query)
    if "ssl" in query:  # SQLAlchemy's name for what PostgreSQL calls sslmode
        query["sslmode"] = query.pop("ssl")
    return url.set(drivername="postgresql+asyncpg", query=query)
