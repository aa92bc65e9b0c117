"""Vectors that are kept: only new texts are encoded, and what comes from a file is looked at first."""

from __future__ import annotations

import hashlib

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.search.meaning.encoder import DIMENSIONS, Encoder
from bot.search.meaning.layers import Floats
from bot.search.meaning.vectors import BEGINNING, HASH, MAGIC, STRIDE, Rows, SpoiltVectors, Vectors


class Counted:
    """Counts the texts that were really encoded, as the encoder tells it."""

    def __init__(self) -> None:
        self.done = 0

    def __call__(self, done: int, whole: int) -> None:
        """As ``encode`` calls it."""
        self.done = done


@pytest.fixture(scope="session")
def kept(encoder: Encoder, sentences: list[str]) -> Vectors:
    """The vectors of the fifty sentences."""
    return Vectors().adding(sentences, encoder)


def sealed(body: bytes) -> bytes:
    """A body with everything in front of it that a good file has."""
    return MAGIC + Encoder.fingerprint + hashlib.sha256(body).digest() + body


def test_rounded_vectors_hardly_differ(kept: Vectors, sentences: list[str], reference: Floats) -> None:
    """A byte for each dimension is enough."""
    cosines = np.einsum("ij,ij->i", kept.of(sentences)[:], reference)
    assert cosines.min() > 0.999


def test_rounded_vectors_have_length_one(kept: Vectors, sentences: list[str]) -> None:
    """Whatever the rounding did."""
    assert np.linalg.norm(kept.of(sentences)[:], axis=1) == pytest.approx(1, abs=1e-6)


def test_vectors_come_in_the_order_of_the_texts(kept: Vectors, sentences: list[str]) -> None:
    """Also where a text is asked for twice."""
    rows = kept.of([sentences[3], sentences[1], sentences[3]])
    assert np.array_equal(rows[:], kept.of(sentences)[[3, 1, 3]])


def test_only_new_texts_are_encoded(kept: Vectors, encoder: Encoder, sentences: list[str]) -> None:
    """The encoder is asked for two of fifty-two."""
    counted = Counted()
    more = kept.adding([*sentences, "one more?", "and another", "one more?"], encoder, counted)
    assert counted.done == 2
    assert len(more) == 52


def test_nothing_new_asks_nothing_of_the_encoder(
    kept: Vectors, encoder: Encoder, sentences: list[str]
) -> None:
    """A start with unchanged knowledge costs no encoding."""
    counted = Counted()
    assert len(kept.adding(sentences, encoder, counted)) == 50
    assert counted.done == 0


def test_one_changed_letter_is_a_new_text(kept: Vectors, sentences: list[str]) -> None:
    """Texts are known by every byte of theirs."""
    assert kept.missing([sentences[0], sentences[0].upper(), sentences[1]]) == [sentences[0].upper()]


def test_added_vectors_are_those_of_a_fresh_start(
    kept: Vectors, encoder: Encoder, sentences: list[str]
) -> None:
    """The order in which texts came to be known leaves no trace."""
    slowly = Vectors()
    for at in range(0, 50, 7):
        slowly = slowly.adding(sentences[at : at + 7], encoder)
    assert np.array_equal(slowly.of(sentences).whole, kept.of(sentences).whole)


def test_adding_changes_nothing_for_those_who_read(kept: Vectors, encoder: Encoder) -> None:
    """A question is answered from the old vectors while new ones are made."""
    kept.adding(["quite new"], encoder)
    assert kept.missing(["quite new"]) == ["quite new"]


def test_old_texts_can_be_dropped(kept: Vectors, sentences: list[str]) -> None:
    """What the knowledge no longer says is no longer kept; what has no vector is passed over."""
    less = kept.only([sentences[8], "never seen", sentences[2]])
    assert len(less) == 2
    assert np.array_equal(less.of(sentences[2:9:6]).whole, kept.of(sentences[2:9:6]).whole)


def test_a_text_without_a_vector_is_no_guess(kept: Vectors) -> None:
    """It is told, not made up."""
    with pytest.raises(KeyError):
        kept.of(["never seen"])


def test_a_lone_half_character_is_a_text_too(encoder: Encoder) -> None:
    """No text that can stand in memory is refused."""
    assert len(Vectors().adding(["\ud800", "\ud801"], encoder)) == 2


