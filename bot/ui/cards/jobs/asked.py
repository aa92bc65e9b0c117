"""What a job asks for: the skills that its posting names, each to be ticked and to be read about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, NamedTuple

import discord

from bot import words
from bot.jobs.model import Asked, Mark, SavedJob
from bot.knowledge.view import View
from bot.sanitize.markdown import escaped, quiet
from bot.ui.actions import button
from bot.ui.cards.card import ANSWERED, UNSURE, Card
from bot.ui.cards.entries import pick, title_of
from bot.ui.cards.jobs.listed import job_ask
from bot.ui.cards.jobs.texts import job_name
from bot.ui.cards.paging import Paged, pages
from bot.ui.forms import Field, Form
from bot.ui.verbs import verb

PER_PAGE = 6
# What a field takes at most; longer descriptions are pasted in parts.
LONGEST = 4000
STYLES: Mapping[Mark, discord.ButtonStyle] = {
    Mark.HAVE: discord.ButtonStyle.success,
    Mark.MISSING: discord.ButtonStyle.danger,
    Mark.UNSURE: discord.ButtonStyle.secondary,
}


class PastedText(NamedTuple):
    """What the form of a description asks for."""

    text: Annotated[
        str,
        Field(
            words.jobs.asked.PASTE_FIELD, LONGEST, words.jobs.asked.PASTE_HINT, long=True, given_back=False
        ),
    ]


@verb("asks")
def asks_page(number: int, page: int) -> None:
    """Show a page of what a job asks for."""


@verb("asks-tick")
def asks_tick(number: int, page: int, skill: str) -> None:
    """Say the next thing of a skill that a job asks for."""


@verb("asks-paste")
def asks_paste(number: int) -> None:
    """Open the form for a job's description."""


@verb("asks-pasted")
def asks_pasted(texts: PastedText, number: int) -> None:
    """Look for skills in a description."""


@verb("asks-clear")
def asks_clear(number: int) -> None:
    """Let a job ask for nothing."""


def asked_card(job: SavedJob, view: View, page: int = 0, note: str = "") -> Card:
    """The skills that a job asks for, those that its owner may read about.

    Args:
        job: with what it asks for.
        view: of the knowledge that has the skills.
        page: from 0.
        note: what just happened.
    """
    shown = [asked for asked in job.asked if view.find(asked.skill)]
    card = Card(ANSWERED if shown else UNSURE)
    card.say(f"{words.jobs.asked.TITLE}\n**{job_name(job)}**").say(note)
    if not shown:
        return _ways(card.say(words.jobs.asked.NOTHING), job)
    card.say(f"{_counted(shown)}\n-# {words.jobs.asked.HOW}")
    paged = Paged.at(page, pages(shown, PER_PAGE, PER_PAGE, lambda _: 0))
    for asked in paged.items:
        _write(card, job, asked, view, paged.number)
    paged.turned(card, lambda at: asks_page(number=job.number, page=at))
    entries = view.some(asked.skill for asked in paged.items)
    return _ways(card.gap().row(pick(words.jobs.asked.READ, entries, view)), job)


def paste_form(job: SavedJob) -> Form:
    """The form for a job's description."""
    return Form(words.jobs.asked.PASTE, asks_pasted, PastedText(""), number=job.number)


def _write(card: Card, job: SavedJob, asked: Asked, view: View, page: int) -> None:
    entry = view.find(asked.skill)
    title = escaped(title_of(entry, view)) if entry else ""
    tick = button(
        words.jobs.asked.MARKS[asked.mark],
        asks_tick(number=job.number, page=page, skill=asked.skill),
        style=STYLES[asked.mark],
    )
    card.say_beside(f"**{title}**\n{words.jobs.asked.called(quiet(asked.said))}", tick)


def _counted(shown: list[Asked]) -> str:
    numbers = (sum(asked.mark is mark for asked in shown) for mark in (Mark.HAVE, Mark.MISSING, Mark.UNSURE))
    return words.jobs.asked.tally(*numbers)


def _ways(card: Card, job: SavedJob) -> Card:
    clear = [button(words.jobs.asked.CLEAR, asks_clear(number=job.number))] if job.asked else []
    return card.row(
        button(words.jobs.asked.PASTE, asks_paste(number=job.number)),
        *clear,
        button(words.jobs.asked.BACK, job_ask(number=job.number, page=0)),
    )
