"""How the knowledge is used and what of it is due, as cards for moderators."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Literal, NamedTuple, TypeAlias

from bot import words
from bot.feedback.model import Tally
from bot.knowledge.checks.dates import dates
from bot.knowledge.model import Entry
from bot.knowledge.view import View
from bot.pictures.model import Columns, described, texted
from bot.sanitize.markdown import escaped, quiet
from bot.ui.actions import button
from bot.ui.cards.card import BROWSED, Card
from bot.ui.cards.entries import title_of
from bot.ui.cards.paging import Paged, pages
from bot.ui.verbs import Action, verb
from bot.usage.counts import Outcome
from bot.usage.stats import Stats

PICTURE = "questions.png"
Place: TypeAlias = Literal["here", "new"]
"""Whether a list takes the place of the message with the button, or is a message of its own."""
# What a phone shows of each list; the rest is a click away.
SHOWN, ON_PAGE, ROOM = 5, 15, 2800
SOON = dt.timedelta(days=30)
# Votes from which on a share of them says something.
ENOUGH, HALF = 3, 0.5


class Due(NamedTuple):
    """A day by which an entry, or a figure of it, was or is to be looked at again."""

    day: dt.date
    entry: Entry
    figure: str


@verb("kb-unused")
def kb_unused(days: int, page: int, place: Place = "here") -> None:
    """Show which entries answered nobody in so many days."""


@verb("kb-due")
def kb_due(page: int, place: Place = "here") -> None:
    """Show what of the knowledge is due for another look."""


def picture_of(stats: Stats) -> Columns:
    """Questions over time, parted by what became of them."""
    columns = stats.columns()
    series = {
        words.kb.OUTCOMES[outcome]: [column[outcome] for column in columns.values()]
        for outcome in Outcome
        if stats.total(outcome)
    }
    return Columns(words.kb.BY_STEP[stats.step], [f"{day.day} {day:%b}" for day in columns], series)


def stats_card(stats: Stats, votes: Mapping[str, Tally], *, pictured: bool, note: str = "") -> Card:
    """Numbers of some days: what was asked, what is used, what helps, and what is due.

    Args:
        stats: the numbers.
        votes: on each entry that has any.
        pictured: whether a picture is sent with the card; bars of text stand for it otherwise.
        note: why nothing can be counted; empty where it can.
    """
    card = Card(BROWSED).say(words.kb.title(stats.days)).say(_totals(stats) if stats.total() else "")
    if not stats.total():
        card.say(note or words.kb.NOTHING_COUNTED)
    elif pictured:
        card.picture(PICTURE, described(picture_of(stats)))
    else:
        card.say(texted(picture_of(stats)), 1200)
    view = stats.view
    for heading, outcome in ((words.kb.MOST_USED, Outcome.ANSWERED), (words.kb.MOST_UNSURE, Outcome.UNSURE)):
        rows = [_row(view, entry, str(n), votes) for entry, n in stats.ranked(outcome)[:SHOWN]]
        card.say("\n".join([heading, *rows]) if rows else "")
    worst = [_row(view, entry, "", votes) for entry in _least_helpful(view, votes)[:SHOWN]]
    card.say("\n".join([words.kb.LEAST_HELPFUL, *worst]) if worst else "")
    return _below(card, stats)


def unused_card(stats: Stats, page: int) -> Card:
    """Every entry that answered nobody in these days, page by page."""
    rows = [f"- {_named(stats.view, entry)}" for entry in stats.unused()]
    return _paged(words.kb.UNUSED, rows or [words.kb.ALL_USED], page, partial(kb_unused, stats.days))


def due_card(view: View, page: int) -> Card:
    """Everything that is due now or within a month, the longest overdue first, page by page."""
    rows = [
        f"- {words.kb.due_by(one.day, quiet(one.figure))}: {_named(view, one.entry)}" for one in due(view)
    ]
    return _paged(words.kb.DUE, rows or [words.kb.NOTHING_DUE], page, kb_due)


def due(view: View) -> Sequence[Due]:
    """What is due now or within a month, the longest overdue first."""
    found = []
    for finding in dates(view.base, view.today + SOON):
        figure = str(finding.steps[1]) if len(finding.steps) > 1 else ""
        if finding.due and finding.entry.id in view.entries:
            entry = finding.entry
            day = entry.figures[figure].refresh_by if figure else entry.review_by
            found.append(Due(day, entry, figure))
    return sorted(found, key=lambda one: (one.day, one.entry.id, one.figure))


def _totals(stats: Stats) -> str:
    whole = stats.total()
    each = (
        f"{words.kb.OUTCOMES[one]} **{words.kb.share(stats.total(one), whole)}**"
        for one in Outcome
        if stats.total(one)
    )
    return f"{words.kb.ASKED} **{whole}** · {' · '.join(each)}"


def _below(card: Card, stats: Stats) -> Card:
    """What nobody needs, what is due, and how it was counted."""
    late, unused = due(stats.view), stats.unused()
    now = sum(one.day < stats.view.today for one in late)
    card.gap()
    if stats.total():
        card.say(words.kb.unused(len(unused), len(stats.view.entries)))
    card.say(words.kb.due(now, len(late) - now)).say(words.kb.COUNTED)
    return card.row(
        button(words.kb.UNUSED_BUTTON, kb_unused(stats.days, 0, "new")),
        button(words.kb.DUE_BUTTON, kb_due(0, "new")),
    )


def _least_helpful(view: View, votes: Mapping[str, Tally]) -> Sequence[Entry]:
    """Entries that most who voted did not find helpful, the worst first; a few votes say nothing."""
    shares = {name: tally.yes / _sum(tally) for name, tally in votes.items() if _sum(tally) >= ENOUGH}
    worst = sorted(
        (name for name, share in shares.items() if share < HALF), key=lambda name: (shares[name], name)
    )
    return view.some(worst)


def _row(view: View, entry: Entry, number: str, votes: Mapping[str, Tally]) -> str:
    tally = votes.get(entry.id)
    voted = words.kb.helped(tally.yes, _sum(tally)) if tally and _sum(tally) else ""
    return " · ".join(part for part in (f"- {_named(view, entry)}", number, voted) if part)


def _sum(tally: Tally) -> int:
    return tally.yes + tally.no


def _named(view: View, entry: Entry) -> str:
    return f"{escaped(title_of(entry, view))} (`{entry.id}`)"


def _paged(heading: str, rows: Sequence[str], page: int, to: Callable[[int], Action]) -> Card:
    paged = Paged.at(page, pages(rows, ROOM, ON_PAGE))
    return paged.turned(Card(BROWSED).say(heading).say("\n".join(paged.items)), to)
