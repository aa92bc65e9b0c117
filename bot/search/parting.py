"""Parts a message into the questions that it asks, where it plainly asks several."""

from __future__ import annotations

from collections.abc import Collection

from bot.search.words.text import asks, sentences, words

MOST_PARTS = 3
LEAST_WORDS = 4
"""A question of fewer leans on what stands around it: "why?", "is it worth it?"."""
STORY = 1.0
"""Words of statements for each word of a question from which on a message is one story with its question."""
LEANING = frozenset(
    {"it", "that", "this", "they", "them", "those", "these", "he", "she", "him", "her", "so", "then", "there"}
)
"""Words that point to another sentence."""


def parted(cleaned: str) -> tuple[str, ...]:
    """The questions of a cleaned message in the order asked, at most three; none where it is one question.

    A title and its story are one question, and so is a question with others that lean on it.
    """
    parts = sentences(cleaned)
    asked = [part for part in parts if asks(part)]
    alone = [part for part in asked if _stands_alone(words(part))]
    told = sum(len(words(part)) for part in parts if part not in asked)
    if len(alone) < 2 or len(alone) < len(asked) or told > STORY * sum(len(words(part)) for part in asked):
        return ()
    return tuple(alone[:MOST_PARTS])


def _stands_alone(heard: Collection[str]) -> bool:
    return len(heard) >= LEAST_WORDS and LEANING.isdisjoint(heard)
