"""Paging: nothing gets lost between pages, and every page leads to its neighbours."""

from __future__ import annotations

import discord
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import words
from bot.ui.actions import Press
from bot.ui.cards.card import Card
from bot.ui.cards.guide import about_page
from bot.ui.cards.paging import Paged, pages


def buttons(paged: Paged[str]) -> list[Press]:
    """The buttons that turn a page."""
    card = paged.turned(Card(), about_page)
    return [item for item in card.walk_children() if isinstance(item, discord.ui.Button)]


def shown(paged: Paged[str]) -> list[str]:
    """What is said about the page."""
    card = paged.turned(Card(), about_page)
    return [item.content for item in card.walk_children() if isinstance(item, discord.ui.TextDisplay)]


@given(st.lists(st.text(max_size=60)), st.integers(1, 100), st.integers(1, 6))
def test_pages_lose_nothing_and_keep_limits(blocks: list[str], room: int, most: int) -> None:
    """All blocks come once, in order; a page breaks a limit only where one block alone does."""
    made = list(pages(blocks, room, most))
    assert [block for page in made for block in page] == blocks
    for page in made:
        assert 1 <= len(page) <= most
        assert len(page) == 1 or sum(map(len, page)) + len(page) - 1 <= room


@pytest.mark.parametrize(("wanted", "found"), [(-1, 0), (0, 0), (1, 1), (2, 2), (3, 2), (10**9, 2)])
def test_a_page_that_is_gone_gives_the_nearest(wanted: int, found: int) -> None:
    """A list gets shorter, and old buttons stay."""
    assert Paged.at(wanted, [["a"], ["b"], ["c"]]) == Paged(["abc"[found]], found, 3)


def test_nothing_is_one_empty_page() -> None:
    """What has nothing on it has no pages to turn."""
    nothing: list[list[str]] = []
    paged = Paged.at(4, nothing)
    assert (list(paged.items), paged.number, paged.total) == ([], 0, 1)
    assert (buttons(paged), shown(paged)) == ([], [])


@pytest.mark.parametrize(
    ("number", "to", "disabled"),
    [
        (0, ["1:about:0", "1:about:1"], [True, False]),
        (1, ["1:about:0", "1:about:2"], [False, False]),
        (2, ["1:about:1", "1:about:2"], [False, True]),
    ],
)
def test_buttons_lead_to_the_neighbours(number: int, to: list[str], disabled: list[bool]) -> None:
    """A button that leads nowhere stays in its place, so that the other does, and cannot be clicked."""
    made = buttons(Paged(["x"], number, 3))
    assert [press.custom_id for press in made] == to
    assert [press.disabled for press in made] == disabled


def test_the_reader_is_told_the_page() -> None:
    """Counted from one, as people count."""
    assert shown(Paged(["x"], 1, 3)) == [words.paging.page_of(1, 3)]
