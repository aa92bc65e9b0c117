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
from bot.knowledge.pieces import Ambiguous as Ambiguous
from bot.knowledge.pieces import Figure as Figure
from bot.knowledge.pieces import Levels as Levels
from bot.knowledge.pieces import OnlyFor as OnlyFor
from bot.knowledge.values import Day, Flag, Frozen, Id, Text, Whole

ADDRESS = r"^https?://\S+$"
CLAIM = "^S([1-9]|[1-3][0-9]|40)$"
SOURCE_DATE = "^[1-9][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
FIGURE_NAME = r"^[a-z][a-z_0-9]*$"
BUILT_IN_SOURCES: Mapping[str, str] = MappingProxyType(
    {
        "seed": "the overview of senior developer roles that this bot began with",
        "editors": "our editors' own advice",
    }
)

Phrase = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_PHRASING)]
Phrases = Annotated[tuple[Phrase, ...], Field(max_length=MOST_QUESTIONS)]
Claim = Annotated[str, StringConstraints(pattern=CLAIM)]
FigureName = Annotated[str, StringConstraints(pattern=FIGURE_NAME)]
Words = Annotated[tuple[Text, ...], Field(max_length=MOST_WORDS)]
Strength = Literal[
    "fundamental", "essential", "increasingly standard", "typical", "commonly sought", "seldom required"
]


class Entry(Frozen):
    """One curated answer; the file's folder is its kind and the file's name its id."""

    kind: ClassVar[str] = "entry"
    folder: ClassVar[str] = ""

    title: Annotated[Text, Field(max_length=LONGEST_TITLE, examples=["Kubernetes"])]
    """At most 80 characters: it is a button label."""
    aliases: Annotated[tuple[Phrase, ...], Field(max_length=MOST_ALIASES, examples=[["k8s"]])] = ()
    """Other names, for lookup and autocomplete; each belongs to one entry."""
    questions: Annotated[Phrases, Field(examples=[["do I have to know kubernetes to be senior?"]])] = ()
    """12-40 ways to ask (glossary 3), of different shapes and with different words."""
    not_for: Annotated[Phrases, Field(examples=[["how do I install kubernetes on ubuntu"]])] = ()
    """Phrasings that look alike and must not lead here."""
    summary: Annotated[Text, Field(max_length=LONGEST_SUMMARY, examples=["No, not everywhere."])]
    """Plain text of at most 350 characters: the direct answer, by itself."""
    answer: Annotated[Text, Field(max_length=LONGEST_ANSWER, examples=["**No, not everywhere.** ..."])]
    """Discord Markdown of at most 2,800 characters: the answer first, then what it depends on."""
    related: Annotated[tuple[Id, ...], Field(examples=[["docker"]])] = ()
    """Ids of entries that a reader would follow next."""
    seed: Annotated[tuple[Claim, ...], Field(examples=[["S24"]])] = ()
    """Claims of the founding overview that the entry answers."""
    figures: Mapping[FigureName, Figure] = Field(default={})
    """Every number of the texts, by the name that stands there in braces."""
    sources: Annotated[tuple[Id, ...], Field(min_length=1, examples=[["editors"]])]
    """Where it is from: files of sources/ without their ending, or editors (our own advice), or seed."""
    read_further: Annotated[
        tuple[Id, ...], Field(max_length=MOST_READ_FURTHER, examples=[["cncf-2025"]])
    ] = ()
    """Files of sources/ that are worth reading whole."""
    reviewed: Annotated[Day, Field(examples=["2026-11-24"])]
    """The day that somebody last checked the entry."""
    review_by: Annotated[Day, Field(examples=["2027-11-24"])]
    """The day by which to check it again."""
    declines: Annotated[Flag, Field(examples=[True])] = False
    """The entry only says what the bot leaves to others, and where to turn."""
    formerly: Annotated[tuple[Id, ...], Field(examples=[["k8s"]])] = ()
    """Ids that the entry used to have; they are never used again."""
    lang: Annotated[Text | None, Field(examples=["de"])] = None
    """Language of the texts where it is not English."""
    only_for: OnlyFor | None = None
    """Reserved: an entry that has it is shown to nobody so far."""

    _id: str = PrivateAttr(default="")

    @property
    def id(self) -> str:
        """The file name without its ending; unique over all kinds."""
        return self._id


