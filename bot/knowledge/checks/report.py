"""The whole check of a knowledge folder: every fault, and what could be better although the bot can work."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.knowledge.checks.dates import dates
from bot.knowledge.checks.markdown import markdown
from bot.knowledge.checks.phrasings import phrasings
from bot.knowledge.checks.places import Finding, Places
from bot.knowledge.checks.reach import HTTP, plain_http, reach
from bot.knowledge.danger import unanswered
from bot.knowledge.loader import gather
from bot.knowledge.model import KINDS, KnowledgeBase
from bot.knowledge.names import VOCABULARY
from bot.knowledge.problems import Problem, faults_of

Check = Callable[[KnowledgeBase], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found.

    Args:
        problems: faults and findings in the order of paths and lines.
        entries: how many entries of each kind were read, by the singular of the kind.
        sources: how many sources were read.
    """

    problems: tuple[Problem, ...]
    entries: Mapping[str, int]
    sources: int

    @property
    def faults(self) -> tuple[Problem, ...]:
        """What refuses the load."""
        return faults_of(self.problems)

    @property
    def findings(self) -> tuple[Problem, ...]:
        """What could be better."""
        return tuple(p for p in self.problems if p.severity == "finding")

    @property
    def untimely(self) -> tuple[Problem, ...]:
        """Findings that somebody wrote, and that time alone did not make."""
        return tuple(p for p in self.findings if not p.due)

    @property
    def due(self) -> tuple[Problem, ...]:
        """Findings that time alone made."""
        return tuple(p for p in self.findings if p.due)

    @property
    def months(self) -> str:
        """What time alone has made stale, counted by the month that it was due in; empty for nothing."""
        counted = sorted(Counter(problem.due for problem in self.due).items())
        return ", ".join(f"{count} in {month}" for month, count in counted)

    def __str__(self) -> str:
        total = _count(sum(self.entries.values()), "entry", "entries")
        if not self.faults and not self.untimely:
            return f"OK, {total}"
        return f"{total}: {_count(len(self.faults), 'fault')}, {_count(len(self.untimely), 'finding')}"


def check(folder: Path, today: dt.date, more: Iterable[Check] = ()) -> Report:
    """Check a knowledge folder; never raises, whatever stands in it.

    Args:
        folder: the knowledge folder.
        today: the day to compare dates with.
        more: checks that need more than the files, such as routing with an engine; run only on a
            base without faults.
    """
    return judge(*gather(folder), today, more)


def judge(
    base: KnowledgeBase, problems: tuple[Problem, ...], today: dt.date, more: Iterable[Check] = ()
) -> Report:
    """The rest of a check, once the folder has been gathered: what has faults is known by then."""
    # Without its words, each name with digits in it would be told as a number.
    found = () if any(fault.path == VOCABULARY for fault in faults_of(problems)) else findings(base, today)
    if not faults_of(problems):
        places = Places(base.folder)
        found += tuple(places.problem(finding) for one in more for finding in one(base))
    kinds = Counter(entry.kind for entry in base.entries.values())
    counts = {kind.kind: kinds[kind.kind] for kind in KINDS.values()}
    return Report(tuple(sorted((*problems, *found))), counts, len(base.sources))


def findings(base: KnowledgeBase, today: dt.date, places: Places | None = None) -> tuple[Problem, ...]:
    """Everything that could be better in a base, in the order of paths and lines.

    Lines come from ``places``, else from the files that the base was read from; where those have gone, line 1
    is named.
    """
    places = places or Places(base.folder)
    found = [
        *phrasings(base),
        *dates(base, today),
        *markdown(base, today),
        *reach(base, today),
        *_relations(base),
    ]
    problems = [places.problem(finding) for finding in found]
    return tuple(sorted([*problems, *_sources(base), *unanswered(base)]))


def _relations(base: KnowledgeBase) -> Iterator[Finding]:
    for entry in base.entries.values():
        for number, name in enumerate(entry.related):
            if name == entry.id or name in entry.formerly:
                yield Finding(entry, ("related", number), "the entry is related to itself; take it out")
            elif name in entry.related[:number]:
                yield Finding(entry, ("related", number), f"`{name}` stands twice; keep one")


def _sources(base: KnowledgeBase) -> Iterator[Problem]:
    """Licences of the CC BY family want the author named where facts or words are used."""
    for key, source in base.sources.items():
        if plain_http(source.url):
            yield Problem(f"sources/{key}.yaml", 1, 1, "url", HTTP, severity="finding")
        if (
            source.use != "link-only"
            and source.licence.upper().startswith("CC BY")
            and not source.attribution
        ):
            text = f"{source.licence} wants the author named; add `attribution`"
            yield Problem(f"sources/{key}.yaml", 1, 1, "attribution", text, severity="finding")


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
