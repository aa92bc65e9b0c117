"""What a message and each of its sentences lead to in an index, the surest first."""

from __future__ import annotations

from dataclasses import dataclass

from bot.knowledge.model import Entry
from bot.knowledge.view import Sight
from bot.search.confidence import Signs, chance
from bot.search.courtesy import without_greeting
from bot.search.index.index import Hit, Index, Query, Repairs
from bot.search.words.text import sentences, words

MOST_SENTENCES = 6
WHOLE_BONUS = 3.0
"""By how many logits a sentence must be surer than the whole message, length aside, to be answered."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one sentence, or the whole message, led to.

    Args:
        query: the sentence as the index saw it.
        hits: the entries that it may mean, best first; at least one.
        signs: what the confidence rests on.
        whole: whether this is the message as a whole.
    """

    query: Query
    hits: tuple[Hit, ...]
    signs: Signs
    whole: bool

    @property
    def best(self) -> Entry:
        """The likeliest entry."""
        return self.hits[0].entry

    @property
    def confidence(self) -> float:
        """The chance in [0, 1] that the best entry is the right one."""
        return chance(self.signs)

    @property
    def rank(self) -> float:
        """What readings of one message are ordered by."""
        return self.signs.likeness + WHOLE_BONUS * self.whole


def read(index: Index, cleaned: str, repairs: Repairs, may_see: Sight) -> list[Reading]:
    """The readings of a cleaned message, best first; none where nothing in it is known."""
    parts = sentences(cleaned)
    texts = [cleaned] if len(parts) < 2 else [cleaned, *parts[-MOST_SENTENCES:]]
    found = [_reading(index, text, repairs, may_see, at == 0) for at, text in enumerate(texts)]
    return sorted(filter(None, found), key=lambda reading: -reading.rank)


def _reading(index: Index, text: str, repairs: Repairs, may_see: Sight, whole: bool) -> Reading | None:
    query = index.query(without_greeting(words(text), index.lexicon.greetings), repairs)
    hits = tuple(hit for hit in index.rank(query) if may_see(hit.entry))
    return Reading(query, hits, index.signs(query, hits), whole) if hits else None
