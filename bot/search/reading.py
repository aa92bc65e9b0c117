"""What a message and each of its sentences lead to in an index, the surest first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from bot.knowledge.model import Entry
from bot.knowledge.view import Sight
from bot.search.confidence import Signs, chance
from bot.search.courtesy import without_greeting
from bot.search.index.index import Hit, Index, Query, Repairs
from bot.search.words.text import sentences, words

MOST_SENTENCES = 6
WHOLE_BONUS = 4.0
"""By how many logits a sentence must be surer than the whole message, length aside, to be answered."""


LEAST = -100.0
"""The rank of a text whose words lead nowhere."""
MOST_HITS = 48


@dataclass(frozen=True)
class Reading:
    """What the words of one sentence, or of the whole message, led to.

    Args:
        index: what was asked.
        text: the sentence as it was typed.
        query: the same as the index saw it.
        hits: the entries that it may mean, best first.
        whole: whether this is the message as a whole.
    """

    index: Index
    text: str
    query: Query
    hits: tuple[Hit, ...]
    whole: bool

    @cached_property
    def signs(self) -> Signs | None:
        """What the confidence in the best entry rests on; None where there is no entry."""
        return self.index.signs(self.query, self.hits) if self.hits else None

    def score(self, number: int) -> float:
        """An entry's score; what the words do not lead to is as good as what they lead to last."""
        return self._scores.get(number, self.hits[-1].score if self.hits else 0.0)

    @cached_property
    def _scores(self) -> Mapping[int, float]:
        return {hit.number: hit.score for hit in self.hits}

    @property
    def best(self) -> Entry:
        """The likeliest entry."""
        return self.hits[0].entry

    @property
    def confidence(self) -> float:
        """The chance in [0, 1] that the best entry is the right one."""
        return chance(self.signs) if self.signs else 0.0

    @property
    def rank(self) -> float:
        """What readings of one message are ordered by."""
        return (self.signs.likeness if self.signs else LEAST) + WHOLE_BONUS * self.whole


def read(index: Index, cleaned: str, repairs: Repairs, may_see: Sight) -> list[Reading]:
    """The readings of a cleaned message: of the whole, then of its sentences where there are several."""
    parts = sentences(cleaned)
    texts = [cleaned] if len(parts) < 2 else [cleaned, *parts[-MOST_SENTENCES:]]
    return [_reading(index, text, repairs, may_see, at == 0) for at, text in enumerate(texts)]


def _reading(index: Index, text: str, repairs: Repairs, may_see: Sight, whole: bool) -> Reading:
    query = index.query(without_greeting(words(text), index.lexicon.greetings), repairs)
    hits = tuple(hit for hit in index.rank(query, MOST_HITS) if may_see(hit.entry))
    return Reading(index, text, query, hits, whole)
