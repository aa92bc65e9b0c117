"""What pictures show: cut for a phone, described for whoever cannot see them, and as bars of text."""

from __future__ import annotations

import pytest
from hypothesis import given

from bot.pictures.model import (
    ALTERNATIVE,
    BARS,
    COLUMNS,
    Bars,
    Columns,
    Funnel,
    described,
    fitted,
    packed,
    texted,
)
from tests import judge
from tests.hostile import HOSTILE, UNSEEN

DAYS = Columns("By day", ["1 Nov", "2 Nov"], {"Answered": [3, 4], "Not known": [1, 0]})


def test_bars_are_described_by_their_numbers() -> None:
    """Title first, then every label with its number."""
    assert described(Bars("Most asked", {"SQL": 3, "Degree": 0})) == "Most asked. SQL 3, Degree 0"


def test_columns_are_described_by_sums_and_days() -> None:
    """What each series comes to, then each column."""
    assert described(DAYS) == "By day. Answered 7, Not known 1. 1 Nov 4, 2 Nov 4"


def test_a_funnel_is_described_as_bars_are() -> None:
    """Its steps stand in their order."""
    assert described(Funnel("Yours", {"Saved": 4, "Applied": 2})) == "Yours. Saved 4, Applied 2"


def test_bars_of_text_are_as_long_as_their_numbers() -> None:
    """The longest is full, what is there at all is seen, and nothing is empty."""
    assert texted(Bars("Most asked", {"SQL": 100, "Degree": 1, "IC": 0})) == (
        "**Most asked**\n`██████████` 100  SQL\n`█░░░░░░░░░` 1  Degree\n`░░░░░░░░░░` 0  IC"
    )


def test_columns_as_text_have_one_bar_each() -> None:
    """With the sum of its series."""
    assert texted(DAYS).splitlines()[1:] == ["`██████████` 4  1 Nov", "`██████████` 4  2 Nov"]


@pytest.mark.parametrize("kind", [Bars, Funnel])
def test_numbers_that_are_all_nothing_are_shown(kind: type[Bars] | type[Funnel]) -> None:
    """Nobody divides by them."""
    assert "`░░░░░░░░░░` 0  SQL" in texted(kind("Most asked", {"SQL": 0}))
    assert texted(kind("Most asked", {})) == "**Most asked**"


def test_only_what_a_phone_can_show_stays() -> None:
    """The first bars, and the newest columns."""
    bars = fitted(Bars("x", {str(n): n for n in range(50)}))
    assert isinstance(bars, Bars)
    assert [*bars.values] == [str(n) for n in range(BARS)]
    columns = fitted(Columns("x", [str(n) for n in range(50)], {"y": list(range(50))}))
    assert isinstance(columns, Columns)
    assert (columns.labels[0], len(columns.labels)) == (str(50 - COLUMNS), COLUMNS)
    assert list(columns.series["y"]) == list(range(50 - COLUMNS, 50))


def test_the_alternative_text_fits_into_discord() -> None:
    """However much there is to tell."""
    long = Columns("t" * 200, ["l" * 100] * 31, {"s" * 100: [10**9] * 31})
    assert len(described(long)) <= ALTERNATIVE


def test_a_packed_picture_says_of_which_kind_it_is() -> None:
    """So that the process that draws it needs nothing else."""
    assert packed(Bars("x", {"y": 1})) == {"kind": "Bars", "title": "x", "values": {"y": 1}}


@pytest.mark.parametrize("character", UNSEEN)
def test_nothing_hides_in_a_picture(character: str) -> None:
    """Neither in its words nor in the text that stands for it."""
    picture = Bars(f"a{character}b", {f"c{character}d": 1})
    assert judge.unseen(described(picture)) == []
    assert judge.unseen(str(packed(picture))) == []


@given(HOSTILE)
def test_no_label_does_harm_as_text(text: str) -> None:
    """It calls nobody and leads nowhere."""
    shown = texted(Bars(text, {text: 1}))
    assert judge.addresses(shown) == []
    assert judge.links(shown) == set()
    assert judge.discord_sees(shown).calls == []
