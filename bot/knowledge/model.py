"""What the knowledge consists of: entries of eight kinds, sources and the vocabulary, all immutable."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, ClassVar, Literal

from pydantic import Field, PrivateAttr, StringConstraints

from bot.knowledge.crisis import Crisis
from bot.knowledge.limits import (
    LONGEST_ANSWER,
    LONGEST_PHRASING,
    LONGEST_SUMMARY,
    LONGEST_TITLE,
    MOST_ALIASES,
    MOST_QUESTIONS,
    MOST_READ_FURTHER,
    MOST_WORDS,
)
from bot.knowledge.values import Day, Flag, Frozen, Id, Text, Whole

ADDRESS = r"^https?://\S+$"
CLAIM = "^S[0-9]{1,2}$"
SOURCE_DATE = "^[1-9][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
FIGURE_NAME = r"^[a-z][a-z_0-9]*$"
BUILT_IN_SOURCES: Mapping[str, str] = MappingProxyType(
    {
        "seed": "this project's founding overview of senior developer roles",
        "editors": "this project's own advice",
    }
)

Phrase = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_PHRASING)]
Phrases = Annotated[tuple[Phrase, ...], Field(max_length=MOST_QUESTIONS)]
Words = Annotated[tuple[Text, ...], Field(max_length=MOST_WORDS)]
Strength = Literal[
    "fundamental", "essential", "increasingly standard", "typical", "commonly sought", "seldom required"
]


class Figure(Frozen):
    """One number of a text, with the people or things it is true of and the day it was true."""

    value: Text
    """As it is shown, with its unit; its year is added by itself."""
    of: Text
    """The people or things that it is true of."""
    as_of: Day
    """The day that it was true."""
    refresh_by: Day
    """From the day after, members see it marked as old."""
    source: Id


class OnlyFor(Frozen):
    """The Discord roles and channels that may see an entry; empty means everybody."""

    roles: tuple[Text, ...] = ()
    channels: tuple[Text, ...] = ()


class Entry(Frozen):
    """One curated answer; the file's folder is its kind and the file's name its id."""

    kind: ClassVar[str] = "entry"
    folder: ClassVar[str] = ""

    title: Annotated[Text, Field(max_length=LONGEST_TITLE)]
    """At most 80 characters: it is a button label."""
    aliases: Annotated[tuple[Phrase, ...], Field(max_length=MOST_ALIASES)] = ()
    """Other names, for lookup and autocomplete; each belongs to one entry."""
    questions: Phrases = ()
    """12-40 ways to ask (glossary 3), of different shapes and with different words."""
    not_for: Phrases = ()
    """Phrasings that look alike and must not lead here."""
    summary: Annotated[Text, Field(max_length=LONGEST_SUMMARY)]
    """Plain text of at most 350 characters: the direct answer, by itself."""
    answer: Annotated[Text, Field(max_length=LONGEST_ANSWER)]
    """Discord Markdown of at most 2,800 characters: the answer first, then what it depends on."""
    related: tuple[Id, ...] = ()
    """Entries that a reader would follow next."""
    seed: tuple[Annotated[str, StringConstraints(pattern=CLAIM)], ...] = ()
    """Claims of the founding overview that the entry answers."""
    figures: Mapping[Annotated[str, StringConstraints(pattern=FIGURE_NAME)], Figure] = Field(default={})
    """Every number of the texts, by the name that stands there in braces."""
    sources: Annotated[tuple[Id, ...], Field(min_length=1)]
    """Files of sources/, or seed or editors."""
    read_further: Annotated[tuple[Id, ...], Field(max_length=MOST_READ_FURTHER)] = ()
    """Files of sources/ that are worth reading whole."""
    reviewed: Day
    """The day that somebody last checked the entry."""
    review_by: Day
    """The day by which to check it again."""
    declines: Flag = False
    """The entry only says what the bot leaves to others, and where to turn."""
    formerly: tuple[Id, ...] = ()
    """Ids that the entry used to have; they are never used again."""
    lang: Text | None = None
    """Language of the texts where it is not English."""
    only_for: OnlyFor | None = None
    """Who may see the entry; without it everybody."""

    _id: str = PrivateAttr(default="")

    @property
    def id(self) -> str:
        """The file name without its ending; unique over all kinds."""
        return self._id


class Level(Entry):
    """A step of the ladder."""

    kind = "level"
    folder = "levels"
    rank: Whole
    scope: Text
    autonomy: Text
    impact: Text
    next: tuple[Id, ...] = ()


class Role(Entry):
    """A job that people have."""

    kind = "role"
    folder = "roles"
    family: Id
    skills: Mapping[Id, Strength] = Field(default={})
    responsibilities: tuple[Id, ...] = ()
    requirements: tuple[Id, ...] = ()
    next: tuple[Id, ...] = ()


class Responsibility(Entry):
    """Something that the job consists of."""

    kind = "responsibility"
    folder = "responsibilities"


class Requirement(Entry):
    """Something that employers ask for."""

    kind = "requirement"
    folder = "requirements"
    strength: Strength


class Levels(Frozen):
    """What a skill means at three levels, a line each."""

    mid: Text
    senior: Text
    staff: Text


class Skill(Entry):
    """Something that can be learned."""

    kind = "skill"
    folder = "skills"
    group: Id
    strength: Strength
    by_level: Levels
    in_postings: Annotated[tuple[Phrase, ...], Field(max_length=MOST_ALIASES)] = ()
    """What postings call it instead of its title; a name with a capital is found only as it is written."""


class Topic(Entry):
    """A question of careers that is none of the other kinds."""

    kind = "topic"
    folder = "topics"
    category: Id


class Glossary(Entry):
    """A term and what it means; the summary alone may be the answer."""

    kind = "glossary"
    folder = "glossary"
    answer: Annotated[str, StringConstraints(strip_whitespace=True, max_length=LONGEST_ANSWER)] = ""


class About(Entry):
    """What the bot is and does."""

    kind = "about"
    folder = "about"


KINDS: Mapping[str, type[Entry]] = MappingProxyType(
    {k.folder: k for k in (Role, Level, Responsibility, Requirement, Skill, Topic, Glossary, About)}
)


class Source(Frozen):
    """Where facts come from, and what may be done with its words."""

    title: Text
    url: Annotated[str, StringConstraints(pattern=ADDRESS)]
    licence: Text
    date: Annotated[str, StringConstraints(pattern=SOURCE_DATE)]
    use: Literal["facts", "quote", "link-only"]
    attribution: Text | None = None


class Ambiguous(Frozen):
    """A word that means something else only beside one of some neighbours."""

    means: Text
    beside: Annotated[tuple[Text, ...], Field(min_length=1)]


class Vocabulary(Frozen):
    """Words that the search understands, and the ids that entries may use; every key is optional."""

    synonyms: Mapping[Text, Words] = Field(default={}, max_length=MOST_WORDS)
    ambiguous: Mapping[Text, Ambiguous] = Field(default={}, max_length=MOST_WORDS)
    weightless: Words = ()
    greetings: Words = ()
    thanks: Words = ()
    digits: Words = ()
    outside: Words = ()
    crisis: Crisis = Crisis()
    groups: Mapping[Id, Text] = Field(default={})
    families: Mapping[Id, Text] = Field(default={})
    categories: Mapping[Id, Text] = Field(default={})


@dataclass(frozen=True)
class KnowledgeBase:
    """Everything that the bot knows, read once and never changed.

    Args:
        entries: by id, in the order of their kinds and file names.
        sources: by key, without the two built-in ones.
        vocabulary: words for the search.
        version: hash of all the files; equal files give an equal version.
        folder: where the files were read from.
        good_at: set where this is the last good copy, served because the files are broken now.
    """

    entries: Mapping[str, Entry]
    sources: Mapping[str, Source] = field(default_factory=dict)
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    version: str = ""
    folder: Path | None = None
    good_at: dt.datetime | None = None

    def find(self, entry_id: str) -> Entry | None:
        """The entry of that id, or the one that used to have it."""
        return self.entries.get(self._renamed.get(entry_id, entry_id))

    def source_title(self, key: str) -> str:
        """What a source is called where it is named."""
        source = self.sources.get(key)
        return source.title if source else BUILT_IN_SOURCES.get(key, key)

    def of_kind(self, kind: str) -> tuple[Entry, ...]:
        """All entries of one kind, in the order of their titles."""
        return tuple(sorted((e for e in self.entries.values() if e.kind == kind), key=lambda e: e.title))

    def some(self, ids: Iterable[str]) -> tuple[Entry, ...]:
        """The entries of those ids that exist, each once, in that order."""
        found = (self.find(i) for i in ids)
        return tuple({e.id: e for e in found if e is not None}.values())

    @property
    def crisis(self) -> Entry | None:
        """The entry for people in danger."""
        name = self.vocabulary.crisis.entry
        return self.find(name) if name else None

    @cached_property
    def _renamed(self) -> Mapping[str, str]:
        return {old: e.id for e in self.entries.values() for old in e.formerly}
