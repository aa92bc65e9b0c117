"""Numbers for words and pairs of words."""

from __future__ import annotations

from bot.search.index.rows import Rows
from bot.search.words.features import Term

FEATURES: list[Term] = ["brake", ("brake", "noise"), ("", "brake"), "chain", ("noise", "brake")]
ROWS = Rows(FEATURES)


def test_every_feature_has_a_row_of_its_own() -> None:
    """Words and pairs share one numbering without gaps."""
    rows = [ROWS.find(feature) for feature in FEATURES]
    assert len(set(rows)) == len(FEATURES)
    assert {row for row in rows if row is not None} <= set(range(len(ROWS)))


def test_a_pair_is_not_the_pair_turned_round() -> None:
    """Which word comes first tells something."""
    assert ROWS.find(("brake", "noise")) != ROWS.find(("noise", "brake"))
    assert ROWS.find(("noise", "chain")) is None


def test_what_was_never_met_has_no_row() -> None:
    """Neither a word, nor a pair of known words, nor a pair with an unknown one."""
    assert [ROWS.find(feature) for feature in ("pad", ("chain", "brake"), ("pad", "brake"))] == [None] * 3


def test_rows_of_the_same_words_and_pairs_are_the_same() -> None:
    """What is kept in a file gives the same numbers after the next start."""
    again = Rows.of(ROWS.words, ROWS.pairs)
    assert [again.find(feature) for feature in FEATURES] == [ROWS.find(feature) for feature in FEATURES]
    assert len(again) == len(ROWS)


def test_a_pair_costs_eight_bytes() -> None:
    """A base has ten pairs for every word."""
    words = [f"word{number}" for number in range(100)]
    pairs: list[Term] = [(left, right) for left in words for right in words]
    assert len(Rows(pairs).pairs.tobytes()) == 8 * len(pairs)
