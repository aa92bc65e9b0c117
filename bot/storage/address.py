"""Understands database addresses as people write them."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote, unquote, urlencode

from bot.errors import SettingsError
from bot.storage.places import rooted
from bot.storage.postgres.address import Server, read

POSTGRES = {"postgres", "postgresql", "postgresql+asyncpg"}
SQLITE = {"sqlite", "sqlite+aiosqlite"}

UNKNOWN = "DATABASE_URL: only sqlite:///path and postgresql://user:password@host/name are supported"
# Options that name a file.
FILES = ("sslrootcert", "sslcert", "sslkey", "sslcrl", "passfile")

NO_FILE = "DATABASE_URL: name a file, for example sqlite:///data/bot.db; memory forgets everything"


def parse(address: str) -> Path | Server:
    """The SQLite file or the PostgreSQL server; a relative path counts from the project root.

    Raises:
        SettingsError: no such database is supported; the text never holds the address.
    """
    kind, mark, rest = address.strip().partition("://")
    if mark and kind.lower() in SQLITE:
        return _file(rest)
    if mark and kind.lower() in POSTGRES:
        return read(f"postgresql://{rest}")
    raise SettingsError(UNKNOWN)


def absolute(address: str) -> str:
    """The same address for a process that is started in another folder."""
    place = parse(address)
    if isinstance(place, Path):
        return f"sqlite:///{quote(str(place))}"
    options = dict(place.options)
    for name in FILES:
        if options.get(name, "system") != "system":
            options[name] = str(rooted(options[name], f"DATABASE_URL: {name}"))
    options |= {"host": ",".join(place.hosts), "port": ",".join(map(str, place.ports))}
    user, password, database = (quote(part, safe="") for part in (place.user, place.password, place.database))
    return f"postgresql://{user}:{password}@/{database}?{urlencode(options, quote_via=quote)}"


def _file(rest: str) -> Path:
    host, slash, path = rest.partition("/")
    path, _, query = path.partition("?")
    if host or not slash or path in ("", ":memory:") or "mode=memory" in query:
        raise SettingsError(NO_FILE)
    return rooted(unquote(path), "DATABASE_URL")
