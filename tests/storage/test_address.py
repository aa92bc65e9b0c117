"""Database addresses as people write them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.settings import project_root
from bot.storage.address import file_of, parse
from bot.storage.database import Database


@pytest.mark.parametrize("prefix", ["sqlite", "sqlite+aiosqlite"])
def test_a_relative_file_counts_from_the_project_root(prefix: str) -> None:
    """The working directory plays no part."""
    assert file_of(parse(f"{prefix}:///data/bot.db")) == project_root() / "data/bot.db"


def test_an_absolute_file_stays_where_it_is() -> None:
    """Four slashes name a path from the root."""
    assert file_of(parse("sqlite:////var/lib/bot.db")) == Path("/var/lib/bot.db")


@pytest.mark.parametrize("prefix", ["postgres", "postgresql", "postgresql+asyncpg"])
def test_every_name_of_postgresql_gets_the_async_driver(prefix: str) -> None:
    """Hosting services print all three."""
    url = parse(f"{prefix}://u:p@db.example:5433/bot?sslmode=require")
    assert (url.drivername, url.host, url.port, url.database) == (
        "postgresql+asyncpg",
        "db.example",
        5433,
        "bot",
    )
    assert dict(url.query) == {"sslmode": "require"}
    assert file_of(url) is None


@pytest.mark.parametrize(
    "address",
    [
        "mysql://u:hunter2@h/db",
        "sqlite://",
        "sqlite:///:memory:",
        "nonsense hunter2",
        "postgresql://u:hunter2@h",
        "postgresql://u:p@h:hunter2/db",
    ],
)
def test_what_cannot_be_used_is_told_without_its_secrets(address: str) -> None:
    """The fault names the setting and never holds the address."""
    with pytest.raises(SettingsError, match="DATABASE_URL") as caught:
        parse(address)
    assert "hunter2" not in str(caught.value)


def test_a_missing_driver_is_told_with_the_way_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """The core is installed without the one for PostgreSQL."""
    monkeypatch.setitem(sys.modules, "asyncpg", None)
    with pytest.raises(SettingsError, match="PostgreSQL needs its driver"):
        Database("postgresql://u@db.example/bot")
