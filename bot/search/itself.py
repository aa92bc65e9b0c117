"""Tells questions about the bot itself from career questions in the same words.

"Are you free?" is one and "are you free to say no as a lead?" is none. Each word and pair of words speaks for
a side by how often lines about the bot have it and how often all others do; the entries found say the rest.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import pairwise

from bot.knowledge.model import Entry
from bot.search.finding import Finding
from bot.search.index.learned import Own
from bot.search.words.features import Words
from bot.search.words.lexicon import Phrase

KIND = "about"
"""The kind of the entries about the bot."""
ADDRESS = frozenset({"you", "your", "yours", "yourself", "bot"})
"""Words by which a member speaks to the bot, or of it."""
UNADDRESSED, UNADDRESSED_BRIEF = 4.0, 1.5
"""What a message without any of them has against it; one of few words has seldom room for them."""
BRIEF = 4
"""Words of such a message: "is it free", "source code?"."""
MOST_FOR, MOST_AGAINST = 4.0, 3.0
"""How much one word can say, as logits: a single one neither makes a message ours nor takes it away."""
PAIR_SHARE = 0.5
"""What a pair of neighbouring words counts beside a single word, for its words have counted already."""
STRANGE = -2.0
"""What a word says that no entry has."""
RARE, RARE_ELSEWHERE = 0.1, 1.0
"""Added to the counts, so that a word that was never met is not taken for impossible."""
LEAD = 1.5
"""What the best entry's lead over the best one of another kind counts, in logits of either."""
LEAST_STEM = 3
"""Words of a question that may have an everyday clause tacked on."""
_TACKED = re.compile(
    r"[,;]?\s+(?:or|instead of \w+ing|rather than \w+ing|like|because|in case)\b", re.IGNORECASE
)
_TOLD = re.compile(r"\btell me (?=(?:how|what|why|when|where|who|which|whether|if)\b)", re.IGNORECASE)
_CALLED = re.compile(r"[,.!\s]+(?:you )?(?:\w+ ){0,2}(?:bot|machine)[.!?\s]*$", re.IGNORECASE)
LEAST, ENOUGH = -4.0, 6.5
"""From where on entries about the bot are looked at, and from where on they alone answer."""


def is_own(entry: Entry) -> bool:
    """Whether an entry is about the bot."""
    return entry.kind == KIND


def parts(stems: Phrase) -> frozenset[str]:
    """The stems of a phrase and its neighbouring pairs of them, where it begins and ends too."""
    return frozenset((*stems, *(f"{left} {right}" for left, right in pairwise(("", *stems, "")))))


def counted(own: Iterable[Phrase], others: Iterable[Phrase]) -> Own:
    """How often each part stands in lines about the bot, and these parts and all stems in other lines."""
    ours = [parts(stems) for stems in own]
    mine, theirs, lines = Counter(part for line in ours for part in line), Counter[str](), 0
    pairs = {tuple(part.split(" ")): part for part in mine if " " in part}
    for lines, stems in enumerate(others, 1):  # noqa: B007  the last number is how many there are
        theirs.update({*stems, *(pairs[two] for two in pairwise(("", *stems, "")) if two in pairs)})
    return Own(len(ours), mine, lines, theirs)


def stem(cleaned: str) -> str:
    """A question without the clause that is tacked on to it; empty where there is none.

    In "are you free, or do I have to pay for it some day" the second half speaks of anything.
    """
    cuts = (cleaned[: joint.start()] for joint in _TACKED.finditer(cleaned))
    return next((cut for cut in cuts if len(cut.split()) >= LEAST_STEM), "")


def wanted(text: str) -> str:
    """What is to be told in "why can't you just tell me how to ..., you stupid bot"; else all of the text.

    Whoever is cross speaks to the bot, and still asks of something else.
    """
    told = _TOLD.search(text)
    return _CALLED.sub("", text[told.end() :]) if told else text


class Itself:
    """Weighs messages by the lines about the bot and by all others.

    Args:
        own: in how many of them words stand.
    """

    def __init__(self, own: Own) -> None:
        self._own = own

    def odds(self, words: Words) -> float:
        """What the words of a message say for a question about the bot, as logits."""
        told = sum(self.weights(tuple(word.stem for word in words)).values())
        if any(word.text in ADDRESS for word in words):
            return told
        return told - (UNADDRESSED_BRIEF if len(words) <= BRIEF else UNADDRESSED)

    def weights(self, stems: Phrase) -> Mapping[str, float]:
        """What each word and pair of a message says, as logits."""
        return {part: self._weight(part) for part in sorted(parts(stems))}

    def _weight(self, part: str) -> float:
        ours, theirs = self._own.own.get(part, 0), self._own.others.get(part, 0)
        if not ours and not theirs:
            return 0.0 if " " in part else STRANGE
        logit = math.log((ours + RARE) / (self._own.lines + 1))
        logit -= math.log((theirs + RARE_ELSEWHERE) / (self._own.other_lines + 1))
        bounded = max(-MOST_AGAINST, min(MOST_FOR, logit))
        return bounded * PAIR_SHARE if " " in part else bounded


def leads(odds: float, own: Finding, others: Finding) -> bool:
    """Whether a message is about the bot, by its words and by what entries of either kind say to it."""
    if not own.choices or odds < LEAST:
        return False
    if not others.choices:  # a word that nobody knows is about nothing
        return odds >= 0
    return odds + LEAD * (own.choices[0].score - others.choices[0].score) >= ENOUGH
