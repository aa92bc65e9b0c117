"""Packing: small whole numbers that the bot's own encoder reads, the same bytes every time."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from bot.search.meaning import WEIGHTS, MeaningUnavailable
from bot.search.meaning.encoder import Encoder
from bot.search.meaning.weights import VOCABULARY
from tests.training.made import weights
from training.packing import PLACES, agreement, packed, pieces, unpacked, write

TEXTS = ["how do I get promoted?", "My cat sleeps all day."]
Arrays = dict[str, NDArray[Any]]


@pytest.fixture(scope="module")
def student() -> Arrays:
    """A student by chance."""
    return weights()


@pytest.fixture(scope="module")
def arrays(student: Arrays) -> Arrays:
    """The same, packed."""
    return packed(student)


def test_matrices_become_whole_numbers(arrays: Arrays) -> None:
    """Of eight bits, with a factor for each row; vectors stay as they are."""
    name = "encoder.layer.0.attention.self.query"
    assert arrays[f"{name}.weight|q"].dtype == np.int8
    assert arrays[f"{name}.weight|s"].shape == (384, 1)
    assert arrays[f"{name}.bias"].dtype == np.float32


def test_rounding_moves_no_number_by_more_than_half_a_step(student: Arrays, arrays: Arrays) -> None:
    """A step is the row's largest number divided by 127."""
    again = unpacked(arrays)
    name = "encoder.layer.3.output.dense.weight"
    step = np.abs(student[name]).max(1, keepdims=True) / 127
    assert (np.abs(again[name] - student[name]) <= 0.51 * step).all()


def test_packing_again_changes_nothing(arrays: Arrays) -> None:
    """Rounded numbers are round."""
    again = packed(unpacked(arrays))
    assert again.keys() == arrays.keys()
    assert all(np.array_equal(again[name], arrays[name]) for name in arrays if name.endswith("|q"))


def test_a_row_of_nothing_stays_nothing() -> None:
    """Nothing is divided by 0."""
    again = unpacked(packed({"word.weight": np.zeros((2, 3), np.float32)}))
    assert (again["word.weight"] == 0).all()


def test_places_that_the_bot_never_reads_are_left_out(arrays: Arrays) -> None:
    """Texts are cut long before."""
    assert len(arrays["embeddings.position_embeddings.weight|q"]) == PLACES


def test_the_names_are_those_of_the_published_weights(arrays: Arrays) -> None:
    """All that the bot's file has but what its first training left over."""
    with np.load(WEIGHTS / "encoder-int8.npz", allow_pickle=False) as published:
        assert arrays.keys() == set(published) - {"head", "bias", "ls"}


def test_the_bots_encoder_reads_what_was_packed(arrays: Arrays) -> None:
    """And gives vectors of length 1."""
    vectors = Encoder(pieces(), arrays).encode(TEXTS)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)


def test_a_written_file_is_named_as_the_bot_will_check_it(arrays: Arrays, tmp_path: Path) -> None:
    """By its bytes, and without a pickle."""
    file = write(tmp_path, arrays)
    data = (tmp_path / file.name).read_bytes()
    assert (file.size, file.sha256) == (len(data), hashlib.sha256(data).hexdigest())
    with np.load(tmp_path / file.name, allow_pickle=False) as read:
        assert all(np.array_equal(read[name], array) for name, array in arrays.items())


def test_equal_weights_make_equal_bytes(arrays: Arrays, tmp_path: Path) -> None:
    """Whenever they are written."""
    (tmp_path / "a").mkdir()
    assert write(tmp_path / "a", arrays) == write(tmp_path, arrays)


def test_agreement_is_that_of_the_worst_text(arrays: Arrays, tmp_path: Path) -> None:
    """One wrong vector among right ones is found."""
    file = tmp_path / write(tmp_path, arrays).name
    vectors = Encoder(pieces(), arrays).encode(TEXTS)
    assert agreement(file, TEXTS, vectors) == pytest.approx(1, abs=1e-5)
    vectors[1] *= -1
    assert agreement(file, TEXTS, vectors) == pytest.approx(-1, abs=1e-5)


def test_another_vocabulary_is_refused(tmp_path: Path) -> None:
    """The bot would cut texts otherwise than the student learned."""
    (tmp_path / VOCABULARY.name).write_text("[CLS]\n[SEP]\n[UNK]\n")
    with pytest.raises(MeaningUnavailable):
        pieces(tmp_path)


@given(st.lists(st.lists(st.floats(-1e4, 1e4, width=32), min_size=3, max_size=3), min_size=1, max_size=4))
def test_any_matrix_comes_back_nearly(rows: list[list[float]]) -> None:
    """Large and small numbers alike: within half a step of each row, and never beyond eight bits."""
    matrix = np.array(rows, np.float32)
    arrays = packed({"word.weight": matrix})
    step = np.abs(matrix).max(1, keepdims=True) / 127
    assert (np.abs(arrays["word.weight|q"].astype(int)) <= 127).all()
    assert (np.abs(unpacked(arrays)["word.weight"] - matrix) <= 0.51 * step + 1e-9).all()


def test_weights_in_half_precision_are_packed_alike(student: Arrays) -> None:
    """Some keep them so to save room."""
    name = "encoder.layer.0.output.dense.weight"
    half = packed({name: student[name].astype(np.float16)})
    assert half[f"{name}|s"].dtype == np.float32
    assert np.abs(unpacked(half)[name] - student[name]).max() < 0.01


def test_what_is_packed_is_a_quarter_of_the_size(student: Arrays, arrays: Arrays) -> None:
    """That is what it is for."""
    before, after = (sum(array.nbytes for array in kind.values()) for kind in (student, arrays))
    assert after < 0.26 * before
