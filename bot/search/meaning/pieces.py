"""Cuts a text into word pieces, as BERT's uncased vocabulary wants them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import chain

MOST_CHARACTERS = 2_000
"""What is read of a text; with the two limits below it bounds the work, whatever is typed."""
MOST_PIECES = 64
"""Pieces of a text that are kept, with the two marks around them; the encoder was trained with as many."""
LAST_PIECES = 20
"""As many of them are the last ones of a longer text: whoever tells a story asks before or after it."""
LONGEST_WORD = 100
"""A longer word is one unknown piece."""
_ASCII_SYMBOLS = frozenset("$+<=>^`|~")
"""Not punctuation to Unicode, but to BERT."""
_HAN = (
    (0x4E00, 0x9FFF),
    (0x3400, 0x4DBF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2CEAF),
    (0xF900, 0xFAFF),
    (0x2F800, 0x2FA1F),
)
"""Characters that are words by themselves."""


class WordPieces:
    """Numbers the pieces of texts.

    Args:
        vocabulary: every piece at the place of its number; one that goes on inside a word begins with ``##``.

    Raises:
        ValueError: the vocabulary lacks one of the marks ``[CLS]``, ``[SEP]`` and ``[UNK]``.
    """

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._numbers = {piece: number for number, piece in enumerate(vocabulary)}
        self._longest = max(map(len, vocabulary), default=0)
        try:
            self._begin, self._end, self._unknown = (self._numbers[m] for m in ("[CLS]", "[SEP]", "[UNK]"))
        except KeyError as error:
            raise ValueError(f"The vocabulary has no piece {error}") from error

    def numbers(self, text: str) -> tuple[int, ...]:
        """The numbers of a text's pieces between the two marks: 2 to ``MOST_PIECES``, for any text."""
        pieces = list(chain.from_iterable(map(self._pieces, _words(text[:MOST_CHARACTERS]))))
        if len(pieces) > MOST_PIECES - 2:
            pieces[MOST_PIECES - 2 - LAST_PIECES : -LAST_PIECES] = []
        return (self._begin, *pieces, self._end)

    def _pieces(self, word: str) -> Sequence[int]:
        """The longest known beginning, then the longest known continuation, and so on to the word's end."""
        if len(word) > LONGEST_WORD:
            return (self._unknown,)
        pieces = []
        at = 0
        while at < len(word):
            mark = "##" if at else ""
            longest = min(len(word), at + self._longest)
            ends = (end for end in range(longest, at, -1) if mark + word[at:end] in self._numbers)
            end = next(ends, None)
            if end is None:
                return (self._unknown,)
            pieces.append(self._numbers[mark + word[at:end]])
            at = end
        return pieces


def _words(text: str) -> Iterator[str]:
    """Lower case words without accents, and each mark of punctuation by itself."""
    plain = unicodedata.normalize("NFD", text.lower())
    yield from "".join(map(_spaced, plain)).split()


def _spaced(character: str) -> str:
    if character.isalnum() and character.isascii():
        return character
    if character.isspace():
        return " "
    category = unicodedata.category(character)
    if category == "Mn" or category[0] == "C" or character == "\N{REPLACEMENT CHARACTER}":
        return ""
    alone = category[0] == "P" or character in _ASCII_SYMBOLS or _is_han(ord(character))
    return f" {character} " if alone else character


def _is_han(code: int) -> bool:
    return any(first <= code <= last for first, last in _HAN)
