"""Buttons and lists that work for ever: all that they know stands in their id.

An id is a version, a verb and its words: ``1:open:kubernetes``. The client's routes say which function
works for a verb, so a button still works after a restart and in any process. A message may hold nothing
dispatchable but these (and link buttons): discord.py 2.7.1 unregisters the class for the whole process when
a view that mixes them with plain items ends.
"""

from __future__ import annotations

import re
from functools import partial
from typing import Any

import discord

from bot.sanitize.cutting import clip
from bot.ui import failures, words
from bot.ui.host import Interaction, host

VERSION = "1"
CLAIMED = "claimed"
LABEL_LENGTH = 80
DESCRIPTION_LENGTH = 100
OPTIONS = 25

TEMPLATE = rf"{VERSION}:(?P<verb>[a-z-]+)(?P<words>(?::[^:]*)*)"


async def work(interaction: Interaction, verb: str, *arguments: str) -> None:
    """Run the verb's function; nothing that it raises leaves this place.

    DynamicItem has no ``on_error``: what escapes its callback is logged and the member sees a failed click.
    """
    interaction.extras[CLAIMED] = True
    try:
        route = host(interaction).routes.get(verb)
        if route is None:
            await failures.tell(interaction, words.OLD_BUTTON)
        else:
            await route(interaction, *arguments)
    except Exception as error:
        await failures.report(error, partial(failures.tell, interaction))


def _parsed(match: re.Match[str]) -> list[str]:
    return [match["verb"], *match["words"].split(":")[1:]]


class Press(discord.ui.DynamicItem[discord.ui.Button[Any]], template=f"{TEMPLATE}"):
    """A button whose id says what it does.

    Args:
        button: its look.
        parts: the verb and its words.
    """

    def __init__(self, button: discord.ui.Button[Any], parts: list[str]) -> None:
        super().__init__(button)
        self._parts = parts

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Press:
        """The button that was clicked, from its id alone."""
        return cls(discord.ui.Button(custom_id=match.string), _parsed(match))

    async def callback(self, interaction: Interaction) -> None:
        """Work for the click."""
        await work(interaction, *self._parts)


class Pick(discord.ui.DynamicItem[discord.ui.Select[Any]], template=f"list/{TEMPLATE}"):
    """A list to choose one thing from; the choice is the last word that its function gets.

    Args:
        select: its look.
        parts: the verb and its words.
    """

    def __init__(self, select: discord.ui.Select[Any], parts: list[str]) -> None:
        super().__init__(select)
        self._parts = parts

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Pick:
        """The list that was used, from its id alone."""
        return cls(discord.ui.Select(custom_id=match.string), _parsed(match))

    async def callback(self, interaction: Interaction) -> None:
        """Work for the choice."""
        await work(interaction, *self._parts, self.item.values[0])


def button(
    label: str,
    *parts: object,
    style: discord.ButtonStyle = discord.ButtonStyle.secondary,
    disabled: bool = False,
) -> Press:
    """A button for a verb and its words."""
    texts = [str(part) for part in parts]
    custom_id = ":".join((VERSION, *texts))
    look = discord.ui.Button[Any](
        label=clip(label, LABEL_LENGTH), style=style, disabled=disabled, custom_id=custom_id
    )
    return Press(look, texts)


def choice(placeholder: str, options: list[discord.SelectOption], *parts: object) -> Pick:
    """A list for a verb and its words; at most 25 options are shown."""
    texts = [str(part) for part in parts]
    custom_id = ":".join((f"list/{VERSION}", *texts))
    return Pick(
        discord.ui.Select[Any](placeholder=placeholder, options=options[:OPTIONS], custom_id=custom_id), texts
    )
