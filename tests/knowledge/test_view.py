"""What one asker may see of the knowledge."""

from __future__ import annotations

import datetime as dt
from dataclasses import FrozenInstanceError

import pytest

from bot.knowledge.model import Entry, KnowledgeBase, OnlyFor
from bot.knowledge.view import View, public
from tests.small import small_base

DAY = dt.date(2026, 11, 24)


@pytest.fixture
def limited() -> KnowledgeBase:
    """The small knowledge, with one entry for staff only."""
    base = small_base()
    hidden = base.entries["kubernetes"].model_copy(update={"only_for": OnlyFor(roles=("staff",))})
    hidden._id = "kubernetes"
    return small_base(entries={**base.entries, "kubernetes": hidden})


def test_everybody_sees_what_is_for_all(base: KnowledgeBase) -> None:
    """Without limits a view holds the whole base."""
    assert View(base, DAY).entries == base.entries


def test_a_limited_entry_stands_nowhere(limited: KnowledgeBase) -> None:
    """Neither by id nor in a kind nor among entries that are named."""
    view = View(limited, DAY)
    assert view.find("kubernetes") is None
    assert "kubernetes" not in view.entries
    assert "kubernetes" not in [entry.id for entry in view.of_kind("skill")]
    assert [entry.id for entry in view.some(("kubernetes", "sql"))] == ["sql"]


def test_who_may_see_it_does(limited: KnowledgeBase) -> None:
    """The view is made for one asker."""

    def staff(entry: Entry) -> bool:
        return public(entry) or (entry.only_for is not None and "staff" in entry.only_for.roles)

    assert View(limited, DAY, staff).find("kubernetes")


def test_an_old_id_leads_to_what_may_be_seen(limited: KnowledgeBase) -> None:
    """A renamed entry is no way around the limit."""
    entry = limited.entries["kubernetes"].model_copy(update={"formerly": ("k8s-basics",)})
    entry._id = "kubernetes"
    base = small_base(entries={**limited.entries, "kubernetes": entry})
    assert View(base, DAY).find("k8s-basics") is None
    assert View(base, DAY, lambda _: True).find("k8s-basics") == entry


def test_a_view_cannot_be_changed(base: KnowledgeBase) -> None:
    """It is the same from the question to the last button of the answer."""
    view = View(base, DAY)
    with pytest.raises(FrozenInstanceError):
        view.today = dt.date(2030, 1, 1)  # type: ignore[misc] # the point of the test
