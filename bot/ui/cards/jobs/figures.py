"""How a member's search goes: sentences with the numbers, and pictures or their bars of text."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from bot import words
from bot.jobs.figures import LONG, Figures
from bot.jobs.model import Status
from bot.pictures.model import Columns, Funnel, Picture, described, texted
from bot.ui.actions import button
from bot.ui.cards.card import ANSWERED, Card
from bot.ui.cards.jobs.listed import jobs_page


def figures_card(found: Figures, drawn: Collection[str]) -> Card:
    """The numbers of a search.

    Args:
        found: of one member.
        drawn: the names of the pictures that are sent with the card; the others are written as bars.
    """
    card = Card(ANSWERED).say("\n".join([words.jobs.figures.TITLE, *_told(found)]))
    for name, picture in pictures(found).items():
        card.gap()
        if name in drawn:
            card.picture(name, described(picture))
        else:
            card.say(texted(picture))
    return card.gap().say(f"-# {words.jobs.figures.HOW}").row(button(words.jobs.LIST, jobs_page(page=0)))


def pictures(found: Figures) -> Mapping[str, Picture]:
    """What is drawn, by the name of its file."""
    steps = {words.jobs.STATUSES[status]: number for status, number in found.reached.items()}
    weeks = [f"{week.day} {week:%b}" for week in found.weeks]
    drawn: dict[str, Picture] = {"how-far.png": Funnel(words.jobs.figures.REACHED, steps)}
    if any(found.applied):
        series = {words.jobs.STATUSES[Status.APPLIED]: found.applied}
        drawn["by-week.png"] = Columns(words.jobs.figures.WEEKS, weeks, series)
    return drawn


def _told(found: Figures) -> list[str]:
    saved, sent, interviews, offers, _ = found.reached.values()
    told = [words.jobs.figures.sent(saved, sent)]
    if sent:
        told += [
            words.jobs.figures.answered(sent, found.answered, found.days),
            words.jobs.figures.led(sent, interviews, offers),
        ]
    if found.waiting:
        told.append(words.jobs.figures.waiting(found.waiting, found.long, LONG.days))
    return told
