"""Findings about questions, aliases and cues: too few, too long, too near to each other."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator

from rapidfuzz import fuzz, process

from bot.knowledge.checks.places import Finding, Steps
from bot.knowledge.model import Entry, Glossary, KnowledgeBase
from bot.knowledge.problems import cite

WANTED, WANTED_OF_A_TERM = 8, 3
NEAR = 90  # of 100, between the sorted content words of two questions
AT_ONCE = 500  # questions compared with all others in one go, which is four times as fast
COMPARED = 40  # questions of one entry, so that no entry can make the check slow
LONGEST = {"aliases": 60, "questions": 350, "not_for": 150}

# English words that say nothing about what is asked.
_SMALL_WORDS = """
    a an the i i'm im am is are was be been to do does did for of in on at as with by and or if so but than
    then my me you your we they he she it its it's that that's this these there their what how why when where
    who which can could should would will shall may might must have has had about from not no any some many
    much get got just really very
"""
_LIGHT = frozenset(_SMALL_WORDS.split())

Phrase = tuple[Entry, Steps, str]


def phrasings(base: KnowledgeBase) -> Iterator[Finding]:
    """Everything about the phrasings of a base."""
    for entry in base.entries.values():
        yield from _counts(entry)
        yield from _lengths(entry)
    questions = list(_phrases(base.entries.values(), "questions", COMPARED))
    yield from _near(questions)
    yield from _clashes([*_titles(base.entries.values()), *_phrases(base.entries.values(), "aliases")])
    yield from _contradictions(questions, _phrases(base.entries.values(), "not_for"))


def _phrases(entries: Iterable[Entry], field: str, most: int | None = None) -> Iterator[Phrase]:
    for entry in entries:
        texts: tuple[str, ...] = getattr(entry, field)[:most]
        yield from ((entry, (field, number), text) for number, text in enumerate(texts))


def _titles(entries: Iterable[Entry]) -> Iterator[Phrase]:
    yield from ((entry, ("title",), entry.title) for entry in entries)


def _counts(entry: Entry) -> Iterator[Finding]:
    count = len(entry.questions)
    wanted = WANTED_OF_A_TERM if isinstance(entry, Glossary) else WANTED
    if count < wanted:
        text = f"{count} of at least {wanted} questions; add some of other shapes and with other words"
        yield Finding(entry, ("questions",), text, key=True)


def _lengths(entry: Entry) -> Iterator[Finding]:
    for field, most in LONGEST.items():
        for _, steps, text in _phrases([entry], field):
            if not re.search(r"\w", text):
                yield Finding(entry, steps, "there is no word in it; write it or take it out")
            if len(text) > most:
                yield Finding(
                    entry, steps, f"the text has {len(text)} characters, more than {most}; shorten it"
                )


def _near(questions: list[Phrase]) -> Iterator[Finding]:
    """Each question with the first one above it that has nearly the same words."""
    keys = [_content(text[: LONGEST["questions"]]) for _, _, text in questions]
    for number, (entry, steps, _) in enumerate(questions):
        if number % AT_ONCE == 0:
            rows = process.cdist(keys[number : number + AT_ONCE], keys, scorer=fuzz.ratio, score_cutoff=NEAR)
        above = rows[number % AT_ONCE, :number]
        if number and above.max():
            other, _, text = questions[above.argmax()]
            where = "of this entry" if other is entry else f"of {other.folder}/{other.id}.yaml"
            yield Finding(
                entry, steps, f"too near to `{cite(text)}` {where}; use other words, or keep one of them"
            )


def _clashes(names: list[Phrase]) -> Iterator[Finding]:
    """Names that lead to two entries, and aliases that an entry has twice."""
    seen: dict[str, Phrase] = {}
    for entry, steps, text in names:
        other, first, _ = seen.setdefault(_plain(text), (entry, steps, text))
        if other is not entry:
            yield Finding(entry, steps, f"{other.folder}/{other.id}.yaml has the same name; keep one of them")
        elif first != steps and first[0] == "aliases":
            yield Finding(entry, steps, "the alias stands here twice; keep one")


def _contradictions(questions: Iterable[Phrase], cues: Iterable[Phrase]) -> Iterator[Finding]:
    """Cues against an entry that are questions of the same entry."""
    asked: dict[str, set[str]] = defaultdict(set)
    for entry, _, text in questions:
        asked[entry.id].add(_plain(text))
    for entry, steps, text in cues:
        if _plain(text) in asked[entry.id]:
            yield Finding(entry, steps, "this is one of the entry's own questions; keep it in one place")


def _plain(text: str) -> str:
    """Without case, accents' encoding and punctuation; signs as in C++ and C# stay."""
    return " ".join(re.findall(r"[\w+#]+(?:'\w+)?", unicodedata.normalize("NFKC", text).casefold()))


def _content(text: str) -> str:
    words = _plain(text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")).split()
    return " ".join(sorted(w for w in words if w not in _LIGHT) or sorted(words))
