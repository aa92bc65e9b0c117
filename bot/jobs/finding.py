"""Finds jobs by what a member remembers of them: words in any order, half a word, a slip of the finger."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from bot.sanitize.unseen import line

_WORD = re.compile(r"#?\w+")
# Slips that a word of so many letters may have; in shorter ones another word would be meant.
_SLIPS = ((8, 2), (4, 1))
# Fewer letters are a part of too many words.
SHORT = 3


@dataclass(frozen=True)
class Said:
    """What can be found of a job.

    Args:
        number: the job's.
        name: what a list calls it: ``#2 Lead, Acme``.
        more: what its owner says of it otherwise, and the host of its link.
    """

    number: int
    name: str
    more: str

    @cached_property
    def named(self) -> str:
        """The name, letter case aside."""
        return self.name.casefold()

    @cached_property
    def all(self) -> str:
        """Everything, letter case aside."""
        return f"{self.named}\n{self.more.casefold()}"


def fitting(text: str, jobs: Iterable[Said]) -> Sequence[int]:
    """The numbers of the jobs that have every word of a text, best first; of equal ones in the order given.

    A word that no job has may be one with a slip in it, and then stands for all that are near.
    """
    wanted, all_jobs = line(text).casefold(), list(jobs)
    words = {word: {word} for word in _WORD.findall(wanted)}
    for word in words:
        if not any(_stands(word, job.all) for job in all_jobs):
            words[word] = _near(word, all_jobs)
    scores = {job.number: _score(wanted, words, job) for job in all_jobs}
    return sorted(filter(scores.get, scores), key=lambda number: -scores[number])


def _score(wanted: str, words: Mapping[str, set[str]], job: Said) -> int:
    """How well a job fits; 0 for not at all."""
    if wanted in job.named:
        return 4 * len(words) + 4
    places = [_place(near, job) for near in words.values()]
    whole = wanted in job.all  # signs alone are no word
    return sum(places) + whole if all(places) and (places or whole) else 0


def _place(near: set[str], job: Said) -> int:
    """A word in the name says more of a job than one in its notes."""
    if any(_stands(word, job.named) for word in near):
        return 3
    return 1 if any(_stands(word, job.all) for word in near) else 0


def _stands(word: str, text: str) -> bool:
    """Whether a text has a word; a short one or a number has to stand alone there."""
    if word not in text:
        return False
    alone = len(word) < SHORT or word.lstrip("#").isdigit()
    return not alone or bool(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text))


def _near(word: str, jobs: Iterable[Said]) -> set[str]:
    most = next((slips for letters, slips in _SLIPS if len(word) >= letters), 0)
    if not most:
        return set()
    known = {said for job in jobs for said in _WORD.findall(job.all)}
    return {found for found, *_ in extract(word, known, scorer=OSA.distance, score_cutoff=most, limit=None)}
