"""The answer engine: decides what a question deserves, over an index that can be swapped at any time."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from bot.knowledge.model import Entry, KnowledgeBase
from bot.search.completion import Completer
from bot.search.confidence import least_to_answer, least_to_suggest
from bot.search.courtesy import courtesy, foreign
from bot.search.crisis import Crisis
from bot.search.explanation import Explanation, explained
from bot.search.index.index import Index
from bot.search.index.learned import Learned
from bot.search.index.learning import learn
from bot.search.reading import Finding, read
from bot.search.reply import Answer, Candidate, Courtesy, Reply, Suggestions, Unknown
from bot.search.words.text import clean, words

MOST_CANDIDATES = 5
MOST_CHOICES = 3


@dataclass(frozen=True, slots=True)
class Targets:
    """How often replies of a kind must be right, in [0, 1], for the engine to give them.

    Args:
        answer: answer where at least this share of all answers is right.
        suggest: else offer choices where at least this share of them holds the right entry; else say
            "I don't know".
    """

    answer: float = 0.85
    suggest: float = 0.4


def public(entry: Entry) -> bool:
    """Whether everybody may see the entry."""
    return entry.only_for is None


class _Served:
    """One version of the knowledge with everything derived from it."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.completer = Completer(index)
        self.crisis = Crisis(index)


class Engine:
    """Answers questions; safe to use while ``replace`` swaps the knowledge.

    Args:
        base: the knowledge to answer from.
        targets: precision wanted.
        learned: what was learned from the base; None learns it now, which takes seconds.
    """

    def __init__(
        self, base: KnowledgeBase, targets: Targets = Targets(), learned: Learned | None = None
    ) -> None:
        self._answer_from = least_to_answer(targets.answer)
        self._suggest_from = least_to_suggest(targets.suggest)
        self._served = _Served(Index(base, learned or learn(base)))

    @property
    def base(self) -> KnowledgeBase:
        """The knowledge that is being served."""
        return self._served.index.base

    @property
    def learned(self) -> Learned:
        """What was learned from the knowledge, to be kept for the next start."""
        return self._served.index.learned

    def replace(self, index: Index) -> None:
        """Serve another version from now on; questions in flight finish on the old one."""
        self._served = _Served(index)

    def reply(self, text: str, may_see: Callable[[Entry], bool] = public) -> Reply:
        """The reply to a member's message; never raises, whatever the text.

        Args:
            text: the message as typed.
            may_see: which entries the asker may see.
        """
        return self._decide(self._served, text, may_see)[0]

    def in_danger(self, text: str) -> bool:
        """Whether a message is of somebody in danger; far quicker to tell than the reply to it."""
        served, heard = self._served, words(clean(text))
        return served.crisis.met(heard, served.index.speller.repairs(heard)) is not None

    def explain(self, text: str, may_see: Callable[[Entry], bool] = public) -> Explanation:
        """How the reply to a message comes about; the arguments are those of ``reply``."""
        served = self._served
        reply, found = self._decide(served, text, may_see)
        return explained(
            served.index, reply, found[0] if found else None, self._answer_from, self._suggest_from
        )

    def complete(
        self,
        text: str,
        kinds: Collection[str] = (),
        limit: int = 25,
        may_see: Callable[[Entry], bool] = public,
    ) -> tuple[Entry, ...]:
        """Entries for an autocomplete list: exact, then alias, then fuzzy, then content; each once."""
        return self._served.completer.complete(text, kinds, limit, may_see)

    def _decide(
        self, served: _Served, text: str, may_see: Callable[[Entry], bool]
    ) -> tuple[Reply, list[Finding]]:
        cleaned = clean(text)
        heard = words(cleaned)
        repairs = served.index.speller.repairs(heard)
        if entry := served.crisis.met(heard, repairs):
            return Unknown((), entry, 1.0, (Candidate(entry, 1.0),)), []
        if polite := courtesy(heard, served.index.lexicon):
            return polite, []
        found = read(served.index, cleaned, repairs, may_see)
        if foreign(heard, served.index, found[0].confidence if found else 0.0):
            return Courtesy("language"), found
        return self._reply(found, served.index.base, may_see), found

    def _reply(
        self, found: Sequence[Finding], base: KnowledgeBase, may_see: Callable[[Entry], bool]
    ) -> Reply:
        if not found:
            return Unknown()
        first = found[0]
        candidates = tuple(Candidate(hit.entry, hit.score) for hit in first.hits[:MOST_CANDIDATES])
        choices = tuple(hit.entry for hit in first.hits if not hit.entry.declines)[:MOST_CHOICES]
        if first.confidence < self._suggest_from:
            return Unknown(choices, None, first.confidence, candidates)
        if first.best.declines:
            return Unknown(choices, first.best, first.confidence, candidates)
        if first.confidence < self._answer_from:
            return Suggestions(choices, first.confidence, candidates)
        related = tuple(e for e in base.some(first.best.related) if e != first.best and may_see(e))
        return Answer(first.best, first.confidence, related[:MOST_CHOICES], self._second(found), candidates)

    def _second(self, found: Sequence[Finding]) -> Entry | None:
        """The entry of another sentence that is clear by itself and about something else."""
        taken = {hit.entry.id for hit in found[0].hits[:2]}
        clear = (f.best for f in found[1:] if f.confidence >= self._answer_from and not f.best.declines)
        return next((entry for entry in clear if entry.id not in taken), None)
