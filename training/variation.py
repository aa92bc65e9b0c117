"""Varies texts as members type them: words left out, typing mistakes, greetings, two questions in one."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from training.recipe import Varying

LETTERS = "abcdefghijklmnopqrstuvwxyz"
LEAST_LETTERS = 4
"""In a shorter text a mistake leaves nothing to go by."""
GREETINGS = (
    "hi all, ",
    "hey, ",
    "quick question: ",
    "so ",
    "hello everyone! ",
    "honest question: ",
    "",
    "just wondering, ",
    "hi, ",
)
THANKS = (" thanks", " any advice?", " thx", "", "?", " please help", " cheers", "...")


def varied(text: str, how: Varying, chance: Random, others: Sequence[str] = ()) -> str:
    """The text, otherwise worded.

    Args:
        text: what to vary.
        how: the chances of each change.
        chance: decides; in the same state it gives the same text.
        others: texts that mean the same, of which one may stand beside it.
    """
    if others and chance.random() < how.joined:
        text = _joined(text, chance.choice(others), chance)
    if len(text.split()) > how.few_words and chance.random() < how.thinned:
        text = _thinned(text, chance.choice(how.left_out), chance)
    if chance.random() < how.lowered:
        text = text.lower().rstrip("?.!")
    if chance.random() < how.mistyped:
        text = mistyped(text, 1 + len(text) // chance.choice(how.spacing), chance)
    if chance.random() < how.framed:
        text = chance.choice(GREETINGS) + text + chance.choice(THANKS)
    return text


def mistyped(text: str, mistakes: int, chance: Random) -> str:
    """The text with so many letters swapped, lost, doubled or replaced."""
    letters = list(text)
    for _ in range(mistakes):
        if len(letters) < LEAST_LETTERS:
            break
        at = chance.randrange(len(letters) - 1)
        first, second = letters[at : at + 2]
        changes = ([second, first], [second], [first, first, second], [chance.choice(LETTERS), second])
        letters[at : at + 2] = chance.choice(changes)
    return "".join(letters)


def mixed(first: str, second: str) -> str:
    """The beginning of one text and the end of another: something between the two."""
    beginning, end = first.split(), second.split()
    return " ".join(beginning[: (len(beginning) + 1) // 2] + end[len(end) // 2 :])


def _joined(text: str, other: str, chance: Random) -> str:
    return f"{text} {other}" if chance.random() < 0.5 else f"{other}. {text}"


def _thinned(text: str, share: float, chance: Random) -> str:
    return " ".join(word for word in text.split() if chance.random() > share) or text