def test_the_nearest_row_and_its_cosine(kept: Vectors, encoder: Encoder, sentences: list[str]) -> None:
    """For an explanation: which phrasing is most like the question."""
    (asked,) = encoder.encode(["do I need a degree to be senior?"])
    place, cosine = kept.of(sentences).nearest(asked)
    assert sentences[place] == "do i need a degree 2 be senior"
    assert cosine == pytest.approx(float(kept.of(sentences)[place : place + 1][0] @ asked), abs=1e-6)


def test_the_nearest_row_of_many() -> None:
    """Also beyond the rows that are looked at in one go; of equals it is the first."""
    rows = Rows(np.full((3 * STRIDE, 4), 1, np.int8))
    rows.whole[[STRIDE + 5, 2 * STRIDE + 1]] = [9, 0, 0, 0]
    assert rows.nearest(np.array([1, 0, 0, 0], np.float32)) == (STRIDE + 5, 1.0)


def test_among_no_rows_there_is_no_nearest() -> None:
    """The caller is told."""
    with pytest.raises(ValueError, match="empty"):
        Vectors().of([]).nearest(np.zeros(DIMENSIONS, np.float32))


def test_bytes_give_the_same_vectors_again(kept: Vectors, sentences: list[str]) -> None:
    """To the last bit, and to the same bytes."""
    read = Vectors.from_bytes(kept.to_bytes())
    assert np.array_equal(read.of(sentences).whole, kept.of(sentences).whole)
    assert read.to_bytes() == kept.to_bytes()


def test_a_file_costs_four_hundred_bytes_a_text(kept: Vectors) -> None:
    """Hash and vector, nothing else."""
    assert len(kept.to_bytes()) == BEGINNING + 50 * (HASH + DIMENSIONS)


def test_no_vectors_make_a_file_too(encoder: Encoder) -> None:
    """A base without texts is read back as one, and can grow."""
    read = Vectors.from_bytes(Vectors().to_bytes())
    assert len(read) == 0
    assert len(read.adding(["first"], encoder)) == 1


def test_texts_cannot_be_read_out_of_the_file(kept: Vectors, sentences: list[str]) -> None:
    """It holds hashes and numbers."""
    data = kept.to_bytes()
    assert not [text for text in sentences if len(text) > 4 and text.encode() in data]


def test_vectors_of_another_encoder_are_refused(kept: Vectors) -> None:
    """They cannot be compared with ours."""
    data = bytearray(kept.to_bytes())
    data[len(MAGIC)] ^= 1
    with pytest.raises(SpoiltVectors):
        Vectors.from_bytes(bytes(data))


@settings(max_examples=50, deadline=None)
@given(data=st.data())
def test_any_damage_is_noticed(kept: Vectors, data: st.DataObject) -> None:
    """A changed byte, a missing end or something behind it."""
    good = kept.to_bytes()
    place = data.draw(st.integers(0, len(good) - 1))
    changed = good[:place] + bytes([good[place] ^ data.draw(st.integers(1, 255))]) + good[place + 1 :]
    for bad in (changed, good[:place], good + good[: place + 1]):
        with pytest.raises(SpoiltVectors):
            Vectors.from_bytes(bad)


@given(data=st.binary(max_size=2000))
def test_what_was_never_ours_is_refused(data: bytes) -> None:
    """With the one error, also where somebody made the check fit."""
    with pytest.raises(SpoiltVectors):
        Vectors.from_bytes(data)
    if len(data) % (HASH + DIMENSIONS):
        with pytest.raises(SpoiltVectors):
            Vectors.from_bytes(sealed(data))


def test_a_forged_vector_that_points_nowhere_is_refused() -> None:
    """It would have no cosine with anything."""
    with pytest.raises(SpoiltVectors, match="nowhere"):
        Vectors.from_bytes(sealed(bytes(HASH) + bytes(DIMENSIONS)))


def test_a_forged_text_with_two_vectors_is_refused() -> None:
    """Nobody could say which one is its own."""
    with pytest.raises(SpoiltVectors, match="the same"):
        Vectors.from_bytes(sealed(bytes(2 * HASH) + b"\x01" * (2 * DIMENSIONS)))


@settings(max_examples=40, deadline=None)
@given(numbers=st.binary(min_size=DIMENSIONS, max_size=DIMENSIONS).filter(any))
def test_any_other_forged_vector_has_length_one(numbers: bytes) -> None:
    """A forged file can misplace a text, and nothing worse."""
    kept = Vectors.from_bytes(sealed(hashlib.sha256(b"text").digest() + numbers))
    assert np.linalg.norm(kept.of(["text"])[:]) == pytest.approx(1, abs=1e-5)
