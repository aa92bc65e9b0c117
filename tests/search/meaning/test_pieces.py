"""Word pieces: what a text is cut into, whatever it holds."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.search.meaning.pieces import LAST_PIECES, LONGEST_WORD, MOST_CHARACTERS, MOST_PIECES, WordPieces

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=400)


def cut(pieces: WordPieces, vocabulary: list[str], text: str) -> list[str]:
    """The pieces in letters, without the two marks."""
    return [vocabulary[number] for number in pieces.numbers(text)[1:-1]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("developer", ["developer"]),
        ("Kubernetes", ["ku", "##ber", "##net", "##es"]),
        ("unaffable", ["una", "##ffa", "##ble"]),
        ("Naïve CAFÉ", ["naive", "cafe"]),
        ("e\u0301te\u0301", ["et", "##e"]),
        ("C++ and C#", ["c", "+", "+", "and", "c", "#"]),
        ("don't", ["don", "'", "t"]),
        ("tech_debt", ["tech", "_", "debt"]),
        ("100€", ["100", "##€"]),
        ("高级", ["高", "[UNK]"]),
        ("ad\u200bvice", ["advice"]),
        ("be\u0000st\ufffd", ["best"]),
        ("\U0001f984", ["[UNK]"]),
        ("a\u2028b\tc\u00a0d", ["a", "b", "c", "d"]),
        ("", []),
        (" \n\t ", []),
    ],
)
def test_texts_are_cut_as_the_vocabulary_was_made(
    pieces: WordPieces, vocabulary: list[str], text: str, expected: list[str]
) -> None:
    """The same pieces that BERT's own uncased tokenizer gives."""
    assert cut(pieces, vocabulary, text) == expected


def test_each_text_begins_and_ends_with_its_mark(pieces: WordPieces, vocabulary: list[str]) -> None:
    """The encoder was trained with both."""
    first, *_, last = pieces.numbers("why?")
    assert (vocabulary[first], vocabulary[last]) == ("[CLS]", "[SEP]")


def test_a_long_text_keeps_both_its_ends(pieces: WordPieces, vocabulary: list[str]) -> None:
    """The middle falls away: whoever tells a story asks before or after it."""
    found = cut(pieces, vocabulary, "senior " * 90 + "junior " * LAST_PIECES)
    assert len(found) == MOST_PIECES - 2
    assert found == ["senior"] * (MOST_PIECES - 2 - LAST_PIECES) + ["junior"] * LAST_PIECES


@pytest.mark.parametrize("more", [0, 1])
def test_what_just_fits_is_kept_whole(pieces: WordPieces, vocabulary: list[str], more: int) -> None:
    """One piece too many costs one piece, where the beginning ends."""
    words = [f"{'senior' if at % 2 else 'junior'}" for at in range(MOST_PIECES - 2 + more)]
    begun = MOST_PIECES - 2 - LAST_PIECES
    assert cut(pieces, vocabulary, " ".join(words)) == words[:begun] + words[begun + more :]


def test_what_comes_after_the_limit_of_characters_is_not_read(pieces: WordPieces) -> None:
    """A message of blanks with a word far behind is an empty one."""
    assert pieces.numbers(" " * MOST_CHARACTERS + "senior") == pieces.numbers("")


def test_a_word_without_an_end_is_one_unknown_piece(pieces: WordPieces, vocabulary: list[str]) -> None:
    """A hundred letters are cut, one more is not."""
    assert cut(pieces, vocabulary, "x" * (LONGEST_WORD + 1)) == ["[UNK]"]
    assert "[UNK]" not in cut(pieces, vocabulary, "x" * LONGEST_WORD)


def test_a_vocabulary_without_its_marks_is_refused() -> None:
    """Without them no text could be numbered."""
    with pytest.raises(ValueError, match="SEP"):
        WordPieces(["[CLS]", "[UNK]", "a"])


@given(text=ANY_TEXT)
@example(text="\ud800")
@example(text="\u0390" * 50)
@example(text="{" * 400)
@example(text="İ" * 200)
def test_any_text_gives_known_numbers_within_the_limit(
    pieces: WordPieces, vocabulary: list[str], text: str
) -> None:
    """Nothing that can be typed is refused, and nothing lies outside the vocabulary."""
    numbers = pieces.numbers(text)
    assert 2 <= len(numbers) <= MOST_PIECES
    assert 0 <= min(numbers) <= max(numbers) < len(vocabulary)


@given(text=ANY_TEXT)
def test_letter_case_says_nothing(pieces: WordPieces, text: str) -> None:
    """The vocabulary has no capitals."""
    assert pieces.numbers(text.lower()) == pieces.numbers(text)


@given(text=st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=60))
def test_known_pieces_hold_all_that_was_typed(pieces: WordPieces, vocabulary: list[str], text: str) -> None:
    """Put together again they are the text in lower case, without its blanks."""
    found = cut(pieces, vocabulary, text)
    joined = "".join(re.sub("^##(?=.)", "", piece) for piece in found)
    assert "[UNK]" in found or joined == "".join(text.lower().split())
