"""The folder of a run: made once, and no other run's."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.errors import DataError
from training.recipe import RECIPE
from training.workplace import Workplace, identity


def test_a_new_folder_is_made(tmp_path: Path) -> None:
    """With the one for what is kept on the way."""
    place = Workplace(tmp_path / "new" / "run", "a")
    place.kept("student.pt").write_bytes(b"half")
    assert place.kept("student.pt").parent.parent == place.folder


def test_the_same_run_goes_on(tmp_path: Path) -> None:
    """It finds what it has kept."""
    Workplace(tmp_path, "a").kept("student.pt").write_bytes(b"half")
    assert Workplace(tmp_path, "a").kept("student.pt").read_bytes() == b"half"


def test_another_run_is_refused(tmp_path: Path) -> None:
    """Its halves would not fit."""
    Workplace(tmp_path, "a")
    with pytest.raises(DataError, match="give it another folder"):
        Workplace(tmp_path, "b")


def test_a_run_is_known_by_its_numbers() -> None:
    """One number changed, however deep, makes another run."""
    other = replace(RECIPE, teaching=replace(RECIPE.teaching, smoothing=0.2))
    assert identity([RECIPE], []) == identity([replace(RECIPE)], [])
    assert identity([RECIPE], []) != identity([other], [])


def test_a_run_is_known_by_the_bytes_of_its_models(tmp_path: Path) -> None:
    """Not by their names."""
    first, same, other = (tmp_path / name for name in "abc")
    for path, data in ((first, b"1"), (same, b"1"), (other, b"2")):
        path.write_bytes(data)
    assert identity([], [first]) == identity([], [same])
    assert identity([], [first]) != identity([], [other])


def test_a_file_in_place_of_the_folder_is_told(tmp_path: Path) -> None:
    """By its name, not as a fault of the program."""
    (tmp_path / "run").write_text("something else")
    with pytest.raises(DataError, match=r"run.*: "):
        Workplace(tmp_path / "run", "a")


@pytest.mark.parametrize(
    "parts", [["ab", ""], ["a", "b"], ["b", "a"], ["ab", "\ud800"], [("a", "b")]], ids=repr
)
def test_parts_are_not_mistaken_for_others(parts: list[object]) -> None:
    """Neither by where one ends nor by their order, whatever characters they hold."""
    assert identity(parts, []) != identity(["ab"], [])
    assert identity(parts, []) == identity(list(parts), [])


def test_what_is_kept_lies_apart_from_what_comes_out(tmp_path: Path) -> None:
    """All of it can be thrown away at once."""
    place = Workplace(tmp_path, "a")
    assert place.kept("student.pt").parent == place.kept("teacher-0.pt").parent != place.folder
