"""The index of one knowledge base: scores a question against each entry's whole evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from heapq import nlargest
from itertools import islice
from types import MappingProxyType

from bot.knowledge.model import Entry, KnowledgeBase
from bot.search.confidence import LONE_MARGIN, Signs
from bot.search.index.coverage import Coverage
from bot.search.index.evidence import phrasings
from bot.search.index.learned import Learned
from bot.search.index.postings import Part, leading
from bot.search.words.features import Features, Term, Words
from bot.search.words.lexicon import Lexicon, Phrase
from bot.search.words.speller import Speller

COVERAGE_SHARE = 7.0
"""How much coverage counts beside the learned terms, whose sums are logits."""
MOST_WORDS = 90
EXACT = 3.0
AGAINST = 8.0
MOST_JUDGED = 6
"""How many of the best entries are held against their ``not_for`` lines."""
FEW = 3
"""Phrasings of an entry that must be near a question to make it sure; one alone is near by chance."""
LEAST_LIKENESS = 0.5
"""How alike a question and a ``not_for`` line must be before the line speaks against its entry."""

Repairs = Mapping[str, tuple[str, float]]


@dataclass(frozen=True)
class Query:
    """A question as the index sees it.

    Args:
        heard: its words as typed.
        words: the same with spelling repaired, synonyms folded and stems cut.
        repairs: typed word to the word that was meant.
        terms, coverage: its features with their weights.
    """

    heard: Phrase
    words: Words
    repairs: Mapping[str, str]
    terms: Mapping[Term, float]
    coverage: Mapping[str, float]

    @cached_property
    def stems(self) -> Phrase:
        """The stems in order."""
        return stems_of(self.words)


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry with its number in the index and its score; scores compare within one question only."""

    entry: Entry
    number: int
    score: float


