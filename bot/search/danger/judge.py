"""Whether a message is of somebody in danger: patterns, words and sense put together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Self

from bot.search.danger.words import Words
from bot.search.words.text import sentences

if TYPE_CHECKING:
    from bot.search.danger.sense import Sense
    from bot.search.meaning.encoder import Encoder

TOLD = 1.0
"""What it counts, as a logit, that a pattern of the vocabulary tells of danger."""
WORDS_SHARE = 0.4
"""What the words count beside the sense."""
WHOLE = 300
"""Characters of a message that is judged as one: about what the encoder reads of a text."""
WINDOW = 80
"""Characters of a longer message that are judged as one, so that much else does not drown a cry for help."""
MOST_SENSED = 2
"""Windows of a message whose sense is looked at: those whose words are nearest to danger."""

Reading = Callable[[str], Sequence[str]]


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
            MeaningUnavailable: what was learned is missing or damaged.
        """
        if encoder is None:
            return cls(Words.read())
        from bot.search.danger.sense import Network, Sense  # brings numpy

        return cls(Words.read(), Sense(Network.read(), encoder))

    def tells(self, text: str, reading: Reading, told: bool) -> bool:
        """Whether a message, or a window of a long one, is of somebody in danger.

        Args:
            text: the message.
            reading: turns a text into its words as they were meant.
            told: whether a pattern tells of danger.
        """
        scored = sorted(((self._words(reading(part)), part) for part in windows(text)), reverse=True)
        hint = TOLD * told
        if self._sense is None:
            return scored[0][0] + hint >= self._words.alone
        near = [(score, part) for score, part in scored[:MOST_SENSED] if score + hint >= self._words.near]
        enough = self._sense.network.enough
        return any(WORDS_SHARE * score + self._sense(part) + hint >= enough for score, part in near)


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
