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

from bot.knowledge.model import KnowledgeBase

ROOT = Path(__file__).resolve().parent.parent
CODE = sorted((ROOT / "bot").rglob("*.py"))
TRAINING = sorted((ROOT / "training").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
FUNCTION = ast.FunctionDef | ast.AsyncFunctionDef
LOCKS = ("requirements.lock", "requirements-preview.lock", "requirements-dev.lock")


def lines(paths: list[Path]) -> int:
    return sum(bool(line.strip()) for path in paths for line in path.read_text().splitlines())


def pins(lock: str) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9_.-]+)==(\S+)", (ROOT / lock).read_text(), re.M))


@pytest.mark.parametrize("path", [*CODE, *TRAINING, *TESTS], ids=lambda p: p.name)
def test_no_file_is_longer_than_three_hundred_lines(path: Path) -> None:
    """A longer file wants to be two."""
    assert len(path.read_text().splitlines()) <= 300


@pytest.mark.parametrize("path", TESTS, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_test_says_a_behaviour(path: Path) -> None:
    """Its docstring is a sentence."""
    found = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, FUNCTION)]
    tests = {node.name: ast.get_docstring(node) or "" for node in found if node.name.startswith("test_")}
    assert [name for name, said in tests.items() if not said.endswith((".", "?"))] == []


@pytest.mark.parametrize("path", TESTS, ids=lambda p: str(p.relative_to(ROOT)))
def test_nothing_is_imported_from_a_conftest(path: Path) -> None:
    """It holds fixtures, and pytest reads it; what tests import stands in a module with a name."""
    assert not re.search(r"^\s*from tests\S*conftest import", path.read_text(), re.M)


@pytest.mark.parametrize("path", [*CODE, *TRAINING], ids=lambda p: str(p.relative_to(ROOT)))
def test_every_module_opens_with_its_purpose(path: Path) -> None:
    """The first statement is a docstring whose first sentence ends."""
    purpose = ast.get_docstring(ast.parse(path.read_text())) or ""
    assert re.match(r"[A-Z].+[.:]", purpose)


@pytest.mark.parametrize("code", [CODE, TRAINING], ids=["bot", "training"])
def test_functions_are_short(code: list[Path]) -> None:
    """The median function has at most ten lines."""
    lengths = sorted(
        (node.end_lineno or node.lineno) - node.lineno + 1
        for path in code
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, FUNCTION)
    )
    assert lengths[len(lengths) // 2] <= 10


def test_there_are_twelve_lines_of_test_for_every_ten_of_code() -> None:
    """Tests are longer than the code by a fifth at least; what needs torch is rehearsed instead."""
    own = [path for path in TESTS if "training" in path.parts]
    assert lines([path for path in TESTS if path not in own]) >= 1.2 * lines(CODE)
    assert lines(own) >= 1.2 * lines([path for path in TRAINING if "learning" not in path.parts])


LAYERED, CORE, *_ = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
# The rooms with a file for each area, and the files in them that all areas share.
SHARED = {
    "bot.cogs": {"delivery", "opening"},
    "bot.ui.cards": {"answers", "card", "entries", "paging", "shelves", "welcome"},
    "bot.words": {"entries", "failures", "kinds", "paging", "phrasing"},
}
COGS = {path.stem for path in (ROOT / "bot/cogs").iterdir() if not path.name.startswith("_")}
# The rooms of the core that stand beside each other, and what has commands.
AREAS = set(re.findall(r"\w+", LAYERED["layers"][LAYERED["layers"].index("words") + 1]))
AREAS |= COGS - SHARED["bot.cogs"]


def area(module: str) -> str:
    """The area that a module of those rooms belongs to; nothing for a shared one, or one of another room."""
    for room in (*SHARED, "bot.storage"):
        if module.startswith(f"{room}."):
            return next((part for part in module.removeprefix(room).split(".") if part in AREAS), "")
    return ""


def module_of(path: Path) -> str:
    """The name by which a file is imported."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imported(path: Path) -> set[str]:
    """The modules that a file imports, and what it imports from them, which may be modules."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{name.name}" for name in node.names}
        elif isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
    return found


@pytest.mark.parametrize("path", [path for path in CODE if area(module_of(path))], ids=module_of)
def test_no_area_looks_into_anothers_files(path: Path) -> None:
    """What two areas need stands in a file that carries no area's word."""
    own = area(module_of(path))
    assert [module for module in imported(path) if area(module) not in ("", own)] == []


