"""Buttons and menus that work for ever: all that they know stands in their id.

A click still works after a restart and in any process. discord.py is told nothing of them (see ``Card``): it
would keep each in memory until a clock runs out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Concatenate, ParamSpec, TypeAlias

import discord

from bot.sanitize.cutting import clip
from bot.ui.verbs import Action, Kind, Verb

LABEL_LENGTH = 80
DESCRIPTION_LENGTH = 100
OPTIONS = 25

P = ParamSpec("P")
Press: TypeAlias = discord.ui.Button[Any]
Pick: TypeAlias = discord.ui.Select[Any]


def button(
    label: str,
    action: Action,
    *,
    style: discord.ButtonStyle = discord.ButtonStyle.secondary,
    disabled: bool = False,
) -> Press:
    """A button for a verb with its arguments: ``button("Next", jobs_page(page=1))``."""
    return discord.ui.Button(
        label=clip(label, LABEL_LENGTH), style=style, disabled=disabled, custom_id=action
    )


def leading(label: str, address: str) -> Press:
    """A button that opens an address in the browser, which nobody but the member comes to know."""
    return discord.ui.Button(label=clip(label, LABEL_LENGTH), url=address)


def menu(
    placeholder: str,
    options: Sequence[discord.SelectOption],
    verb: Verb[Concatenate[str, P]],
    *args: P.args,
    **kwargs: P.kwargs,
) -> Pick:
    """A menu for a verb, whose first argument will be the choice; the others are given here.

    Args:
        placeholder: what stands in the menu before anything is chosen.
        options: at least one; at most 25 are shown.
        verb: what the choice is for.
        args: its further arguments, as are ``kwargs``.
    """
    name = verb.written(Kind.MENU, (options[0].value,), *args, **kwargs)
    return discord.ui.Select(placeholder=placeholder, options=list(options[:OPTIONS]), custom_id=name)


def choices(
    placeholder: str,
    options: Sequence[discord.SelectOption],
    verb: Verb[Concatenate[str, P]],
    *args: P.args,
    **kwargs: P.kwargs,
) -> Pick:
    """A menu of which any number can be chosen; the verb gets the values with a comma between them.

    Args:
        placeholder: what stands in the menu while nothing is chosen.
        options: at least one and at most 25, without a comma in their values.
        verb: what the choices are for.
        args: its further arguments, as are ``kwargs``.
    """
    name = verb.written(Kind.CHOICES, (options[0].value,), *args, **kwargs)
    return discord.ui.Select(
        placeholder=placeholder, options=list(options), custom_id=name, min_values=0, max_values=len(options)
    )
