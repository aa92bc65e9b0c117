"""Keeps what was learned of meanings, so that only new texts have to be encoded; brings numpy.

Vectors belong to texts, whichever version of the knowledge they stand in; the head tells the entries of one
version apart, and is learned anew in a second. The file is read with the same care as what is kept of words.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from bot import private
from bot.knowledge.model import KnowledgeBase
from bot.library import folder
from bot.library.packing import packed, unpacked
from bot.search.index.evidence import phrasings
from bot.search.meaning import load
from bot.search.meaning.encoder import Encoder, Progress
from bot.search.meaning.flat import flatten, unflatten
from bot.search.meaning.learning import Trained, texts_of, train
from bot.search.meaning.meaning import Meaning
from bot.search.meaning.vectors import Vectors

FILE_NAME = "meaning.bin"
MAGIC = b"meaning1"
SOURCE = "source"
GENTLY = 10
"""How far the process that learns steps back behind others."""


@dataclass(frozen=True, slots=True)
class Meant:
    """What was learned of meanings.

    Args:
        trained: vectors and head.
        source: the version of the knowledge and of the program that the head was learned from.
    """

    trained: Trained
    source: list[str]

    def fits(self, base: KnowledgeBase) -> bool:
        """Whether it was learned from this very base by this very program."""
        classes, vectors = len(self.trained.head.bias), self.trained.vectors
        texts = chain.from_iterable(map(phrasings, base.entries.values()))
        return (
            self.source == _source(base) and classes == len(base.entries) + 1 and not vectors.missing(texts)
        )

    def meaning(self, base: KnowledgeBase, encoder: Encoder) -> Meaning:
        """What reads the meaning of questions; of the vectors it holds only those of phrasings."""
        return Meaning.of(base, self.trained, encoder)


def recall(data_dir: Path, base: KnowledgeBase, encoder: Encoder) -> Meaning | None:
    """What was learned from a base, kept in a folder or in the one that it shares with."""
    return next((kept.meaning(base, encoder) for kept in _kept(data_dir) if kept.fits(base)), None)


def vectors(data_dir: Path) -> Vectors:
    """The vectors that are kept, whichever version of the knowledge their texts are from."""
    return next((kept.trained.vectors for kept in _kept(data_dir)), Vectors())


def missing(vectors: Vectors, base: KnowledgeBase) -> int:
    """How many texts of a base have to be encoded."""
    return len(vectors.missing(texts_of(base)))


def learn(base: KnowledgeBase, encoder: Encoder, vectors: Vectors, progress: Progress | None = None) -> Meant:
    """Learn from a base; only texts without a vector are encoded."""
    return Meant(train(base, encoder, vectors, progress), _source(base))


def keep(data_dir: Path, data: bytes) -> None:
    """Put what ``pack`` gave in the place of what was kept."""
    folder.keep(data_dir / FILE_NAME, data)


def pack(meant: Meant) -> bytes:
    """The bytes to be kept, with the encoder that made the vectors for a key."""
    return packed(MAGIC, Encoder.fingerprint, {SOURCE: meant.source, **flatten(meant.trained)})


def unpack(data: bytes) -> Meant | None:
    """What ``pack`` was given; None where the vectors are another encoder's.

    Raises:
        ValueError: it is something else, or damaged.
    """
    key, parts = unpacked(MAGIC, data)
    if key != Encoder.fingerprint:
        return None
    source = parts.get(SOURCE)
    if not isinstance(source, list):
        raise ValueError("it does not say what it was learned from")
    return Meant(unflatten(parts), source)


def teach(base: KnowledgeBase, data_dir: Path, progress: Progress) -> bytes:
    """Learn in a process of its own, behind everything else that runs; the bytes to be kept."""
    if hasattr(os, "nice"):
        os.nice(GENTLY)
    return pack(learn(base, load(), vectors(data_dir), progress))


def _kept(data_dir: Path) -> Iterator[Meant]:
    """What is kept in both folders; nothing where others can change the first, which is told already."""
    places = () if private.unsafe(data_dir) else folder.both(data_dir)
    return filter(None, (folder.read(place / FILE_NAME, unpack) for place in places))


def _source(base: KnowledgeBase) -> list[str]:
    return [base.version, folder.program().hex()]
