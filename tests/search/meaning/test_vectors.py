"""Vectors that are kept by their texts: only new texts are encoded."""

from __future__ import annotations

import numpy as np
import pytest

from bot.search.meaning import vectors
from bot.search.meaning.encoder import DIMENSIONS, Encoder
from bot.search.meaning.layers import Floats
from bot.search.meaning.vectors import HASH, MANY, STRIDE, Rows, Vectors


class Counted:
    """Counts the texts that were really encoded, as the encoder tells it."""

    def __init__(self) -> None:
        self.done = 0

    def __call__(self, done: int, whole: int) -> None:
        """Take note; it never goes back, nor too far."""
        assert self.done < done <= whole
        self.done = done


@pytest.fixture(scope="session")
def kept(encoder: Encoder, sentences: list[str]) -> Vectors:
    """The vectors of the fifty sentences."""
    return Vectors().adding(sentences, encoder)


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


def test_many_texts_are_told_as_one_work(encoder: Encoder, monkeypatch: pytest.MonkeyPatch) -> None:
    """They become rows some at a time, which neither the vectors nor the progress show."""
    texts = [f"what pays a senior after {years} years?" for years in range(9)]
    whole = Vectors().adding(texts, encoder)
    monkeypatch.setattr(vectors, "MANY", 4)
    counted = Counted()
    parted = Vectors().adding(texts, encoder, counted)
    assert counted.done == 9 < MANY
    assert np.array_equal(parted.of(texts).whole, whole.of(texts).whole)


def test_hashes_stand_in_the_order_of_the_rows(kept: Vectors, sentences: list[str]) -> None:
    """So that both can be kept as they are."""
    less = kept.only(sentences[5:2:-1])
    assert len(less.hashes) == 3 * HASH
    assert less.hashes[HASH : 2 * HASH] == kept.only(sentences[4:5]).hashes
    assert np.array_equal(less.rows.whole[1], kept.of(sentences).whole[4])


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
