"""Reads the sentences from which danger is told: who wrote each, and whether somebody is in danger in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from random import Random
from string import ascii_lowercase, digits

from bot.errors import DataError
from bot.knowledge.model import KnowledgeBase
from bot.knowledge.yaml.characters import UnreadableFile
from bot.knowledge.yaml.nodes import plain
from bot.knowledge.yaml.reader import read
from bot.search.index.evidence import phrasings

ROOT = Path(__file__).resolve().parents[1]
FILES = (*sorted((ROOT / "training/danger").glob("*.yaml")), ROOT / "tests/search/danger.yaml")
"""A file for each writer."""
DANGER, HARMLESS = ("danger", "missed"), ("harmless", "alarms")
"""Lists of a file: the second of each are known faults of today, which want to be learned all the more."""

SIGNS = ascii_lowercase * 4 + digits + "*#\"'.,!?-_ äßéñ日本字ش😀🔥"


@dataclass(frozen=True, slots=True)
class Cry:
    """One sentence, or a whole message.

    Args:
        text: as it was written.
        danger: whether somebody is in danger.
        writer: the name of the file; empty for what stands in the knowledge.
    """

    text: str
    danger: bool
    writer: str = ""


def cries(files: Iterable[Path] = FILES) -> Iterator[Cry]:
    """The sentences of some files.

    Raises:
        DataError: one cannot be read, or has no lists of sentences.
    """
    for path in files:
        lists = _lists(path)
        for names, danger in ((DANGER, True), (HARMLESS, False)):
            for name in names:
                yield from (Cry(str(text), danger, path.stem) for text in lists.get(name, ()))


def _lists(path: Path) -> dict[str, list[str]]:
    try:
        found = plain(read(path.read_bytes()).root)
    except OSError as error:
        raise DataError(f"{path} cannot be read: {error.strerror}") from error
    except UnreadableFile as error:
        raise DataError(f"{path}: {error}") from error
    if not isinstance(found, dict) or not {DANGER[0], HARMLESS[0]} <= found.keys():
        raise DataError(f"{path} has no lists `{DANGER[0]}` and `{HARMLESS[0]}`")
    return found


def known(base: KnowledgeBase) -> Iterator[Cry]:
    """What the knowledge holds: harmless, but for the questions of one entry."""
    if base.crisis:
        yield from (Cry(text, True) for text in base.crisis.questions)
    others = (entry for entry in base.entries.values() if entry != base.crisis)
    yield from (Cry(text, False) for text in chain.from_iterable(map(phrasings, others)))
    yield from (Cry(text, False) for entry in base.entries.values() for text in entry.not_for)
    yield from (Cry(text, False) for text in base.vocabulary.outside)


def nonsense(lines: int = 400) -> Iterator[Cry]:
    """What no sentence is like, and is harmless: signs by chance, and the same over and over."""
    chance = Random(0)
    for _ in range(lines):
        words = ["".join(chance.choices(SIGNS, k=chance.randint(1, 9))) for _ in range(chance.randint(1, 12))]
        yield Cry(" ".join(words), False)
        yield Cry(words[0] * chance.randint(1, 40), False)
