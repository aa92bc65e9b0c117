"""What is kept of meanings: taken where it fits, used in part where it does not, made anew where spoilt."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from bot.knowledge.model import KnowledgeBase
from bot.library import folder, meant
from bot.search.meaning import load
from bot.search.meaning.encoder import Encoder
from bot.search.meaning.learning import texts_of
from bot.search.meaning.vectors import Vectors
from tests.workshop import OUTSIDE, WORDS, WORKSHOP, base_of, topic


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    """The encoder that comes with the bot."""
    return load()


@pytest.fixture(scope="module")
def shop() -> KnowledgeBase:
    """A workshop's knowledge."""
    return base_of(*WORKSHOP, **WORDS, outside=OUTSIDE)


@pytest.fixture(scope="module")
def data(shop: KnowledgeBase, encoder: Encoder) -> bytes:
    """What is kept of it."""
    return meant.pack(meant.learn(shop, encoder, Vectors()))


@pytest.fixture
def place(tmp_path: Path, data: bytes) -> Path:
    """A folder with what is kept."""
    tmp_path.chmod(0o700)
    meant.keep(tmp_path, data)
    return tmp_path


def test_what_was_kept_is_taken_as_it_was(place: Path, shop: KnowledgeBase, encoder: Encoder) -> None:
    """The same question means the same."""
    kept, learned = meant.recall(place, shop, encoder), meant.learn(shop, encoder, meant.vectors(place))
    assert kept is not None
    asked = ["the brake squeals"]
    assert kept.read(asked)[0].likeliest(3) == learned.meaning(shop, encoder).read(asked)[0].likeliest(3)


def test_the_file_is_for_nobody_else(place: Path) -> None:
    """As everything in the data folder."""
    assert (place / meant.FILE_NAME).stat().st_mode & 0o777 == 0o600


def test_changed_knowledge_is_not_answered_from_what_was_kept(place: Path, encoder: Encoder) -> None:
    """The head would take one entry for another."""
    assert meant.recall(place, base_of(*WORKSHOP[1:], **WORDS, outside=OUTSIDE), encoder) is None


def test_a_changed_program_learns_anew(
    place: Path, shop: KnowledgeBase, encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it would learn may be something else."""
    monkeypatch.setattr(folder, "program", lambda: b"another")
    assert meant.recall(place, shop, encoder) is None


def test_only_what_is_new_has_to_be_encoded(place: Path) -> None:
    """An entry more costs its own texts."""
    grown = base_of(*WORKSHOP, topic("bells", "Bells", ["which bell is loud?"]), **WORDS, outside=OUTSIDE)
    assert meant.missing(meant.vectors(place), grown) == 2
    assert meant.missing(Vectors(), grown) == len(texts_of(grown))


@pytest.mark.parametrize("spoil", [lambda data: data[:-1], lambda data: b"", lambda data: b"x" + data[1:]])
def test_a_spoilt_file_is_told_and_thrown_away(
    place: Path, shop: KnowledgeBase, encoder: Encoder, caplog: pytest.LogCaptureFixture, spoil: object
) -> None:
    """Then everything is learned anew."""
    file = place / meant.FILE_NAME
    file.write_bytes(spoil(file.read_bytes()))  # type: ignore[operator]  # one of the functions above
    with caplog.at_level(logging.WARNING):
        assert meant.recall(place, shop, encoder) is None
    assert len(caplog.records) == 1
    assert not file.exists()


def test_vectors_of_another_encoder_are_of_no_use(
    place: Path, shop: KnowledgeBase, encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They point elsewhere."""
    monkeypatch.setattr(Encoder, "fingerprint", bytes(32))
    assert meant.recall(place, shop, encoder) is None
    assert len(meant.vectors(place)) == 0


def test_a_folder_that_others_can_write_into_is_not_believed(
    place: Path, shop: KnowledgeBase, encoder: Encoder
) -> None:
    """They could have put anything there."""
    place.chmod(0o777)
    assert meant.recall(place, shop, encoder) is None


def test_nothing_of_a_text_can_be_read_out_of_the_file(data: bytes) -> None:
    """Hashes and directions are no words."""
    assert b"squeal" not in data
