"""Tries an entry before it is written anywhere: its faults, its looks, the questions that it would take."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.apart import Apart
from bot.knowledge.model import Entry, KnowledgeBase
from bot.knowledge.parsed import parsed
from bot.knowledge.problems import Problem, faults_of
from bot.library.library import Library
from bot.library.trying import Taken
from bot.search.reply import Answer

# Bytes of a draft; our largest entry has 16,000. A bound of the work, with time and memory of its process.
LARGEST = 100_000
SECONDS, MEGABYTES = 60.0, 1000
# Questions of a draft that are asked of what is served.
MOST_ASKED = 60


@dataclass(frozen=True, slots=True)
class Trial:
    """What became of a draft.

    Args:
        path: where it would stand in the knowledge.
        problems: what the check says of it: faults, or, where there are none, what could be better.
        entry: what members would read; None where there are faults.
        base: the knowledge with the draft in it.
        takes: questions of other entries that would lead to it.
        given: its own questions that other entries answer today.
    """

    path: str
    problems: tuple[Problem, ...]
    entry: Entry | None
    base: KnowledgeBase
    takes: tuple[Taken, ...] = ()
    given: tuple[Taken, ...] = ()

    @property
    def faults(self) -> tuple[Problem, ...]:
        """What refuses it."""
        return faults_of(self.problems)


class Trials:
    """Tries drafts, one after the other, each in a process of its own.

    Args:
        folder: the knowledge that they are for.
        library: what is served.
        seconds: how long a moderator waits at most.
    """

    def __init__(self, folder: Path, library: Library, seconds: float = SECONDS) -> None:
        self.folder = folder
        self._library = library
        self._apart = Apart("bot.library.trying", seconds=seconds, megabytes=MEGABYTES)

    async def check(self, name: str, text: str, today: dt.date, kind: str = "") -> Trial | None:
        """What becomes of a draft; None where that takes too long or too much.

        Args:
            name: the id that it would have.
            text: what would stand in its file.
            today: the day to compare its days with.
            kind: the folder of its kind; empty where that is to be seen from its name or its keys.
        """
        order = {"folder": str(self.folder.resolve()), "name": name, "text": text, "kind": kind}
        told = await self._apart.do(json.dumps(order | {"today": today.isoformat()}).encode())
        if told is None:
            return None
        found = json.loads(told)
        made = parsed(found["base"])
        entry = made.entries.get(name)
        return Trial(
            path=found["path"],
            problems=tuple(Problem(*problem) for problem in found["problems"]),
            entry=entry,
            base=self._with(made, today),
            takes=tuple((text, owner) for text, owner in found["takes"]),
            given=tuple(await self._given(entry, today)) if entry else (),
        )

    def _with(self, made: KnowledgeBase, today: dt.date) -> KnowledgeBase:
        served = self._library.view(today).base
        return KnowledgeBase({**served.entries, **made.entries}, made.sources, made.vocabulary, "draft")

    async def _given(self, entry: Entry, today: dt.date) -> Sequence[Taken]:
        found = []
        for question in entry.questions[:MOST_ASKED]:
            _, reply = await self._library.answer(question, today)
            if isinstance(reply, Answer) and reply.entry.id != entry.id:
                found.append((question, reply.entry.id))
        return found
