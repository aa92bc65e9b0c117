"""Text is cut between words, and never within what belongs together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sanitize.cutting import clip
from tests import judge


@given(st.text(), st.integers(0, 50))
def test_clipped_text_keeps_the_limit(text: str, most: int) -> None:
    """No clipped text is longer than asked."""
    assert len(clip(text, most)) <= most


@given(st.text(max_size=40))
def test_short_text_is_not_clipped(text: str) -> None:
    """Text that fits stays as it is."""
    assert clip(text, 40) == text


def test_text_is_clipped_between_words() -> None:
    """The cut falls at a word's end, and an ellipsis tells of it."""
    assert clip("one two three four", 12) == "one two…"


@pytest.mark.parametrize(
    "whole",
    [
        "[some words](<https://good.example/path>)",
        "[some words](https://good.example/a_(b))",
        "<https://good.example/path>",
        "https://good.example/path",
        "\\*",
        "👩\u200d👩\u200d👧",
        "e\u0302\u0301",
        "🇩🇪",
    ],
)
def test_what_belongs_together_goes_together(whole: str) -> None:
    """At every length it is there as a whole, or not at all."""
    for most in range(1, len(whole) + 12):
        made = clip(f"Read {whole} and more", most)
        assert made.count(whole) == 1 or not set(made) & (set(whole) - set("Read and more…")), made
        assert all(
            address == "https://good.example/path" or "_(b)" in address for address in judge.links(made)
        )
