"""What comes from others: locks, workflows and their owners let in only what was looked at."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
import snowballstemmer  # type: ignore[import-untyped]  # ships no type hints
import yaml
from packaging.requirements import Requirement
from snowballstemmer.english_stemmer import EnglishStemmer  # type: ignore[import-untyped]

ROOT = Path(__file__).resolve().parent.parent
LOCKS = sorted(ROOT.glob("requirements*.lock"))
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
MAINTAINERS = "@OWNER/maintainers"


def pins(lock: Path) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9_.-]+)==(\S+)", lock.read_text(), re.M))


def jobs(path: Path) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = yaml.safe_load(path.read_text())["jobs"]
    return found


def steps(path: Path) -> list[dict[str, Any]]:
    return [step for job in jobs(path).values() for step in job.get("steps", [])]


def audited(folder: Path) -> subprocess.CompletedProcess[str]:
    """What `make test` asks of the workflows."""
    zizmor = Path(sys.executable).with_name("zizmor")
    (line,) = re.findall(r"^\t\$\(BIN\)/zizmor (.+) \.github$", (ROOT / "Makefile").read_text(), re.M)
    return subprocess.run(
        [zizmor, *line.split(), folder], capture_output=True, text=True, timeout=60, check=False
    )


def owned() -> list[tuple[str, str]]:
    """Each path of the list of owners with its owner, in their order."""
    lines = (ROOT / ".github/CODEOWNERS").read_text().splitlines()
    return [(path, owner) for path, owner in (line.split() for line in lines if line and line[0] != "#")]


def fits(path: str, name: str) -> bool:
    return path == "*" or (name.startswith(path) if path.endswith("/") else fnmatch(name, path))


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.stem)
def test_a_lock_holds_hashes_and_no_place(lock: Path) -> None:
    """Every line is a package with its version or a hash: no index, no file of somebody's machine."""
    entry = re.compile(r"[a-z0-9.-]+==\S+( ; [\w.'<>=! ]+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?")
    lines = [line for line in lock.read_text().splitlines() if not line.lstrip().startswith("#")]
    assert [line for line in lines if not entry.fullmatch(line)] == []
    assert pins(lock)


def test_the_auditor_shares_the_versions_of_the_tests() -> None:
    """A package in both locks is one package to look at."""
    auditor, dev = pins(ROOT / "requirements-audit.lock"), pins(ROOT / "requirements-dev.lock")
    assert "pip-audit" in auditor
    assert {name: dev[name] for name in auditor.keys() & dev.keys()}.items() <= auditor.items()


@pytest.mark.parametrize(
    ("name", "hole"),
    [
        ("aiohttp", "3.14.2"),
        ("filelock", "3.20.2"),
        ("idna", "3.14"),
        ("mako", "1.3.11"),
        ("pillow", "12.2.0"),
        ("pydantic-settings", "2.14.1"),
        ("pytest", "9.0.2"),
        ("python-dotenv", "1.2.1"),
    ],
)
def test_no_version_with_a_known_hole_is_taken(name: str, hole: str) -> None:
    """Whoever installs without the locks is kept above them too."""
    extras = PROJECT["project"]["optional-dependencies"].values()
    asked = [Requirement(line) for part in (PROJECT["project"]["dependencies"], *extras) for line in part]
    found = [requirement.specifier for requirement in asked if requirement.name == name]
    assert found
    assert not [specifier for specifier in found if specifier.contains(hole)]


def test_every_package_of_a_running_bot_has_an_upper_bound() -> None:
    """The next great version of one is taken after somebody has tried it."""
    asked = [Requirement(line) for line in PROJECT["project"]["dependencies"]]
    open_ended = [r.name for r in asked if not any(bound.operator == "<" for bound in r.specifier)]
    assert open_ended == []


def test_the_quick_stemmer_changes_no_stem() -> None:
    """A Python without it gives the same answers."""
    assert snowballstemmer.stemmer is not EnglishStemmer
    text = "".join(path.read_text() for path in (ROOT / "knowledge").rglob("*.yaml")).lower()
    words = sorted(set(re.findall(r"[\w']+", text)))
    quick, plain = snowballstemmer.stemmer("english"), EnglishStemmer()
    assert len(words) > 5_000
    assert [word for word in words if quick.stemWord(word) != plain.stemWord(word)] == []


