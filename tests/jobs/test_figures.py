"""How a search goes, counted from jobs and their moves."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.jobs.figures import WEEKS, Figures, figures
from bot.jobs.model import Posting, SavedJob, Status, Step
from bot.pictures.model import described
from bot.ui.cards.jobs.figures import pictures

# A Friday.
NOW = dt.datetime(2026, 11, 27, 12, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
SAVED, APPLIED, INTERVIEW, OFFER, ACCEPTED, REJECTED, WITHDRAWN = Status


def job(*moves: tuple[Status, int], saved: int = 30, status: Status = SAVED) -> SavedJob:
    """A job with its moves, each so many days ago."""
    steps = tuple(Step(at, move, NOW - ago * DAY) for at, (move, ago) in enumerate(moves, 1))
    now = moves[-1][0] if moves else status
    return SavedJob(1, 1, NOW - saved * DAY, Posting("u", "u"), now, None, steps)


def count(*jobs: SavedJob) -> Figures:
    """The figures of these jobs."""
    return figures(jobs, NOW)


@pytest.mark.parametrize(
    ("moves", "reached"),
    [
        ([], 0),
        ([(APPLIED, 9)], 1),
        ([(APPLIED, 9), (INTERVIEW, 5)], 2),
        ([(INTERVIEW, 5)], 2),
        ([(APPLIED, 9), (INTERVIEW, 5), (OFFER, 2), (ACCEPTED, 1)], 4),
        ([(APPLIED, 9), (REJECTED, 5)], 1),
        ([(APPLIED, 9), (INTERVIEW, 5), (REJECTED, 1)], 2),
        ([(REJECTED, 1)], 1),
        ([(WITHDRAWN, 1)], 0),
        ([(APPLIED, 9), (OFFER, 8), (APPLIED, 8)], 1),
        ([(APPLIED, 9), (SAVED, 8)], 0),
        ([(OFFER, 9), (WITHDRAWN, 8)], 3),
    ],
)
def test_a_job_counts_as_far_as_it_came(moves: list[tuple[Status, int]], reached: int) -> None:
    """An end takes nothing back, a way back does: it mends a slip."""
    found = [*count(job(*moves)).reached.values()]
    assert found == [1] * (reached + 1) + [0] * (4 - reached)


def test_a_status_without_moves_counts_too() -> None:
    """As a file of another tracker has it."""
    found = count(job(status=INTERVIEW), job(status=REJECTED), job(status=APPLIED))
    assert found.reached == {SAVED: 3, APPLIED: 3, INTERVIEW: 1, OFFER: 0, ACCEPTED: 0}
    assert (found.answered, found.waiting, found.days) == (2, 1, None)


def test_a_no_is_an_answer_and_silence_is_none() -> None:
    """Whoever withdrew got none."""
    found = count(
        job((APPLIED, 9), (REJECTED, 5)),
        job((APPLIED, 9), (INTERVIEW, 7), (WITHDRAWN, 5)),
        job((APPLIED, 9), (WITHDRAWN, 5)),
        job((APPLIED, 9)),
        job(),
    )
    assert (found.reached[APPLIED], found.answered, found.waiting) == (4, 2, 1)


def test_what_waits_long_is_told_apart() -> None:
    """From the last move on; without one from its saving."""
    found = count(
        job((APPLIED, 14)), job((APPLIED, 15)), job((INTERVIEW, 20), (APPLIED, 2)), job(status=APPLIED)
    )
    assert (found.waiting, found.long) == (4, 2)


def test_half_of_the_answers_came_within_so_many_days() -> None:
    """From applying to the first answer."""
    found = count(
        job((APPLIED, 20), (INTERVIEW, 18), (REJECTED, 1)),
        job((APPLIED, 20), (REJECTED, 12)),
        job((APPLIED, 30), (OFFER, 1)),
        job((REJECTED, 3)),
    )
    assert found.days == 8


def test_weeks_begin_on_monday_and_end_with_this_one() -> None:
    """What is older than twelve weeks is not in them."""
    found = count(
        job((APPLIED, 4), saved=4),
        job((APPLIED, 5), (SAVED, 5), (APPLIED, 1), saved=11),
        job((APPLIED, 100), saved=100),
        job(saved=0),
    )
    assert [found.weeks[0], found.weeks[-1]] == [dt.date(2026, 9, 7), dt.date(2026, 11, 23)]
    assert len(found.weeks) == len(found.applied) == WEEKS
    assert list(found.applied[-2:]) == [1, 1]
    assert sum(found.applied) == 2


def test_no_jobs_make_figures_of_nothing() -> None:
    """Nothing is divided by them."""
    assert count().reached[SAVED] == 0
    assert count().days is None


def test_what_is_drawn_is_what_there_is() -> None:
    """Without an application there are no weeks to show; the steps are always there, in their order."""
    assert list(pictures(count(job()))) == ["how-far.png"]
    drawn = pictures(count(job((APPLIED, 1)), job()))
    assert list(drawn) == ["how-far.png", "by-week.png"]
    assert described(drawn["how-far.png"]).endswith("Saved 2, Applied 1, Interview 0, Offer 0, Accepted 0")
    assert "Applied 1" in described(drawn["by-week.png"])
