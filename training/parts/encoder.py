"""Trains the sentence encoder, from the knowledge to the file that the bot reads."""

from __future__ import annotations

import argparse
from pathlib import Path

from bot.settings.places import shipped_knowledge
from training.material import gathered
from training.progress import Bars
from training.recipe import RECIPE

HELP = "train the sentence encoder on the knowledge"


def add(parser: argparse.ArgumentParser) -> None:
    """The models, the texts, and where the weights go."""
    for name, help_ in (
        ("--student", "sentence-transformers/all-MiniLM-L6-v2, downloaded"),
        ("--teacher", "sentence-transformers/all-mpnet-base-v2, downloaded"),
        ("--out", "where everything is written; the same folder again goes on"),
    ):
        parser.add_argument(name, type=Path, metavar="DIR", required=True, help=help_)
    parser.add_argument("--sentences", type=Path, metavar="FILE", required=True, help="general ones")
    parser.add_argument("--source", metavar="TEXT", required=True, help="their name, licence and date")
    measured = "texts, one a line, by which the bot is measured; none of them is learned"
    parser.add_argument("--measured", type=Path, metavar="FILE", nargs="*", default=(), help=measured)
    parser.add_argument("--knowledge", type=Path, metavar="DIR", default=shipped_knowledge())
    parser.add_argument("--device", choices=("cuda", "cpu"), default="cuda")


def run(options: argparse.Namespace) -> int:
    """Train, and tell what came out."""
    material = gathered(options.knowledge, options.sentences, options.source, RECIPE, options.measured)
    from training.learning.way import Way

    with Bars() as bars:
        way = Way(options.student, options.teacher, material, RECIPE, options.out, options.device, bars)
        weights = way.go()
    print(f"{options.out / weights.name}: {weights.size} bytes, sha256 {weights.sha256}")
    print(f"{options.out / 'adopting.md'} says what has to be changed in the bot")
    return 0
