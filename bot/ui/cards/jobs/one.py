"""One saved job: all that its owner noted, how it went, and the buttons to move, change and remove it."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal, NamedTuple, TypeAlias

import discord

from bot import words
from bot.jobs.model import LIMITS, SavedJob, Status
from bot.sanitize.markdown import block, link, quiet
from bot.ui.actions import button
from bot.ui.cards.card import ANSWERED, CHARACTERS, Card
from bot.ui.cards.jobs.asked import asks_page
from bot.ui.cards.jobs.listed import job_yes, jobs_page
from bot.ui.cards.jobs.reminders import reminder_lines, reminders_of
from bot.ui.cards.jobs.texts import job_text, open_link
from bot.ui.forms import Field, Form
from bot.ui.verbs import verb

To: TypeAlias = Literal["saved", "applied", "interview", "offer", "accepted", "rejected", "withdrawn"]
TO: tuple[To, ...] = ("saved", "applied", "interview", "offer", "accepted", "rejected", "withdrawn")
IN_A_ROW = 4
# What stands in one line with its name before it.
LINES = ("location", "mode", "salary", "contact", "tags")
# The latest moves that are shown, and characters of notes and excerpt where the link needs the room.
MOVES, SHORT = 12, 300


class PostingTexts(NamedTuple):
    """What the form of a posting asks for."""

    title: Annotated[str, Field(words.jobs.NAME, LIMITS["title"])] = ""
    company: Annotated[str, Field(words.jobs.COMPANY, LIMITS["company"])] = ""
    location: Annotated[str, Field(words.jobs.FIELDS["location"], LIMITS["location"])] = ""
    mode: Annotated[str, Field(words.jobs.FIELDS["mode"], LIMITS["mode"])] = ""
    salary: Annotated[str, Field(words.jobs.FIELDS["salary"], LIMITS["salary"])] = ""


class NoteTexts(NamedTuple):
    """What the form of dates and notes asks for."""

    deadline: Annotated[str, Field(words.jobs.FIELDS["deadline"], 40, words.jobs.DEADLINE_HINT)] = ""
    tags: Annotated[str, Field(words.jobs.FIELDS["tags"], LIMITS["tags"], words.jobs.TAGS_HINT)] = ""
    contact: Annotated[str, Field(words.jobs.FIELDS["contact"], LIMITS["contact"])] = ""
    notes: Annotated[str, Field(words.jobs.FIELDS["notes"], LIMITS["notes"], long=True)] = ""


@verb("job-move")
def job_move(number: int, status: To) -> None:
    """Note that a job came to a status."""


@verb("job-posting")
def job_posting(number: int) -> None:
    """Open the form of the posting."""


@verb("job-notes")
def job_notes(number: int) -> None:
    """Open the form of dates and notes."""


@verb("job-posted")
def job_posted(texts: PostingTexts, number: int) -> None:
    """Keep what was written into the form of the posting."""


@verb("job-noted")
def job_noted(texts: NoteTexts, number: int) -> None:
    """Keep what was written into the form of dates and notes."""


def job_card(job: SavedJob, today: dt.date, note: str = "") -> Card:
    """All of a job.

    Args:
        job: with its moves.
        today: from which a deadline is counted.
        note: what just happened, above it.
    """
    card = Card(ANSWERED)
    if note:
        card.say(note, 300)
    said, went = job_text(job), _went(job)
    noted = _noted(job, today)
    room = CHARACTERS - 300 - len(said) - len(noted) - len(went)
    card.say(said).gap().say(noted)
    for name in ("notes", "excerpt"):
        if text := getattr(job.posting, name):
            shown = block(text)
            if len(shown) + 40 > room:
                shown = block(text[: max(SHORT, room - 60)] + "…")
            room -= len(shown) + 40
            card.say(f"**{words.jobs.FIELDS[name]}**\n{shown}")
    card.gap().say(went)
    return _buttons(card, job)


def posting_form(job: SavedJob) -> Form:
    """The form of a posting, with what is known in it."""
    known = PostingTexts(*(getattr(job.posting, name) for name in PostingTexts._fields))
    return Form(words.jobs.EDIT_POSTING, job_posted, known, number=job.number)


def notes_form(job: SavedJob) -> Form:
    """The form of dates and notes, with what is known in it."""
    said = job.posting
    known = NoteTexts(str(said.deadline or ""), said.tags, said.contact, said.notes)
    return Form(words.jobs.EDIT_NOTES, job_noted, known, number=job.number)


def _noted(job: SavedJob, today: dt.date) -> str:
    said, names = job.posting, words.jobs.FIELDS
    lines = [f"{names['deadline']}: {words.jobs.deadline(said.deadline, today)}"] if said.deadline else []
    lines += reminder_lines(job)
    lines += [f"{names[name]}: {quiet(text, 120)}" for name in LINES if (text := getattr(said, name))]
    lines += [link(words.jobs.OPEN_SOURCE, said.source)] if said.source else []
    return "\n".join(lines)


def _went(job: SavedJob) -> str:
    steps = [words.jobs.step(step.number, step.status, step.at) for step in job.steps[-MOVES:]]
    return "\n".join([words.jobs.STEPS, words.jobs.step(0, Status.SAVED, job.saved_at), *steps])


def _buttons(card: Card, job: SavedJob) -> Card:
    moves = [
        button(
            words.jobs.STATUSES[Status(status)],
            job_move(number=job.number, status=status),
            style=discord.ButtonStyle.primary if job.status == status else discord.ButtonStyle.secondary,
            disabled=job.status == status,
        )
        for status in TO
    ]
    return (
        card.gap()
        .row(*open_link(job), button(words.jobs.asked.BUTTON, asks_page(number=job.number, page=0)))
        .row(*moves[:IN_A_ROW])
        .row(*moves[IN_A_ROW:])
        .row(
            button(words.jobs.EDIT_POSTING, job_posting(number=job.number)),
            button(words.jobs.EDIT_NOTES, job_notes(number=job.number)),
            button(words.jobs.reminders.BUTTON, reminders_of(number=job.number)),
            button(words.jobs.REMOVE, job_yes(number=job.number, page=0), style=discord.ButtonStyle.danger),
            button(words.jobs.LIST, jobs_page(page=0)),
        )
    )
