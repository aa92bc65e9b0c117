"""What can be read, pressed and chosen on a card, and a knowledge with one entry changed."""

from __future__ import annotations

from typing import Any

import discord

from bot.knowledge.model import Entry, KnowledgeBase
from tests.small import small_base


def text(card: discord.ui.LayoutView) -> str:
    """All that can be read on a card."""
    parts = [item for item in card.walk_children() if isinstance(item, discord.ui.TextDisplay)]
    return "\n".join(part.content for part in parts)


def buttons(card: discord.ui.LayoutView) -> list[str]:
    """The labels of a card's buttons, in order."""
    return [str(item.label) for item in card.walk_children() if isinstance(item, discord.ui.Button)]


def choices(card: discord.ui.LayoutView) -> list[str]:
    """What a card's menus offer, in order."""
    menus = [item for item in card.walk_children() if isinstance(item, discord.ui.Select)]
    return [option.label for menu in menus for option in menu.options]


def changed(base: KnowledgeBase, name: str, **keys: Any) -> KnowledgeBase:
    """The base with one entry changed."""
    new: Entry = base.entries[name].model_copy(update=keys)
    new._id = name
    return small_base(entries={**base.entries, name: new})