class Index:
    """Scores questions against entries; never changes.

    Args:
        base: the knowledge.
        learned: what was learned from it.
    """

    def __init__(self, base: KnowledgeBase, learned: Learned) -> None:
        self.base = base
        self.learned = learned
        self.entries = tuple(base.entries.values())
        self.lexicon = Lexicon(base.vocabulary)
        self._features = Features(learned.counts, self.lexicon.weight)
        self._weight = lru_cache(64)(self._weigh)
        self._coverage = Coverage(learned.coverage, len(self.entries), self.lexicon.weight)
        self.speller = Speller(
            Counter(learned.uses) + Counter(self.lexicon.spellings),
            learned.known,
            lambda word: self.covers(self.lexicon.stem(word)),
        )
        self.alphabet = frozenset("0123456789").union(*self.speller.words)

    def query(self, heard: Sequence[str], repairs: Repairs | None = None) -> Query:
        """The question with spelling repaired and synonyms folded.

        Args:
            heard: its words; of a very long question the middle is left out.
            repairs: what the speller makes of them, where that is known already.
        """
        heard = (
            heard if len(heard) <= MOST_WORDS else (*heard[: MOST_WORDS // 3], *heard[-2 * MOST_WORDS // 3 :])
        )
        mended = self.speller.repairs(heard) if repairs is None else repairs
        meant = [mended.get(word, (word, 1.0)) for word in heard]
        words = self.lexicon.read([word for word, _ in meant], dict(meant))
        return self.read(words, tuple(heard), {word: mended[word][0] for word in heard if word in mended})

    def read(
        self, words: Words, heard: Phrase = (), repairs: Mapping[str, str] = MappingProxyType({})
    ) -> Query:
        """The question that these words are, once their spelling is repaired and synonyms are folded."""
        return Query(heard, words, repairs, self._features.terms(words), self._coverage.query(words))

    def rank(self, query: Query, limit: int = 10) -> list[Hit]:
        """The best entries for a question, best first."""
        found = leading(list(self._parts(query)), self.learned.bias, limit)
        judged = [(self._judged(total, -at, query), at) for total, at in found[:MOST_JUDGED]]
        ranked = sorted(judged + found[MOST_JUDGED:], reverse=True)
        return [Hit(self.entries[-at], -at, score) for score, at in ranked]

    def signs(self, query: Query, hits: Sequence[Hit]) -> Signs:
        """What speaks for and against the first of the hits being the right one."""
        first = hits[0]
        return Signs(
            self._covered(query, first.number),
            first.score - hits[1].score if len(hits) > 1 else LONE_MARGIN,
            self.nearest(query, first.number),
            len(set(query.stems)),
        )

    def covers(self, stem: str, number: int | None = None) -> bool:
        """Whether an entry, or any entry at all, has the stem."""
        postings = self._coverage.postings
        return stem in postings if number is None else postings.weight(stem, number) > 0

    def shares(self, query: Query, number: int) -> dict[str, float]:
        """Each kind of evidence with its part of an entry's score."""
        parts = {
            "terms": self.learned.terms.total(query.terms, number) + self.learned.bias[number],
            "coverage": COVERAGE_SHARE * self._covered(query, number),
        }
        whole = sum(parts.values())
        return parts | {"exact or against": self._judged(whole, number, query) - whole}

    def _parts(self, query: Query) -> Iterator[Part]:
        coverage, terms = self._coverage.postings, self.learned.terms
        for stem, weight in query.coverage.items():
            yield Part(coverage, *coverage.span(stem), COVERAGE_SHARE * weight)
        for term, weight in query.terms.items():
            yield Part(terms, *terms.span(term), weight)

    def _covered(self, query: Query, number: int) -> float:
        """How much of what a question says an entry covers, in [0, 1]."""
        return self._coverage.postings.total(query.coverage, number)

    def _judged(self, total: float, number: int, query: Query) -> float:
        if self.is_exact(query.stems, number):
            return total + EXACT
        against = max((self._likeness(query, p) for p in self.learned.against[number]), default=0.0)
        if against < LEAST_LIKENESS:
            return total
        return total - AGAINST * max(0.0, against - self.nearest(query, number))

    def is_exact(self, stems: Phrase, number: int) -> bool:
        """Whether a question with these stems is a phrasing of an entry, and of none after it."""
        own, *later = islice(self.learned.phrases, number, None)
        return stems in own and not any(stems in phrases for phrases in later)

    def _weigh(self, stems: frozenset[str]) -> float:
        return sum(map(self._features.rarity, stems))

    def nearest(self, query: Query, number: int) -> float:
        """How alike a question is to the nearest phrasing of an entry, in [0, 1]."""
        return max(self._likeness(query, phrase) for phrase in self.learned.phrases[number])

    def likest(self, query: Query, number: int) -> str:
        """The phrasing of an entry that is most like a question in its words; empty where none is at all."""
        likeness = [self._likeness(query, phrase) for phrase in self.learned.phrases[number]]
        likest = max(range(len(likeness)), key=likeness.__getitem__)
        return phrasings(self.entries[number])[likest] if likeness[likest] else ""

    def wording(self, query: Query, number: int) -> float:
        """How alike a question is to the nearest few phrasings of an entry, in [0, 1]."""
        likest = nlargest(FEW, (self._likeness(query, phrase) for phrase in self.learned.phrases[number]))
        return sum(likest) / len(likest)

    def _likeness(self, query: Query, phrase: Phrase) -> float:
        """How much of their rare words a question and a phrase share, in [0, 1]."""
        theirs = set(phrase)
        shared = theirs.intersection(query.stems)
        if not shared:  # mostly, and weighing takes time
            return 0.0
        weight = self._weight(frozenset(query.stems)) + sum(map(self._features.rarity, theirs))
        return 2 * sum(map(self._features.rarity, shared)) / weight if weight else 0.0


def stems_of(phrase: Words) -> Phrase:
    """The stems of a phrase, in order."""
    return tuple(word.stem for word in phrase)
