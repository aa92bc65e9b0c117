"""Text for cards: cutting, silencing, linking and paging."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ui.text import clip, count, day, link, pages, quiet, unlinked, written


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
    "text",
    [
        "@everyone",
        "@here",
        "<@123>",
        "<@&123>",
        "<t:1>",
        "**bold**",
        "[x](https://evil.example)",
        "||x||",
        "`x`",
    ],
)
def test_quiet_text_neither_pings_nor_formats(text: str) -> None:
    """What a member wrote is shown as the characters that they wrote."""
    shown = quiet(text)
    assert shown != text
    assert shown.replace("\\", "").replace("\u200b", "") == text


def test_quiet_text_is_one_line() -> None:
    """Line breaks, which could fake a heading or a quote, become spaces."""
    assert quiet("a\n# b\n\n> c") == "a # b > c"


def test_quiet_text_hides_nothing() -> None:
    """Signs that cannot be seen or turn the writing direction are left out; an emoji stays whole."""
    assert quiet("a\u202eb\u2066c\u200b\x00 d") == "abc d"
    family = "\U0001f469\u200d\U0001f467"
    assert quiet(family) == family


def test_quiet_text_stays_on_its_line() -> None:
    """Two accents are writing; a pile of them is cut down."""
    assert quiet("e\u0302\u0301") == "e\u0302\u0301"
    assert quiet("Z" + "\u0338\u0327" * 20) == "Z\u0338\u0327"


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/x?y",
        "HTTP://e.x",
        "www.evil.example",
        "discord.gg/abc",
        "Discord.com/invite/abc",
    ],
)
def test_addresses_are_taken_out(address: str) -> None:
    """Whatever Discord would make a link of is named as one instead."""
    assert unlinked(f"look at ({address}) now") == "look at (link) now"


def test_text_without_addresses_stays() -> None:
    """Slashes and dots alone are no address."""
    assert unlinked("c# and/or .net, node.js?") == "c# and/or .net, node.js?"


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        ("2026", "2026"),
        ("2026-11", "November 2026"),
        ("2026-11-04", "4 November 2026"),
        ("2026-13-45", "2026-13-45"),
        ("spring 2026", "spring 2026"),
    ],
)
def test_source_dates_are_written_out(date: str, shown: str) -> None:
    """A date reads as elsewhere; what is no date stays as it is."""
    assert written(date) == shown


def test_a_link_cannot_be_ended_early() -> None:
    """Brackets in the label or the address do not break out of the link."""
    made = link("a](https://evil.example) [b", "https://x.example/(y)>z")
    assert made == "[a)(https://evil.example) (b](<https://x.example/%28y%29%3Ez>)"


def test_days_are_written_out() -> None:
    """A day reads the same in every country."""
    assert day(dt.date(2026, 3, 4)) == "4 March 2026"


def test_one_is_singular() -> None:
    """A number agrees with its noun."""
    assert (count(1, "role", "roles"), count(0, "role", "roles")) == ("1 role", "0 roles")


@given(st.lists(st.text(max_size=60)), st.integers(1, 100), st.integers(1, 6))
def test_pages_lose_nothing_and_keep_limits(blocks: list[str], room: int, most: int) -> None:
    """All blocks come once, in order; a page breaks a limit only where one block alone does."""
    made = list(pages(blocks, room, most))
    assert [block for page in made for block in page] == blocks
    for page in made:
        assert 1 <= len(page) <= most
        assert len(page) == 1 or sum(map(len, page)) + len(page) - 1 <= room
