"""Opening an entry: the titles that are offered while somebody types, and the card, for the opener alone."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot import words
from bot.cogs.delivery import redraw, show
from bot.ui import failures
from bot.ui.cards.answers import entry_card
from bot.ui.cards.card import Card
from bot.ui.cards.entries import title_of
from bot.ui.host import Interaction, host, today, view
from bot.ui.suggesting import MOST, Suggestions


def titles(interaction: Interaction, text: str, *kinds: str) -> Suggestions:
    """Titles of entries for what was typed so far, by their ids, best first; of all kinds or of some."""
    engine = host(interaction).services.library.engine
    seen = engine.view(today())
    return {entry.id: title_of(entry, seen) for entry in engine.complete(text, kinds, MOST, seen)}


async def show_entry(interaction: Interaction, entry_id: str) -> None:
    """Show an entry to whoever clicked.

    Anybody may click, and only they see what they opened: the public card belongs to whoever asked, so it
    stays as it is, and ten curious readers do not fill the channel with ten answers.
    """
    await _put(interaction, entry_id, 0, show)


async def turn_page(interaction: Interaction, entry_id: str, page: int) -> None:
    """Turn to a page of an entry that is longer than one message."""
    await _put(interaction, entry_id, page, redraw)


async def _put(
    interaction: Interaction, entry_id: str, page: int, send: Callable[[Interaction, Card], Awaitable[None]]
) -> None:
    seen = view(interaction)
    entry = seen.find(entry_id)
    if entry is None:
        await failures.tell(interaction, words.failures.GONE_ENTRY)
    else:
        await send(interaction, entry_card(seen, entry, page=page))
