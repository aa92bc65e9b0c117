"""Parts a message into the questions that it asks, where it plainly asks several."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from bot.search.clauses import Clause, announced, clauses, leans, names
from bot.search.reply import Answer, Part, Reply, Unknown, led_to
from bot.search.words.text import words

MOST_PARTS = 3
LEAST_WORDS = 4
"""A question of fewer leans on what stands around it: "why?", "is it normal?"."""
STORY = 1.0
"""Words of statements for each word of a question from which on a message is one story with its question."""
ANNOUNCED_STORY = 2.0
"""The same where a second question is announced as one: "also, should I"."""

_ONE = re.compile(r"\b(become|be|hire|find|need|get|make|write) one(?=\W*$)", re.IGNORECASE)
_SUCH = re.compile(
    r"\b(an? (?:[\w-]+ ){0,3}?[\w-]+)"
    r"(?=\W*$| (?:do|does|did|is|are|and|or|earn|make|need|have|get|in|at|on|for|with|who)\b|[,;.?!])",
    re.IGNORECASE,
)
"""What "one" stands for, in the question before: "what does a staff engineer do"."""
_FOR_ONESELF = re.compile(
    r"(?:how|what|which|where|when|who)\b(?: \S+){0,3}?"
    r" (?:do|does|can|could|should|shall|would) (?:i|we)(?: \S+){4}",
    re.IGNORECASE,
)
"""How a question begins that somebody has for themselves, with more behind it: "what should I cook today"."""


class Question(NamedTuple):
    """One of several questions of a message.

    Args:
        text: as it was typed.
        asked: what it is searched as: with what stands before it where it leans on that.
        joined: no sentence ended before it, so that it may be no more than another clause.
        start: where it begins in the message.
        end: where it ends.
    """

    text: str
    asked: str
    joined: bool
    start: int
    end: int

    @property
    def leans(self) -> bool:
        """Whether it means nothing without what stands before it."""
        return self.asked != self.text


def parted(cleaned: str) -> tuple[Question, ...]:
    """The questions of a cleaned message in the order asked, at most three; none where it is one question.

    A title and its story are one question, and so is a question with a short one that leans on it.
    """
    found = list(clauses(cleaned))
    counts = [len(words(cleaned[each.start : each.end])) for each in found]
    # What is told in the sentence of its question is half a question itself.
    told = sum(each.told // 2 if each.asking else count for each, count in zip(found, counts, strict=True))
    asking = [each for each in found if each.asking]
    most = ANNOUNCED_STORY if announced(cleaned, asking) else STORY
    if told > most * (sum(counts) - told):
        return ()
    questions = [_question(cleaned, asking, at) for at in range(len(asking))]
    short = any(len(words(each.text)) < LEAST_WORDS and not names(each.text) for each in questions)
    return () if short or len(questions) < 2 else tuple(questions[:MOST_PARTS])


def told_apart(questions: Sequence[Question], parts: Sequence[Part], whole: Reply) -> list[int]:
    """Which parts of a message are answered each by itself; none where it is better answered as a whole.

    Args:
        questions: what the message asks.
        parts: what each of them leads to.
        whole: what the message leads to as a whole.
    """
    led = [_led(part) for part in parts]
    answered = [isinstance(part.reply, Answer) for part in parts]
    # One that leans is told where it says something new for sure; else it stays with the one before.
    kept = [at for at, q in enumerate(questions) if not q.leans or (answered[at] and led[at] not in led[:at])]
    vain = [at for at in kept if not led[at]]
    if isinstance(whole, Answer) and any(_turn_of_phrase(questions[at]) for at in vain):
        return []
    # Beside mere choices, what is not known is most often a turn of phrase: "what do you think?".
    sure = any(answered[at] for at in kept) or (isinstance(whole, Unknown) and not whole.nearest)
    differ = len({led[at] for at in kept} - {""}) > 1 or (0 < len(vain) < len(kept) and sure)
    return kept if differ else []


def named(cleaned: str, questions: Sequence[Question], kept: Sequence[int]) -> list[str]:
    """The parts that are told, each with the questions behind it that it answers as well."""
    ends = [*kept[1:], len(questions)]
    return [
        cleaned[questions[at].start : questions[end - 1].end] for at, end in zip(kept, ends, strict=False)
    ]


def _led(part: Part) -> str:
    """What a part leads to for sure or as a choice; what is only closest tells no question from another."""
    entry = led_to(part)
    return entry.id if entry and (not isinstance(part.reply, Unknown) or part.reply.decline) else ""


def _turn_of_phrase(question: Question) -> bool:
    """Whether a clause that leads nowhere asks nothing by itself: "and what do you think of me"."""
    return question.joined and not _FOR_ONESELF.match(question.text)


def _question(text: str, asking: Sequence[Clause], at: int) -> Question:
    """A clause that asks; with all from the one before on where it leans on that."""
    clause, before = asking[at], asking[at - 1] if at else None
    said = text[clause.start : clause.end]
    return Question(said, _searched(text, clause, before), clause.joined, clause.start, clause.end)


def _searched(text: str, clause: Clause, before: Clause | None) -> str:
    """What a clause is searched as."""
    said = text[clause.start : clause.end]
    if not leans(text, clause):
        return said
    such = _SUCH.search(text, before.start, before.end) if before else None
    if such and _ONE.search(said):
        return _ONE.sub(rf"\1 {such[1]}", said)
    return text[before.start if before else 0 : clause.end]
