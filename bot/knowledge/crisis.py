"""How people say that they or somebody near are in danger, as the vocabulary has it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import chain

from pydantic import Field

from bot.knowledge.values import Frozen, Id, Text

AND = " + "
"""What stands between signs that count together."""
GROUP = re.compile(r"<([a-z0-9][a-z0-9-]*)>")
"""How a pattern of words calls a group of phrases."""


class Crisis(Frozen):
    """How people say that they or somebody near to them are in danger, and the entry that is for them.

    A pattern is words in their order: ``<name>`` is any phrase of that group, ``(word)`` may be missing,
    ``..`` stands for up to three words, ``^`` and ``$`` for the beginning and the end of a sentence.
    """

    entry: Id | None = None
    """What they are shown, alone and whatever else they asked."""
    spelt: Mapping[Text, tuple[Text, ...]] = Field(default={})
    """For a word or words, other ways to write them, each as one word."""
    fillers: tuple[Text, ...] = ()
    """Words that are passed over."""
    groups: Mapping[Id, tuple[Text, ...]] = Field(default={})
    """Phrases under the name by which patterns call them."""
    weighed: bool = False
    """Whether patterns are weighed against what was learned of danger, or decide by themselves."""
    always: tuple[Text, ...] = ()
    """Patterns that tell of danger however the rest is weighed; nothing excuses them."""
    said: tuple[Text, ...] = ()
    """Patterns that tell of danger."""
    of_others: tuple[Text, ...] = ()
    """Patterns that tell of somebody else's danger, unless the message is about a story."""
    signs: Mapping[Id, tuple[Text, ...]] = Field(default={})
    """Patterns of what may be harmless alone, under the name by which ``together`` calls them."""
    together: tuple[Text, ...] = ()
    """Names of signs, with ``+`` between them, that tell of danger where one message has each of them."""
    stories: tuple[Text, ...] = ()
    """Words of messages about films, books, news or games."""
    harmless: tuple[Text, ...] = ()
    """Patterns that excuse what lies within them: idioms, titles, technical senses."""

    @property
    def words(self) -> frozenset[str]:
        """Every word that a pattern or a group has."""
        grouped = chain(*self.groups.values(), *self.signs.values())
        texts = (*self.always, *self.said, *self.of_others, *self.harmless, *self.stories, *grouped)
        words = {word.strip("()") for text in texts for word in text.split()}
        return frozenset(word for word in words if word[:1].isalnum())
