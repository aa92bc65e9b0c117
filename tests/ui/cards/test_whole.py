"""An entry that is longer than one message: all of it stands on its pages, whatever it holds."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from bot import words
from bot.knowledge.view import View
from bot.ui.cards.answers import entry_card
from tests.cards import buttons, changed, text
from tests.small import small_base

TODAY = dt.date(2026, 1, 1)
LEVELS = ("mid", "senior", "staff")


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 2800), st.lists(st.integers(1, 430), min_size=3, max_size=3))
def test_nothing_of_an_entry_is_lost(answer: int, levels: list[int]) -> None:
    """Text and levels stand on one page or the other, each with its heading and its sources."""
    said = dict(zip(LEVELS, ("x" * length for length in levels), strict=True))
    skill = small_base().entries["sql"]
    level = skill.by_level.model_copy(update=said)  # type: ignore[attr-defined]  # it is a skill
    base = changed(small_base(), "sql", answer="y" * answer, by_level=level)
    pages = [text(entry_card(View(base, TODAY), base.entries["sql"], page=page)) for page in (0, 1)]
    assert "y" * answer in pages[0]
    assert all(f"**{name.capitalize()}**: {said[name]}" in pages[1] for name in LEVELS)
    assert all("## SQL" in page and "-# Source" in page for page in pages)


def test_what_fits_stands_on_one_page() -> None:
    """With nothing to turn."""
    base = small_base()
    card = entry_card(View(base, TODAY), base.entries["sql"])
    assert words.paging.NEXT not in buttons(card)
