"""The house itself: contracts, sizes, locks and documents hold what they promise."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CODE = sorted((ROOT / "bot").rglob("*.py"))
LOCKS = ("requirements.lock", "requirements-preview.lock", "requirements-dev.lock")


def lines(paths: list[Path]) -> int:
    return sum(bool(line.strip()) for path in paths for line in path.read_text().splitlines())


def pins(lock: str) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9_.-]+)==(\S+)", (ROOT / lock).read_text(), re.M))


@pytest.mark.parametrize("path", [*CODE, *sorted((ROOT / "tests").rglob("*.py"))], ids=lambda p: p.name)
def test_no_file_is_longer_than_three_hundred_lines(path: Path) -> None:
    """A longer file wants to be two."""
    assert len(path.read_text().splitlines()) <= 300


@pytest.mark.parametrize("path", CODE, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_module_opens_with_its_purpose(path: Path) -> None:
    """The first statement is a docstring whose first sentence ends."""
    purpose = ast.get_docstring(ast.parse(path.read_text())) or ""
    assert re.match(r"[A-Z].+[.:]", purpose)


def test_functions_are_short() -> None:
    """The median function has at most ten lines."""
    lengths = sorted(
        (node.end_lineno or node.lineno) - node.lineno + 1
        for path in CODE
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    assert lengths[len(lengths) // 2] <= 10


def test_there_is_a_line_of_test_for_every_line_of_code() -> None:
    """Tests are at least as long as the code."""
    assert lines(sorted((ROOT / "tests").rglob("*.py"))) >= lines(CODE)


@pytest.mark.parametrize(
    "name", ["utils", "util", "helpers", "helper", "common", "misc", "manager", "managers"]
)
def test_there_are_no_drawers_without_a_meaning(name: str) -> None:
    """A name says what a module is about."""
    assert not [path for path in CODE if name in {path.stem, *(part.lower() for part in path.parts)}]


def test_yaml_is_read_in_one_place() -> None:
    """Only the strict reader imports the YAML library."""
    importers = {path.name for path in CODE if re.search(r"^\s*(import|from) yaml\b", path.read_text(), re.M)}
    folders = {path.parent.name for path in CODE if path.name in importers and "yaml" in path.read_text()}
    assert len(importers) == 1
    assert "knowledge" in folders


@pytest.mark.parametrize(
    "name", ["alembic", "asyncpg", "sqlalchemy.dialects.postgresql", "simcord", "watchfiles"]
)
def test_a_running_bot_holds_nothing_that_it_does_not_use(name: str) -> None:
    """On a small machine every library in memory counts; these are loaded where they are needed."""
    loaded = "import sys, bot.app; sys.exit(sys.argv[1] in sys.modules)"
    subprocess.run([sys.executable, "-c", loaded, name], cwd=ROOT, check=True)


def test_all_locks_agree() -> None:
    """The smaller locks hold the same versions as the largest, and each holds the one before."""
    core, preview, dev = (pins(lock) for lock in LOCKS)
    assert core.items() <= preview.items() <= dev.items()
    assert core


@pytest.mark.parametrize("lock", LOCKS)
def test_locks_have_hashes_and_no_address(lock: str) -> None:
    """Every package is pinned to its bytes, and no index is named."""
    text = (ROOT / lock).read_text()
    assert text.count("--hash=sha256:") > len(pins(lock))
    assert "://" not in text


def test_every_direct_dependency_is_locked() -> None:
    """What pyproject.toml asks for is what the lock installs."""
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    names = {re.split(r"[\[<>=~!; ]", line)[0].lower().replace(".", "-").replace("_", "-") for line in asked}
    assert names <= pins("requirements.lock").keys()


def test_the_wheel_carries_the_knowledge(tmp_path: Path) -> None:
    """An installed bot has the answers inside it, the migrations, and the encoder with its licence."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path], cwd=ROOT, check=True
    )
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert "bot/_knowledge/vocabulary.yaml" in names
    assert "bot/storage/migrations/versions/0001_saved_jobs.py" in names
    weights = {name.rpartition("/")[2] for name in names if name.startswith("bot/search/meaning/weights/")}
    assert weights == {"encoder-int8.npz", "vocab.txt", "MODEL_CARD.md", "LICENSE", "NOTICE"}
    assert not [name for name in names if name.startswith(("tests/", "knowledge/"))]


def test_the_readme_names_the_two_commands() -> None:
    """A newcomer finds both at once."""
    readme = (ROOT / "README.md").read_text()
    assert "make run" in readme
    assert "make test" in readme
    assert re.search(r"^\s*make test$", (ROOT / ".ci/run").read_text(), re.M)


def test_the_readme_names_every_command_of_the_command_line() -> None:
    """A command that is not in the README is not there for its users."""
    from bot.__main__ import _parser

    readme = (ROOT / "README.md").read_text()
    (commands,) = [a.choices for a in _parser()._actions if isinstance(a.choices, dict)]
    assert [name for name in commands if f"bot {name}" not in readme] == []


@pytest.mark.parametrize("number", range(1, 41))
def test_every_claim_of_the_overview_has_its_entries(number: int) -> None:
    """Each of S1 to S40 is marked on an entry, and its phrasings name entries that exist."""
    from bot.knowledge.loader import load

    base = load(ROOT / "knowledge").base
    assert base is not None
    assert [entry.id for entry in base.entries.values() if f"S{number}" in entry.seed]
