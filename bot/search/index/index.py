"""The index of one knowledge base: scores a question against each entry's whole evidence."""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any

from bot.knowledge.model import Entry, KnowledgeBase
from bot.search.confidence import LONE_MARGIN, SURELY_INSIDE, Signs
from bot.search.index.coverage import Coverage
from bot.search.index.evidence import Evidence
from bot.search.index.learner import Learned
from bot.search.index.outside import Outside
from bot.search.index.postings import PARTS, Packed, Part, Postings, leading
from bot.search.words.features import Features, Term, Words, letter_groups
from bot.search.words.lexicon import Lexicon, Phrase, holds
from bot.search.words.speller import Speller

COVERAGE_SHARE = 7.0
LETTERS_SHARE = 3.5
"""How much coverage and letters count beside the learned terms, whose sums are logits."""
MOST_WORDS = 90
EXACT = 3.0
AGAINST = 8.0
MOST_JUDGED = 6
"""How many of the best entries are held against their ``not_for`` lines."""
LEAST_LIKENESS = 0.5
"""How alike a question and a ``not_for`` line must be before the line speaks against its entry."""
OTHERS = 0.5
"""How much like a phrasing of another entry a ``not_for`` line must be to belong there and not outside."""

Repairs = Mapping[str, tuple[str, float]]
Weights = tuple[Postings, Postings, "array[float]"]


