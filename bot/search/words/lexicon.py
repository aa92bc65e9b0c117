"""What the vocabulary of the knowledge says about words: synonyms, ambiguous words, words with a role."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

import snowballstemmer  # type: ignore[import-untyped]  # ships no type hints

from bot.knowledge.model import Vocabulary
from bot.search.words.english import commonness
from bot.search.words.features import Word, Words
from bot.search.words.text import clean, words

Phrase = tuple[str, ...]
WEIGHTLESS = 0.2
"""What a word counts that the vocabulary calls weightless."""
LEAST_PLURAL = 4
_IZE = re.compile(r"(?<=[iy])z(?=(?:e[drs]?|ers|ing|ations?|ational)$)")
_OR = re.compile(r"(?<=behavi|neighb)or|(?<=col|fav|hon|hum|lab)or")
"""American spellings of what the British write with ``s`` and ``our``."""


class Lexicon:
    """The vocabulary, ready for use on lists of words.

    Args:
        vocabulary: as the knowledge has it; any part may be empty.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._stemmer = snowballstemmer.stemmer("english")
        self._stemmer.maxCacheSize = 0  # ours is emptied after indexing
        self.stem = lru_cache(65_536)(self._stem)
        self._word = lru_cache(65_536)(self._known_word)
        pairs = (
            (phrase_of(variant), phrase_of(name))
            for name, variants in vocabulary.synonyms.items()
            for variant in variants
        )
        self._folds = _Replacements(pairs)
        self._ambiguous = {
            word: (
                phrase_of(meaning.means),
                frozenset(self.stem(w) for b in meaning.beside for w in phrase_of(b)),
            )
            for key, meaning in vocabulary.ambiguous.items()
            for word in phrase_of(key)[:1]
        }
        self._weights = dict(commonness(self.stem))
        for phrase in self._phrases(vocabulary.weightless):
            self._weights.update(dict.fromkeys(phrase, WEIGHTLESS))
        self.greetings = frozenset(phrase_of(g) for g in vocabulary.greetings)
        self.thanks = frozenset(phrase_of(t) for t in vocabulary.thanks)
        self.small_talk = frozenset(phrase_of(t) for t in vocabulary.small_talk)
        self.company = frozenset(phrase_of(t) for t in vocabulary.company)
        self.spellings = frozenset(
            word
            for part in (
                vocabulary.synonyms,
                *vocabulary.synonyms.values(),
                vocabulary.ambiguous,
                (a.means for a in vocabulary.ambiguous.values()),
                (b for a in vocabulary.ambiguous.values() for b in a.beside),
                vocabulary.weightless,
                vocabulary.greetings,
                vocabulary.thanks,
                vocabulary.small_talk,
                vocabulary.company,
            )
            for phrase in part
            for word in phrase_of(phrase)
        )

    def fold(self, heard: Sequence[str]) -> list[str]:
        """The words with synonyms replaced by their main name and ambiguous words decided by neighbours."""
        return self._folds.apply(self._decide(heard))

    def replaced(self, heard: Sequence[str]) -> dict[str, str]:
        """Which of the words stand for another name, and for which."""
        decided = [(word, self._meaning(word, heard)) for word in heard]
        meant = {word: " ".join(new) for word, new in decided if new != (word,)}
        steps = self._folds.steps([word for _, new in decided for word in new])
        return meant | {" ".join(old): " ".join(new) for old, new in steps if old != new}

    def read(self, heard: Sequence[str], sureness: Mapping[str, float] = MappingProxyType({})) -> Words:
        """The words folded and with their stems; ``sureness`` tells the spellings that are not certain."""
        folded = self.fold(heard)
        if not sureness:  # as for the thousands of phrasings
            return tuple(map(self._word, folded))
        return tuple(self._word(word, sureness.get(word, 1.0)) for word in folded)

    def weight(self, stem: str) -> float:
        """How much a stem may tell, in [0, 1], before its rarity in the base is known."""
        return self._weights.get(stem, 1.0)

    def stems(self, heard: Sequence[str]) -> list[str]:
        """The folded words, each cut to its stem."""
        return [self.stem(word) for word in self.fold(heard)]

    def _decide(self, heard: Sequence[str]) -> list[str]:
        if self._ambiguous.keys().isdisjoint(heard):
            return list(heard)
        return [meant for word in heard for meant in self._meaning(word, heard)]

    def _meaning(self, word: str, heard: Sequence[str]) -> Phrase:
        """What an ambiguous word means beside the others; any other word means itself."""
        if word not in self._ambiguous:
            return (word,)
        means, beside = self._ambiguous[word]
        return means if any(self.stem(other) in beside for other in heard if other != word) else (word,)

    def _phrases(self, texts: Iterable[str]) -> frozenset[Phrase]:
        return frozenset(p for text in texts if (p := tuple(self.stems(phrase_of(text)))))

    def _known_word(self, word: str, sure: float = 1.0) -> Word:
        return Word(word, self.stem(word), sure)

    def _stem(self, word: str) -> str:
        return str(self._stemmer.stemWord(_OR.sub("our", _IZE.sub("s", word))))


def phrase_of(text: str) -> Phrase:
    """The words of a text."""
    return tuple(words(clean(text)))


class _Replacements:
    """Longest-first replacement of words and word sequences; a single word also in its plural."""

    def __init__(self, pairs: Iterable[tuple[Phrase, Phrase]]) -> None:
        names: dict[Phrase, Phrase] = {}
        for variant, name in pairs:
            for form in _forms(variant):
                if name and form != name:
                    names.setdefault(form, name)
        self._by_first: dict[str, list[tuple[Phrase, Phrase]]] = {}
        for form in sorted(names, key=len, reverse=True):
            self._by_first.setdefault(form[0], []).append((form, names[form]))

    def apply(self, heard: Sequence[str]) -> list[str]:
        if self._by_first.keys().isdisjoint(heard):
            return list(heard)
        return [word for _, new in self.steps(heard) for word in new]

    def steps(self, heard: Sequence[str]) -> Iterator[tuple[Phrase, Phrase]]:
        """The words in order, each word or variant with what it is replaced by."""
        heard, at = tuple(heard), 0
        while at < len(heard):
            same = heard[at : at + 1]
            known = self._by_first.get(heard[at])
            old, new = (self._longest(known, heard, at) if known else None) or (same, same)
            yield old, new
            at += len(old)

    def _longest(
        self, known: Iterable[tuple[Phrase, Phrase]], heard: Phrase, at: int
    ) -> tuple[Phrase, Phrase] | None:
        return next((pair for pair in known if heard[at : at + len(pair[0])] == pair[0]), None)


def _forms(variant: Phrase) -> Iterator[Phrase]:
    """A variant, and its plural where it is one word; with an s, a short one is often a word of its own."""
    if variant:
        yield variant
    if len(variant) == 1 and len(variant[0]) >= LEAST_PLURAL and not variant[0].endswith("s"):
        yield (variant[0] + "s",)
