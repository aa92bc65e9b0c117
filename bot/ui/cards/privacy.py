"""What is kept about a member, as cards: told, asked before deletion, and deleted."""

from __future__ import annotations

from collections.abc import Mapping

import discord

from bot.ui import words
from bot.ui.actions import button
from bot.ui.cards.card import ANSWERED, WARNING, Card


def privacy_card(kept: Mapping[str, int]) -> Card:
    """What is stored, by the store's title, with the buttons to export and to delete it."""
    card = Card().say(words.PRIVACY_TITLE).say(_kept(kept)).gap().say(words.PRIVACY_NOT).gap()
    if any(kept.values()):
        card.row(
            button(words.PRIVACY_EXPORT, "export"),
            button(words.PRIVACY_ERASE, "erase", style=discord.ButtonStyle.danger),
        )
    return card


def erasure_card(kept: Mapping[str, int]) -> Card:
    """The question before everything is deleted, saying what will go."""
    return (
        Card(WARNING)
        .say(words.ERASE_ASK)
        .say(_kept(kept))
        .gap()
        .say(words.ERASE_WARNING)
        .row(
            button(words.ERASE_YES, "erase-yes", style=discord.ButtonStyle.danger),
            button(words.ERASE_NO, "privacy"),
        )
    )


def erased_card(gone: Mapping[str, int]) -> Card:
    """What was deleted."""
    rows = _rows(gone)
    return (
        Card(ANSWERED).say(words.ERASED).say(f"{words.ERASED_ROWS}\n{rows}" if rows else words.ERASED_NOTHING)
    )


def _kept(kept: Mapping[str, int]) -> str:
    rows = _rows(kept)
    return f"{words.PRIVACY_KEPT}\n{rows}" if rows else words.PRIVACY_NOTHING


def _rows(numbers: Mapping[str, int]) -> str:
    return "\n".join(f"- {title}: {number}" for title, number in numbers.items() if number)
