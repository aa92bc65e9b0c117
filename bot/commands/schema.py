"""Writes the JSON Schemas that editors use."""

from __future__ import annotations

import argparse
from pathlib import Path

HELP = "write the JSON Schemas that editors use"


def add(parser: argparse.ArgumentParser) -> None:
    """Where to write them."""
    parser.add_argument("folder", nargs="?", type=Path, metavar="DIR")


def run(options: argparse.Namespace) -> int:
    """Write them, by default beside the knowledge that came with the bot."""
    from bot.knowledge.schema import write
    from bot.settings.places import shipped_knowledge

    write(options.folder or shipped_knowledge() / "schema")
    return 0
