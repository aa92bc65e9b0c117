"""Somebody's text on a card: the characters that were written, without addresses, as clients read it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.sanitize.cutting import clip
from bot.sanitize.markdown import block, escaped, link, plain, quiet
from tests import judge
from tests.hostile import ADDRESSES, HOSTILE, MARKUP, spread

MANY = settings(max_examples=250, deadline=None)
FRAMES = ["{}", "-# Question: {}", "**{}** · {}", "I know no role called “{}”.", "## {}\n{}", "- {}: {}"]


def harmless(text: str) -> None:
    """Nothing can be clicked, nobody is called, nothing is hidden and nothing reads as an address."""
    assert judge.links(text) == set()
    assert judge.addresses(text) == []
    assert judge.discord_sees(text).calls == []
    assert judge.unseen(text) == []
    assert "](" not in text


@MANY
@given(HOSTILE, st.integers(0, 120))
def test_no_text_does_harm_on_a_card(text: str, most: int) -> None:
    """Whatever is written, at whatever length it is cut."""
    harmless(quiet(text, most))


@MANY
@given(HOSTILE, HOSTILE, st.sampled_from(FRAMES), st.integers(1, 300))
def test_no_text_does_harm_in_any_frame(one: str, other: str, frame: str, most: int) -> None:
    """Beside the bot's own words and another text, and cut again with them."""
    made = clip(frame.format(quiet(one), quiet(other)), most)
    assert judge.links(made) == set()
    assert judge.discord_sees(made).calls == []
    assert judge.addresses(made) == []


@MANY
@given(HOSTILE)
def test_text_is_shown_as_it_was_written(text: str) -> None:
    """A reader sees the characters, unformatted and on one line; no backslash of ours is left over."""
    read = judge.discord_sees(quiet(text))
    assert read.styles == []
    assert read.text == plain(text).replace("@", "") or "@" in text
    assert "\n" not in read.text


@MANY
@given(HOSTILE)
def test_nothing_changes_the_second_time(text: str) -> None:
    """Text that is harmless is left alone, so it may pass twice."""
    assert plain(plain(text)) == plain(text)


@pytest.mark.parametrize("text", ADDRESSES)
def test_every_address_is_broken(text: str) -> None:
    """As it is, and with something unseen in it at any place."""
    for one in (text, *spread(text)):
        harmless(quiet(one))


@pytest.mark.parametrize("text", MARKUP)
def test_all_markup_is_text(text: str) -> None:
    """Nothing is formatted, and nobody is called."""
    for one in (text, *spread(text)):
        harmless(quiet(one))
        assert judge.discord_sees(quiet(one)).styles == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("c# and/or .net, node.js?", "c# and/or .net, node.js?"),
        ("Node.js/React developer", "Node.js / React developer"),
        ("ASP.NET/C#, about 3.5/5", "ASP.NET / C#, about 3.5 / 5"),
        ("jobs at Booking.com", "jobs at Booking.com"),
        ("is discord.py any good?", "is discord.py any good?"),
        ("look at (https://evil.example/x?y) now", "look at (link) now"),
        ("a\n# b\n\n> c", "a # b > c"),
        ("@everyone is here", "everyone is here"),
        ("e.g./i.e. 24/7", "e.g./i.e. 24/7"),
        ("\u202edegree\u2066 \u200bback", "degree back"),
    ],
)
def test_good_text_stays_readable(text: str, shown: str) -> None:
    """What a reader sees of it."""
    assert judge.discord_sees(quiet(text)).text == shown


LABELS = st.one_of(HOSTILE, st.just("words"))
PATHS = st.text(st.characters(exclude_categories=["C", "Z"]), max_size=30)


@MANY
@given(LABELS, PATHS, HOSTILE)
@example("a](https://evil.example) [b", "(y)>z", "")
@example("a\\", "x\\", "](https://evil.example)")
def test_a_link_leads_where_it_should(label: str, path: str, after: str) -> None:
    """Whatever its words and its path, it is one link, to its own host, whatever stands behind it."""
    made = f"**{link(label, f'https://good.example/{path}')}** · {quiet(after)}"
    reached = judge.links(made)
    assert {address.split("/")[2] for address in reached} == {"good.example"}
    assert all(address.startswith("https://") for address in reached)
    words = [words for words, _ in judge.discord_sees(made).links]
    assert len(words) == 1
    assert judge.read(words[0]) == []


@MANY
@given(HOSTILE)
def test_a_block_holds_all_of_a_text_and_hides_nothing(text: str) -> None:
    """It ends where we end it, and calls nobody."""
    made = block(text)
    assert made.startswith("```\n")
    assert made.endswith("\n```")
    assert made.count("```") == 2
    assert judge.unseen(made) == []
    assert "@everyone" not in made


def test_a_block_leaves_an_ordinary_text_alone() -> None:
    """So that it can be copied as it was typed."""
    text = "https://jobs.example.com/a_b?c=*d*&e=~f~\nin two lines, with a `word`"
    assert block(text) == f"```\n{text}\n```"


def test_every_bracket_is_escaped() -> None:
    """Not only the first that looks like a link's."""
    assert escaped("[a](b) [c](d) ]( <e>") == r"\[a\]\(b) \[c\]\(d) \]\( \<e\>"


def test_an_escape_is_not_cut() -> None:
    """A sign whose escape would be cut off goes as a whole."""
    assert clip(escaped("x" * 8 + "*yz"), 10) == "x" * 8 + "…"


@pytest.mark.parametrize("show", [quiet, block])
def test_a_row_of_signs_takes_no_longer_than_other_texts(show: Callable[[str], str]) -> None:
    """As many as a file may have: what looked at each anew would take minutes."""
    assert "everyone" in show("@" * 80 + "everyone " + "@" * 400_000)
    assert "@everyone" not in show("@" * 80 + "everyone " + "@" * 400_000)