@dataclass(frozen=True)
class Query:
    """A question as the index sees it.

    Args:
        heard: its words as typed.
        words: the same with spelling repaired, synonyms folded and stems cut.
        repairs: typed word to the word that was meant.
        terms, letters, coverage: its features with their weights.
    """

    heard: Phrase
    words: Words
    repairs: Mapping[str, str]
    terms: Mapping[Term, float]
    letters: Mapping[str, float]
    coverage: Mapping[str, float]

    @cached_property
    def stems(self) -> Phrase:
        """The stems in order."""
        return _stems(self.words)


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry with its number in the index and its score; scores compare within one question only."""

    entry: Entry
    number: int
    score: float


class Index:
    """Scores questions against entries; never changes after it is built.

    Args:
        base: the knowledge to index.
        packed: the property of that name of an earlier index of the same base; saves most of the time.

    Raises:
        ValueError: ``packed`` is something else.
    """

    def __init__(self, base: KnowledgeBase, packed: Sequence[bytes] | None = None) -> None:
        self.base = base
        self.entries = tuple(base.entries.values())
        self.lexicon = Lexicon(base.vocabulary)
        evidence = Evidence()
        for entry in self.entries:
            evidence.add(entry, self.lexicon)
        self.speller = Speller(evidence.uses + Counter(self.lexicon.spellings), evidence.known)
        self.alphabet = frozenset("0123456789").union(*self.speller.words)
        self._features = Features(chain(*evidence.phrases), self.lexicon.weight)
        self._coverage = Coverage(evidence.phrases, evidence.bodies, self.lexicon.weight)
        self._terms, self._letters, self._bias = (
            self._unpacked(packed) if packed is not None else self._learn(evidence)
        )
        self._phrases = [[_stems(phrase) for phrase in group] for group in evidence.phrases]
        self._against = [[_stems(phrase) for phrase in group] for group in evidence.against]
        self._exact = {p: i for i, group in enumerate(self._phrases) for p in group}
        self._outside = (
            Outside.unpack(packed[2 * PARTS + 1 :]) if packed is not None else self._learn_outside(evidence)
        )
        self.lexicon.forget()
        letter_groups.cache_clear()

    @classmethod
    def build(cls, base: KnowledgeBase, packed: Sequence[bytes] | None = None) -> Index:
        """The index of a base; takes a moment for thousands of phrases, so call it off the event loop."""
        return cls(base, packed)

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
        return self._query(tuple(heard), words, {word: mended[word][0] for word in heard if word in mended})

    def rank(self, query: Query, limit: int = 10) -> list[Hit]:
        """The best entries for a question, best first."""
        found = leading(list(self._parts(query)), self._bias, limit)
        judged = [(self._judged(total, -at, query), at) for total, at in found[:MOST_JUDGED]]
        ranked = sorted(judged + found[MOST_JUDGED:], reverse=True)
        return [Hit(self.entries[-at], -at, score) for score, at in ranked]

    def signs(self, query: Query, hits: Sequence[Hit]) -> Signs:
        """What speaks for and against the first of the hits being the right one."""
        first = hits[0]
        answers = not first.entry.declines  # what declines is meant for other subjects
        return Signs(
            self._letters.total(query.letters, first.number),
            first.score - hits[1].score if len(hits) > 1 else LONE_MARGIN,
            self._nearest(query, first.number),
            len(set(query.stems)),
            self._exact.get(query.stems) == first.number,
            answers and bool(self.lexicon.domain) and not holds(query.stems, self.lexicon.domain),
            answers and holds(query.stems, self.lexicon.other_trades),
            self._outside.evidence(self._telling(query.words)) if answers else SURELY_INSIDE,
        )

    def outside(self, query: Query) -> list[str]:
        """The stems of a question that speak for another subject, the loudest first."""
        return self._outside.speaking_for_it(self._telling(query.words))

    def covers(self, stem: str, number: int | None = None) -> bool:
        """Whether an entry, or any entry at all, has the stem."""
        postings = self._coverage.postings
        return stem in postings if number is None else postings.weight(stem, number) > 0

    def shares(self, query: Query, number: int) -> dict[str, float]:
        """Each kind of evidence with its part of an entry's score."""
        parts = {
            "terms": self._terms.total(query.terms, number) + self._bias[number],
            "coverage": COVERAGE_SHARE * self._coverage.postings.total(query.coverage, number),
            "letters": LETTERS_SHARE * self._letters.total(query.letters, number),
        }
        whole = sum(parts.values())
        return parts | {"exact or against": self._judged(whole, number, query) - whole}

    def _query(self, heard: Phrase, words: Words, repairs: Mapping[str, str]) -> Query:
        return Query(
            heard,
            words,
            repairs,
            self._features.terms(words),
            self._features.letters(words),
            self._coverage.query(words),
        )

    def _parts(self, query: Query) -> Iterator[Part]:
        weighed: tuple[tuple[Postings, Mapping[Any, float], float], ...] = (
            (self._coverage.postings, query.coverage, COVERAGE_SHARE),
            (self._terms, query.terms, 1.0),
            (self._letters, query.letters, LETTERS_SHARE),
        )
        for postings, features, share in weighed:
            for feature, weight in features.items():
                low, high = postings.span(feature)
                if high > low:
                    yield Part(postings, low, high, share * weight)

    def _judged(self, total: float, number: int, query: Query) -> float:
        if self._exact.get(query.stems) == number:
            return total + EXACT
        against = max((self._likeness(query, p) for p in self._against[number]), default=0.0)
        if against < LEAST_LIKENESS:
            return total
        return total - AGAINST * max(0.0, against - self._nearest(query, number))

    def _nearest(self, query: Query, number: int) -> float:
        return max(self._likeness(query, phrase) for phrase in self._phrases[number])

    def _likeness(self, query: Query, phrase: Phrase) -> float:
        """How much of their rare words a question and a phrase share, in [0, 1]."""
        ours, theirs = set(query.stems), set(phrase)
        weight = sum(map(self._features.rarity, ours)) + sum(map(self._features.rarity, theirs))
        return 2 * sum(map(self._features.rarity, ours & theirs)) / weight if weight else 0.0

    @property
    def packed(self) -> Packed:
        """What takes long to work out, as plain bytes that can be written to a file."""
        return *self._terms.packed, *self._letters.packed, self._bias.tobytes(), *self._outside.packed

    def _unpacked(self, packed: Sequence[bytes]) -> Weights:
        terms, letters = (Postings.unpack(packed[at : at + PARTS], len(self.entries)) for at in (0, PARTS))
        (data,) = packed[2 * PARTS : 2 * PARTS + 1]
        bias = array("f")
        bias.frombytes(data)
        if len(bias) != len(self.entries) or not math.isfinite(sum(bias)):
            raise ValueError("these are no weights of this base")
        return terms, letters, bias

    def _learn(self, evidence: Evidence) -> Weights:
        terms, bias = self._learn_terms(evidence)
        letters = (
            (group, i, weight)
            for i, phrases in enumerate(evidence.phrases)
            for group, weight in self._features.mean_letters(phrases).items()
        )
        return terms, Postings(letters), bias

    def _learn_outside(self, evidence: Evidence) -> Outside:
        """From the phrasings of entries that answer, against those that decline and all lines of no entry."""
        inside: list[dict[Term, float]] = []
        outside: list[dict[Term, float]] = []
        for entry, phrases, lines in zip(self.entries, evidence.phrases, evidence.against, strict=True):
            (outside if entry.declines else inside).extend(map(self._telling, phrases))
            if not entry.declines:
                outside += [self._telling(line) for line in lines if not self._is_asked(line, entry)]
        return Outside.learn(inside, outside)

    def _telling(self, words: Words) -> dict[Term, float]:
        """The words of a phrase that can tell its subject: how one asks, "how do I", is the same for all."""
        terms = self._features.terms(words)
        return {word.stem: terms[word.stem] for word in words if self.lexicon.weight(word.stem) == 1.0}

    def _is_asked(self, line: Words, without: Entry) -> bool:
        """Whether a line that must not lead to one entry rightly leads to another."""
        query = self._query((), line, {})
        best = next((hit for hit in self.rank(query, 2) if hit.entry != without), None)
        return best is not None and self._nearest(query, best.number) >= OTHERS

    def _learn_terms(self, evidence: Evidence) -> tuple[Postings, array[float]]:
        owners = [i for i, group in enumerate(evidence.phrases) for _ in group]
        terms = map(self._features.terms, chain(*evidence.phrases))
        learned = Learned(terms, owners, len(self.entries))
        return Postings(learned.weights()), array("f", learned.bias)


def _stems(phrase: Words) -> Phrase:
    return tuple(word.stem for word in phrase)
