"""The knowledge as a catalogue."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.knowledge.catalogue import entries_of, entry_named, group_named, skill_groups, totals
from bot.knowledge.model import KnowledgeBase, Vocabulary
from bot.knowledge.view import View
from tests.small import small_base

DAY = dt.date(2026, 11, 24)


@pytest.fixture
def view(base: KnowledgeBase) -> View:
    """The small knowledge as everybody sees it."""
    return View(base, DAY)


def test_kinds_are_counted(view: View) -> None:
    """A kind without entries is not named."""
    counted = totals(view)
    assert counted["skill"] == len(view.of_kind("skill"))
    assert 0 not in counted.values()


def test_what_nobody_may_see_is_not_counted(base: KnowledgeBase) -> None:
    """A count would tell that it is there."""
    assert totals(View(base, DAY, lambda _: False)) == {}


def test_the_most_fundamental_come_first(view: View) -> None:
    """Essential skills stand before those that are becoming standard."""
    assert [entry.id for entry in entries_of(view, "skill")] == ["sql", "kubernetes"]


def test_a_group_holds_its_skills_only(view: View) -> None:
    """Skills of other groups are left out."""
    assert [entry.id for entry in entries_of(view, "skill", "data")] == ["sql"]


def test_groups_stand_in_the_vocabulary_s_order(view: View) -> None:
    """Those without a skill are left out."""
    assert list(skill_groups(view)) == ["cloud-and-containers", "data"]


def test_a_group_without_a_title_gets_one_from_its_id() -> None:
    """A moderator may not have named it yet."""
    view = View(small_base(vocabulary=Vocabulary()), DAY)
    assert skill_groups(view)["cloud-and-containers"] == "Cloud and containers"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("data", "data"),
        (" DATA AND DATABASES ", "data"),
        ("cloud", "cloud-and-containers"),
        ("and", ""),
        ("", ""),
        ("cooking", ""),
    ],
)
def test_a_group_is_found_by_what_it_is_called(view: View, text: str, found: str) -> None:
    """Id, title, or a part that no other group has."""
    assert group_named(view, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "backend-developer",
        "Senior backend developer",
        "back end engineer",
        "backend",
        "developer senior backend",
    ],
)
def test_a_role_is_found_by_what_it_is_called(view: View, text: str) -> None:
    """Id, title, another name, or words that only one role has."""
    found = entry_named(view, "role", text)
    assert found is not None
    assert found.id == "backend-developer"


@pytest.mark.parametrize("text", ["", "zzz", "backend dev"])
def test_an_unknown_name_finds_nothing(view: View, text: str) -> None:
    """Guessing is left to the search."""
    assert entry_named(view, "role", text) is None