class Level(Entry):
    """A step of the ladder."""

    kind = "level"
    folder = "levels"
    rank: Annotated[Whole, Field(examples=[3])]
    """Its place on the ladder, counted from the lowest."""
    scope: Annotated[Text, Field(examples=["A feature, then a service"])]
    """How large the work is that people are trusted with."""
    autonomy: Annotated[Text, Field(examples=["Plans their own work"])]
    """How much of it they decide by themselves."""
    impact: Annotated[Text, Field(examples=["One team"])]
    """Whom their work changes something for."""
    next: Annotated[tuple[Id, ...], Field(examples=[["staff"]])] = ()
    """Ids of the roles and levels that people go on to."""


class Role(Entry):
    """A job that people have."""

    kind = "role"
    folder = "roles"
    family: Annotated[Id, Field(examples=["backend"])]
    """One of the `families` in vocabulary.yaml."""
    skills: Mapping[Id, Strength] = Field(default={}, examples=[{"sql": "essential"}])
    """Ids of skills, each with how much it is asked for."""
    responsibilities: Annotated[tuple[Id, ...], Field(examples=[["code-review"]])] = ()
    """Ids of responsibilities/ that the job has."""
    requirements: Annotated[tuple[Id, ...], Field(examples=[["degree"]])] = ()
    """Ids of requirements/ that employers have for it."""
    next: Annotated[tuple[Id, ...], Field(examples=[["staff-engineer"]])] = ()
    """Ids of the roles and levels that people go on to."""


class Responsibility(Entry):
    """Something that the job consists of."""

    kind = "responsibility"
    folder = "responsibilities"


class Requirement(Entry):
    """Something that employers ask for."""

    kind = "requirement"
    folder = "requirements"
    strength: Annotated[Strength, Field(examples=["typical"])]
    """How much it is asked for."""


class Skill(Entry):
    """Something that can be learned."""

    kind = "skill"
    folder = "skills"
    group: Annotated[Id, Field(examples=["cloud-and-containers"])]
    """One of the `groups` in vocabulary.yaml."""
    strength: Annotated[Strength, Field(examples=["increasingly standard"])]
    """How much it is asked for."""
    by_level: Levels
    """What it means at three levels, a line each."""
    in_postings: Annotated[tuple[Phrase, ...], Field(max_length=MOST_ALIASES, examples=[["k8s"]])] = ()
    """What postings call it instead of its title; a name with a capital is found only as it is written."""


class Topic(Entry):
    """A question of careers that is none of the other kinds."""

    kind = "topic"
    folder = "topics"
    category: Annotated[Id, Field(examples=["working-life"])]
    """One of the `categories` in vocabulary.yaml."""


class Glossary(Entry):
    """A term and what it means; the summary alone may be the answer."""

    kind = "glossary"
    folder = "glossary"
    answer: Annotated[
        str,
        StringConstraints(strip_whitespace=True, max_length=LONGEST_ANSWER),
        Field(examples=["A term of ..."]),
    ] = ""
    """Discord Markdown of at most 2,800 characters; may be left out where the summary says it all."""


class About(Entry):
    """What the bot is and does."""

    kind = "about"
    folder = "about"


KINDS: Mapping[str, type[Entry]] = MappingProxyType(
    {k.folder: k for k in (Role, Level, Responsibility, Requirement, Skill, Topic, Glossary, About)}
)


