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
from bot.search.finding import MOST_LOOKED_AT, Choice, Finding, by_words, certain, offered, others, stands_out
from bot.search.index.index import Index
from bot.search.index.learned import Learned
from bot.search.index.learning import learn
from bot.search.itself import LEAST, Itself, is_own, leads, stem, wanted
from bot.search.parting import LEAST_WORDS, named, parted, told_apart
from bot.search.reading import Reading, read
from bot.search.reply import Answer, Candidate, Courtesy, Part, Reply, Suggestions, Unknown
from bot.search.words.text import clean, words

if TYPE_CHECKING:
    from bot.search.meaning.meaning import Meaning

MOST_CANDIDATES = 5
CLOSE = 0.55
"""The chance that one of the choices serves, below which they are said to come closest and no more."""
DECLINING = 0.75
"""How sure one must be of an entry that declines, beside what choices need: these come with it."""


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
        questions = parted(cleaned)
        found, *finds = self._find([cleaned, *(question.asked for question in questions)], may_see)
        if foreign(heard, self._index, found.confidence):
            return Courtesy("language"), found
        whole = self._reply(found, may_see)
        parts = [Part(q.text, self._reply(find, may_see)) for q, find in zip(questions, finds, strict=True)]
        kept = [] if self._wholly(found) else told_apart(questions, parts, whole)
        if not kept:
            asked = stem(cleaned) if isinstance(whole, Unknown) else ""
            own = self._find([asked], may_see)[0] if asked else found
            return (self._reply(own, may_see), own) if _about(own) else (whole, found)
        surest = max(kept, key=lambda at: _use(parts[at].reply))
        told = [
            Part(name, parts[at].reply)
            for name, at in zip(named(cleaned, questions, kept), kept, strict=True)
        ]
        return replace(parts[surest].reply, parts=tuple(told)), finds[surest]

    def _find(self, texts: Sequence[str], may_see: Sight) -> list[Finding]:
        """What each text leads to: entries about the bot where it asks about the bot, and only there."""
        if max(map(self._odds, texts)) < LEAST:
            return self._led(texts, lambda entry: not is_own(entry) and may_see(entry))
        asked = [wanted(text) for text in texts]
        odds = map(self._odds, asked)
        others = self._led(asked, lambda entry: not is_own(entry) and may_see(entry))
        own = self._led(asked, lambda entry: is_own(entry) and may_see(entry))
        each = zip(odds, own, others, strict=True)
        return [
            certain(mine, mine.choices[0]) if leads(told, mine, rest) else rest for told, mine, rest in each
        ]

    def _odds(self, text: str) -> float:
        """What the words of a text say for a question about the bot."""
        asked = without_greeting(words(text), self._index.lexicon.greetings)
        return self._itself.odds(self._index.query(asked).words)

    def _led(self, texts: Sequence[str], may_see: Sight) -> list[Finding]:
        """What each text leads to among these entries; what they mean is read in one go."""
        index = self._index
        readings = [read(index, text, index.speller.repairs(words(text)), may_see) for text in texts]
        return [self._word_for_word(found) for found in self._read(readings, may_see)]

    def _read(self, readings: Sequence[Sequence[Reading]], may_see: Sight) -> Sequence[Finding]:
        if self.meaning is None:
            return [by_words(of_text) for of_text in readings]
        from bot.search.meaning.joining import join  # brings numpy, which words alone do not need

        return join(self._index, self.meaning, readings, may_see)

    def _word_for_word(self, found: Finding) -> Finding:
        """The same; whoever asks a whole question as its entry has it is answered, as its editor expects."""
        best = self._same(found)
        return certain(found, best) if best else found

    def _wholly(self, found: Finding) -> bool:
        """Whether an entry has not only a sentence of the message but all of it word for word."""
        return any(reading.whole for reading in found.readings[:1]) and self._same(found) is not None

    def _same(self, found: Finding) -> Choice | None:
        """The choice whose entry has the question word for word."""
        stems = found.readings[0].query.stems if found.readings else ()
        same = (choice for choice in found.choices if self._index.is_exact(stems, choice.number))
        return next(same, None) if len(stems) >= LEAST_WORDS else None

    def _reply(self, found: Finding, may_see: Sight) -> Answer | Suggestions | Unknown:
        if not found.choices:
            return Unknown()
        best, sure = found.choices[0].entry, found.confidence
        candidates = tuple(Candidate(c.entry, c.score) for c in found.choices[:MOST_CANDIDATES])
        choices = _entries(offered(found.choices)) if found.some >= self._suggest_from else ()
        if best.declines and sure >= DECLINING * self._suggest_from:
            return Unknown(choices or self._beside(best, may_see), best, sure, candidates)
        if sure >= self._answer_from and not best.declines:
            return Answer(best, sure, self._beside(best, may_see), candidates)
        if not choices or found.some < CLOSE:
            return Unknown(choices, None, sure, candidates)
        likely, rest = stands_out(found.choices), _entries(others(found.choices))
        return Suggestions(choices, sure, candidates, likely=likely, others=rest)

    def _beside(self, entry: Entry, may_see: Sight) -> tuple[Entry, ...]:
        """What a reader of an entry would follow next; nothing that only declines."""
        related = (e for e in self.base.some(entry.related) if e != entry and not e.declines and may_see(e))
        return tuple(related)[:MOST_LOOKED_AT]


def _about(found: Finding) -> bool:
    """Whether what was asked is about the bot itself."""
    return bool(found.choices) and is_own(found.choices[0].entry)


def _use(reply: Answer | Suggestions | Unknown) -> tuple[int, float]:
    """What the reply to a part is worth to a member, for the surest to speak for the whole message."""
    return (Unknown, Suggestions, Answer).index(type(reply)), reply.confidence


def _entries(choices: Sequence[Choice]) -> tuple[Entry, ...]:
    return tuple(choice.entry for choice in choices)


def _sight(view: View | None) -> Sight:
    return public if view is None else view.may_see
