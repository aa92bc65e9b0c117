"""Reads the files of questions that the answers are measured on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bot.knowledge.yaml.nodes import plain
from bot.knowledge.yaml.reader import read

HERE = Path(__file__).parent


def corpus(name: str) -> Any:
    """A corpus file as plain lists, mappings and texts."""
    return plain(read((HERE / name).read_bytes()).root)
