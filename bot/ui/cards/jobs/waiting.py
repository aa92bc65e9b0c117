"""What waits for an answer before it is saved: it stands on the bot's own private message, and is read there.

A button's id has no room for a link. The message that comes back with a click is the bot's own, and Discord
lets nobody change it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Annotated, Any, NamedTuple

import discord

from bot import words
from bot.jobs.model import LIMITS, Posting, SavedJob
from bot.sanitize.cutting import clip
from bot.sanitize.markdown import block, verbatim
from bot.ui.actions import button
from bot.ui.cards.card import CHARACTERS, ROW, UNSURE, Card
from bot.ui.cards.jobs.listed import job_ask
from bot.ui.cards.jobs.texts import job_text, open_link
from bot.ui.forms import Field, Form
from bot.ui.verbs import verb

# What stands on the message, in the order of the numbers by which it is found there again.
TEXTS = ("title", "company", "source", "excerpt")
FIRST_TEXT, FIRST_LINK = 1000, 1100
# Of a job that was saved before, so much is said, whatever waits.
TWIN, TWINS_LINK = 900, 300

# What stands around a text, and so much of each text has its room before a further link.
MARGIN, SHORT = 40, 200

_BLOCK = re.compile(r"```\n(.*)\n```", re.DOTALL)


class JobTexts(NamedTuple):
    """What the form of a job asks for."""

    url: Annotated[str, Field(words.jobs.URL, LIMITS["url"], words.jobs.URL_HINT)]
    title: Annotated[str, Field(words.jobs.NAME, LIMITS["title"], words.jobs.OPTIONAL)] = ""
    company: Annotated[str, Field(words.jobs.COMPANY, LIMITS["company"], words.jobs.OPTIONAL)] = ""


class Waiting(NamedTuple):
    """What a message holds of a job that is not saved yet."""

    links: Sequence[str]
    texts: Mapping[str, str]


@verb("job-new")
def job_new(texts: JobTexts) -> None:
    """Save a job from a form."""


@verb("job-pick")
def job_pick(number: int) -> None:
    """Save the link of that number, from 0, among those on the message."""


@verb("job-anyway")
def job_anyway() -> None:
    """Save what waits on the message, though the job was saved before."""


@verb("job-renew")
def job_renew(number: int) -> None:
    """Let the job of that number have the link and the texts that wait on the message."""


def job_form(known: JobTexts) -> Form:
    """The form of a job to save. What is known already stands in the fields."""
    return Form(words.jobs.FORM, job_new, known)


def twin_card(twin: SavedJob, waiting: Posting) -> Card:
    """The same job was saved before: what is to become of this one? Nothing is stored yet.

    Args:
        twin: the member's latest job that is the same.
        waiting: what the member wanted to save.
    """
    texts = {name: getattr(waiting, name) for name in TEXTS}
    card = Card(UNSURE).say(words.jobs.TWIN).say(job_text(twin, TWINS_LINK), TWIN).gap()
    card.say(words.jobs.WAITING)
    return _holding(card, Waiting([waiting.original_url], texts)).row(
        *open_link(twin),
        button(words.jobs.SHOW, job_ask(number=twin.number, page=0)),
        button(words.jobs.RENEW, job_renew(number=twin.number)),
        button(words.jobs.SAVE_ANYWAY, job_anyway()),
    )


def which_card(waiting: Waiting) -> Card:
    """A text had several links in it: which one is to be saved? Those that do not fit are left out."""
    links = _fitting(waiting)
    card = Card(UNSURE).say(words.jobs.WHICH)
    _holding(card, Waiting(links, waiting.texts))
    for first in range(0, len(links), ROW):
        numbers = range(first, min(first + ROW, len(links)))
        card.row(*(button(words.jobs.link_number(at), job_pick(number=at)) for at in numbers))
    return card


def waiting_on(message: discord.Message | None) -> Waiting:
    """What was written onto a message, or nothing."""
    parts = displays(message.components if message else ())
    held = {part.id or 0: found[1] for part in parts if (found := _BLOCK.search(part.content))}
    texts = {name: held[FIRST_TEXT + at] for at, name in enumerate(TEXTS) if FIRST_TEXT + at in held}
    return Waiting([held[place] for place in sorted(held) if place >= FIRST_LINK], texts)


def _holding(card: Card, waiting: Waiting) -> Card:
    for at, url in enumerate(waiting.links):
        label = words.jobs.link_number(at) if len(waiting.links) > 1 else words.jobs.URL
        card.say(f"{label}\n{verbatim(url)}", place=FIRST_LINK + at)
    for at, name in enumerate(TEXTS):
        if text := waiting.texts.get(name):
            label = words.jobs.FIELDS[name]
            shown = block(clip(text, max(0, card.room - len(label) - MARGIN)))
            card.say(f"{label}\n{shown}", place=FIRST_TEXT + at)
    return card


def _fitting(waiting: Waiting) -> list[str]:
    shorter = (min(len(text), SHORT) + MARGIN for text in waiting.texts.values())
    room = CHARACTERS - 100 - sum(shorter)
    links: list[str] = []
    for url in waiting.links:
        if (room := room - len(verbatim(url)) - 10) >= 0:
            links.append(url)
    return links


def displays(parts: Iterable[Any]) -> Iterator[discord.TextDisplay]:
    """Every text of a message that came back with a click."""
    for part in parts:
        if isinstance(part, discord.TextDisplay):
            yield part
        yield from displays(getattr(part, "children", ()))
