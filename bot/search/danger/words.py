"""What the words of a text say of danger: a number for each turn of phrase and group of letters, added up."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from pathlib import Path
from typing import Self
from zlib import crc32

from bot.search.danger import WEIGHTS
from bot.search.meaning.weights import Published, opened

ROOM = 1 << 17
"""Numbers there are; turns of phrase that share one are too many to matter."""
LETTERS = (3, 4, 5)
"""Letters in a row, which tell of words that are misspelt, bent or of another tongue."""
HEAD = struct.Struct("<8s4f")
MAGIC = b"DANGERW1"
PUBLISHED = Published("words.bin", 131096, "5407be519945c65e99172be6dd73bdce7236cc50e3726f8cf89f2c70237a9376")


@dataclass(frozen=True, slots=True)
class Words:
    """Logistic regression over turns of phrase.

    Args:
        weights: a byte from -127 to 127 for each number of a turn.
        scale: what a byte of 1 counts.
        start: what a text without a turn scores.
        alone: from this score on, words alone tell of danger.
        near: below it, no sense can make a text one of danger.
    """

    weights: bytes
    scale: float
    start: float
    alone: float
    near: float

    def __call__(self, words: Sequence[str]) -> float:
        """The logit of danger; a text counts the same however long it is."""
        numbers = turns(words)
        weights = memoryview(self.weights).cast("b")
        return self.start + self.scale * sum(weights[n] for n in numbers) / sqrt(len(numbers))

    @classmethod
    def read(cls, folder: Path = WEIGHTS) -> Self:
        """What comes with the bot.

        Raises:
            MeaningUnavailable: the file is missing or has other bytes.
        """
        with opened(folder, PUBLISHED) as file:
            _, *numbers = HEAD.unpack(file.read(HEAD.size))
            return cls(file.read(), *numbers)

    def to_bytes(self) -> bytes:
        """What ``read`` reads."""
        return HEAD.pack(MAGIC, self.scale, self.start, self.alone, self.near) + self.weights


def turns(words: Sequence[str]) -> set[int]:
    """The numbers of a text's turns: words, those beside each other, those around one, groups of letters."""
    row = ("^", *words, "$")
    pairs = pairwise(row)
    threes = list(zip(row, row[1:], row[2:], strict=False))
    around = ((first, "~", last) for first, _, last in threes)
    every = (*((word,) for word in words), *pairs, *threes, *around)
    texts = {" ".join(turn) for turn in every}.union(*map(_letters, words))
    return {crc32(text.encode("utf-8", "surrogatepass")) % ROOM for text in texts}


def _letters(word: str) -> Iterator[str]:
    """Groups of the word's letters, of which the first and the last know their place."""
    word = f"<{word}>"
    return (f"#{word[at : at + size]}" for size in LETTERS for at in range(len(word) - size + 1))
