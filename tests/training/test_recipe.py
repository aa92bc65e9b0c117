"""The recipe: every number has a name, a meaning and a sane size, and a rehearsal leaves no part out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pytest

from bot.search.meaning import WEIGHTS
from training.recipe import RECIPE, REHEARSAL, Course, Distilling, Pooling, Recipe, Teaching, Varying

PARTS = (Varying, Course, Teaching, Pooling, Distilling, Recipe)
CHANCES = (
    "joined",
    "thinned",
    "lowered",
    "mistyped",
    "framed",
    "varied",
    "varied_phrasings",
    "varied_others",
)
SHARES = ("smoothing", "rising", "left_out")
MANY = (
    "teachers",
    "batch",
    "foreign",
    "phrasings",
    "others",
    "mixes",
    "general",
    "general_batch",
    "kept_every",
)


def numbers(part: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """Every number of a recipe with the names that lead to it."""
    for field in fields(part):
        value, path = getattr(part, field.name), f"{name}.{field.name}".lstrip(".")
        if is_dataclass(value):
            yield from numbers(value, path)
        else:
            yield path, value


def named(*names: str) -> list[Any]:
    """The numbers of both recipes with one of these last names, as parameters of a test."""
    return [
        pytest.param(value, id=f"{which}-{path}")
        for which, recipe in (("real", RECIPE), ("rehearsal", REHEARSAL))
        for path, value in numbers(recipe)
        if path.rpartition(".")[2] in names
    ]


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__)
def test_every_number_is_explained(part: type) -> None:
    """By its name, in the docstring of what it belongs to."""
    explained = re.findall(r"^ +([a-z_]+(?:, [a-z_]+)*):", part.__doc__ or "", re.M)
    names = {name for line in explained for name in line.split(", ")}
    assert names == {field.name for field in fields(part)}


@pytest.mark.parametrize("chance", named(*CHANCES))
def test_a_chance_lies_between_never_and_always(chance: float) -> None:
    """Written as a fraction, not in per cent."""
    assert 0 <= chance <= 1


@pytest.mark.parametrize("share", named(*SHARES))
def test_a_share_leaves_something(share: float | tuple[float, ...]) -> None:
    """Never the whole."""
    shares = share if isinstance(share, tuple) else (share,)
    assert shares
    assert all(0 < one < 1 for one in shares)


@pytest.mark.parametrize("many", named(*MANY))
def test_of_everything_there_is_some(many: int) -> None:
    """Also in the rehearsal: a part that is left out there breaks unseen."""
    assert isinstance(many, int)
    assert many > 0


def test_a_rehearsal_differs_in_sizes_and_rates_alone() -> None:
    """What counts how much is the same, so that the same code is gone through."""
    real = dict(numbers(RECIPE))
    other = {path.rpartition(".")[2] for path, value in numbers(REHEARSAL) if real[path] != value}
    sizes = {"passes", "batch", "rate", "rising", "foreign", "phrasings", "others", "mixes", "general"}
    assert other <= sizes | {"general_batch", "most_texts", "kept_every"}


def test_a_rehearsal_is_small() -> None:
    """A minute has room for some hundred texts."""
    real, small = dict(numbers(RECIPE)), dict(numbers(REHEARSAL))
    assert small["most_texts"] <= 100
    assert all(
        small[f"{part}.course.passes"] < real[f"{part}.course.passes"] for part in ("teaching", "distilling")
    )


def test_all_texts_are_taken_in_earnest() -> None:
    """Only a rehearsal leaves some out."""
    assert RECIPE.most_texts is None


@pytest.mark.parametrize(
    "said",
    [
        f"{RECIPE.teaching.foreign:,} foreign sentences",
        f"{RECIPE.distilling.general:,} public sentences",
        "two fine-tuned copies" if RECIPE.teaching.teachers == 2 else "another number of copies",
    ],
)
def test_the_recipe_is_that_of_the_published_weights(said: str) -> None:
    """What the model card tells of their making; with new weights the card is written anew."""
    assert said in " ".join((WEIGHTS / "MODEL_CARD.md").read_text(encoding="utf-8").split())
