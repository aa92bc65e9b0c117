"""From a click, a choice or a form to the function that works for its verb."""

from __future__ import annotations

import logging
import re
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

import discord

from bot import words
from bot.ui import failures
from bot.ui.forms import typed
from bot.ui.host import Interaction
from bot.ui.verbs import NAME, SEPARATOR, VERSION, Kind, Routes, Unfit

log = logging.getLogger(__name__)

ID = re.compile(
    rf"(?P<kind>{'|'.join(Kind)}){VERSION}:(?P<verb>{NAME.pattern})(?P<words>(?::[^:]*)*)", re.DOTALL
)


async def work(interaction: Interaction, routes: Routes) -> None:
    """Run the function of what was clicked, chosen or sent; nothing that it raises leaves this place."""
    try:
        step = _step(interaction, routes)
        if step is None:
            form = interaction.type is discord.InteractionType.modal_submit
            await failures.tell(interaction, words.failures.OLD_FORM if form else words.failures.OLD_BUTTON)
        else:
            await step()
    except Exception as error:
        await failures.report(error, partial(failures.tell, interaction))


def _step(interaction: Interaction, routes: Routes) -> Callable[[], Awaitable[None]] | None:
    """The function with its arguments; None where this version has none, or one with other arguments."""
    data: Any = interaction.data
    match = ID.fullmatch(data["custom_id"])
    route = routes.get(match["verb"]) if match else None
    if match is None or route is None:
        log.debug("A verb that this version does not have was clicked")
        return None
    try:
        given = _given(interaction, Kind(match["kind"]))
        arguments = route.verb.read(given, match["words"].split(SEPARATOR)[1:])
    except Unfit:
        log.debug("Arguments that `%s` does not take were clicked", route.verb.name)
        return None
    return partial(route.work, interaction, *arguments)


def _given(interaction: Interaction, kind: Kind) -> tuple[object, ...]:
    """What the member gave: a form's texts by their fields, or a menu's choices; a click gives nothing."""
    data: Any = interaction.data
    if (kind is Kind.FORM) != (interaction.type is discord.InteractionType.modal_submit):
        raise Unfit
    if kind is Kind.FORM:
        return ({name: text.strip() for name, text in typed(data)},)
    chosen = data.get("values", [])
    if kind is Kind.CHOICES:
        return (",".join(chosen),)
    return tuple(chosen[:1]) if kind is Kind.MENU else ()
