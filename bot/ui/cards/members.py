"""What is kept about a member, as cards: told, asked before deletion, and deleted."""

from __future__ import annotations

from collections.abc import Mapping

import discord

from bot import words
from bot.members.privacy import Erased, Keeping
from bot.ui.actions import button
from bot.ui.cards.card import ANSWERED, WARNING, Card
from bot.ui.verbs import verb


@verb("privacy")
def kept_again() -> None:
    """Show again what is stored."""


@verb("export")
def export() -> None:
    """Send the member a file of all that is stored."""


@verb("erase")
def erase_ask() -> None:
    """Ask before all of it is deleted."""


@verb("erase-yes")
def erase_yes() -> None:
    """Delete all of it."""


def privacy_card(kept: Mapping[str, int], keeping: Keeping) -> Card:
    """What is stored, by its kind, and for how long, with the buttons to export and to delete it."""
    gone = (
        [words.members.PRIVACY_SERVER]
        if keeping.on_server
        else [words.members.PRIVACY_FILE, _copies(keeping)]
    )
    stays = " ".join([words.members.kept_for(keeping.months), *gone, words.members.PRIVACY_OTHERS])
    card = (
        Card()
        .say(words.members.PRIVACY_TITLE)
        .say(_kept(kept))
        .gap()
        .say(stays)
        .say(words.members.questions_for(keeping.question_days, keeping.public))
        .gap()
    )
    if any(kept.values()):
        card.row(
            button(words.members.PRIVACY_EXPORT, export()),
            button(words.members.PRIVACY_ERASE, erase_ask(), style=discord.ButtonStyle.danger),
        )
    return card


def erasure_card(kept: Mapping[str, int]) -> Card:
    """The question before everything is deleted, saying what will go."""
    return (
        Card(WARNING)
        .say(words.members.ERASE_ASK)
        .say(_kept(kept))
        .gap()
        .say(words.members.ERASE_WARNING)
        .row(
            button(words.members.ERASE_YES, erase_yes(), style=discord.ButtonStyle.danger),
            button(words.members.ERASE_NO, kept_again()),
        )
    )


def erased_card(erased: Erased, keeping: Keeping) -> Card:
    """What was deleted, and what is left of it where."""
    rows = _rows(erased.rows)
    card = (
        Card(ANSWERED)
        .say(words.members.ERASED)
        .say(f"{words.members.ERASED_ROWS}\n{rows}" if rows else words.members.ERASED_NOTHING)
    )
    return card.say(
        " ".join([words.members.LEFT[erased.traces], *([] if keeping.on_server else [_copies(keeping)])])
    )


def _copies(keeping: Keeping) -> str:
    return words.members.copies_for(keeping.backup_days)


def _kept(kept: Mapping[str, int]) -> str:
    rows = _rows(kept)
    return f"{words.members.PRIVACY_KEPT}\n{rows}" if rows else words.members.PRIVACY_NOTHING


def _rows(numbers: Mapping[str, int]) -> str:
    return "\n".join(f"- {title}: {number}" for title, number in numbers.items() if number)
