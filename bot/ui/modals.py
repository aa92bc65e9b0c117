"""Forms that a member fills in: a follow-up question, and a job to save."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any, TypeAlias

import discord

from bot.jobs.links import COMPANY_LIMIT, TITLE_LIMIT, URL_LIMIT
from bot.sanitize.cutting import clip
from bot.sanitize.unseen import line
from bot.ui import failures, words
from bot.ui.actions import CLAIMED
from bot.ui.host import Interaction

QUESTION_LENGTH = 1000
# A form that nobody sends stays in memory until then.
SECONDS = 1800.0

Then: TypeAlias = Callable[..., Awaitable[None]]


class Form(discord.ui.Modal):
    """Text fields under labels; what was written goes to one function, in the order of the fields.

    Args:
        title: above the form.
        then: gets the interaction and the texts.
        fields: label and input, in order.
    """

    def __init__(self, title: str, then: Then, fields: dict[str, discord.ui.TextInput[Any]]) -> None:
        super().__init__(title=title, timeout=SECONDS, custom_id=f"form:{secrets.token_hex(8)}")
        self._then = then
        self._inputs = tuple(fields.values())
        for label, field in fields.items():
            self.add_item(discord.ui.Label(text=label, component=field))

    async def on_submit(self, interaction: Interaction) -> None:
        """Hand the texts on."""
        interaction.extras[CLAIMED] = True
        await self._then(interaction, *(field.value.strip() for field in self._inputs))

    async def on_error(self, interaction: Interaction, error: Exception, /) -> None:  # type: ignore[override] # as discord.py's own Modal has it
        """Turn an error into words."""
        await failures.report(error, partial(failures.tell, interaction))


def question_form(then: Then) -> Form:
    """One question; ``then(interaction, question)``."""
    field = discord.ui.TextInput[Any](
        custom_id="question",
        style=discord.TextStyle.paragraph,
        max_length=QUESTION_LENGTH,
        placeholder=words.FOLLOW_UP_HINT,
    )
    return Form(words.FOLLOW_UP, then, {words.FOLLOW_UP_LABEL: field})


def job_form(then: Then, title: str = "", company: str = "") -> Form:
    """A job link; ``then(interaction, url, title, company)``. What is known already stands in the fields."""
    return Form(
        words.JOB_FORM,
        then,
        {
            words.JOB_URL: discord.ui.TextInput[Any](
                custom_id="url", max_length=URL_LIMIT, placeholder=words.JOB_URL_HINT
            ),
            words.JOB_NAME: _optional("title", title, TITLE_LIMIT),
            words.JOB_COMPANY: _optional("company", company, COMPANY_LIMIT),
        },
    )


def _optional(name: str, text: str, most: int) -> discord.ui.TextInput[Any]:
    known = clip(line(text), most) or None
    return discord.ui.TextInput[Any](
        custom_id=name, required=False, max_length=most, placeholder=words.JOB_OPTIONAL, default=known
    )
