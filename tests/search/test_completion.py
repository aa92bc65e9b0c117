"""Names for autocomplete lists."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bot.search.completion import LONGEST
from bot.search.engine import Engine
from bot.search.index.index import Index, Query
from tests.workshop import DAY


def names(engine: Engine, typed: str, limit: int = 25) -> list[str]:
    """Ids of what is offered, in order."""
    return [entry.id for entry in engine.complete(typed, limit=limit)]


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("puncture", "flat-tyre"),
        ("PUNC", "flat-tyre"),
        ("setting the g", "gears"),
        ("workshop", "opening-hours"),
        ("brak pads", "brakes"),
        ("derailer", "gears"),
        ("nail", "flat-tyre"),
    ],
)
def test_half_typed_names_are_found(engine: Engine, typed: str, wanted: str) -> None:
    """By alias, beginning, word of the title, misspelling and content."""
    assert names(engine, typed)[0] == wanted


def test_exact_names_come_before_beginnings(engine: Engine) -> None:
    """An entry called just so leads, whatever else begins the same."""
    assert names(engine, "flat")[0] == "flat-tyre"


def test_each_entry_is_offered_once(engine: Engine) -> None:
    """Title and aliases that match alike make one line."""
    found = names(engine, "brake")
    assert len(found) == len(set(found))


def test_nothing_typed_lists_titles(engine: Engine) -> None:
    """All visible entries, by title."""
    found = engine.complete("")
    titles = [entry.title.casefold() for entry in found]
    assert titles == sorted(titles)
    assert "staff-discount" not in [entry.id for entry in found]


def test_the_limit_holds(engine: Engine) -> None:
    """Never more than asked for."""
    assert len(names(engine, "", limit=2)) == 2


def test_kinds_narrow_the_list(engine: Engine) -> None:
    """Only entries of the kinds named."""
    assert engine.complete("brake", kinds=("skill",)) == ()
    assert engine.complete("brake", kinds=("topic",))


def test_limited_entries_need_permission(engine: Engine) -> None:
    """They are offered only to whom may see them."""
    assert "staff-discount" not in names(engine, "staff prices")
    staff = engine.view(DAY, lambda entry: True)
    assert engine.complete("discount for", view=staff)[0].id == "staff-discount"


@pytest.mark.parametrize("letter", ["x", "ﷺ", "㌶", "½"])
def test_no_more_is_looked_up_than_a_name_is_long(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, letter: str
) -> None:
    """Letters that are read as several make no longer text of a short one."""
    heard: list[str] = []
    real = Index.query

    def query(index: Index, words: Sequence[str]) -> Query:
        heard.extend(words)
        return real(index, words)

    monkeypatch.setattr(Index, "query", query)
    engine.complete(letter * LONGEST)
    assert 0 < len(" ".join(heard)) <= LONGEST
