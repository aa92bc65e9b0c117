"""The page of the training: what it tells one to type can be typed, and nothing is left out."""

from __future__ import annotations

import argparse
import re
import shlex
from importlib import import_module
from pathlib import Path

import pytest

from bot.knowledge.model import KnowledgeBase
from bot.search.index.evidence import phrasings
from training.__main__ import PARTS, main
from training.adopting import FILE
from training.recipe import RECIPE
from training.texts import sentences_of

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "training/README.md").read_text(encoding="utf-8")
TYPED = re.findall(r"^python -m training ((?:.*\\\n)*.*)$", PAGE, re.M)


def parser(part: str) -> argparse.ArgumentParser:
    """What reads the part's arguments."""
    made = argparse.ArgumentParser()
    import_module(f"training.parts.{part}").add(made)
    return made


@pytest.mark.parametrize("part", PARTS)
def test_every_part_is_on_the_page(part: str) -> None:
    """With a line that can be typed."""
    assert any(line.split()[0] == part for line in TYPED)


@pytest.mark.parametrize("line", TYPED)
def test_what_is_to_be_typed_is_understood(line: str) -> None:
    """Every option exists and none that is needed is missing."""
    part, *arguments = shlex.split(line.replace("\\\n", " "))
    assert parser(part).parse_args(arguments)


def test_every_option_of_the_encoder_is_on_the_page() -> None:
    """Also those that are seldom needed."""
    options = re.findall(r"--[a-z]+", parser("encoder").format_help())
    assert {option for option in options if option not in PAGE} == {"--help"}


@pytest.mark.parametrize("said", ["Apache-2.0", "CC BY 2.0 FR", "tatoeba.org", FILE, "bench", "sha256"])
def test_the_page_says_where_things_come_from_and_go(said: str) -> None:
    """Models and sentences with their licences, how weights are judged, and how they are adopted."""
    assert said in PAGE


@pytest.mark.parametrize("name", re.findall(r"`([a-z_]+\.py|[a-z]+/)`", PAGE))
def test_every_file_that_the_page_names_is_there(name: str) -> None:
    """In the training, or beside it."""
    assert (ROOT / "training" / name).exists() or (ROOT / name).exists()


def test_no_part_is_called_without_a_name(capsys: pytest.CaptureFixture[str]) -> None:
    """The parts are told."""
    with pytest.raises(SystemExit, match="2"):
        main([])
    assert "PART" in capsys.readouterr().err


def test_the_page_knows_how_many_texts_are_labelled(knowledge: KnowledgeBase) -> None:
    """Within a tenth, by the recipe's numbers and the knowledge as it is."""
    (told,) = re.findall(r"label some ([\d,]+) texts", PAGE)
    entries, how = knowledge.entries.values(), RECIPE.pooling
    asked = sum(len(phrasings(entry)) for entry in entries)
    others = sum(len(sentences_of(entry)) + len(entry.not_for) for entry in entries)
    labelled = how.phrasings * asked + how.others * others + how.foreign + how.mixes
    assert int(told.replace(",", "")) == pytest.approx(labelled, rel=0.1)


@pytest.mark.parametrize(
    "number", [f"{RECIPE.distilling.general:,} are drawn", "half a minute", "seven minutes"]
)
def test_the_page_says_what_it_costs(number: str) -> None:
    """In sentences and in time."""
    assert number in PAGE
