"""How alike questions are: by what they mean, or by their words where no meaning is read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.feedback.grouping import Likeness
from bot.knowledge.model import Vocabulary
from bot.search.words.lexicon import Lexicon, phrase_of

if TYPE_CHECKING:
    from bot.search.meaning.encoder import Encoder
    from bot.search.meaning.vectors import Vectors

# Measured on phrasings of our own entries: of two that are put together three in four ask the same.
BY_MEANING, BY_WORDS = 0.55, 0.5


def by_words(texts: Sequence[str], vocabulary: Vocabulary) -> Likeness:
    """The share of their words that two questions have in common, common words counting little."""
    lexicon = Lexicon(vocabulary)
    heard = [{stem: lexicon.weight(stem) for stem in lexicon.stems(phrase_of(text))} for text in texts]
    sizes = [sum(weights.values()) for weights in heard]

    def alike(one: int, other: int) -> float:
        shared = sum(heard[one][stem] for stem in heard[one].keys() & heard[other].keys())
        return 2 * shared / ((sizes[one] + sizes[other]) or 1)

    return alike


class Sense:
    """Remembers what questions mean, so that only new ones are encoded; in memory only."""

    def __init__(self) -> None:
        self._vectors: Vectors | None = None

    def of(self, texts: Sequence[str], encoder: Encoder) -> Likeness:
        """How near two questions are in meaning; takes the encoder's time for those not seen before."""
        from bot.search.meaning.vectors import Vectors  # brings numpy, which words alone do not need

        known = (self._vectors or Vectors()).only(texts)  # what was seen to is forgotten here as well
        self._vectors = known.adding(texts, encoder)
        rows = self._vectors.of(texts)[:]
        cosines = rows @ rows.T
        return lambda one, other: float(cosines[one, other])
