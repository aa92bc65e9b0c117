"""Goes the whole way with tiny models that know nothing, to notice soon that the recipe is broken."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from bot.settings.places import shipped_knowledge

HELP = "go the whole way with tiny models, twice, once interrupted, in a minute and without downloads"


def add(parser: argparse.ArgumentParser) -> None:
    """Whose texts are learned."""
    parser.add_argument("--knowledge", type=Path, metavar="DIR", default=shipped_knowledge())


def run(options: argparse.Namespace) -> int:
    """Rehearse in a folder that is thrown away."""
    from training.learning.rehearsal import rehearse

    with tempfile.TemporaryDirectory() as folder:
        rehearse(options.knowledge, Path(folder))
    print("The whole way can be gone, and an interrupted run ends with the same weights")
    return 0
