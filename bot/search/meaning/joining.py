"""Joins what the words of a message and its meaning say, entry by entry."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.knowledge.view import Sight
from bot.search.finding import MOST_LOOKED_AT, Choice, Finding, at_least_one
from bot.search.index.index import Index
from bot.search.meaning.confidence import Signs, chance
from bot.search.meaning.meaning import Meaning, Sense
from bot.search.reading import Reading

WORDS_SHARE = 0.5
"""What a logit of the words counts beside one of the meaning."""
NEAREST_SHARE = 3.0
"""What likeness to the nearest phrasing counts, as logits for a cosine of 1."""
PARTS_SHARE = 0.5
"""What the mean of a message's sentences counts beside the whole message."""
MOST_SENTENCES = 2
"""Sentences beside the whole message that are encoded: those that the words find most telling."""
LEADERS = 8
"""Entries of either side, and then of both, that are looked at closely."""
MANY_REPAIRED = 0.25
"""From this share of misspelt words on, the repaired text is read in place of the one that was typed."""


@dataclass(frozen=True)
class Text:
    """One text of a message: what its words led to, and what it means."""

    reading: Reading
    sense: Sense

    @property
    def leaders(self) -> list[int]:
        """The numbers of the entries that either side puts in front."""
        return [hit.number for hit in self.reading.hits[:LEADERS]] + self.sense.likeliest(LEADERS)

    def score(self, number: int) -> float:
        """What both sides say for an entry, compared within this text only.

        What the words lead to last is as good as what they do not lead to at all.
        """
        return float(self.sense.entries[number]) + WORDS_SHARE * self._said.get(number, self._least)

    @cached_property
    def _said(self) -> Mapping[int, float]:
        return {hit.number: hit.score for hit in self.reading.hits}

    @property
    def _least(self) -> float:
        return self.reading.hits[-1].score if self.reading.hits else 0.0


def join(index: Index, meaning: Meaning, readings: Sequence[Reading], may_see: Sight) -> Finding:
    """What a message leads to.

    Args:
        index: scores words.
        meaning: reads meaning.
        readings: of the whole message, then of its sentences.
        may_see: which entries may be found.
    """
    texts = _read(meaning, readings)
    met = dict.fromkeys(number for text in texts for number in text.leaders)
    rough = {n: _joined([text.score(n) for text in texts]) for n in met if may_see(index.entries[n])}
    leaders = sorted(rough, key=lambda n: -rough[n])[:LEADERS]
    nearest = {n: [meaning.nearest(text.sense, n) for text in texts] for n in leaders}
    scores = {n: rough[n] + NEAREST_SHARE * _joined([near for _, near in nearest[n]]) for n in leaders}
    return _found(
        index, texts, scores, {n: max(near, key=lambda pair: pair[1]) for n, near in nearest.items()}
    )


def _read(meaning: Meaning, readings: Sequence[Reading]) -> list[Text]:
    whole, *sentences = readings
    telling = sorted(sentences, key=lambda reading: -reading.rank)[:MOST_SENTENCES]
    chosen = [whole, *telling]
    senses = meaning.read([_text(reading) for reading in chosen])
    return [Text(reading, sense) for reading, sense in zip(chosen, senses, strict=True)]


def _text(reading: Reading) -> str:
    """What is read of a text: as typed, for a repair can go wrong, but where most of it is mistyped."""
    query = reading.query
    if len(query.repairs) < MANY_REPAIRED * len(query.heard):
        return reading.text
    return " ".join(query.repairs.get(word, word) for word in query.heard)


def _joined(values: Sequence[float]) -> float:
    """The whole message's value, and the mean of its sentences' at their share."""
    whole, *parts = values
    return whole + PARTS_SHARE * sum(parts) / len(parts) if parts else whole


def _found(
    index: Index, texts: Sequence[Text], scores: Mapping[int, float], like: Mapping[int, tuple[str, float]]
) -> Finding:
    ranked = sorted(scores, key=lambda n: (-scores[n], n))
    looked_at = _looked_at(index, ranked)
    choices = []
    for n in ranked:
        phrasing, near = like[n]
        signs = _signs(index, texts[0], n, near) if n in looked_at else None
        choices.append(
            Choice(index.entries[n], n, scores[n], chance(signs) if signs else 0.0, signs, phrasing)
        )
    return Finding(tuple(choices), tuple(text.reading for text in texts), at_least_one(choices))


def _looked_at(index: Index, ranked: Sequence[int]) -> Collection[int]:
    """The best entry, and those that can be offered beside it or in its place."""
    answers = [n for n in ranked if not index.entries[n].declines]
    return {*ranked[:1], *answers[:MOST_LOOKED_AT]}


def _signs(index: Index, whole: Text, number: int, near: float) -> Signs:
    query, hits = whole.reading.query, whole.reading.hits
    return Signs(
        likely=float(whole.sense.entries[number]),
        outside=whole.sense.outside,
        nearest=near,
        wording=index.nearest(query, number),
        length=len(set(query.stems)),
        behind=bool(hits) and hits[0].number != number,
    )
