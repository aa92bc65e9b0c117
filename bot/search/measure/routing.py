"""Asks the knowledge its own phrasings, each left out of the index before, and tells which go astray."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context

from bot.knowledge.checks.places import Finding
from bot.knowledge.model import Entry, KnowledgeBase
from bot.search.engine import Engine
from bot.search.reply import Answer, Courtesy

FOLDS = 5


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an entry: ``questions`` or ``not_for``, and its place there."""

    entry: Entry
    key: str
    place: int

    @property
    def text(self) -> str:
        """What a member would type."""
        return str(getattr(self.entry, self.key)[self.place])


@dataclass(frozen=True, slots=True)
class Routing:
    """What came of it.

    Args:
        asked: how many phrasings were asked.
        first: how many found their entry first.
        in_three: how many found it among the first three.
        findings: lines that another entry answers outright, and lines that must not be answered but are.
    """

    asked: int
    first: int
    in_three: int
    findings: tuple[Finding, ...]

    def __str__(self) -> str:
        def share(count: int) -> str:
            return f"{count / max(1, self.asked):.0%}"

        return (
            f"{self.asked} phrasings, each left out: {share(self.first)} find their entry first, "
            f"{share(self.in_three)} among the first three"
        )


def route(
    base: KnowledgeBase,
    ids: Collection[str] | None = None,
    tell: Callable[[int, int], None] = lambda done, of: None,
) -> Routing:
    """Ask every phrasing of an engine that was built without it.

    A line that is in the index leads home by construction, so each fifth of the lines is asked of an engine
    that knows the other four fifths; each fold in a process of its own. They read words alone: a writer
    learns here which words lead astray, and what each fold means would have to be learned apart.

    Args:
        base: the knowledge.
        ids: the entries whose lines are asked; None for all.
        tell: is told how many folds are done, and of how many.
    """
    asked = base.entries.keys() if ids is None else base.entries.keys() & ids
    processes = min(FOLDS, os.cpu_count() or 1)
    with ProcessPoolExecutor(processes, get_context("spawn")) as pool:
        parts = []
        for part in pool.map(partial(_fold, base, frozenset(asked)), range(FOLDS)):
            parts.append(part)
            tell(len(parts), FOLDS)
    return Routing(
        sum(part.asked for part in parts),
        sum(part.first for part in parts),
        sum(part.in_three for part in parts),
        tuple(finding for part in parts for finding in part.findings),
    )


def _fold(base: KnowledgeBase, ids: Collection[str], fold: int) -> Routing:
    """One fifth of the lines, asked of an engine that lacks them."""
    asked = first = in_three = 0
    findings: list[Finding] = []
    lines = [line for line in _lines(base, ids) if line.place % FOLDS == fold]
    engine = Engine(_without(base, fold))
    for line in lines:
        reply = engine.reply(line.text)
        ids = [] if isinstance(reply, Courtesy) else [c.entry.id for c in reply.candidates]
        if line.key == "questions":
            asked += 1
            first += ids[:1] == [line.entry.id]
            in_three += line.entry.id in ids[:3]
        findings.extend(_astray(line, reply.entry, engine) if isinstance(reply, Answer) else ())
    return Routing(asked, first, in_three, tuple(findings))


def _lines(base: KnowledgeBase, ids: Collection[str]) -> Iterator[Line]:
    for entry in (entry for name, entry in base.entries.items() if name in ids):
        for key in ("questions", "not_for"):
            yield from (Line(entry, key, place) for place in range(len(getattr(entry, key))))


def _without(base: KnowledgeBase, fold: int) -> KnowledgeBase:
    def kept(lines: Sequence[str]) -> tuple[str, ...]:
        return tuple(line for place, line in enumerate(lines) if place % FOLDS != fold)

    def thinned(entry: Entry) -> Entry:
        return entry.model_copy(update={"questions": kept(entry.questions), "not_for": kept(entry.not_for)})

    entries = {name: thinned(entry) for name, entry in base.entries.items()}
    return KnowledgeBase(entries, base.sources, base.vocabulary, base.version, base.folder)


def _astray(line: Line, answered: Entry, engine: Engine) -> Iterator[Finding]:
    home = answered.id == line.entry.id
    if line.key == "questions" and not home:
        pulled = ", ".join(engine.explain(line.text).matched)
        text = f"{answered.id} would answer this, by the words {pulled}; say what only this entry is about"
        yield Finding(line.entry, ("questions", line.place), text)
    elif line.key == "not_for" and home:
        text = (
            "this entry would still answer this; add lines of that kind, or take words of it out of questions"
        )
        yield Finding(line.entry, ("not_for", line.place), text)
