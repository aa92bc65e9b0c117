"""The answer engine: decides what a question deserves, over the index of one version of the knowledge."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.knowledge.model import Entry, KnowledgeBase
from bot.knowledge.view import Sight, View, public
from bot.search.completion import Completer
from bot.search.confidence import least_to_answer, least_to_suggest
from bot.search.courtesy import courtesy, foreign
from bot.search.crisis import Crisis
from bot.search.explanation import Explanation, explained
from bot.search.index.index import Index
from bot.search.index.learned import Learned
from bot.search.index.learning import learn
from bot.search.reading import Reading, read
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


class Engine:
    """Answers questions from one version of the knowledge; never changes, so that it is swapped as a whole.

    Args:
        base: the knowledge to answer from.
        targets: precision wanted.
        learned: what was learned from the base; None learns it now, which takes seconds.
    """

    def __init__(
        self, base: KnowledgeBase, targets: Targets = Targets(), learned: Learned | None = None
    ) -> None:
        self.base = base
        self.learned = learned or learn(base)
        self._answer_from = least_to_answer(targets.answer)
        self._suggest_from = least_to_suggest(targets.suggest)
        self._index = Index(base, self.learned)
        self._completer = Completer(self._index)
        self._crisis = Crisis(base, self._index.speller.words, self.learned.danger)

    def view(self, today: dt.date, may_see: Sight = public) -> View:
        """What an asker may see today of the knowledge that this engine answers from."""
        return View(self.base, today, may_see)

    def reply(self, text: str, view: View | None = None) -> Reply:
        """The reply to a member's message; never raises, whatever the text.

        Args:
            text: the message as typed.
            view: what the asker may see; None for what everybody may see.
        """
        return self._decide(text, _sight(view))[0]

    def in_danger(self, text: str) -> bool:
        """Whether a message is of somebody in danger; far quicker to tell than the reply to it."""
        return self._crisis.met(text) is not None

    def explain(self, text: str, view: View | None = None) -> Explanation:
        """How the reply to a message comes about; the arguments are those of ``reply``."""
        reply, found = self._decide(text, _sight(view))
        return explained(
            self._index, reply, found[0] if found else None, self._answer_from, self._suggest_from
        )

    def complete(
        self, text: str, kinds: Collection[str] = (), limit: int = 25, view: View | None = None
    ) -> tuple[Entry, ...]:
        """Entries for an autocomplete list: exact, then alias, then fuzzy, then content; each once.

        Words of danger are offered the entry that is for them and no other.
        """
        if help_ := self._crisis.met(text):
            return (help_,) if not kinds or help_.kind in kinds else ()
        return self._completer.complete(text, kinds, limit, _sight(view))

    def _decide(self, text: str, may_see: Sight) -> tuple[Reply, list[Reading]]:
        if entry := self._crisis.met(text):
            return Unknown((), entry, 1.0, (Candidate(entry, 1.0),), crisis=True), []
        cleaned = clean(text)
        heard = words(cleaned)
        repairs = self._index.speller.repairs(heard)
        if polite := courtesy(heard, self._index.lexicon):
            return polite, []
        # Only words of danger lead to the entry for them: nearness would take every idiom for a cry for help.
        help_ = self._crisis.entry
        found = read(self._index, cleaned, repairs, lambda entry: entry != help_ and may_see(entry))
        if foreign(heard, self._index, found[0].confidence if found else 0.0):
            return Courtesy("language"), found
        return self._reply(found, may_see), found

    def _reply(self, found: Sequence[Reading], may_see: Sight) -> Reply:
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
        related = tuple(e for e in self.base.some(first.best.related) if e != first.best and may_see(e))
        return Answer(first.best, first.confidence, related[:MOST_CHOICES], self._second(found), candidates)

    def _second(self, found: Sequence[Reading]) -> Entry | None:
        """The entry of another sentence that is clear by itself and about something else."""
        taken = {hit.entry.id for hit in found[0].hits[:2]}
        clear = (f.best for f in found[1:] if f.confidence >= self._answer_from and not f.best.declines)
        return next((entry for entry in clear if entry.id not in taken), None)


def _sight(view: View | None) -> Sight:
    return public if view is None else view.may_see
