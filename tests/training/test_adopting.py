"""What is to be changed by hand: every place, with the very words."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.search.meaning import WEIGHTS as FOLDER
from bot.search.meaning import weights as reading
from bot.search.meaning.weights import WEIGHTS, Published
from training.adopting import Made, entry, row, steps

NEW = Published("encoder-int8.npz", 22_760_000, "ab" * 32)
MADE = Made("2027-01-02", "k3", 12_345, 20_000, 190_000, 60_000, "Tatoeba, CC BY 2.0 FR, 2027-01-01", 0.99876)


def test_the_entry_is_written_as_the_bot_has_it() -> None:
    """For the published weights it is what stands there now."""
    assert entry(WEIGHTS) in Path(reading.__file__).read_text(encoding="utf-8")


def test_the_row_is_written_as_the_card_has_it() -> None:
    """For the published weights it is what stands there now."""
    assert row(WEIGHTS) in (FOLDER / "MODEL_CARD.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "said",
    [
        entry(NEW),
        row(NEW),
        "12,345 phrasings (2027-01-02, knowledge k3)",
        "20,000 lessons",
        "190,000 texts labelled",
        "60,000 general sentences",
        "Tatoeba, CC BY 2.0 FR, 2027-01-01",
        "0.9988",
    ],
)
def test_the_page_says_what_the_weights_were_made_of(said: str) -> None:
    """So that the model card can be written from it alone."""
    assert said in steps(NEW, MADE)


@pytest.mark.parametrize("name", ["MODEL_CARD.md", "NOTICE", "weights.py", "reference.npy"])
def test_the_page_names_every_file_that_has_to_be_changed(name: str) -> None:
    """One forgotten, and the bot's tests fail or its card is wrong."""
    assert name in steps(NEW, MADE)
