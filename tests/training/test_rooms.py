"""The rooms of the training: torch stands in one, and the bot never meets it."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
HEAVY = {"torch", "tokenizers", "transformers"}
LIGHT = sorted(path.stem for path in (ROOT / "training").glob("[!_]*.py"))
PARTS = sorted(f"parts.{path.stem}" for path in (ROOT / "training/parts").glob("[!_]*.py"))


def imported(module: str) -> set[str]:
    """What is loaded in a fresh interpreter that imports it, where none of torch's kind can be had."""
    code = f"import sys; sys.modules |= dict.fromkeys({sorted(HEAVY)}); import {module}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def contract(name: str) -> dict[str, list[str]]:
    """The import contract whose name begins so."""
    contracts = PROJECT["tool"]["importlinter"]["contracts"]
    (found,) = (one for one in contracts if one["name"].startswith(name))
    return dict(found)


@pytest.mark.parametrize("module", [*LIGHT, *PARTS, "__main__"])
def test_all_but_one_room_can_be_used_without_torch(module: str) -> None:
    """So that it is tested with everything else, and tells what is missing."""
    assert f"training.{module}" in imported(f"training.{module}")


def test_the_training_is_held_to_the_bots_single_thread() -> None:
    """Numpy is loaded after the package that says so, and by nothing before."""
    code = "import training, sys, os; print('numpy' in sys.modules, os.environ['OPENBLAS_NUM_THREADS'])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "1"]


def test_every_light_module_is_in_the_contract() -> None:
    """A new one is kept from torch like the others."""
    assert contract("Of the training")["source_modules"] == [f"training.{name}" for name in LIGHT]


def test_the_bot_is_kept_from_the_training() -> None:
    """By a contract that is checked with every change."""
    assert contract("The bot knows nothing")["source_modules"] == ["bot"]
    assert "training" in contract("The bot knows nothing")["forbidden_modules"]


def test_what_the_training_needs_is_an_extra_of_its_own() -> None:
    """Neither a bot nor its tests install it."""
    extras = PROJECT["project"]["optional-dependencies"]
    wanted = {line.split(">")[0] for line in extras["training"]}
    others = [line for name, lines in extras.items() if name != "training" for line in lines]
    assert wanted == HEAVY
    assert not [
        line for line in (*others, *PROJECT["project"]["dependencies"]) if line.split(">")[0] in wanted
    ]


@pytest.mark.parametrize("lock", sorted(ROOT.glob("requirements*.lock")), ids=lambda path: path.stem)
def test_no_lock_holds_what_the_training_needs(lock: Path) -> None:
    """It is some gigabytes."""
    assert {line.split("==")[0] for line in lock.read_text().splitlines()} & HEAVY == set()
