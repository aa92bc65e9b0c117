"""Parts a message into clauses that ask and clauses that tell, whether or not sentences end between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from bot.search.words.text import asks, sentences, words

LEANING = frozenset(
    {
        "it",
        "that",
        "this",
        "they",
        "them",
        "those",
        "these",
        "he",
        "she",
        "him",
        "her",
        "then",
        "there",
        "one",
    }
)
"""Words that point to another sentence."""

SHORT = 5
"""A joined clause of fewer words leans on what it is joined to: "how do I start"."""

_AUXILIARY = r"(?:do|does|did|is|are|was|were|am|can|could|should|shall|will|would|has|have|had|may|must)"
_SOMEBODY = r"(?:i|we|you|it|there|he|she|they|this|that|any(?:one|body)|some(?:one|body)|people|companies)"
_SOMETHING = rf"(?:{_SOMEBODY}|my|our|the|a|an|your|their|his|its|these|those|most)"
_SECOND = (
    r"(?:and )?(?:another (?:thing|question)|(?:my |the )?(?:second|third|other|next) (?:question|thing)"
    r"|second(?:ly)?(?=[,:])|third(?:ly)?(?=[,:])|secondly|thirdly|also|plus)"
)
_ANOTHER = re.compile(rf"\b{_SECOND}\b", re.IGNORECASE)
_MANY_DO = (
    r"(?:do|can|should|will|would) (?:(?!always)\w+[^s\W]s|people) (?:still|really|actually|even|ever|also"
    r"|usually|often|need|have|get|earn|make|write|code|care|want|work|pay)"
)
_THING = (
    r"(?:(?!(?:i|we|you|he|she|they|it|a|an|the|to|not|no|never|always|very|really|so|too|more|less|quite|still"
    r"|just|also|only|even|his|her|its|all|that|this|these|those|there|them|him|who|which|when|if|than|as|and"
    r"|or)\b)[\w'+#.-]+ ){1,3}?"
)
_OF_ITS_WORTH = (
    rf"(?:do|does|did|will|can|should) {_THING}"
    r"(?:really |still |actually |even )?(?:matter|count|help|pay off|hurt|make sense|work|earn|impress)"
    rf"|(?:is|are) {_THING}(?:really |still |even )?"
    r"(?:worth|useful|helpful|needed|necessary|required|important|overrated|a good idea|a bad idea|dead)"
)
_NUMBER = r"(?:\(?[1-9][).:]|\(?[a-d]\))"
_IN_ORDER = r"(?:first|second|third)(?:ly)?(?=[,:])|(?:finally|lastly)"
# Such as "how much does a", "what tax form do I", "whats a". Without a word between, "which is the" and
# "who is the" may as well tell of what stands before them.
_JOINED = re.compile(
    rf"(?:(?:how|what|which|why|when|where|who)(?: (?!(?:i|we|you|he|she|they|and|or)\b)[\w'-]+){{1,5}}?"
    rf" {_AUXILIARY} {_SOMETHING}"
    rf"|(?:how|what|why|when|where) {_AUXILIARY} {_SOMETHING}"
    r"|who (?:do|should|can|would) (?:i|we|you)"
    rf"|{_MANY_DO}|{_OF_ITS_WORTH}"
    r"|(?:what|how|where)'?s (?:a|an|the|my|your)"
    rf"|how (?:much|many|long|often|soon) {_AUXILIARY}"
    rf"|{_AUXILIARY} {_SOMEBODY})\b",
    re.IGNORECASE,
)
"""How a clause begins that asks, though no sentence ended before it."""
_FIRST = re.compile(
    rf"(?:{_JOINED.pattern}|{_AUXILIARY} {_SOMETHING}|(?:do|does|did|is|are|will) \w+"
    r"|(?:how|what|whats|which|why|where|who) (?!i\b))\b",
    re.IGNORECASE,
)
"""How a sentence begins that asks."""
_HOW_TO = re.compile(r"(?:how|what) to\b", re.IGNORECASE)
_AFTER_HOW_TO = re.compile(rf"(?:{_JOINED.pattern}|how to)\b", re.IGNORECASE)
"""How a clause begins that asks, where the one before it is a question of the same build: "how to"."""
_AFTER_STORY = re.compile(rf"(?:{_JOINED.pattern}|(?:how|what) to)\b", re.IGNORECASE)
"""How a clause begins that asks about what its sentence told."""
_JOINT = re.compile(
    r"(?<![,;:.\s-])[,;:.\s-]*\s"
    rf"(?:{_NUMBER}|(?:oh,? )?{_SECOND}\b|oh,? and\b|and\b(?: also\b)?)[,:\s]+|,\s+|\s[-–—]+\s",
    re.IGNORECASE,
)
"""What may stand between two clauses; a row of signs is looked at from its first one, and so only once."""
_GREETING = (
    r"(?:hi|hello|hey|yo|hiya|good (?:morning|evening))"
    r"(?: (?:all|every(?:one|body)|guys|folks|there|team|bot))?"
)
_ANNOUNCED = (
    r"(?:(?:i have|i've|i got|i've got|got|just|here are|my) )?(?:an? )?"
    r"(?:[2-9]|one|two|three|four|few|some|several|couple(?: of)?|quick|short)(?: quick| short)?"
    r" (?:things?|questions?|qs?|points?)(?: here| for you| please)?"
)
_LEAD_IN = re.compile(
    rf"(?:[-*•]\s+|{_NUMBER}\s*|(?:{_IN_ORDER}|oh|ok|okay|so|but|and|well|{_GREETING}|{_ANNOUNCED}|{_SECOND})\b[,:!.\s-]+)+",
    re.IGNORECASE,
)
"""What may stand before a sentence that asks."""
_OF_MANY = re.compile(rf"(?:{_MANY_DO}|{_OF_ITS_WORTH}|how to \w+ing|how to \w+ \w+)\b", re.IGNORECASE)
_LEFT_OVER = re.compile(rf"\s{_NUMBER}$")
"""The number of what follows, where it was taken for the end of a sentence."""
_ASIDE = re.compile(r"\([^()]*\)|\bIT\b")
# "it", "that" and "this" in these point to what follows, or to nothing.
_IDIOM = re.compile(
    r"\b(?:is|was|would|will|does|makes?|if|when|s|how \w+|be) (?:it|that) (?:be |make )?"
    r"(?:still |even |really |too |a )*(?!worth (?:it|that|this)\b)"
    r"\w+(?: idea| sense)? ?(?:to|if|for|when|that|ing)\b"
    r"|\bis it worth \w+ing\b|\bwhen is it time\b|\bhow (?:hard|easy|likely|normal|common) is it to\b"
    r"|\bhow long does it take\b|\b(?:is|are) there\b|\bthat (?:i|we|you|my|our|the)\b"
    r"|\b(?:sure|told|tell|say|said|know|think|signs?|means|explain|mention|admit|so|things?|way|ones?"
    r"|someone|somebody) that\b"
    r"|\bthis (?:year|month|week|job|market|career|field|point|stage|age|late|economy)\b|\bthese days\b",
    re.IGNORECASE,
)
_OTHER = re.compile(r"\b(?:the )?other (?:one|two)\b|\beach of them\b", re.IGNORECASE)


class Clause(NamedTuple):
    """A piece of a message.

    Args:
        start: where it begins.
        end: where it ends.
        asking: whether it is a question.
        opens: whether it begins as one, so that it is more than a few words with a question mark.
        joined: no sentence ended before it.
        told: how many words of it are a statement before the question.
    """

    start: int
    end: int
    asking: bool
    opens: bool
    joined: bool
    told: int


def clauses(text: str) -> Iterator[Clause]:
    """The sentences of a cleaned text, parted before each clause that asks by itself."""
    at = 0
    for sentence in sentences(text):
        at = text.index(sentence, at)
        yield from _of_sentence(sentence, at)
        at += len(sentence)


def leans(text: str, clause: Clause) -> bool:
    """Whether a question means nothing without what stands before it."""
    if clause.told or not clause.opens:
        return not clause.told
    said = text[clause.start : clause.end]
    if clause.joined and len(words(said)) < SHORT and not names(said):
        return True
    plain = _IDIOM.sub(" ", _ASIDE.sub(" ", said))
    return not LEANING.isdisjoint(words(plain)) or _OTHER.search(plain) is not None


def names(question: str) -> bool:
    """Whether a question names what it asks about, so that few words are enough: "do titles matter"."""
    return _OF_MANY.match(question) is not None


def announced(text: str, asking: Sequence[Clause]) -> bool:
    """Whether a question is said to be another one than that before it: "also", "second question"."""
    between = (text[one.end : other.start] for one, other in pairwise(asking))
    return any(_ANOTHER.search(said) for said in between)


def _of_sentence(sentence: str, at: int) -> Iterator[Clause]:
    lead = _LEAD_IN.match(sentence)
    start = lead.end() if lead else 0
    asking, told, joined = bool(_FIRST.match(sentence, start)), 0, False
    for joint in _JOINT.finditer(sentence, start):
        numbered = re.search(_NUMBER, joint[0]) is not None
        after = _AFTER_HOW_TO if _HOW_TO.match(sentence, start) else _JOINED
        begins = _FIRST if numbered else after if asking else _AFTER_STORY
        if not begins.match(sentence, joint.end()):
            continue
        if asking:
            yield Clause(at + start, at + joint.start(), True, True, joined, told)
            start, told, joined = joint.end(), 0, not numbered
        else:
            asking, told = True, len(words(sentence[start : joint.start()]))
    end = at + len(_LEFT_OVER.sub("", sentence))
    yield Clause(at + start, end, asking or asks(sentence), asking, joined, told)
