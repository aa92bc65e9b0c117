"""A member's list of saved jobs, in pages, with what was asked for above it."""

from __future__ import annotations

from collections.abc import Sequence

from bot import words
from bot.jobs.model import SavedJob
from bot.jobs.query import Page
from bot.sanitize.markdown import quiet
from bot.ui.actions import button
from bot.ui.cards.card import ANSWERED, BROWSED, Card
from bot.ui.cards.jobs.texts import LONGEST_LINK, job_text, reminder_line
from bot.ui.cards.jobs.wishes import ALL, Due, Sorts, Statuses, Wishes
from bot.ui.cards.paging import Paged
from bot.ui.verbs import verb

ROOM = 3200


@verb("jobs")
def jobs_page(
    page: int, status: Statuses = "", sort: Sorts = "", due: Due = "", tag: str = "", text: str = ""
) -> None:
    """Show a page of the member's list."""


@verb("close")
def close_some(page: int) -> None:
    """Show a page of the open jobs, of which several can be closed at once."""


@verb("job-ask")
def job_ask(number: int, page: int) -> None:
    """Show a job, which can be removed there; the page of the list was once kept for the way back."""


@verb("job-yes")
def job_yes(number: int, page: int) -> None:
    """Remove a job, then show the page of the list."""


@verb("job-undo")
def job_undo(number: int) -> None:
    """Bring a removed job back."""


def jobs_card(page: Page, wishes: Wishes = ALL, note: str = "", *, undo: int = 0) -> Card:
    """One page of the member's list, each job with a button to show it.

    Args:
        page: at most ``PER_PAGE`` jobs, in the order to show.
        wishes: what was asked for.
        note: what just happened, above the list.
        undo: the number of the job that was just removed; 0 for none.
    """
    card = Card(BROWSED)
    if note and undo:
        card.say_beside(note, button(words.jobs.UNDO, job_undo(number=undo)), 300).gap()
    elif note:
        card.say(note, 300).gap()
    if not page.jobs:
        return card.say(_nothing(wishes))
    title = words.jobs.DUE_TITLE if wishes.due else words.jobs.TITLE
    card.say(f"{title}\n-# {words.jobs.filtered(page.total, _asked(wishes))}")
    for job, text in zip(page.jobs, _written(page.jobs), strict=True):
        card.gap().say_beside(text, button(words.jobs.SHOW, job_ask(number=job.number, page=page.number)))
    turned = wishes.in_id
    Paged(page.jobs, page.number, page.pages).turned(card, lambda at: jobs_page(at, *turned))
    return card.gap().row(button(words.jobs.CLOSE, close_some(page=0))) if page.total > 1 else card


def saved_card(job: SavedJob, title: str = words.jobs.SAVED) -> Card:
    """What was stored."""
    card = Card(ANSWERED).say(title).gap().say(job_text(job), ROOM)
    return card.gap().row(
        button(words.jobs.SHOW, job_ask(number=job.number, page=0)),
        button(words.jobs.LIST, jobs_page(page=0)),
    )


def _nothing(wishes: Wishes) -> str:
    if wishes == ALL:
        return words.jobs.EMPTY
    return words.jobs.NOTHING_DUE if wishes == Wishes(due="due") else words.jobs.NO_FIT


def _asked(wishes: Wishes) -> str:
    said = [words.jobs.STATUSES[status] for status in words.jobs.STATUSES if status == wishes.status]
    said += [f"{words.jobs.FIELDS['tags']}: {quiet(wishes.tag)}"] if wishes.tag else []
    said += [f"“{quiet(wishes.text)}”"] if wishes.text else []
    return " · ".join(said)


def _written(jobs: Sequence[SavedJob]) -> list[str]:
    """The jobs of a page; where they do not fit together, the longest links are left out."""
    texts = [_written_one(job) for job in jobs]
    for at in sorted(range(len(jobs)), key=lambda at: len(texts[at]), reverse=True):
        if sum(map(len, texts)) > ROOM:
            texts[at] = _written_one(jobs[at], longest=0)
    return texts


def _written_one(job: SavedJob, longest: int = LONGEST_LINK) -> str:
    """A job with its next reminder, where reminders were asked for."""
    return "\n".join([job_text(job, longest), *map(reminder_line, job.reminders[:1])])
