"""The double, and what a bot process needs to join it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.wire.double import Double
from tests.wire.process import BotProcess, Start, furnished, settings_for


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
