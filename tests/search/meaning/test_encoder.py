"""The encoder: right vectors, the same ones in any company, for any text."""

from __future__ import annotations

import threading

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.search.meaning.encoder import TOGETHER, Encoder
from bot.search.meaning.layers import Floats

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=200)


def test_vectors_are_those_of_the_reference(
    encoder: Encoder, sentences: list[str], reference: Floats
) -> None:
    """Fifty sentences get the vectors that another implementation gave them."""
    cosines = np.einsum("ij,ij->i", encoder.encode(sentences), reference)
    assert len(cosines) == 50
    assert cosines.min() > 0.9999


def test_vectors_have_length_one(encoder: Encoder, sentences: list[str]) -> None:
    """So that a product of two of them is their cosine."""
    assert np.linalg.norm(encoder.encode(sentences), axis=1) == pytest.approx(1, abs=1e-6)


def test_a_vector_does_not_depend_on_its_company(encoder: Encoder, sentences: list[str]) -> None:
    """Alone, or among others in any order, a text has the same vector to the last bit."""
    together = encoder.encode(sentences)
    assert np.array_equal(encoder.encode(sentences[::-1])[::-1], together)
    assert all(
        np.array_equal(encoder.encode([text])[0], vector)
        for text, vector in zip(sentences, together, strict=True)
    )


@pytest.mark.parametrize("many", [2, 3, TOGETHER // 9, TOGETHER // 9 + 1, TOGETHER // 3])
def test_equal_texts_have_equal_vectors_however_many(encoder: Encoder, many: int) -> None:
    """A text's place in a batch of equally long ones says nothing."""
    vectors = encoder.encode(["when may I call myself senior?"] * many)
    assert (vectors == vectors[0]).all()


def test_like_meanings_lie_nearer_than_like_words(encoder: Encoder) -> None:
    """What it is there for."""
    asked, alike, other = encoder.encode(
        ["how do I get promoted?", "what must I do to reach the next level?", "how do I get home?"]
    )
    assert asked @ alike > asked @ other


def test_no_texts_give_no_vectors(encoder: Encoder) -> None:
    """An empty list is nothing to stumble over."""
    assert encoder.encode([]).shape == (0, 384)


def test_progress_is_told_to_the_end(encoder: Encoder, sentences: list[str]) -> None:
    """The numbers rise to that of all texts."""
    told: list[tuple[int, int]] = []
    encoder.encode(sentences, lambda done, whole: told.append((done, whole)))
    assert [whole for _, whole in told] == [50] * len(told)
    assert [done for done, _ in told] == sorted({done for done, _ in told})
    assert told[-1] == (50, 50)


def test_progress_can_stop_the_work(encoder: Encoder, sentences: list[str]) -> None:
    """A process that is to end need not wait for all texts."""
    told: list[int] = []

    def stop(done: int, whole: int) -> None:
        told.append(done)
        raise InterruptedError

    with pytest.raises(InterruptedError):
        encoder.encode(sentences, stop)
    assert len(told) == 1


def test_threads_do_not_disturb_each_other(encoder: Encoder, sentences: list[str]) -> None:
    """A question is answered while a changed knowledge base is being encoded."""
    alone = encoder.encode(sentences)
    found: dict[int, Floats] = {}

    def work(number: int) -> None:
        found[number] = encoder.encode(sentences)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [np.array_equal(found[number], alone) for number in range(4)] == [True] * 4


@settings(max_examples=60, deadline=None)
@given(text=ANY_TEXT)
@example(text="")
@example(text="\ud800")
@example(text="\u0000")
@example(text="﷽" * 200)
@example(text="a" * 100_000)
def test_any_text_has_a_vector(encoder: Encoder, text: str) -> None:
    """Of length 1, with no number that is none."""
    (vector,) = encoder.encode([text])
    assert np.isfinite(vector).all()
    assert vector @ vector == pytest.approx(1, abs=1e-5)
