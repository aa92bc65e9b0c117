"""The Makefile where things are not as it would like them: Pythons, settings, broken environments."""

from __future__ import annotations

import hashlib
import io
import os
import re
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
BACKEND = "from pathlib import Path\nPath({mark!r}).touch()\n"
PROJECT = '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n'


def make(house: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A run of make in a checkout, offline."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    return subprocess.run(
        ["make", f"PYTHON={sys.executable}", *arguments],
        cwd=house,
        env=plain | {"PIP_NO_INDEX": "1"} | environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def whole(house: Path) -> bool:
    """Whether the environment's Python runs and has its packages."""
    asked = ["sh", "-c", ".venv/bin/python -I -c 'import pip' && test -f .venv/ready"]
    return subprocess.run(asked, cwd=house, capture_output=True, check=False).returncode == 0


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A checkout whose locks ask for nothing."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / "requirements-preview.lock").touch()
    return tmp_path


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with its environment, made among settings that were meant for other installations."""
    house = tmp_path_factory.mktemp("house")
    shutil.copy(ROOT / "Makefile", house)
    (house / "requirements-preview.lock").touch()
    away = str(house / "away")
    done = make(house, ".venv", PIP_USER="1", PIP_TARGET=away, PIP_PREFIX=away, PYTHONPATH=away)
    assert done.returncode == 0, done.stderr
    return house


def test_settings_for_other_installations_do_no_harm(made: Path) -> None:
    """Neither `PIP_USER=1` nor another target stops the installation or leads it away."""
    assert whole(made)
    assert not (made / "away").exists()


@pytest.mark.parametrize("broken", ["bin/python", "lib"])
def test_an_environment_that_an_upgrade_broke_is_made_anew(made: Path, broken: str) -> None:
    """Its Python is gone, or is a newer one that finds none of the packages."""
    part = made / ".venv" / broken
    part.unlink() if part.is_symlink() else shutil.rmtree(part)
    assert not whole(made)
    assert make(made, ".venv").returncode == 0
    assert whole(made)


def test_an_environment_without_its_packages_is_told_so(tmp_path: Path) -> None:
    """Whoever starts the bot with the right Python already is not sent to it once more."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", tmp_path / ".venv"], check=True)
    (tmp_path / "bot").symlink_to(ROOT / "bot")
    python = tmp_path / ".venv/bin/python"
    done = subprocess.run(
        [python, "-m", "bot", "check"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stderr.endswith("remove that folder, and `make run` makes it again\n")


def test_a_whole_environment_is_left_alone(made: Path) -> None:
    """Nothing is installed twice."""
    assert make(made, ".venv").returncode == 0
    before = (made / ".venv/ready").stat().st_mtime_ns
    assert "Installing" not in make(made, ".venv").stdout
    assert (made / ".venv/ready").stat().st_mtime_ns == before


@pytest.mark.parametrize("settings", [{}, {"PIP_NO_BINARY": ":all:"}, {"PIP_PREFER_BINARY": "0"}], ids=str)
def test_nothing_is_built_from_its_source(made: Path, tmp_path: Path, settings: dict[str, str]) -> None:
    """A package without a wheel is refused before any of its code runs, and one line says what that means."""
    mark, archive = tmp_path / "ran", tmp_path / "odd-1.tar.gz"
    with tarfile.open(archive, "w:gz") as packed:
        for name, text in {"backend.py": BACKEND.format(mark=str(mark)), "pyproject.toml": PROJECT}.items():
            entry = tarfile.TarInfo(f"odd-1/{name}")
            entry.size = len(text)
            packed.addfile(entry, io.BytesIO(text.encode()))
    lock = made / "requirements-preview.lock"
    lock.write_text(f"odd==1 --hash=sha256:{hashlib.sha256(archive.read_bytes()).hexdigest()}\n")
    done = make(made, ".venv", PIP_FIND_LINKS=str(tmp_path), **settings)
    lock.write_text("")
    assert done.returncode != 0
    assert not mark.exists()
    assert "Python 3.11 to 3.14 on 64-bit Linux or macOS has them all." in done.stdout


@pytest.mark.parametrize("version", [(3, 10), (3, 15)], ids=str)
def test_a_python_that_is_not_supported_is_told_in_a_line(house: Path, version: tuple[int, int]) -> None:
    """Before anything is downloaded."""
    (house / "sitecustomize.py").write_text(f"import sys\nsys.version_info = (*{version}, 0, 'final', 0)\n")
    other = house / "python"
    other.write_text(f'#!/bin/sh\nPYTHONPATH={house} exec {sys.executable} "$@"\n')
    other.chmod(0o755)
    done = make(house, f"PYTHON={other}", ".venv")
    assert done.returncode != 0
    assert done.stdout.startswith("Python 3.11 to 3.14 is needed: install one")
    assert not (house / ".venv").exists()


def test_make_alone_lists_every_command(house: Path) -> None:
    """What is only a part of others is not offered; nothing is made for it."""
    said = re.findall(r"^make ([a-z]+) +\S", make(house).stdout, re.M)
    offered, parts = re.findall(r"^\.PHONY: (.+)$", (ROOT / "Makefile").read_text(), re.M)
    assert ["help", *said] == offered.split()
    assert parts.split() == ["looked-at", "anew"]
    assert not (house / ".venv").exists()


def test_git_asks_what_make_asks() -> None:
    """What runs before a commit is a part of `make test`, with the same tools."""
    (ours,) = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text())["repos"]
    commands = [hook["entry"].replace(".venv/bin", "$(BIN)") for hook in ours["hooks"]]
    assert ours["repo"] == "local"
    assert [command for command in commands if f"\t{command}" not in (ROOT / "Makefile").read_text()] == []
