"""Learns from a knowledge base: a pure function that takes seconds, best run in a process of its own."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from bot.knowledge.model import Entry, KnowledgeBase
from bot.search.crisis import plan
from bot.search.index.coverage import saturated
from bot.search.index.evidence import Evidence
from bot.search.index.index import Index, stems_of
from bot.search.index.learned import Learned
from bot.search.index.outside import Outside
from bot.search.index.postings import Postings
from bot.search.index.softmax import Softmax
from bot.search.words.features import Counts, Features, Term, Words, letter_groups
from bot.search.words.lexicon import Lexicon

OTHERS = 0.5
"""How much like a phrasing of another entry a ``not_for`` line must be to belong there and not outside."""


def learn(base: KnowledgeBase) -> Learned:
    """Everything that is worked out from a base; equal bases give equal values to the last bit."""
    lexicon = Lexicon(base.vocabulary)
    evidence = Evidence.of(base.entries.values(), lexicon)
    counts = Counts.of(chain(*evidence.phrases))
    features = Features(counts, lexicon.weight)
    softmax = _softmax(evidence, features)
    learned = Learned(
        phrases=[[stems_of(phrase) for phrase in group] for group in evidence.phrases],
        against=[[stems_of(line) for line in group] for group in evidence.against],
        uses=evidence.uses,
        known=frozenset(evidence.known),
        counts=counts,
        coverage=Postings(saturated(evidence.phrases, evidence.bodies)),
        terms=Postings(softmax.weights()),
        letters=Postings(_letters(evidence, features)),
        bias=array("f", softmax.bias),
        outside=Outside.learn([], []),
        danger=plan(base.vocabulary.crisis),
    )
    letter_groups.cache_clear()  # few of the words of phrases will be asked
    return replace(learned, outside=_outside(evidence, Index(base, learned)))


def _softmax(evidence: Evidence, features: Features) -> Softmax:
    owners = [i for i, group in enumerate(evidence.phrases) for _ in group]
    return Softmax(map(features.terms, chain(*evidence.phrases)), owners, len(evidence.phrases))


def _letters(evidence: Evidence, features: Features) -> Iterator[tuple[str, int, float]]:
    for i, phrases in enumerate(evidence.phrases):
        yield from ((group, i, weight) for group, weight in features.mean_letters(phrases).items())


def _outside(evidence: Evidence, index: Index) -> Outside:
    """From the phrasings of entries that answer, against those that decline and all lines of no entry."""
    inside: list[dict[Term, float]] = []
    outside: list[dict[Term, float]] = []
    for entry, phrases, lines in zip(index.entries, evidence.phrases, evidence.against, strict=True):
        (outside if entry.declines else inside).extend(map(index.telling, phrases))
        if not entry.declines:
            outside += [index.telling(line) for line in lines if not _is_asked(index, line, entry)]
    return Outside.learn(inside, outside)


def _is_asked(index: Index, line: Words, without: Entry) -> bool:
    """Whether a line that must not lead to one entry rightly leads to another."""
    query = index.read(line)
    best = next((hit for hit in index.rank(query, 2) if hit.entry != without), None)
    return best is not None and index.nearest(query, best.number) >= OTHERS
