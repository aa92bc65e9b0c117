"""Cards of moderators as they are made: what is due, used and cut, and what is told of a draft."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import discord
import pytest

from bot import words
from bot.feedback.model import Tally
from bot.knowledge.crisis import Crisis
from bot.knowledge.model import KnowledgeBase
from bot.knowledge.problems import Problem
from bot.knowledge.view import View
from bot.library.trials import Trial
from bot.search.explanation import Explanation
from bot.ui.cards.card import Card
from bot.ui.cards.kb.draft import SHOWN, draft_card, looks
from bot.ui.cards.kb.explained import explained_card
from bot.ui.cards.kb.stats import due, due_card, picture_of, stats_card, unused_card
from bot.usage.counts import Outcome, Sums
from bot.usage.stats import Stats
from tests.small import small_base

TODAY = dt.date(2026, 11, 27)
LATER = dt.date(2030, 1, 1)


def read(card: Card) -> str:
    """What can be read on a card that nobody has sent."""
    texts = [part.content for part in card.walk_children() if isinstance(part, discord.ui.TextDisplay)]
    return "\n".join(texts)


def labels(card: Card) -> dict[str | None, bool]:
    """The buttons of a card, and whether they are off."""
    return {part.label: part.disabled for part in card.walk_children() if isinstance(part, discord.ui.Button)}


def view(today: dt.date = TODAY, base: KnowledgeBase | None = None) -> View:
    """The small knowledge on that day."""
    return View(base or small_base(), today)


NOTHING = Sums()


def stats(sums: Sums = NOTHING, today: dt.date = TODAY) -> Stats:
    """Numbers of a week."""
    return Stats(7, sums, view(today))


def counted(*entries: str, outcome: Outcome = Outcome.ANSWERED) -> Sums:
    """One question for each of these entries, today."""
    return Sums({(TODAY, outcome): len(entries)}, {(name, outcome): 1 for name in entries})


def test_what_is_due_comes_in_the_order_of_its_days() -> None:
    """Reviews and figures alike, each with its entry."""
    found = due(view(LATER))
    assert [one.day for one in found] == sorted(one.day for one in found)
    assert {one.figure for one in found if one.entry.id == "kubernetes"} == {"", "share"}
    assert len(found) == len(small_base().entries) + 1


def test_what_is_due_within_a_month_is_told_before() -> None:
    """And nothing that has more time."""
    reviews = {entry.review_by for entry in small_base().entries.values()}
    first = min(reviews)
    assert due(view(first - dt.timedelta(days=31))) == []
    soon = due(view(first - dt.timedelta(days=29)))
    assert {one.day for one in soon if not one.figure} == {first}


def test_a_due_figure_is_named() -> None:
    """With the day by which it was to be renewed."""
    assert "- 31 Mar 2027 · figure share: Kubernetes (`kubernetes`)" in read(due_card(view(LATER), 0))


def test_nothing_due_is_said_so() -> None:
    """In a sentence, without pages."""
    card = due_card(view(dt.date(2020, 1, 1)), 0)
    assert words.kb.NOTHING_DUE in read(card)
    assert labels(card) == {}


def test_the_numbers_say_what_is_overdue_and_what_soon() -> None:
    """Two numbers, so that nobody is alarmed by what has time."""
    overdue = len(small_base().entries) + 1
    assert words.kb.due(overdue, 0) in read(stats_card(stats(today=LATER), {}, pictured=False))
    assert words.kb.due(0, 0) in read(stats_card(stats(today=dt.date(2020, 1, 1)), {}, pictured=False))


def test_only_what_happened_is_in_the_picture() -> None:
    """No colour for what nobody met."""
    assert [*picture_of(stats(counted("sql"))).series] == ["Answered"]


def test_without_numbers_there_is_neither_picture_nor_unused_entry() -> None:
    """They would say that everything is useless."""
    said = read(stats_card(stats(), {}, pictured=False))
    assert words.kb.NOTHING_COUNTED in said
    assert "Never used" not in said
    assert "█" not in said


def test_a_picture_takes_the_place_of_bars() -> None:
    """Never both."""
    card = stats_card(stats(counted("sql")), {}, pictured=True)
    galleries = [part for part in card.walk_children() if isinstance(part, discord.ui.MediaGallery)]
    assert len(galleries) == 1
    assert "█" not in read(card)


@pytest.mark.parametrize(
    ("tallies", "named"),
    [
        ({"sql": Tally(1, 4), "ic": Tally(0, 3)}, ["ic", "sql"]),
        ({"sql": Tally(2, 2)}, []),
        ({"sql": Tally(0, 2)}, []),
        ({"gone": Tally(0, 9)}, []),
    ],
)
def test_only_what_most_found_unhelpful_is_named(tallies: dict[str, Tally], named: list[str]) -> None:
    """The worst first; a half is no reason, two votes are none, and what is gone is gone."""
    said = read(stats_card(stats(counted("degree")), tallies, pictured=True))
    rows = said.partition(words.kb.LEAST_HELPFUL)[2].splitlines()
    assert [row.partition("(`")[2].partition("`)")[0] for row in rows if row.startswith("- ")] == named


def test_choices_that_were_offered_often_are_named() -> None:
    """They are what a few more questions would make sure of."""
    said = read(stats_card(stats(counted("sql", outcome=Outcome.UNSURE)), {}, pictured=True))
    assert f"{words.kb.MOST_UNSURE}\n- SQL (`sql`) · 1" in said


def test_a_long_list_of_unused_entries_has_pages() -> None:
    """Each entry on one of them."""
    base = small_base()
    many = {f"e{n}": base.entries["sql"].model_copy() for n in range(40)}
    for name, entry in many.items():
        entry._id = name
    found = Stats(7, Sums(), View(replace(base, entries=many), TODAY))
    pages = [read(unused_card(found, page)) for page in range(3)]
    shown = [row for page in pages for row in page.splitlines() if row.startswith("- ")]
    assert len(shown) == len(set(shown)) == 40
    assert words.paging.page_of(2, 3) in pages[2]


def test_when_every_entry_was_used_that_is_said() -> None:
    """There is nothing to list."""
    every = counted(*small_base().entries)
    assert words.kb.ALL_USED in read(unused_card(stats(every), 0))


def trial(problems: int = 0, severity: str = "fault", entry: str = "sql") -> Trial:
    """A draft with so many problems."""
    base = small_base()
    problem = Problem("skills/sql.yaml", 3, 5, "title", "too long", severity)  # type: ignore[arg-type]
    told = tuple(replace(problem, line=n + 1) for n in range(problems))
    return Trial("skills/sql.yaml", told, base.entries[entry], base)


def test_a_long_list_of_faults_is_cut() -> None:
    """With how many there are more."""
    said = read(draft_card(view(), trial(30))).replace("\\", "")
    assert said.count("skills/sql.yaml:") == SHOWN
    assert words.kb.more(30 - SHOWN) in said


@pytest.mark.parametrize(
    ("problems", "severity", "said"),
    [
        (0, "fault", words.kb.DRAFT_GOOD),
        (1, "finding", words.kb.DRAFT_COULD),
        (1, "fault", words.kb.DRAFT_BAD),
    ],
)
def test_the_verdict_comes_first(problems: int, severity: str, said: str) -> None:
    """Whether it can be merged, and whether it should be bettered."""
    assert said in read(draft_card(view(), trial(problems, severity)))


def test_a_draft_is_shown_short_and_whole() -> None:
    """As it would come in a channel, and as it opens; with nothing to press."""
    short, whole = looks(view(), trial())
    assert "SQL" in read(short)
    assert "Reads query plans" in read(whole)
    assert all(labels(short).values())
    assert all(labels(whole).values())


def test_the_entry_for_danger_is_shown_as_such() -> None:
    """One calm card, without buttons."""
    base = small_base()
    crisis = base.vocabulary.model_copy(update={"crisis": Crisis(entry="legal-advice")})
    dangerous = replace(base, vocabulary=crisis)
    (card,) = looks(View(dangerous, TODAY), replace(trial(entry="legal-advice"), base=dangerous))
    assert labels(card) == {}


def test_a_draft_with_faults_is_not_shown() -> None:
    """There is no entry yet."""
    assert [*looks(view(), replace(trial(1), entry=None))] == []


def test_an_explanation_shows_what_meaning_found() -> None:
    """With a chance for each entry, and its nearest phrasing."""
    best = (("sql", 9.5, 0.91), ("gone", 8.0, 0.05), ("degree", 7.25, 0.04))
    told = Explanation(
        "answered: well", 0.91, ("sql",), shares={"terms": 3.25}, like="do I need SQL?", best=best
    )
    said = read(explained_card(view(), "sql?", told))
    assert f"**{words.kb.LIKE}**: “do I need SQL?”" in said
    assert "1. SQL · `sql` · **91%** · score 9.5" in said
    assert "2. A university degree · `degree` · **4%** · score 7.2" in said
    assert "gone" not in said
    assert f"-# {words.kb.WEIGHED}: terms +3.2" in said
