"""Reminders of a saved job: set on its card or by a form, and the message in which one comes."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, NamedTuple

from bot import words
from bot.jobs.model import REMINDER_TEXT, Reminder, SavedJob
from bot.jobs.reminders import Due
from bot.sanitize.markdown import quiet
from bot.ui.actions import Press, button
from bot.ui.cards.card import ANSWERED, BROWSED, WARNING, Card, sentence
from bot.ui.cards.jobs.listed import job_ask
from bot.ui.cards.jobs.texts import job_name, job_text, reminder_line
from bot.ui.forms import Field, Form
from bot.ui.verbs import verb

SAY = words.jobs.reminders
# What is chosen by one click, in days.
DAYS = (1, 3, 7, 14)
# Reminders that a card lists, and those of a job's own card.
LISTED, SHOWN = 8, 3
# Missed ones that one card has room for.
MISSED = 3
# From so late on a reminder says that it is.
LATE = dt.timedelta(minutes=10)


class ReminderTexts(NamedTuple):
    """What the form of a reminder asks for."""

    when: Annotated[str, Field(SAY.DAY, 40, SAY.DAY_HINT)]
    text: Annotated[str, Field(SAY.TEXT, REMINDER_TEXT, SAY.TEXT_HINT)] = ""


@verb("reminders")
def reminders_of(number: int) -> None:
    """Show the reminders of a job."""


@verb("remind-in")
def remind_in(number: int, days: int) -> None:
    """Set a reminder of a job in so many days."""


@verb("remind-when")
def remind_when(number: int) -> None:
    """Open the form of a reminder of a job."""


@verb("remind-set")
def remind_set(texts: ReminderTexts, number: int) -> None:
    """Set the reminder that was written into the form."""


@verb("remind-drop")
def remind_drop(key: int, number: int) -> None:
    """Take a reminder away, and show those of its job that are left."""


@verb("reminder-done")
def reminder_done(key: int) -> None:
    """Take away the reminder of a message."""


@verb("reminder-later")
def reminder_later(key: int, hours: int) -> None:
    """Let the reminder of a message come again in so many hours."""


def reminders_card(job: SavedJob, note: str = "") -> Card:
    """The reminders of a job, and the choices of another one.

    Args:
        job: with its reminders.
        note: what just happened, above them.
    """
    card = Card(ANSWERED).say(note, 300).say(SAY.TITLE.format(job=job_name(job)))
    for due in job.reminders[:LISTED]:
        drop = button(SAY.DROP, remind_drop(key=due.key, number=job.number))
        card.say_beside(reminder_line(due), drop)
    if (more := len(job.reminders) - LISTED) > 0:
        card.say(SAY.more(more))
    card.say(SAY.WHEN if job.reminders else f"{SAY.NONE} {SAY.WHEN}").gap()
    return card.row(
        *(button(SAY.in_days(days), remind_in(number=job.number, days=days)) for days in DAYS)
    ).row(
        button(SAY.OTHER, remind_when(number=job.number)),
        button(SAY.BACK, job_ask(number=job.number, page=0)),
    )


def reminder_form(job: SavedJob) -> Form:
    """The form of a reminder; what the job is likely to need stands in it."""
    return Form(SAY.FORM, remind_set, ReminderTexts("", usual(job)), number=job.number)


def due_card(due: Due, now: dt.datetime) -> Card:
    """The message in which a reminder comes."""
    return _due(Card(BROWSED).say(SAY.DUE), due, now)


def missed_card(missed: list[Due], now: dt.datetime) -> Card:
    """What the bot could not send: shown as the answer to what the member did next."""
    card = Card(WARNING).say(SAY.MISSED).say(SAY.MISSED_HOW)
    for due in missed:
        _due(card.gap(), due, now)
    return card


def put_off_card(reminder: Reminder) -> Card:
    """A reminder comes again."""
    return sentence(SAY.again(reminder.due_at, quiet(reminder.text)))


def done_card(reminder: Reminder) -> Card:
    """A reminder is done."""
    return sentence(SAY.done(quiet(reminder.text)))


def reminder_lines(job: SavedJob) -> list[str]:
    """The next reminders of a job, each in a line."""
    lines = [reminder_line(due) for due in job.reminders[:SHOWN]]
    more = len(job.reminders) - SHOWN
    return [*lines, SAY.more(more)] if more > 0 else lines


def usual(job: SavedJob) -> str:
    """What a reminder of a job is likely to be about, by how far it came."""
    return SAY.ABOUT.get(job.status, SAY.ABOUT_ELSE)


def _due(card: Card, due: Due, now: dt.datetime) -> Card:
    card.say(f"**{quiet(due.reminder.text)}**").say(job_text(due.job, 800))
    if now - due.reminder.due_at > LATE:
        card.say(SAY.late(due.reminder.due_at))
    key = due.reminder.key
    later: list[Press] = [
        button(label, reminder_later(key=key, hours=hours)) for hours, label in SAY.LATER.items()
    ]
    return card.row(button(SAY.DONE, reminder_done(key=key)), *later)
