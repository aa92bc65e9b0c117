"""Real databases for the storage tests: a SQLite file, and one on the test run's own PostgreSQL server."""

from __future__ import annotations

import itertools
import socket
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import trustme

from bot.storage.database import Database
from bot.storage.migrate import migrate

_names = itertools.count()


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/bot.db"
    server = request.getfixturevalue("postgres")
    name = f"test{next(_names)}"
    server.psql(f"CREATE DATABASE {name};")
    return str(server.get_uri()).replace("/postgres?", f"/{name}?")


@pytest.fixture
async def database(migrated: str) -> AsyncIterator[Database]:
    """An open database of each kind with the current schema."""
    database = Database(migrated)
    yield database
    await database.close()


@pytest.fixture
def migrated(address: str, tmp_path: Path) -> str:
    """The address of a database of each kind with the current schema."""
    migrate(address, tmp_path)
    return address


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A SQLite file with the current schema."""
    migrate(f"sqlite:///{tmp_path}/bot.db", tmp_path)
    return tmp_path / "bot.db"


@pytest.fixture
async def sqlite(file: Path) -> AsyncIterator[Database]:
    """An open SQLite database with the current schema."""
    database = Database(f"sqlite:///{file}")
    yield database
    await database.close()


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    """Whoever signs certificates here."""
    return trustme.CA()


@pytest.fixture
def root(authority: trustme.CA, tmp_path: Path) -> Path:
    """The authority's own certificate, as a file."""
    authority.cert_pem.write_to_path(tmp_path / "root.pem")
    return tmp_path / "root.pem"


@pytest.fixture
def elsewhere() -> Iterator[None]:
    """Names that end in ``.example`` lead to this machine, as the names of another host would to it."""
    known = socket.getaddrinfo

    def resolve(host: str, *rest: object, **more: object) -> object:
        return known("127.0.0.1" if str(host).endswith(".example") else host, *rest, **more)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "getaddrinfo", resolve)
        yield