def test_the_workflows_have_no_known_weakness() -> None:
    """The auditor of workflows finds nothing, not even with doubts."""
    done = audited(ROOT / ".github")
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        (r"@[0-9a-f]{40} # ", "@"),
        (r"@sha256:[0-9a-f]{64}", ""),
        ("permissions: {}", "permissions: write-all"),
        ("persist-credentials: false", "persist-credentials: true"),
        ("default-days: 7", "default-days: 0"),
        (r"run: bash .ci/run", "run: echo ${{ github.event.pull_request.title }}"),
    ],
)
def test_a_weakness_in_a_workflow_is_found(good: str, bad: str, tmp_path: Path) -> None:
    """Each of these would let somebody else's change in unseen, or hand out rights."""
    folder = tmp_path / ".github"
    shutil.copytree(ROOT / ".github", folder)
    for path in folder.rglob("*.yml"):
        path.write_text(re.sub(good, bad, path.read_text()))
    assert audited(folder).returncode > 10


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_every_workflow_is_bound(path: Path) -> None:
    """Actions by commit, images by digest, no rights but a job's own, and an end in time."""
    assert yaml.safe_load(path.read_text())["permissions"] == {}
    for job in jobs(path).values():
        assert job.get("uses", "$/").startswith("$/")
        assert "uses" in job or job["timeout-minutes"] <= 30
        assert re.search("@sha256:[0-9a-f]{64}$", job.get("container", "@sha256:" + "0" * 64))
    for step in steps(path):
        assert re.fullmatch(r"[\w.-]+/[\w.-]+@[0-9a-f]{40}|None", str(step.get("uses")))


def test_an_action_is_the_same_everywhere() -> None:
    """One commit for each action, with its version beside it."""
    used = re.findall(r"uses: (\S+)@(\S+) # v[\d.]+$", "".join(p.read_text() for p in WORKFLOWS), re.M)
    assert len(set(used)) == len({name for name, _ in used})
    assert len(used) == sum("uses" in step for path in WORKFLOWS for step in steps(path))


def test_only_the_publishing_job_may_write() -> None:
    """It neither checks the code out nor runs anything of it."""
    writers = [
        job
        for path in WORKFLOWS
        for job in jobs(path).values()
        if "write" in job.get("permissions", {}).values()
    ]
    (publishing,) = writers
    ran = [step.get("uses", step.get("run")) for step in publishing["steps"]]
    assert not [line for line in ran if not line.startswith(("actions/", "gh release create"))]
    assert not [line for line in ran if "checkout" in line]


def test_known_holes_are_looked_for_weekly_and_with_every_lock() -> None:
    """On a pull request that changes a lock, and without one."""
    audit = yaml.safe_load((ROOT / ".github/workflows/audit.yml").read_text())
    assert "make audit" in [step.get("run") for step in steps(ROOT / ".github/workflows/audit.yml")]
    assert audit[True]["schedule"]  # YAML takes `on` for true
    assert all(
        any(fnmatch(lock.name, path) for path in audit[True]["pull_request"]["paths"]) for lock in LOCKS
    )


def test_a_new_action_waits_a_week() -> None:
    """A bad release is mostly found out by then; for packages `make lock` waits as long."""
    (update,) = yaml.safe_load((ROOT / ".github/dependabot.yml").read_text())["updates"]
    assert (update["package-ecosystem"], update["cooldown"]["default-days"]) == ("github-actions", 7)
    assert "--exclude-newer '7 days'" in (ROOT / "Makefile").read_text()


@pytest.mark.parametrize(("path", "owner"), owned())
def test_what_has_an_owner_is_there(path: str, owner: str) -> None:
    """A renamed file does not lose its owner in silence."""
    assert re.fullmatch(r"@OWNER/[a-z]+", owner)
    assert any(ROOT.glob(path.strip("/")))


@pytest.mark.parametrize(
    "name",
    [
        "/knowledge/topics/decline-crisis.yaml",
        "/knowledge/vocabulary.yaml",
        "/knowledge/sources/onet.yaml",
        "/bot/search/crisis.py",
        "/requirements.lock",
        "/requirements-dev.lock",
        "/.github/CODEOWNERS",
        "/.github/workflows/release.yml",
        "/.ci/run",
        "/Makefile",
    ],
)
def test_no_careless_change_reaches_what_must_not_break(name: str) -> None:
    """The last line that fits a file, which is the one that counts, gives it to the maintainers."""
    assert (ROOT / name[1:]).is_file()
    assert [owner for path, owner in owned() if fits(path, name)][-1] == MAINTAINERS


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_whoever_found_a_hole_is_shown_where_to_go(page: str) -> None:
    """From both pages that people read."""
    assert "(SECURITY.md)" in (ROOT / page).read_text()
