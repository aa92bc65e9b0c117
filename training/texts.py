"""Reads what is learned from: the texts of the knowledge, as the bot itself learns from them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import NamedTuple, TypeVar

from bot.knowledge.model import Entry, KnowledgeBase
from bot.knowledge.text import shown
from bot.search.index.evidence import phrasings
from bot.search.index.index import Index
from bot.search.index.learning import learn
from bot.search.words.features import Words
from bot.search.words.lexicon import phrase_of
from bot.search.words.text import clean, sentences

LEAST_WORDS = 4
"""A shorter sentence of an answer says nothing by itself."""
OTHERS = 0.5
"""How much like a phrasing of another entry a ``not_for`` line must be to belong there."""
_MARKDOWN = re.compile(r"\*\*|^\s*(?:[-*]|\d+\.)\s+|(?<=\])\([^)\s]*\)|[\[\]]", re.MULTILINE)

T = TypeVar("T")


class Line(NamedTuple):
    """A text of an entry, and the entry's number in the order of the knowledge."""

    text: str
    entry: int


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of a knowledge base.

    Args:
        entries: the entries' ids; a number elsewhere is a place here.
        phrasings: what an entry may be called or asked.
        sentences: what its summary and its answer say.
        elsewhere: its ``not_for`` lines that another entry answers.
        outside: ``not_for`` lines that no entry answers.
        unlabelled: the ``not_for`` lines of entries that decline; where these belong is not said.
    """

    entries: tuple[str, ...]
    phrasings: tuple[Line, ...]
    sentences: tuple[Line, ...]
    elsewhere: tuple[Line, ...]
    outside: tuple[str, ...]
    unlabelled: tuple[str, ...]

    @classmethod
    def of(cls, base: KnowledgeBase) -> Texts:
        """All texts of a base; takes some ten seconds, since the search has to learn them first."""
        entries = tuple(base.entries.values())
        elsewhere, outside, unlabelled = _not_for(base)
        return cls(
            tuple(base.entries),
            tuple(Line(text, at) for at, entry in enumerate(entries) for text in phrasings(entry)),
            tuple(Line(text, at) for at, entry in enumerate(entries) for text in sentences_of(entry)),
            tuple(elsewhere),
            tuple(outside),
            tuple(unlabelled),
        )

    def some(self, most: int) -> Texts:
        """At most so many of each kind, spread evenly; the entries stay."""
        kinds = (getattr(self, part.name) for part in fields(self)[1:])
        return Texts(self.entries, *(_spread(kind, most) for kind in kinds))


def sentences_of(entry: Entry) -> list[str]:
    """The sentences of an entry's summary and answer as plain text, with their figures filled in."""
    told = shown(f"{entry.summary}\n{entry.answer}", entry, entry.reviewed)
    found = sentences(clean(_MARKDOWN.sub("", told)))
    return [text for text in dict.fromkeys(found) if len(text.split()) >= LEAST_WORDS]


def _not_for(base: KnowledgeBase) -> tuple[list[Line], list[str], list[str]]:
    """The ``not_for`` lines that another entry answers, that none answers, and of which that is not said."""
    index = Index(base, learn(base))
    elsewhere, outside, unlabelled = list[Line](), list[str](), list[str]()
    for at, entry in enumerate(index.entries):
        for text in entry.not_for:
            if entry.declines:
                unlabelled.append(text)
            elif _is_asked(index, index.lexicon.read(phrase_of(text)), entry):
                elsewhere.append(Line(text, at))
            else:
                outside.append(text)
    return elsewhere, outside, unlabelled


def _is_asked(index: Index, line: Words, without: Entry) -> bool:
    """Whether a line that must not lead to one entry rightly leads to another."""
    query = index.read(line)
    best = next((hit for hit in index.rank(query, 2) if hit.entry != without), None)
    return best is not None and index.nearest(query, best.number) >= OTHERS


def _spread(texts: Sequence[T], most: int) -> tuple[T, ...]:
    step = max(1, -(-len(texts) // most))
    return tuple(texts[::step])
