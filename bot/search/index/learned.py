"""What is worked out once from a knowledge base: everything that an index needs beside the base itself."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from bot.search.index.postings import Postings
from bot.search.places import Places
from bot.search.words.features import Counts
from bot.search.words.lexicon import Phrase

PhrasesByEntry: TypeAlias = Sequence[Sequence[Phrase]]


@dataclass(frozen=True, slots=True)
class Own:
    """In how many lines words and pairs of them stand.

    Args:
        lines: how many lines there are about the bot itself.
        own: by word or pair, how many of them have it.
        other_lines: how many there are about everything else.
        others: how many of those have it; of pairs only such as lines about the bot have too.
    """

    lines: int
    own: Mapping[str, int]
    other_lines: int
    others: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Learned:
    """One value with named parts; entries are numbered in the order of the base.

    Args:
        phrases: the stems of each phrasing of each entry.
        against: the stems of each ``not_for`` line of each entry.
        uses: how many phrasings use each word, as it is spelt.
        known: how many answers and ``not_for`` lines use each word.
        counts: how many phrasings have each stem.
        coverage: how often each entry says each stem.
        terms: the learned weight of each term on each entry, as logits.
        bias: what each entry has before any term speaks.
        danger: the places of the patterns by which people in danger are met.
        itself: by which words questions about the bot are known.
    """

    phrases: PhrasesByEntry
    against: PhrasesByEntry
    uses: Mapping[str, int]
    known: Mapping[str, int]
    counts: Counts
    coverage: Postings
    terms: Postings
    bias: array[float]
    danger: Places
    itself: Own
