"""The double, and what a bot process needs to join it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.folder import write_knowledge
from tests.wire.double import Double
from tests.wire.payloads import TOKEN
from tests.wire.process import BotProcess

Start = Callable[..., BotProcess]


def settings_for(home: Path) -> dict[str, str | None]:
    """The environment of a bot that keeps everything in ``home``."""
    return {
        "DISCORD_TOKEN": TOKEN,
        "DATABASE_URL": f"sqlite:///{home}/bot.db",
        "DATA_DIR": str(home / "data"),
        "KNOWLEDGE_DIR": str(home / "knowledge"),
        "LOG_LEVEL": "DEBUG",
    }


def furnished(home: Path, empty_database: Path) -> Path:
    """A folder with knowledge and an empty database."""
    home.mkdir(parents=True, exist_ok=True)
    write_knowledge(home / "knowledge")
    shutil.copy(empty_database, home / "bot.db")
    return home


@pytest.fixture
def double() -> Iterator[Double]:
    """A Discord that nobody has talked to yet."""
    with Double() as made:
        yield made


@pytest.fixture
def home(tmp_path: Path, empty_database: Path) -> Path:
    """The folder of a bot of this test's own."""
    return furnished(tmp_path / "home", empty_database)


@pytest.fixture
def start(double: Double, home: Path) -> Iterator[Start]:
    """Starts a bot process; whatever still runs at the end is ended."""
    with ExitStack() as running:

        def start_one(*arguments: str, **settings: str | None) -> BotProcess:
            environment = settings_for(home) | settings
            folder = home / f"run{len(list(home.glob('run*')))}"
            return running.enter_context(BotProcess(double, folder, environment, arguments or ("run",)))

        yield start_one


@pytest.fixture(scope="package")
def world(
    tmp_path_factory: pytest.TempPathFactory, empty_database: Path
) -> Iterator[tuple[Double, BotProcess]]:
    """One joined bot for all tests that only talk to it."""
    home = furnished(tmp_path_factory.mktemp("world"), empty_database)
    with Double() as double, BotProcess(double, home / "run", settings_for(home)) as bot:
        yield double, bot.joined()
