"""Joins what the words of a message and its meaning say, entry by entry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

from bot.knowledge.view import Sight
from bot.search.finding import MOST_LOOKED_AT, MOST_OTHERS, Choice, Finding, at_least_one
from bot.search.index.index import Index
from bot.search.meaning.confidence import Signs, chance
from bot.search.meaning.meaning import Meaning, Near, Sense
from bot.search.reading import Reading

WORDS_SHARE = 0.5
"""What a logit of the words counts beside one of the meaning."""
NEAREST_SHARE = 4.0
"""What likeness to the nearest phrasing counts, as logits for a cosine of 1."""
PARTS_SHARE = 0.5
"""What the words of its sentences, on average, count beside those of the whole message."""
LEADERS = 8
"""Entries of either side, and then of both, that are looked at closely."""
MANY_REPAIRED = 0.25
"""From this share of misspelt words on, the repaired text is read in place of the one that was typed."""


def join(
    index: Index, meaning: Meaning, messages: Sequence[Sequence[Reading]], may_see: Sight
) -> list[Finding]:
    """What each message leads to.

    Its meaning is read as a whole, as far as the encoder sees; its words as a whole and sentence by sentence.

    Args:
        index: scores words.
        meaning: reads meaning.
        messages: of each the readings of the whole, then of its sentences.
        may_see: which entries may be found.
    """
    senses = meaning.read([_text(readings[0]) for readings in messages])
    pairs = zip(messages, senses, strict=True)
    return [_joined(index, meaning, readings, sense, may_see) for readings, sense in pairs]


def _joined(
    index: Index, meaning: Meaning, readings: Sequence[Reading], sense: Sense, may_see: Sight
) -> Finding:
    met = dict.fromkeys(chain(sense.likeliest(LEADERS), *(_leaders(reading) for reading in readings)))
    rough = {
        number: float(sense.entries[number]) + WORDS_SHARE * _said(readings, number)
        for number in met
        if may_see(index.entries[number])
    }
    close = {
        number: meaning.near(sense, number)
        for number in sorted(rough, key=lambda number: -rough[number])[:LEADERS]
    }
    scores = {number: rough[number] + NEAREST_SHARE * near.cosine for number, near in close.items()}
    return _found(index, readings, sense, scores, close)


def _leaders(reading: Reading) -> list[int]:
    return [hit.number for hit in reading.hits[:LEADERS]]


def _said(readings: Sequence[Reading], number: int) -> float:
    """What the words say for an entry: those of the whole, and at their share those of the sentences."""
    whole, *parts = (reading.score(number) for reading in readings)
    return whole + PARTS_SHARE * sum(parts) / len(parts) if parts else whole


def _text(reading: Reading) -> str:
    """What is read of a text: as typed, for a repair can go wrong, but where most of it is mistyped."""
    query = reading.query
    if len(query.repairs) < MANY_REPAIRED * len(query.heard):
        return reading.text
    return " ".join(query.repairs.get(word, word) for word in query.heard)


def _found(
    index: Index,
    readings: Sequence[Reading],
    sense: Sense,
    scores: Mapping[int, float],
    close: Mapping[int, Near],
) -> Finding:
    ranked = _ranked(index, scores)
    declined = any(index.entries[number].declines for number in ranked[:1])
    looked_at = ranked[: MOST_LOOKED_AT + MOST_OTHERS + declined]
    choices = []
    for number in ranked:
        signs = _signs(index, readings[0], sense, number, close[number]) if number in looked_at else None
        sure = chance(signs) if signs else 0.0
        choices.append(
            Choice(index.entries[number], number, scores[number], sure, signs, close[number].phrase)
        )
    return Finding(tuple(choices), tuple(readings), at_least_one(choices))


def _ranked(index: Index, scores: Mapping[int, float]) -> Sequence[int]:
    """The best first, then those that can be offered beside it or in its place, then those that decline."""
    ranked = sorted(scores, key=lambda number: (-scores[number], number))
    return ranked[:1] + sorted(ranked[1:], key=lambda number: index.entries[number].declines)


def _signs(index: Index, whole: Reading, sense: Sense, number: int, near: Near) -> Signs:
    return Signs(
        likely=float(sense.entries[number]),
        outside=sense.outside,
        nearest=near.few,
        wording=index.wording(whole.query, number),
        length=len(set(whole.query.stems)),
        ahead=whole.signs.margin if whole.signs and whole.hits[0].number == number else 0.0,
    )
