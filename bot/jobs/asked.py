"""Which skills of the knowledge a posting names, word for word; what it does not say is not guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from bot.jobs.model import SAID, Asked, Mark
from bot.knowledge.model import Skill
from bot.sanitize.cutting import clip
from bot.sanitize.unseen import line

# What stands for something else, though a skill's name is in it.
_OTHERS = (
    *("react native", "go-to-market", "go to market", "let go", "good to go", "ready to go"),
    *("java card", "plan c", "c-level", "c-suite"),
)
_LEFT, _RIGHT = r"(?<![\w.°@#+&'’-])", r"(?![\w#+@]|['’&.]\w|-(?!based)\w)"
# A capital says that a common word is a name, but not where a sentence begins or letters count something.
_BEGINNING = re.compile(r"(?:^|[.!?:;•*·–—\n\r\t-])[\s\"“(]*$")
_COUNTED = re.compile(
    r"(?i)(?:\b(?:series|vitamin|option|type|class|tier|round|section|grade|level|part|annex|category|item"
    r"|hepatitis|team|building|block)|\bB(?:,? (?:and|or|&)|[,/]))\s*$"
)
# At the beginning it is a name where it is listed, or where somebody works with it.
_LISTED = re.compile(
    r"\s*(?:[,/&|;)(+•·]|$|\n|\d|(?:and|or|und|oder)\s+[A-Z.]"
    r"|(?:developers?|engineers?|engineering|programm\w+|language|services?|microservices|back[- ]?end|code"
    r"|skills?|experience|expertise|knowledge|expert|apis?|components?|hooks|ecosystem|required|preferred)\b)"
)
MOST = 40


def named(text: str, skills: Iterable[Skill]) -> Sequence[Asked]:
    """The skills that a text names by their titles and other names, each once, in the order of the text."""
    places: dict[str, tuple[int, int, str]] = {}
    hidden = _hidden(text)
    for skill in skills:
        for name in names(skill):
            for at, said in _found(name, hidden):
                place = at, -len(said), said
                places[skill.id] = min(places.get(skill.id, place), place)
    order = sorted(places, key=places.__getitem__)
    return tuple(Asked(skill, clip(line(places[skill][2]), SAID)) for skill in order[:MOST])


def names(skill: Skill) -> Iterator[str]:
    """What a posting may call a skill."""
    yield from {*skill.aliases, *(skill.in_postings or [skill.title])}


def joined(known: Sequence[Asked], new: Iterable[Asked]) -> Sequence[Asked]:
    """What was known with its marks, then what is new."""
    there = {asked.skill for asked in known}
    return (*known, *(asked for asked in new if asked.skill not in there))[:MOST]


def ticked(known: Iterable[Asked], skill: str) -> Sequence[Asked]:
    """The same with the next mark at one skill."""
    return tuple(replace(asked, mark=NEXT[asked.mark]) if asked.skill == skill else asked for asked in known)


NEXT: Mapping[Mark, Mark] = {Mark.UNSURE: Mark.HAVE, Mark.HAVE: Mark.MISSING, Mark.MISSING: Mark.UNSURE}


def _found(name: str, text: str) -> Iterator[tuple[int, str]]:
    """Where a name stands; one with a capital is found as it is written."""
    exact = name != name.lower()
    words = r"[\s\u00A0-]+".join(map(re.escape, re.split(r"[\s-]+", name)))
    for match in re.finditer(_LEFT + words + _RIGHT, text, 0 if exact else re.IGNORECASE):
        if not _common(name) or _means_it(text, match.start(), match.end()):
            yield match.start(), match[0]


def _common(name: str) -> bool:
    """Whether a name may be a word of every day: one word with no more than its first letter large."""
    return name.isalpha() and name[:1].isupper() and name[1:] == name[1:].lower()


def _means_it(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 40) : start], text[end : end + 40]
    if end - start == 1 and _COUNTED.search(before):
        return False
    return not _BEGINNING.search(before) or bool(_LISTED.match(after))


def _hidden(text: str) -> str:
    """The text with other things blanked out, so that places stay what they are."""
    for other in _OTHERS:
        text = re.sub(re.escape(other), lambda found: "\0" * len(found[0]), text, flags=re.IGNORECASE)
    return text
