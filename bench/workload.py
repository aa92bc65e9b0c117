"""Made-up phrases and questions of any number, from the words of the knowledge; the same every time."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import TypedDict

from bot.knowledge.model import KnowledgeBase
from bot.search.index.evidence import phrasings

SEED = 11
PHRASES_AN_ENTRY = 10
QUESTIONS = 60


class Asked(TypedDict):
    """An entry as matchers take it."""

    id: str
    questions: list[str]


def entries_of(base: KnowledgeBase, size: int) -> list[Asked]:
    """So many phrases, ten to an entry: each a phrasing of the base with half its words from another one."""
    chance = random.Random(SEED)
    known = [text.split() for text in chain.from_iterable(map(phrasings, base.entries.values()))]
    made = [_mixed(chance, known) for _ in range(size)]
    return [
        {"id": str(at), "questions": made[at : at + PHRASES_AN_ENTRY]}
        for at in range(0, size, PHRASES_AN_ENTRY)
    ]


def questions_of(entries: Sequence[Asked]) -> Mapping[str, list[str]]:
    """Questions by kind: a few words, a whole one, the same misspelt, a long message, nonsense."""
    chance = random.Random(SEED + 1)
    known = [question.split() for entry in entries for question in entry["questions"]]
    whole = [_mixed(chance, known) for _ in range(QUESTIONS)]
    return {
        "keywords": [" ".join(text.split()[:3]) for text in whole],
        "question": whole,
        "typing mistakes": [_misspelt(chance, text) for text in whole],
        "long message": [". ".join(chance.sample(whole, 6)) for _ in whole],
        "nonsense": [" ".join(_nonsense(chance) for _ in range(8)) for _ in whole],
    }


def _mixed(chance: random.Random, known: Sequence[Sequence[str]]) -> str:
    first, second = chance.choice(known), chance.choice(known)
    return " ".join([*first[: (len(first) + 1) // 2], *second[len(second) // 2 :]])


def _misspelt(chance: random.Random, text: str) -> str:
    """Two neighbouring letters of every eight swapped."""
    letters = list(text)
    for at in range(chance.randrange(8), len(letters) - 1, 8):
        letters[at], letters[at + 1] = letters[at + 1], letters[at]
    return "".join(letters)


def _nonsense(chance: random.Random) -> str:
    return "".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=chance.randint(3, 9)))
