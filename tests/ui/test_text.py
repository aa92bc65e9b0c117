"""Blocks of text in pages."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.ui.text import pages


@given(st.lists(st.text(max_size=60)), st.integers(1, 100), st.integers(1, 6))
def test_pages_lose_nothing_and_keep_limits(blocks: list[str], room: int, most: int) -> None:
    """All blocks come once, in order; a page breaks a limit only where one block alone does."""
    made = list(pages(blocks, room, most))
    assert [block for page in made for block in page] == blocks
    for page in made:
        assert 1 <= len(page) <= most
        assert len(page) == 1 or sum(map(len, page)) + len(page) - 1 <= room