class Source(Frozen):
    """Where facts come from, and what may be done with its words."""

    title: Annotated[Text, Field(examples=["CNCF Annual Survey 2025"])]
    """What it is called where it is named."""
    url: Annotated[str, StringConstraints(pattern=ADDRESS), Field(examples=["https://example.org/report"])]
    """Its own page; no shortened address."""
    licence: Annotated[Text, Field(examples=["CC BY 4.0"])]
    """What may be done with its words; "all rights reserved" where nothing is said."""
    date: Annotated[str, StringConstraints(pattern=SOURCE_DATE), Field(examples=["2025-11"])]
    """When it was written: a year, a month or a day."""
    use: Annotated[Literal["facts", "quote", "link-only"], Field(examples=["facts"])]
    """What we take from it: its facts in our own words, its words, or nothing but the link."""
    attribution: Annotated[Text | None, Field(examples=["Cloud Native Computing Foundation"])] = None
    """Whom its licence wants named."""


class Vocabulary(Frozen):
    """Words that the search understands, and the ids that entries may use; every key is optional."""

    synonyms: Mapping[Text, Words] = Field(
        default={}, max_length=MOST_WORDS, examples=[{"kubernetes": ["k8s"]}]
    )
    """Words for the same: the one that is kept, and those that are read as it."""
    ambiguous: Mapping[Text, Ambiguous] = Field(default={}, max_length=MOST_WORDS)
    """Words that mean something else beside some neighbours."""
    weightless: Annotated[Words, Field(examples=[["senior", "developer"]])] = ()
    """Words that stand in too many questions to tell them apart."""
    greetings: Annotated[Words, Field(examples=[["hello", "good morning"]])] = ()
    """What people say before they ask; alone it gets a greeting."""
    thanks: Annotated[Words, Field(examples=[["thank you"]])] = ()
    """What people say after an answer."""
    small_talk: Annotated[Words, Field(examples=[["how are you", "lol"]])] = ()
    """What people say that asks nothing, neither a greeting nor thanks."""
    company: Annotated[Words, Field(examples=[["everyone", "my friend"]])] = ()
    """What may stand beside greetings, thanks and small talk, but is a subject where it stands alone."""
    digits: Annotated[Words, Field(examples=[["S3", "HTTP/2"]])] = ()
    """Names with digits that are no figures."""
    outside: Annotated[Words, Field(examples=[["who else is awake at 4am"]])] = ()
    """Messages that ask nothing of the bot; from them it learns what to leave alone."""
    crisis: Crisis = Crisis()
    """How people say that they or somebody near are in danger, and what they are shown."""
    groups: Mapping[Id, Text] = Field(default={}, examples=[{"cloud-and-containers": "Cloud and containers"}])
    """Groups that skills may be in: id and title."""
    families: Mapping[Id, Text] = Field(default={}, examples=[{"backend": "Backend"}])
    """Families that roles may be in: id and title."""
    categories: Mapping[Id, Text] = Field(default={}, examples=[{"working-life": "Working life"}])
    """Categories that topics may be in: id and title."""


@dataclass(frozen=True)
class KnowledgeBase:
    """Everything that the bot knows, read once and never changed.

    Args:
        entries: by id, in the order of their kinds and file names.
        sources: by key, without the two built-in ones.
        vocabulary: words for the search.
        version, hashes: of all the files, and of each by its path; equal files give equal ones.
        folder: where the files were read from.
        good_at: set where this is the last good copy, served because the files are broken now.
    """

    entries: Mapping[str, Entry]
    sources: Mapping[str, Source] = field(default_factory=dict)
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    version: str = ""
    folder: Path | None = None
    good_at: dt.datetime | None = None
    hashes: Mapping[str, str] = field(default_factory=dict)

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
        return tuple({e.id: e for e in map(self.find, ids) if e is not None}.values())

    @property
    def crisis(self) -> Entry | None:
        """The entry for people in danger."""
        name = self.vocabulary.crisis.entry
        return self.find(name) if name else None

    @cached_property
    def _renamed(self) -> Mapping[str, str]:
        return {old: e.id for e in self.entries.values() for old in e.formerly}