def test_the_core_is_all_that_stands_below_the_words() -> None:
    """A new room of it is kept from Discord and the database like the others."""
    below = LAYERED["layers"][LAYERED["layers"].index("words") :]
    rooms = {room for layer in below for room in re.findall(r"\w+", re.sub(r"\(.*?\)", "", layer))}
    assert {f"bot.{room}" for room in rooms - {"settings", "private"}} == set(CORE["source_modules"])


@pytest.mark.parametrize("room", SHARED)
def test_a_file_carries_its_areas_word_or_is_shared(room: str) -> None:
    """One word finds all of an area, in every room."""
    modules = [name for name in map(module_of, CODE) if name.startswith(f"{room}.")]
    assert {name.removeprefix(f"{room}.") for name in modules if not area(name)} == SHARED[room]


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
    assert folders == {"yaml"}


def test_a_running_bot_holds_nothing_that_it_does_not_use() -> None:
    """On a small machine every library in memory counts; these are loaded where they are needed."""
    unused = {
        "alembic",
        "asyncpg",
        "markdown_it",
        "matplotlib",
        "sqlalchemy.dialects.postgresql",
        "simcord",
        "watchfiles",
    }
    asked = [sys.executable, "-c", "import sys, bot.app; print(*sys.modules)"]
    loaded = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    assert "bot.app" in loaded
    assert unused & set(loaded) == set()


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
    assert not [name for name in names if name.startswith(("tests/", "knowledge/", "training/"))]


def test_the_readme_names_the_two_commands() -> None:
    """A newcomer finds both at once."""
    readme = (ROOT / "README.md").read_text()
    assert "make run" in readme
    assert "make test" in readme
    assert re.search(r"^\s*make test$", (ROOT / ".ci/run").read_text(), re.M)


@pytest.mark.parametrize("command", ["quick", "format", "test", "check", "lock"])
def test_contributors_are_told_their_commands(command: str) -> None:
    """Each of these is a part of the way that a change goes."""
    assert f"`make {command}`" in (ROOT / "CONTRIBUTING.md").read_text()
    assert re.search(rf"^{command}: ", (ROOT / "Makefile").read_text(), re.M)


@pytest.mark.parametrize("said", re.findall("`(.+?)`", (ROOT / "tests/README.md").read_text()))
def test_what_is_said_of_the_tests_is_there(said: str) -> None:
    """Every file, fixture, function and target that their README names."""
    makefile, tests = (ROOT / "Makefile").read_text(), "".join(path.read_text() for path in TESTS)
    if found := re.fullmatch(r"make (\w+)", said):
        assert re.search(rf"^{found[1]}: ", makefile, re.M)
    elif found := re.fullmatch(r"([a-z_]+)(\(\))?", said):
        assert f"def {found[1]}(" in tests
    else:
        paths = re.findall(r"(?:^| )(?!\.venv)(\S*(?:/|\.py|\.yaml)\S*)", said)
        assert said == "CI=true" or paths
        assert all((ROOT / path).exists() or (ROOT / "tests" / path).exists() for path in paths)


def test_the_readme_names_every_command_of_the_command_line() -> None:
    """A command that is not in the README is not there for its users."""
    from bot.__main__ import COMMANDS

    readme = (ROOT / "README.md").read_text()
    assert [name for name in COMMANDS if f"bot {name}" not in readme] == []


TIMES = ("inactive_months", "backup_days", "gap_days", "stats_days")


def test_the_privacy_page_promises_what_the_settings_say() -> None:
    """The times in it are the defaults, and every kind of row that is stored is in its table."""
    from bot.settings import Settings
    from bot.storage.tables import PERSONAL

    page = (ROOT / "PRIVACY.md").read_text()
    defaults = {name: Settings.model_fields[name].default for name in TIMES}
    assert f"{defaults['inactive_months']} months" in page
    assert f"{defaults['backup_days']} days" in page
    assert f"{defaults['gap_days']} days" in page
    assert f"{defaults['stats_days']} days" in page
    assert all(name.upper() in page for name in defaults)
    rows = re.findall(r"^\| ([^:|]+): ", page, re.M)
    assert sorted(rows) == sorted(table.info["title"] for table in PERSONAL)


@pytest.mark.parametrize("number", range(1, 41))
def test_every_claim_of_the_overview_has_its_entries(number: int, knowledge: KnowledgeBase) -> None:
    """Each of S1 to S40 is marked on an entry, and its phrasings name entries that exist."""
    assert [entry.id for entry in knowledge.entries.values() if f"S{number}" in entry.seed]
