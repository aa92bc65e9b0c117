"""The index of one knowledge base: which words, letters and phrasings speak for which entry."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bot.knowledge.model import Entry, KnowledgeBase
from bot.search.lexicon import Lexicon, Phrase, phrase_of
from bot.search.speller import Speller

BODY_SHARE = 0.15
MARGIN = 20.0


@dataclass(frozen=True, slots=True)
class Query:
    """A question as the index sees it.

    Args:
        heard: its words as typed.
        repairs: typed word to the word that was meant.
        stems: the folded stems in order.
        sureness: stem to how sure its spelling is, in (0, 1].
        spelt: repaired word to how sure its spelling is.
    """

    heard: Phrase
    repairs: Mapping[str, str]
    stems: Phrase
    sureness: Mapping[str, float]
    spelt: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry with its score in [0, 1] and what the score is made of."""

    entry: Entry
    score: float
    parts: Mapping[str, float] = field(default_factory=dict)


def phrasings(entry: Entry) -> tuple[str, ...]:
    """Everything that a member may call the entry or ask of it."""
    return (entry.title, *entry.aliases, *entry.questions)


class Index:
    """Scores a question against every entry's whole evidence; never changes after it is built.

    Args:
        base: the knowledge to index.
    """

    def __init__(self, base: KnowledgeBase) -> None:
        self.base = base
        self.lexicon = Lexicon(base.vocabulary)
        self.entries = tuple(base.entries.values())
        groups = [[phrase_of(p) for p in phrasings(e)] for e in self.entries]
        bodies = [phrase_of(f"{e.summary} {e.answer}") for e in self.entries]
        against = [[phrase_of(p) for p in e.not_for] for e in self.entries]
        self.speller = self._make_speller(groups, bodies, against)
        stems = [[tuple(self.lexicon.stems(p)) for p in group] for group in groups]
        self._words = _Bm25([Counter(s for p in group for s in p) for group in stems])
        self._body = _Bm25([Counter(self.lexicon.stems(body)) for body in bodies])
        self._groups = _Bm25(
            [Counter(g for p in group for w in p for g in letter_groups(w)) for group in groups]
        )
        self._centres = _Centroids(groups)
        self._phrases = stems
        self._against = [[tuple(self.lexicon.stems(p)) for p in group] for group in against]
        self._exact = {p: i for i, group in enumerate(stems) for p in group}
        self.common = frozenset(self._words.most_common(100))

    @classmethod
    def build(cls, base: KnowledgeBase) -> Index:
        """The index of a base; takes a moment for thousands of phrases, so call it off the event loop."""
        return cls(base)

    def query(self, heard: Sequence[str]) -> Query:
        """The words of a question with their spelling repaired and synonyms folded."""
        spelt: dict[str, float] = {}
        repairs: dict[str, str] = {}
        meant: list[str] = []
        sureness: dict[str, float] = {}
        for word in heard:
            right, sure = self.speller.repair(word)
            meant.append(right)
            spelt[right] = max(sure, spelt.get(right, 0.0))
            if right != word:
                repairs[word] = right
        for right, sure in spelt.items():
            sureness[self.lexicon.stem(right)] = sure
        stems = tuple(self.lexicon.stems(meant))
        return Query(tuple(heard), repairs, stems, {s: sureness.get(s, 1.0) for s in stems}, spelt)

    def rank(self, query: Query, limit: int = 10) -> list[Hit]:
        """The best entries for a question, best first."""
        parts = {
            "words": self._words.score(query.sureness),
            "letters": self._groups.score(_pieces(query.spelt)),
            "centre": self._centres.score(query.spelt),
            "body": self._body.score(query.sureness),
        }
        total: Counter[int] = Counter()
        for name, scores in parts.items():
            for i, score in scores.items():
                total[i] += (BODY_SHARE if name == "body" else 1.0) * score / 3
        best = sorted(total, key=lambda i: (-total[i], i))[: 4 * limit]
        scored = sorted(((self._judged(i, total[i], query), i) for i in best), key=lambda p: (-p[0], p[1]))
        return [
            Hit(self.entries[i], min(1.0, s), {name: scores.get(i, 0.0) for name, scores in parts.items()})
            for s, i in scored[:limit]
            if s > 0
        ]

    def _judged(self, i: int, score: float, query: Query) -> float:
        if query.stems and self._exact.get(query.stems) == i:
            return 1.0
        against = max((self._alike(query, p) for p in self._against[i]), default=0.0)
        if against > 0.5:
            score *= 1 - max(0.0, against - max(self._alike(query, p) for p in self._phrases[i]))
        return score

    def _alike(self, query: Query, phrase: Phrase) -> float:
        both = set(query.sureness) & set(phrase)
        weight = sum(self._words.rarity(s) for s in query.sureness) + sum(
            map(self._words.rarity, set(phrase))
        )
        return 2 * sum(map(self._words.rarity, both)) / weight if weight else 0.0

    def _make_speller(
        self, groups: list[list[Phrase]], bodies: list[Phrase], against: list[list[Phrase]]
    ) -> Speller:
        own = {w for group in groups for p in group for w in p} | self.lexicon.spellings
        return Speller(own.union(*bodies, *(p for group in against for p in group)), own)


