"""Whether a message is of somebody in danger: patterns, words and sense put together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Self, TypeAlias

from bot.errors import DataError
from bot.search.danger.words import Words
from bot.search.meaning import MeaningUnavailable
from bot.search.words.text import sentences

if TYPE_CHECKING:
    from bot.search.danger.sense import Sense
    from bot.search.meaning.encoder import Encoder

TOLD = 1.0
"""What it counts, as a logit, that a pattern of the vocabulary tells of danger."""
WORDS_SHARE = 0.7
"""What words and patterns count beside the sense."""
WHOLE = 300
"""Characters of a message that is judged as one: about what the encoder reads of a text."""
WINDOW = 70
"""Characters of a longer message that are judged as one, so that much else does not drown a cry for help."""
MOST_SENSED = 2
"""Windows of a message whose sense is looked at: those whose words are nearest to danger."""

Part: TypeAlias = tuple[Sequence[str], str]
"""A window of a message: its words as they were meant, and its text."""


class Judge:
    """Judges messages; never changes, so threads may share it.

    Args:
        words: what words say.
        sense: what sense says; without it words decide alone.
    """

    def __init__(self, words: Words, sense: Sense | None = None) -> None:
        self._words = words
        self._sense = sense

    @classmethod
    def read(cls, encoder: Encoder | None = None) -> Self:
        """The judge that comes with the bot; without an encoder it goes by words.

        Raises:
            DataError: what was learned is missing or damaged.
        """
        try:
            if encoder is None:
                return cls(Words.read())
            from bot.search.danger.sense import Network, Sense  # brings numpy

            return cls(Words.read(), Sense(Network.read(), encoder))
        except MeaningUnavailable as error:  # nobody may be left alone because a file is
            raise DataError(str(error)) from error

    @property
    def by_words(self) -> Self:
        """The same judge without sense."""
        return type(self)(self._words)

    def tells(self, parts: Iterable[Part], told: bool) -> bool:
        """Whether one of a message's windows is of somebody in danger.

        Args:
            parts: its windows; at least one.
            told: whether a pattern tells of danger.
        """
        hint = TOLD * told
        scored = sorted(((self._words(words) + hint, text) for words, text in parts), reverse=True)
        if self._sense is None:
            return scored[0][0] >= self._words.alone
        near = [(score, text) for score, text in scored[:MOST_SENSED] if score >= self._words.near]
        enough = self._sense.network.enough
        return any(WORDS_SHARE * score + self._sense(text) >= enough for score, text in near)


def windows(text: str) -> Iterator[str]:
    """The message, or sentences of a long one that are not longer together; never none."""
    if len(text) <= WHOLE:
        yield text
        return
    window = ""
    for part in _parts(text):
        if window and len(window) + len(part) >= WINDOW:
            yield window
            window = ""
        window = f"{window} {part}".lstrip()
    yield window


def _parts(text: str) -> Iterator[str]:
    """The sentences of a long text, cut where they are too long themselves."""
    for sentence in sentences(text):
        yield from (sentence[at : at + WINDOW] for at in range(0, len(sentence), WINDOW))
