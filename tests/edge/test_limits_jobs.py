"""Discord's limits again: the longest that members can save fits every card of their jobs."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.errors import TooLong
from bot.jobs.columns import Column
from bot.jobs.desk import Draft
from bot.jobs.figures import figures as counted
from bot.jobs.model import (
    LIMITS,
    REMINDER_TEXT,
    Asked,
    Brought,
    Closed,
    Posting,
    Reminder,
    SavedJob,
    Status,
    Step,
)
from bot.jobs.query import Page
from bot.jobs.reminders import Due
from bot.ui.cards.card import Card
from bot.ui.cards.jobs.asked import asked_card
from bot.ui.cards.jobs.closing import asking_card, choosing_card, closed_card, opened_card
from bot.ui.cards.jobs.figures import figures_card
from bot.ui.cards.jobs.files import columns_card, import_card
from bot.ui.cards.jobs.listed import jobs_card, saved_card
from bot.ui.cards.jobs.one import job_card
from bot.ui.cards.jobs.reminders import MISSED, due_card, missed_card, reminders_card
from bot.ui.cards.jobs.waiting import Waiting, twin_card, which_card
from bot.ui.cards.jobs.wishes import PER_PAGE, TAG_LENGTH, TEXT_LENGTH, Wishes
from tests.edge.test_limits import NASTY, NOW, SKILLS, TODAY, VIEW, filled, within_limits
from tests.world import World

WISHES = Wishes("withdrawn", "deadline", "due", ":" * TAG_LENGTH, ":" * TEXT_LENGTH)


def worst_jobs(number: int, nasty: str = NASTY) -> list[SavedJob]:
    """Jobs with everything as long as it may be stored."""
    address = ("https://example.com/" + "(" * LIMITS["url"])[: LIMITS["url"]]
    said: dict[str, Any] = {name: filled(most, nasty) for name, most in LIMITS.items()}
    day = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    posting = Posting(**said | {"url": address, "original_url": address, "deadline": day.date()})
    steps = tuple(Step(at, Status.WITHDRAWN, day) for at in range(1, 200))
    due = tuple(
        Reminder(2**31 - 1 - at, 10**19, 10**9, day, filled(REMINDER_TEXT, nasty), True) for at in range(100)
    )
    return [
        SavedJob(10**9 - i, 10**19, day, posting, Status.OFFER, day, steps, reminders=due)
        for i in range(number)
    ]


def worst_due(nasty: str = NASTY) -> list[Due]:
    """As many due ones as a card has room for."""
    job = worst_jobs(1, nasty)[0]
    return [Due(reminder, job, job.saved_at, 28) for reminder in job.reminders[:MISSED]]


def worst_asked() -> SavedJob:
    """A job that asks for all that can be asked for."""
    asked = tuple(Asked(skill, filled(60)) for skill in SKILLS[:40])
    return dataclasses.replace(worst_jobs(1)[0], number=2**31 - 1, asked=asked)


def worst_file() -> Draft:
    """A file of many columns with long names, and of which nothing is known."""
    cells = [filled(300)] * 3
    columns = [Column(f"{at} {filled(300)}", ours, False, cells) for at, ours in enumerate(("", "url") * 30)]
    return Draft("f" * 8, b"", columns, 10**6)


CARDS: dict[str, Callable[[], Card]] = {
    "jobs": lambda: jobs_card(Page(worst_jobs(PER_PAGE), 10**4, 3, 2000), WISHES, filled(300), undo=10**9),
    "saved": lambda: saved_card(worst_jobs(1)[0]),
    "twin": lambda: twin_card(worst_jobs(1)[0], worst_jobs(1)[0].posting),
    "which": lambda: which_card(Waiting(["https://example.com/" + "x" * 380] * 10, {"title": filled(200)})),
    "import": lambda: import_card(
        Brought(9**9, 9**9), {row: TooLong("url", 2000) for row in range(99)}, worst_file()
    ),
    "columns": lambda: columns_card(worst_file()),
    "all columns": lambda: columns_card(worst_file(), 9, "every"),
    "choosing": lambda: choosing_card(Page(worst_jobs(25), 10**4, 3, 400), range(10**9 - 100, 10**9)),
    "closing": lambda: asking_card(worst_jobs(100), "withdrawn"),
    "closed": lambda: closed_card(worst_jobs(100), Closed(range(100), NOW), "withdrawn"),
    "opened": lambda: opened_card(worst_jobs(100)),
    "figures": lambda: figures_card(counted(worst_jobs(200), NOW), ()),
    "asked": lambda: asked_card(worst_asked(), VIEW, 2, filled(300)),
    "job": lambda: job_card(worst_jobs(1)[0], TODAY, filled(300)),
    "reminders": lambda: reminders_card(worst_jobs(1)[0], filled(300)),
    "due": lambda: due_card(worst_due()[0], NOW),
    "missed": lambda: missed_card(worst_due(), NOW),
}


@pytest.mark.parametrize("name", CARDS)
async def test_the_longest_jobs_are_accepted(world: World, name: str) -> None:
    """Discord takes every card, whatever is on it."""
    within_limits(CARDS[name]())
    await world.place.send(view=CARDS[name]())
    assert len(world.said()) == 1


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=30), st.integers(0, 60))
def test_any_text_of_members_stays_within_limits(text: str, number: int) -> None:
    """Whatever members write and save, the cards of their jobs keep Discord's limits."""
    jobs = Page(worst_jobs(number % (PER_PAGE + 1), text + "*"), number, number // 2, max(1, number))
    within_limits(jobs_card(jobs, WISHES))
    within_limits(job_card(worst_jobs(1, text)[0], TODAY))
    within_limits(choosing_card(jobs, range(number)))
    within_limits(asking_card(jobs.jobs, "rejected"))
    within_limits(reminders_card(worst_jobs(1, text)[0]))
    within_limits(missed_card(worst_due(text), NOW))