def letter_groups(word: str) -> list[str]:
    """The groups of three and four letters of a word, with its ends marked."""
    word = f"<{word}>"
    return [word[i : i + n] for n in (3, 4) for i in range(max(1, len(word) - n + 1))]


def _pieces(spelt: Mapping[str, float]) -> dict[str, float]:
    pieces: dict[str, float] = {}
    for word, sure in spelt.items():
        for group in letter_groups(word):
            pieces[group] = max(sure, pieces.get(group, 0.0))
    return pieces


class _Bm25:
    """BM25 over entries, divided by what the question could reach at best."""

    def __init__(self, documents: Sequence[Counter[str]], k1: float = 1.2, b: float = 0.75) -> None:
        lengths = [sum(d.values()) for d in documents]
        mean = sum(lengths) / max(1, len(lengths)) or 1.0
        holders: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        for i, document in enumerate(documents):
            for feature, count in document.items():
                holders[feature].append((i, count / (count + k1 * (1 - b + b * lengths[i] / mean))))
        n = len(documents)
        self._unknown = math.log(1 + (n + 0.5) / 0.5)
        self._idf = {f: math.log(1 + (n - len(p) + 0.5) / (len(p) + 0.5)) for f, p in holders.items()}
        self._holders = dict(holders)

    def rarity(self, feature: str) -> float:
        return self._idf.get(feature, self._unknown)

    def most_common(self, n: int) -> Iterable[str]:
        return sorted(self._idf, key=lambda f: (self._idf[f], f))[:n]

    def score(self, features: Mapping[str, float]) -> dict[int, float]:
        best = sum(self.rarity(f) * w + self._unknown * (1 - w) for f, w in features.items()) or 1.0
        scores: defaultdict[int, float] = defaultdict(float)
        for feature, weight in features.items():
            worth = weight * self.rarity(feature) / best
            for i, part in self._holders.get(feature, ()):
                scores[i] += worth * part
        return scores


class _Centroids:
    """Cosine between a question and each entry's mean phrasing over letter groups weighted by their word's rarity."""

    def __init__(self, groups: Sequence[Sequence[Phrase]]) -> None:
        phrases = [p for group in groups for p in group]
        self._n = len(phrases)
        self._df = Counter(w for p in phrases for w in set(p))
        self._holders: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        for i, group in enumerate(groups):
            mean: defaultdict[str, float] = defaultdict(float)
            for phrase in group:
                for f, v in self._vector(dict.fromkeys(phrase, 1.0)).items():
                    mean[f] += v
            for f, v in _unit(mean).items():
                self._holders[f].append((i, v))

    def score(self, spelt: Mapping[str, float]) -> dict[int, float]:
        scores: defaultdict[int, float] = defaultdict(float)
        for f, w in self._vector(spelt).items():
            for i, v in self._holders.get(f, ()):
                scores[i] += w * v
        return scores

    def _vector(self, spelt: Mapping[str, float]) -> dict[str, float]:
        vector: defaultdict[str, float] = defaultdict(float)
        for word, sure in spelt.items():
            pieces = letter_groups(word)
            worth = sure * (math.log((1 + self._n) / (1 + self._df[word])) + 1) / math.sqrt(len(pieces))
            for g in pieces:
                vector[g] += worth
        return _unit(vector)


def _unit(vector: Mapping[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(v * v for v in vector.values())) or 1.0
    return {f: v / length for f, v in vector.items()}
