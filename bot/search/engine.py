"""The answer engine: decides what a question deserves, over the index of one version of the knowledge."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.knowledge.model import Entry, KnowledgeBase
from bot.knowledge.view import Sight, View, public
from bot.search.completion import Completer
from bot.search.confidence import least_to_answer
from bot.search.courtesy import courtesy, foreign, without_greeting
from bot.search.crisis import Crisis
from bot.search.explanation import Explanation, explained
from bot.search.finding import MOST_LOOKED_AT, Choice, Finding, by_words, offered, others, stands_out
from bot.search.index.index import Index
from bot.search.index.learned import Learned
from bot.search.index.learning import learn
from bot.search.itself import LEAST, Itself, certain, is_own, leads
from bot.search.parting import parted
from bot.search.reading import read
from bot.search.reply import Answer, Candidate, Courtesy, Part, Reply, Suggestions, Unknown
from bot.search.words.text import clean, words

if TYPE_CHECKING:
    from bot.search.meaning.meaning import Meaning

MOST_CANDIDATES = 5
CLOSE = 0.55
"""The chance that one of the choices serves, below which they are said to come closest and no more."""


@dataclass(frozen=True, slots=True)
class Targets:
    """How often replies of a kind must be right, in [0, 1], for the engine to give them.

    Args:
        answer: answer where at least this share of all answers is right.
        suggest: else offer choices where at least this share of them holds the right entry; else say
            "I don't know".
    """

    answer: float = 0.85
    suggest: float = 0.47


class Engine:
    """Answers questions from one version of the knowledge; never changes, so that it is swapped as a whole.

    Args:
        base: the knowledge to answer from.
        targets: precision wanted.
        learned: what was learned from the base; None learns it now, which takes seconds.
        meaning: reads the meaning of messages; without it their words alone are read.
    """

    def __init__(
        self,
        base: KnowledgeBase,
        targets: Targets = Targets(),
        learned: Learned | None = None,
        meaning: Meaning | None = None,
    ) -> None:
        self.base = base
        self.meaning = meaning
        self.learned = learned or learn(base)
        self._answer_from = least_to_answer(targets.answer)
        self._suggest_from = targets.suggest
        self._index = Index(base, self.learned)
        self._completer = Completer(self._index)
        self._itself = Itself(self.learned.itself)
        encoder = meaning.encoder if meaning else None
        self._crisis = Crisis(base, self._index.speller.words, self.learned.danger, encoder)

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
        """Whether a message is by its words of somebody in danger; far quicker than the reply to it."""
        return self._crisis.met_by_words(text) is not None

    def find(self, text: str, view: View | None = None) -> Finding:
        """What the reply to a message rests on; nothing where it is a courtesy or of somebody in danger."""
        return self._decide(text, _sight(view))[1]

    def explain(self, text: str, view: View | None = None) -> Explanation:
        """How the reply to a message comes about; the arguments are those of ``reply``."""
        reply, found = self._decide(text, _sight(view))
        return explained(self._index, reply, found, self._answer_from, self._suggest_from)

    def complete(
        self, text: str, kinds: Collection[str] = (), limit: int = 25, view: View | None = None
    ) -> tuple[Entry, ...]:
        """Entries for an autocomplete list: exact, then alias, then fuzzy, then content; each once.

        Words of danger are offered the entry that is for them and no other.
        """
        if help_ := self._crisis.met_by_words(text):
            return (help_,) if not kinds or help_.kind in kinds else ()
        return self._completer.complete(text, kinds, limit, _sight(view))

    def _decide(self, text: str, may_see: Sight) -> tuple[Reply, Finding]:
        if entry := self._crisis.met(text):
            return Unknown((), entry, 1.0, (Candidate(entry, 1.0),), crisis=True), Finding()
        cleaned = clean(text)
        heard = words(cleaned)
        if polite := courtesy(heard, self._index.lexicon):
            return polite, Finding()
        # Only words of danger lead to the entry for them: nearness would take every idiom for a cry for help.
        help_ = self._crisis.entry
        return self._found(cleaned, heard, lambda entry: entry != help_ and may_see(entry))

    def _found(self, cleaned: str, heard: Sequence[str], may_see: Sight) -> tuple[Reply, Finding]:
        found = self._find(cleaned, heard, may_see)
        if foreign(heard, self._index, found.confidence):
            return Courtesy("language"), found
        parts = [(text, self._find(text, words(text), may_see)) for text in parted(cleaned)]
        if not _differ([part for _, part in parts], self._suggest_from):
            return self._reply(found, may_see), found
        surest = max((part for _, part in parts), key=lambda part: part.confidence)
        replies = tuple(Part(text, self._reply(part, may_see)) for text, part in parts)
        return replace(self._reply(surest, may_see), parts=replies), surest

    def _find(self, cleaned: str, heard: Sequence[str], may_see: Sight) -> Finding:
        """What a message leads to: entries about the bot where it is about the bot, and only there."""
        others = self._led(cleaned, heard, lambda entry: not is_own(entry) and may_see(entry))
        asked = without_greeting(heard, self._index.lexicon.greetings)
        odds = self._itself.odds(self._index.query(asked).words)
        if odds < LEAST:
            return others
        own = self._led(cleaned, heard, lambda entry: is_own(entry) and may_see(entry))
        return certain(own) if leads(odds, own, others) else others

    def _led(self, cleaned: str, heard: Sequence[str], may_see: Sight) -> Finding:
        readings = read(self._index, cleaned, self._index.speller.repairs(heard), may_see)
        if self.meaning is None:
            return by_words(readings)
        from bot.search.meaning.joining import join  # brings numpy, which words alone do not need

        return join(self._index, self.meaning, readings, may_see)

    def _reply(self, found: Finding, may_see: Sight) -> Answer | Suggestions | Unknown:
        if not found.choices:
            return Unknown()
        best, sure = found.choices[0].entry, found.confidence
        candidates = tuple(Candidate(c.entry, c.score) for c in found.choices[:MOST_CANDIDATES])
        if best.declines and sure >= self._suggest_from:
            return Unknown(self._beside(best, may_see), best, sure, candidates)
        if sure >= self._answer_from and not best.declines:
            return Answer(best, sure, self._beside(best, may_see), candidates)
        if found.some < self._suggest_from:
            return Unknown((), None, sure, candidates)
        choices = _entries(offered(found.choices))
        if found.some < CLOSE:
            return Unknown(choices, None, sure, candidates)
        likely, rest = stands_out(found.choices), _entries(others(found.choices))
        return Suggestions(choices, sure, candidates, likely=likely, others=rest)

    def _beside(self, entry: Entry, may_see: Sight) -> tuple[Entry, ...]:
        """What a reader of an entry would follow next; nothing that only declines."""
        related = (e for e in self.base.some(entry.related) if e != entry and not e.declines and may_see(e))
        return tuple(related)[:MOST_LOOKED_AT]


def _differ(parts: Sequence[Finding], suggest: float) -> bool:
    """Whether two or more parts of a message lead somewhere, and not all to the same entry."""
    led = [part.choices[0].entry.id for part in parts if part.some >= suggest]
    return len(set(led)) > 1


def _entries(choices: Sequence[Choice]) -> tuple[Entry, ...]:
    return tuple(choice.entry for choice in choices)


def _sight(view: View | None) -> Sight:
    return public if view is None else view.may_see
