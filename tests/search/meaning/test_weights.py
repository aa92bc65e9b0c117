"""The published files: nothing but their very bytes is ever used."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import numpy as np
import pytest

from bot.errors import BotError
from bot.search.meaning import WEIGHTS, MeaningUnavailable, load
from bot.search.meaning import weights as published

NAMES = [published.WEIGHTS.name, published.VOCABULARY.name]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the published files, to be spoilt."""
    for name in NAMES:
        shutil.copy(WEIGHTS / name, tmp_path)
    return tmp_path


def test_an_untouched_copy_serves(folder: Path) -> None:
    """The files may lie anywhere."""
    assert load(folder).encode(["hello"]).shape == (1, 384)


@pytest.mark.parametrize("name", NAMES)
def test_one_changed_byte_is_refused(folder: Path, name: str) -> None:
    """A file of the right size and other bytes is not the published one."""
    data = bytearray((folder / name).read_bytes())
    data[len(data) // 2] ^= 1
    (folder / name).write_bytes(data)
    with pytest.raises(MeaningUnavailable, match=f"{name} is damaged or of another version"):
        load(folder)


@pytest.mark.parametrize("name", NAMES)
def test_a_file_that_is_cut_short_is_refused(folder: Path, name: str) -> None:
    """As a broken download or a full disk leaves it."""
    data = (folder / name).read_bytes()
    (folder / name).write_bytes(data[: len(data) // 2])
    with pytest.raises(MeaningUnavailable, match=f"{name} is damaged"):
        load(folder)


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_file_is_refused(folder: Path, name: str) -> None:
    """As some tools leave files of a size that they do not carry."""
    (folder / name).write_bytes(b"")
    with pytest.raises(MeaningUnavailable, match=f"{name} is damaged"):
        load(folder)


@pytest.mark.parametrize("name", NAMES)
def test_a_missing_file_is_told_by_name(folder: Path, name: str) -> None:
    """The operator reads which one, and what to do."""
    (folder / name).unlink()
    with pytest.raises(MeaningUnavailable, match=rf"{name} cannot be read \(No such file.*install"):
        load(folder)


@pytest.mark.parametrize("name", NAMES)
def test_a_folder_in_place_of_a_file_is_refused(folder: Path, name: str) -> None:
    """No other error comes out than the one that callers expect."""
    (folder / name).unlink()
    (folder / name).mkdir()
    with pytest.raises(MeaningUnavailable, match=name):
        load(folder)


def test_the_refusal_is_one_of_the_bots_errors() -> None:
    """A caller that goes on with words alone catches one thing."""
    assert issubclass(MeaningUnavailable, BotError)


def test_the_weights_are_plain_arrays() -> None:
    """None of them needs to be unpickled, and all numbers are finite."""
    with np.load(WEIGHTS / published.WEIGHTS.name, allow_pickle=False) as arrays:
        assert all(np.isfinite(array).all() for array in arrays.values())


@pytest.mark.parametrize("file", [published.WEIGHTS, published.VOCABULARY], ids=lambda file: file.name)
def test_the_model_card_names_the_very_bytes(file: published.Published) -> None:
    """What the card says of size and hash is what the code checks and what lies there."""
    data = (WEIGHTS / file.name).read_bytes()
    assert (len(data), hashlib.sha256(data).hexdigest()) == (file.size, file.sha256)
    card = (WEIGHTS / "MODEL_CARD.md").read_text(encoding="utf-8")
    assert f"| `{file.name}` | {file.size} | `{file.sha256}` |" in card


@pytest.mark.parametrize(
    "words",
    [
        "all-MiniLM-L6-v2 (Apache License 2.0)",
        "Ubiquitous Knowledge Processing",
        "Changed in 2026",
        "all-mpnet-base-v2 (Apache License 2.0",
        "Copyright (c) Microsoft Corporation",
        "The above copyright notice and this permission notice shall be included",
        "Copyright 2018 The Google AI Language Team Authors",
    ],
)
def test_the_notice_names_all_origins_and_the_changes(words: str) -> None:
    """As their licences ask for."""
    assert words in (WEIGHTS / "NOTICE").read_text(encoding="utf-8")


def test_the_licence_lies_beside_the_weights() -> None:
    """Whoever gets the files gets the licence."""
    assert "Apache License\n                           Version 2.0" in (WEIGHTS / "LICENSE").read_text()
