"""Closing several jobs at once: chosen page by page, asked about once, and undone with one click.

Which jobs are chosen stands on the message, for an id has no room for many numbers.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Sequence
from typing import Literal, TypeAlias

import discord

from bot import words
from bot.jobs.model import Closed, SavedJob, Status
from bot.jobs.query import Page
from bot.ui.actions import OPTIONS, button, choices
from bot.ui.cards.card import ANSWERED, BROWSED, WARNING, Card
from bot.ui.cards.jobs.listed import close_some, jobs_page
from bot.ui.cards.jobs.texts import job_choice, job_name
from bot.ui.cards.jobs.waiting import displays
from bot.ui.cards.paging import Paged
from bot.ui.verbs import verb

End: TypeAlias = Literal["accepted", "rejected", "withdrawn"]
ENDS: tuple[End, ...] = ("accepted", "rejected", "withdrawn")
# So many at once, and so many of them are named.
MOST, NAMED = 100, 12
# Where the chosen numbers stand on the message.
PLACE = 1300

_NUMBER = re.compile(r"#([0-9]{1,10})\b")
_START = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


@verb("close-pick")
def close_pick(chosen: str, page: int) -> None:
    """Note which of a page's jobs are chosen."""


@verb("close-ask")
def close_ask(status: End) -> None:
    """Ask before the chosen jobs are closed."""


@verb("close-yes")
def close_yes(status: End) -> None:
    """Close the chosen jobs."""


@verb("close-undo")
def close_undo(written: str) -> None:
    """Take back what was closed at a moment: microseconds since 1970."""


def choosing_card(page: Page, chosen: Collection[int]) -> Card:
    """Which jobs are over?

    Args:
        page: open jobs, at most as many as a menu holds.
        chosen: the numbers that are chosen on whichever page.
    """
    card = Card(BROWSED).say(words.jobs.CLOSE_TITLE)
    if not page.jobs:
        return card.say(words.jobs.NOTHING_OPEN).row(button(words.jobs.LIST, jobs_page(page=0)))
    options = [_option(job, job.number in chosen) for job in page.jobs[:OPTIONS]]
    card.say(words.jobs.CLOSE_HOW).row(choices(words.jobs.CLOSE_PICK, options, close_pick, page=page.number))
    card.say(_chosen(chosen), place=PLACE)
    card.say(words.jobs.CHOSEN_MOST if len(chosen) >= MOST else "")
    Paged(page.jobs, page.number, page.pages).turned(card, lambda at: close_some(page=at))
    ends = [
        button(words.jobs.STATUSES[Status(end)], close_ask(status=end), disabled=not chosen) for end in ENDS
    ]
    return card.row(*ends, button(words.jobs.LIST, jobs_page(page=0)))


def asking_card(jobs: Sequence[SavedJob], status: End) -> Card:
    """Are these to be closed?"""
    numbers = [job.number for job in jobs]
    card = Card(WARNING).say(words.jobs.close_ask(len(jobs), Status(status))).say(_names(jobs))
    card.say(_chosen(numbers), place=PLACE)
    return card.row(
        button(words.jobs.close_yes(len(jobs)), close_yes(status=status), style=discord.ButtonStyle.danger),
        button(words.jobs.BACK_TO_CHOICE, close_some(page=0)),
    )


def closed_card(jobs: Sequence[SavedJob], closed: Closed, status: End) -> Card:
    """These are closed, which can be undone for a moment."""
    undo = close_undo(written=str((closed.at - _START) // dt.timedelta(microseconds=1)))
    said = words.jobs.closed(len(closed.numbers), Status(status))
    card = Card(ANSWERED).say_beside(said, button(words.jobs.UNDO, undo)).say(_names(jobs))
    return card.row(button(words.jobs.LIST, jobs_page(page=0)))


def opened_card(jobs: Sequence[SavedJob]) -> Card:
    """These are open again."""
    card = Card(ANSWERED).say(words.jobs.opened(len(jobs))).say(_names(jobs))
    return card.row(button(words.jobs.LIST, jobs_page(page=0)))


def moment(written: str) -> dt.datetime:
    """The moment of such an undo.

    Raises:
        ValueError: it is none.
    """
    return _START + dt.timedelta(microseconds=int(written[:18]))


def chosen_on(message: discord.Message | None) -> Sequence[int]:
    """The numbers of the jobs that are chosen on a message."""
    held = [part.content for part in displays(message.components if message else ()) if part.id == PLACE]
    return [int(number) for text in held for number in _NUMBER.findall(text)]


def offered_on(message: discord.Message | None) -> Collection[int]:
    """The numbers of the jobs that a message's menu offers."""
    return {int(option.value) for menu in _menus(message) for option in menu.options}


def _menus(message: discord.Message | None) -> Sequence[discord.SelectMenu]:
    parts = [part for box in (message.components if message else ()) for part in getattr(box, "children", ())]
    inner = [item for row in parts for item in getattr(row, "children", ())]
    return [item for item in inner if isinstance(item, discord.SelectMenu)]


def _chosen(numbers: Collection[int]) -> str:
    shown = ", ".join(f"#{number}" for number in sorted(numbers))
    return words.jobs.chosen(shown) if shown else words.jobs.CHOSEN_NONE


def _option(job: SavedJob, chosen: bool) -> discord.SelectOption:
    name, status = job_choice(job), words.jobs.STATUSES[job.status]
    return discord.SelectOption(label=name, value=str(job.number), description=status, default=chosen)


def _names(jobs: Sequence[SavedJob]) -> str:
    lines = [f"- #{job.number} {job_name(job, 80)}" for job in jobs[:NAMED]]
    more = [words.jobs.more_jobs(len(jobs) - NAMED)] if len(jobs) > NAMED else []
    return "\n".join([*lines, *more])
