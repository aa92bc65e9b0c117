"""The one place where an error becomes words for the member and a line for the operator.

Its callers are the command tree, the routes of buttons, lists and forms, the gate, the guard of suggestions
and the message listener.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Awaitable, Callable

import discord
from discord import app_commands

from bot import words
from bot.errors import StorageUnavailable, trace
from bot.sanitize.markdown import block
from bot.ui.cards.card import sentence
from bot.ui.forms import typed
from bot.ui.host import Interaction

log = logging.getLogger(__name__)

UNKNOWN_INTERACTION = 10062


async def report(error: BaseException, tell: Callable[[str], Awaitable[object]]) -> None:
    """Tell the member in one sentence what went wrong, and the log what the operator needs.

    Args:
        error: whatever was raised; wrappers of discord.py are taken off.
        tell: sends a sentence to the member who was waiting, and to nobody else where that is possible.
    """
    cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
    if isinstance(cause, discord.NotFound) and cause.code == UNKNOWN_INTERACTION:
        log.warning("Discord took an answer for too late; the member saw that the interaction failed")
        return
    try:
        await tell(_sentence(cause))
    except Exception as failure:
        log.warning("The member could not be told of an error: %s", type(failure).__name__)


async def tell(interaction: Interaction, text: str) -> None:
    """Say one sentence to the member alone, whether or not the interaction was answered before.

    Who sent a form gets back what they typed: Discord shows no form as the answer to a form, so that they can
    copy it into a new one.
    """
    if interaction.type is discord.InteractionType.modal_submit:
        await _give_back(interaction, text)
    elif interaction.response.is_done():
        await interaction.followup.send(text, ephemeral=True)
    else:
        await interaction.response.send_message(text, ephemeral=True)


async def _give_back(interaction: Interaction, text: str) -> None:
    card = sentence(text)
    blocks = [block(written) for _, written in typed(interaction.data) if written.strip()]
    for part in [words.failures.TYPED, *blocks] if blocks else ():
        card.say(part)
    if interaction.response.is_done():
        await interaction.followup.send(view=card, ephemeral=True)
    else:
        await interaction.response.send_message(view=card, ephemeral=True)


def _sentence(error: BaseException) -> str:
    if isinstance(error, StorageUnavailable):
        log.warning("Storage unavailable (%s)", type(error.__cause__ or error).__name__)
    if isinstance(error, app_commands.CommandNotFound | app_commands.CommandSignatureMismatch):
        log.warning("A command that Discord has is not this version's: run the sync command")
        return words.failures.COMMAND_CHANGED
    if isinstance(error, app_commands.CheckFailure):
        return words.failures.NOT_YOURS
    return words.failures.wording(error) or words.failures.unexpected(record(error))


def record(error: BaseException | None) -> str:
    """Write where something broke that should not have, and return the reference to that line."""
    reference = secrets.token_hex(3)
    log.error("Unexpected error, reference %s\n%s", reference, trace(error))
    return reference
