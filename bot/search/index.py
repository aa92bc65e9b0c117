"""The index of one knowledge base: scores a question against each entry's whole evidence."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from bot.knowledge.model import Entry, KnowledgeBase
from bot.search.confidence import LONE_MARGIN, Signs
from bot.search.coverage import Coverage
from bot.search.features import Features, Term, Word, Words
from bot.search.learner import Learned
from bot.search.lexicon import Lexicon, Phrase, holds, phrase_of
from bot.search.postings import Part, Postings, leading
from bot.search.speller import Speller

COVERAGE_SHARE = 5.6
LETTERS_SHARE = 2.9
"""How much coverage and letters count beside the learned terms, whose sums are logits."""
EXACT = 3.0
AGAINST = 8.0
LEAST_LIKENESS = 0.5
"""How alike a question and a ``not_for`` line must be before the line speaks against its entry."""


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
        return tuple(word.stem for word in self.words)


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry with its number in the index and its score; scores compare within one question only."""

    entry: Entry
    number: int
    score: float


def phrasings(entry: Entry) -> tuple[str, ...]:
    """Everything that a member may call the entry or ask of it."""
    return (entry.title, *entry.aliases, *entry.questions)


class Index:
    """Scores questions against entries; never changes after it is built.

    Args:
        base: the knowledge to index.
    """

    def __init__(self, base: KnowledgeBase) -> None:
        self.base = base
        self.entries = tuple(base.entries.values())
        self.lexicon = Lexicon(base.vocabulary)
        named = [[phrase_of(p) for p in phrasings(e)] for e in self.entries]
        bodies = [phrase_of(f"{e.summary} {e.answer}") for e in self.entries]
        against = [[phrase_of(p) for p in e.not_for] for e in self.entries]
        self.speller = _speller(self.lexicon, named, chain(bodies, *against))
        phrases = [[self.lexicon.read(p) for p in group] for group in named]
        self._features = Features(chain(*phrases), self.lexicon.weight)
        self._coverage = Coverage(
            [tuple(chain(*group)) for group in phrases],
            [self.lexicon.read(body) for body in bodies],
            self.lexicon.weight,
        )
        self._terms, self._bias = self._learn(phrases)
        self._letters = self._letter_postings(phrases)
        self._phrases = [[tuple(w.stem for w in p) for p in group] for group in phrases]
        self._against = [[tuple(self.lexicon.stems(p)) for p in group] for group in against]
        self._exact = {p: i for i, group in enumerate(self._phrases) for p in group}

    @classmethod
    def build(cls, base: KnowledgeBase) -> Index:
        """The index of a base; takes a moment for thousands of phrases, so call it off the event loop."""
        return cls(base)

    def query(self, heard: Sequence[str]) -> Query:
        """The question with spelling repaired and synonyms folded."""
        repaired = [self.speller.repair(word) for word in heard]
        words = self.lexicon.read([word for word, _ in repaired], dict(repaired))
        return Query(
            tuple(heard),
            words,
            {typed: meant for typed, (meant, _) in zip(heard, repaired, strict=True) if typed != meant},
            self._features.terms(words),
            self._features.letters(words),
            self._coverage.query(words),
        )

    def rank(self, query: Query, limit: int = 10) -> list[Hit]:
        """The best entries for a question, best first."""
        found = leading(list(self._parts(query)), self._bias, 2 * limit)
        judged = sorted(
            ((self._judged(total, i, query), i) for total, i in found), key=lambda p: (-p[0], p[1])
        )
        return [Hit(self.entries[i], i, score) for score, i in judged[:limit]]

    def signs(self, query: Query, hits: Sequence[Hit]) -> Signs:
        """What speaks for and against the first of the hits being the right one."""
        first = hits[0]
        return Signs(
            self._letters.total(query.letters, first.number),
            first.score - hits[1].score if len(hits) > 1 else LONE_MARGIN,
            self._exact.get(query.stems) == first.number,
            bool(self.lexicon.domain) and not holds(query.stems, self.lexicon.domain),
            not first.entry.declines and holds(query.stems, self.lexicon.other_trades),
        )

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

    def _parts(self, query: Query) -> Iterator[Part]:
        for stem, weight in query.coverage.items():
            yield Part(self._coverage.postings, *self._coverage.postings.span(stem), COVERAGE_SHARE * weight)
        for term, weight in query.terms.items():
            yield Part(self._terms, *self._terms.span(term), weight)
        for group, weight in query.letters.items():
            yield Part(self._letters, *self._letters.span(group), LETTERS_SHARE * weight)

    def _judged(self, total: float, number: int, query: Query) -> float:
        if self._exact.get(query.stems) == number:
            return total + EXACT
        against = max((self._likeness(query, p) for p in self._against[number]), default=0.0)
        if against < LEAST_LIKENESS:
            return total
        own = max(self._likeness(query, p) for p in self._phrases[number])
        return total - AGAINST * max(0.0, against - own)

    def _likeness(self, query: Query, phrase: Phrase) -> float:
        """How much of their rare words a question and a phrase share, in [0, 1]."""
        ours, theirs = set(query.stems), set(phrase)
        weight = sum(map(self._features.rarity, ours)) + sum(map(self._features.rarity, theirs))
        return 2 * sum(map(self._features.rarity, ours & theirs)) / weight if weight else 0.0

    def _learn(self, phrases: list[list[Words]]) -> tuple[Postings[Term], Sequence[float]]:
        owners = [i for i, group in enumerate(phrases) for _ in group]
        vectors = [self._features.terms(phrase) for phrase in chain(*phrases)]
        learned = Learned(vectors, owners, len(self.entries))
        return Postings((term, learned.rows[n]) for term, n in learned.numbers.items()), array(
            "f", learned.bias
        )

    def _letter_postings(self, phrases: list[list[Words]]) -> Postings[str]:
        rows: dict[str, dict[int, float]] = {}
        for i, group in enumerate(phrases):
            for letters, weight in self._features.mean_letters(group).items():
                rows.setdefault(letters, {})[i] = weight
        return Postings(rows.items())


def _speller(lexicon: Lexicon, named: list[list[Phrase]], others: Iterable[Phrase]) -> Speller:
    counts = lexicon.count(chain(*named))
    return Speller(counts, lexicon.spellings.union(*others))


__all__ = ["Hit", "Index", "Query", "Word", "phrasings"]
