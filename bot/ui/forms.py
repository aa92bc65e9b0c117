"""Forms that a member fills in: verbs whose first argument is what was typed, declared field by field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Concatenate, ParamSpec, TypeVar, get_type_hints

import discord

from bot.sanitize.cutting import clip
from bot.sanitize.unseen import line, seen
from bot.ui.verbs import Kind, Verb

# So many characters, over all fields, fit the one message that gives them back when they were typed in vain.
ROOM = 3000

P = ParamSpec("P")
Texts = TypeVar("Texts", bound=tuple[str, ...])


@dataclass(frozen=True)
class Field:
    """How one text of a form is asked for: ``url: Annotated[str, Field("Link", 2000)]`` in a NamedTuple.

    A text with a default may be left empty.

    Args:
        label: above the field.
        most: how many characters it takes.
        hint: in the field while it is empty.
        long: whether the text may have several lines.
        given_back: whether it has to fit the message that gives texts back, as what stands in a file has not.
    """

    label: str
    most: int
    hint: str = ""
    long: bool = False
    given_back: bool = True

    def input(self, name: str, known: str, *, required: bool) -> discord.ui.TextInput[Any]:
        """The field as Discord shows it, with what is known already in it."""
        return discord.ui.TextInput(
            custom_id=name,
            style=discord.TextStyle.paragraph if self.long else discord.TextStyle.short,
            max_length=self.most,
            placeholder=self.hint or None,
            required=required,
            default=clip(seen(known) if self.long else line(known), self.most) or None,
        )


class Form(discord.ui.Modal):
    """The fields of a verb's texts.

    Args:
        title: above the form.
        verb: what the form is for.
        known: what stands in the fields already; empty where nothing does.
        args: the verb's further arguments, as are ``kwargs``.

    Raises:
        ValueError: more could be typed than can be given back.
    """

    def __init__(
        self,
        title: str,
        verb: Verb[Concatenate[Texts, P]],
        known: Texts,
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> None:
        super().__init__(title=title, custom_id=verb.written(Kind.FORM, (known,), *args, **kwargs))
        fields = {
            name: hint.__metadata__[0]
            for name, hint in get_type_hints(type(known), include_extras=True).items()
        }
        if sum(field.most for field in fields.values() if field.given_back) > ROOM:
            raise ValueError(f"the form of `{verb.name}` takes more than {ROOM} characters")
        optional = getattr(type(known), "_field_defaults", {})
        for text, (name, field) in zip(known, fields.items(), strict=True):
            asked = field.input(name, text, required=name not in optional)
            self.add_item(discord.ui.Label(text=field.label, component=asked))

    def is_finished(self) -> bool:
        """Always, so that discord.py remembers nothing of the form: it comes back by its id alone."""
        return True


def typed(data: Any) -> Iterator[tuple[str, str]]:
    """Every text that a member wrote into a form or a command, by its field or option, in their order."""
    if isinstance(data, list):
        for part in data:
            yield from typed(part)
    elif isinstance(data, dict):
        if isinstance(text := data.get("value"), str):
            yield data.get("custom_id") or data.get("name", ""), text
        for inner in ("options", "components", "component"):
            yield from typed(data.get(inner))
