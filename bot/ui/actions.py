"""Buttons, lists and forms that work for ever: all that they know stands in their id.

An id is a version, a verb and its words: ``1:open:kubernetes``. The client's routes say which function
works for a verb, so a click or a form still works after a restart and in any process. discord.py is told
nothing of them (see ``Card`` and ``Form``): it would keep each in memory until a clock runs out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import Any, TypeAlias

import discord

from bot import words
from bot.sanitize.cutting import clip
from bot.ui import failures
from bot.ui.host import Interaction, host

VERSION = "1"
LIST, FORM = "list/", "form/"
LABEL_LENGTH = 80
DESCRIPTION_LENGTH = 100
OPTIONS = 25

TEMPLATE = re.compile(rf"(?P<kind>{LIST}|{FORM}|){VERSION}:(?P<verb>[a-z-]+)(?P<words>(?::[^:]*)*)")

Press: TypeAlias = discord.ui.Button[Any]
Pick: TypeAlias = discord.ui.Select[Any]


async def work(interaction: Interaction) -> None:
    """Run the function of what was clicked, chosen or sent; nothing that it raises leaves this place.

    The function gets the words of the id, then the choice of a list, or the texts of a form.
    """
    try:
        data: Any = interaction.data
        form = interaction.type is discord.InteractionType.modal_submit
        given = [text.strip() for text in typed(data)] if form else data.get("values", [])[:1]
        match = TEMPLATE.fullmatch(data["custom_id"])
        route = host(interaction).routes.get(match["verb"]) if match else None
        if match is None or route is None or (match["kind"] == FORM) != form:
            await failures.tell(interaction, words.failures.OLD_FORM if form else words.failures.OLD_BUTTON)
        else:
            await route(interaction, *match["words"].split(":")[1:], *given)
    except Exception as error:
        await failures.report(error, partial(failures.tell, interaction))


def typed(data: Any) -> Iterator[str]:
    """Every text that a member wrote into a form or a command, in the order of the fields."""
    if isinstance(data, list):
        for part in data:
            yield from typed(part)
    elif isinstance(data, dict):
        if isinstance(data.get("value"), str):
            yield data["value"]
        for inner in ("options", "components", "component"):
            yield from typed(data.get(inner))


def named(*parts: object, kind: str = "") -> str:
    """The id for a verb and its words."""
    return f"{kind}{VERSION}:" + ":".join(map(str, parts))


def button(
    label: str,
    *parts: object,
    style: discord.ButtonStyle = discord.ButtonStyle.secondary,
    disabled: bool = False,
) -> Press:
    """A button for a verb and its words."""
    return discord.ui.Button(
        label=clip(label, LABEL_LENGTH), style=style, disabled=disabled, custom_id=named(*parts)
    )


def choice(placeholder: str, options: list[discord.SelectOption], *parts: object) -> Pick:
    """A list for a verb and its words; at most 25 options are shown."""
    return discord.ui.Select(
        placeholder=placeholder, options=options[:OPTIONS], custom_id=named(*parts, kind=LIST)
    )
