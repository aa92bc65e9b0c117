"""What an import of a file would do, or did, with the rows that cannot be read."""

from __future__ import annotations

from collections.abc import Mapping

from bot import words
from bot.errors import UserError
from bot.jobs.model import Brought
from bot.ui.actions import button
from bot.ui.cards.card import ANSWERED, UNSURE, Card
from bot.ui.cards.jobs.listed import jobs_page

# So many rows are told one by one.
MOST = 8


def import_card(brought: Brought, faults: Mapping[int, UserError], *, dry: bool) -> Card:
    """How many jobs are new, known or unreadable.

    Args:
        brought: what became of the rows.
        faults: the rows that cannot be read, with the reasons.
        dry: whether nothing was stored.
    """
    card = Card(UNSURE if dry else ANSWERED).say(words.jobs.DRY_RUN if dry else words.jobs.IMPORTED)
    said = words.jobs.would_import if dry else words.jobs.imported
    card.say(said(brought.new, brought.known))
    if faults:
        lines = [words.jobs.fault(row, words.failures.wording(why) or "") for row, why in faults.items()]
        more = [words.jobs.more_faults(len(lines) - MOST)] if len(lines) > MOST else []
        card.gap().say("\n".join([words.jobs.FAULTS, *lines[:MOST], *more]))
    if dry:
        return card.gap().say(words.jobs.DRY_RUN_HOW)
    return card.gap().row(button(words.jobs.LIST, jobs_page(page=0)))
