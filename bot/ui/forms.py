"""Forms that a member fills in: a follow-up question, and a job to save."""

from __future__ import annotations

from typing import Any

import discord

from bot import words
from bot.jobs.links import COMPANY_LIMIT, TITLE_LIMIT, URL_LIMIT
from bot.sanitize.cutting import clip
from bot.sanitize.unseen import line
from bot.ui.actions import FORM, named

QUESTION_LENGTH = 1000


class Form(discord.ui.Modal):
    """Text fields under labels; what was written goes to the function of a verb, in the order of the fields.

    Args:
        title: above the form.
        fields: label and input, in order.
        parts: the verb and its words.
    """

    def __init__(self, title: str, fields: dict[str, discord.ui.TextInput[Any]], *parts: object) -> None:
        super().__init__(title=title, custom_id=named(*parts, kind=FORM))
        for label, field in fields.items():
            self.add_item(discord.ui.Label(text=label, component=field))

    def is_finished(self) -> bool:
        """Always, so that discord.py remembers nothing of the form: it comes back by its id alone."""
        return True


def question_form(*parts: object) -> Form:
    """One question."""
    field = discord.ui.TextInput[Any](
        custom_id="question",
        style=discord.TextStyle.paragraph,
        max_length=QUESTION_LENGTH,
        placeholder=words.ask.FOLLOW_UP_HINT,
    )
    return Form(words.ask.FOLLOW_UP, {words.ask.FOLLOW_UP_LABEL: field}, *parts)


def job_form(*parts: object, title: str = "", company: str = "") -> Form:
    """Link, title and company of a job. What is known already stands in the fields."""
    fields = {
        words.jobs.URL: discord.ui.TextInput[Any](
            custom_id="url", max_length=URL_LIMIT, placeholder=words.jobs.URL_HINT
        ),
        words.jobs.NAME: _optional("title", title, TITLE_LIMIT),
        words.jobs.COMPANY: _optional("company", company, COMPANY_LIMIT),
    }
    return Form(words.jobs.FORM, fields, *parts)


def _optional(name: str, text: str, most: int) -> discord.ui.TextInput[Any]:
    known = clip(line(text), most) or None
    return discord.ui.TextInput[Any](
        custom_id=name, required=False, max_length=most, placeholder=words.jobs.OPTIONAL, default=known
    )
