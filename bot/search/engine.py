"""The answer engine: decides what a question deserves, over an index that can be swapped at any time."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from bot.knowledge.model import Entry, KnowledgeBase
from bot.search.completion import Completer
from bot.search.confidence import chance
from bot.search.courtesy import courtesy, without_greeting
from bot.search.index import Hit, Index
from bot.search.lexicon import holds, phrase_of
from bot.search.reply import Answer, Candidate, Reply, Suggestions, Unknown
from bot.search.text import clean, sentences, words

MOST_CANDIDATES = 5
MOST_CHOICES = 3
MOST_SENTENCES = 12
LONE = 4.0
"""The margin of an entry that has no rival at all."""


@dataclass(frozen=True, slots=True)
class Targets:
    """How often a reply must be right, in [0, 1], for the engine to give it.

    Args:
        answer: answer when at least this share of such answers is right.
        suggest: below that, offer choices when at least this share is right; else say "I don't know".
    """

    answer: float = 0.85
    suggest: float = 0.4


def public(entry: Entry) -> bool:
    """Whether everybody may see the entry."""
    return entry.only_for is None


@dataclass(frozen=True, slots=True)
class Finding:
    """What one sentence led to: the entries it may mean, best first, and the chance that the first is right."""

    text: str
    hits: tuple[Hit, ...]
    confidence: float

    @property
    def best(self) -> Entry:
        return self.hits[0].entry


class _Served:
    """One version of the knowledge with everything derived from it."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.completer = Completer(index)
        self.crisis = _crisis_entry(index)


class Engine:
    """Answers questions; safe to use while ``replace`` swaps the knowledge.

    Args:
        base: the knowledge to answer from; indexed at once.
        targets: precision wanted.
    """

    def __init__(self, base: KnowledgeBase, targets: Targets = Targets()) -> None:
        self._targets = targets
        self._served = _Served(Index.build(base))

    @property
    def base(self) -> KnowledgeBase:
        """The knowledge that is being served."""
        return self._served.index.base

    def replace(self, index: Index) -> None:
        """Serve another version from now on; questions in flight finish on the old one."""
        self._served = _Served(index)

    def reply(self, text: str, may_see: Callable[[Entry], bool] = public) -> Reply:
        """The reply to a member's message; never raises, whatever the text.

        Args:
            text: the message as typed.
            may_see: which entries the asker may see.
        """
        served = self._served
        cleaned = clean(text)
        heard = words(cleaned)
        if served.crisis and holds(served.index.lexicon.stems(heard), served.index.lexicon.crisis):
            return Unknown(decline=served.crisis, confidence=1.0, candidates=(Candidate(served.crisis, 1.0),))
        polite = courtesy(heard, served.index)
        if polite:
            return polite
        return self._decided(_findings(served.index, cleaned, may_see), served.index.base, may_see)

    def complete(
        self,
        text: str,
        kinds: Collection[str] = (),
        limit: int = 25,
        may_see: Callable[[Entry], bool] = public,
    ) -> tuple[Entry, ...]:
        """Entries for an autocomplete list: exact, then alias, then fuzzy, then content; each once."""
        return self._served.completer.complete(text, kinds, limit, may_see)

    def _decided(self, found: list[Finding], base: KnowledgeBase, may_see: Callable[[Entry], bool]) -> Reply:
        if not found:
            return Unknown()
        first = found[0]
        candidates = tuple(Candidate(h.entry, h.score) for h in first.hits[:MOST_CANDIDATES])
        offered = tuple(h.entry for h in first.hits if not h.entry.declines)[:MOST_CHOICES]
        if first.confidence < self._targets.suggest:
            return Unknown(offered, None, first.confidence, candidates)
        if first.best.declines:
            return Unknown(offered, first.best, first.confidence, candidates)
        if first.confidence < self._targets.answer:
            return Suggestions(offered, first.confidence, candidates)
        related = tuple(e for e in base.some(first.best.related) if may_see(e) and e != first.best)[
            :MOST_CHOICES
        ]
        return Answer(first.best, first.confidence, related, self._second(found), candidates)

    def _second(self, found: list[Finding]) -> Entry | None:
        others = (
            f for f in found[1:] if f.best not in (found[0].best, *(h.entry for h in found[0].hits[:2]))
        )
        return next(
            (f.best for f in others if f.confidence >= self._targets.answer and not f.best.declines), None
        )


def _findings(index: Index, cleaned: str, may_see: Callable[[Entry], bool]) -> list[Finding]:
    """What the message and each of its sentences lead to, the surest first."""
    parts = sentences(cleaned)
    texts = dict.fromkeys([cleaned, *parts[-MOST_SENTENCES:]] if len(parts) > 1 else [cleaned])
    found = [f for text in texts if (f := _finding(index, text, may_see)).hits]
    return sorted(found, key=lambda f: -f.confidence)


def _finding(index: Index, text: str, may_see: Callable[[Entry], bool]) -> Finding:
    heard = without_greeting(words(text), index.lexicon.greetings)
    query = index.query(heard)
    hits = tuple(hit for hit in index.rank(query) if may_see(hit.entry))
    if not hits:
        return Finding(text, (), 0.0)
    margin = hits[0].score - hits[1].score if len(hits) > 1 else LONE
    return Finding(text, hits, chance(index.closeness(query, hits[0].number), margin))


def _crisis_entry(index: Index) -> Entry | None:
    """The declining entry whose own evidence names most of the crisis words."""

    def named(entry: Entry) -> int:
        texts = (entry.title, *entry.aliases, *entry.questions, entry.summary)
        stems = [index.lexicon.stems(phrase_of(text)) for text in texts]
        return sum(any(holds(s, frozenset({phrase})) for s in stems) for phrase in index.lexicon.crisis)

    best = max((e for e in index.entries if e.declines), key=named, default=None)
    return best if best and named(best) else None
