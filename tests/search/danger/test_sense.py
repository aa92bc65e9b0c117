"""What the sense of a text says of danger, over the real encoder."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.search.danger import WEIGHTS
from bot.search.meaning import MeaningUnavailable, load
from bot.search.meaning.encoder import DIMENSIONS, LAYERS, Encoder

# These bring numpy, which has to come after the package that holds it to one thread.
from bot.search.danger.sense import PARTS, PUBLISHED, Network, Sense, row  # isort: skip


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    """The encoder that comes with the bot."""
    return load()


@pytest.fixture(scope="module")
def sense(encoder: Encoder) -> Sense:
    """What comes with the bot."""
    return Sense(Network.read(), encoder)


def test_every_layer_is_to_be_had(encoder: Encoder) -> None:
    """What goes in, and what each makes of it: a row for each piece and the two marks."""
    layers = encoder.layers("hello there")
    assert len(layers) == LAYERS + 1
    assert {layer.shape for layer in layers} == {(4, DIMENSIONS)}


def test_the_last_layer_is_what_a_vector_is_made_of(encoder: Encoder) -> None:
    """Looking into the encoder changes nothing of what comes out."""
    mean = encoder.layers("hello there")[-1].mean(0)
    mean /= (mean @ mean) ** 0.5
    assert mean == pytest.approx(encoder.encode(["hello there"])[0], abs=1e-5)


def test_a_row_has_the_numbers_of_all_its_parts(encoder: Encoder) -> None:
    """Whatever the text, an empty one too."""
    assert {row(encoder, text).shape for text in ("", "hello", "long " * 900)} == {(PARTS * DIMENSIONS,)}


def test_a_cry_in_words_of_its_own_is_felt(sense: Sense) -> None:
    """More than what sounds like it and is of work."""
    cry = "I gave away my things and wrote the letters, tomorrow nobody has to carry me any more"
    work = (
        "I gave away my old monitor and wrote the release notes, tomorrow nobody has to be on call any more"
    )
    assert sense(cry) > sense(work)


def test_a_question_about_work_is_far_from_danger(sense: Sense) -> None:
    """Far below what is enough."""
    assert sense("how do I become a senior developer?") < sense.network.enough - 2


def test_a_damaged_file_is_refused(tmp_path: Path) -> None:
    """As an interrupted download leaves it."""
    data = (WEIGHTS / PUBLISHED.name).read_bytes()
    (tmp_path / PUBLISHED.name).write_bytes(data[:-1])
    with pytest.raises(MeaningUnavailable, match="is damaged"):
        Network.read(tmp_path)
