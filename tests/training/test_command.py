"""The command line: its parts, and what it says where something is missing."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from training.__main__ import PARTS, main
from training.progress import Bars

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def asked(tmp_path: Path, sentences: Path) -> list[str]:
    """A training of which nothing but the sentences is there."""
    folders = [part for name in ("student", "teacher", "out") for part in (f"--{name}", str(tmp_path / name))]
    return ["encoder", *folders, "--sentences", str(sentences), "--source", "our own"]


def test_every_part_has_its_file_and_every_file_its_part() -> None:
    """A new one is a file and its name in the list."""
    files = {path.stem for path in (ROOT / "training/parts").glob("*.py")} - {"__init__"}
    assert set(PARTS) == files


@pytest.mark.parametrize("part", PARTS)
def test_every_part_explains_itself(part: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Without torch."""
    with pytest.raises(SystemExit, match="0"):
        main([part, "--help"])
    assert "--knowledge" in capsys.readouterr().out


def test_too_few_sentences_are_told(asked: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """As a line of the terminal and the exit code for bad data."""
    assert main(asked) == 65
    assert "has only 5 fit sentences" in capsys.readouterr().err


def test_a_missing_package_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the command that installs it."""
    monkeypatch.setitem(sys.modules, "torch", None)
    assert main(["rehearse"]) == 1
    assert "pip install '.[training]'" in capsys.readouterr().err


def test_sentences_need_a_source(asked: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is learned whose licence nobody has named."""
    with pytest.raises(SystemExit, match="2"):
        main(asked[:-2])
    assert "--source" in capsys.readouterr().err


def test_one_thing_is_shown_after_the_other(capsys: pytest.CaptureFixture[str]) -> None:
    """Each with how much of it is done."""
    with Bars() as bars:
        bars("labelling", 1, 4)
        bars("labelling", 4, 4)
        bars("student", 1, 2)
    shown = capsys.readouterr().err
    assert "labelling: 100%" in shown
    assert "student:  50%" in shown
