"""Members' votes, and the questions that want a better answer: what is kept of them, and what never."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from bot.feedback.grouping import Group, grouped
from bot.feedback.likeness import BY_MEANING, BY_WORDS, Sense, by_words
from bot.feedback.masking import masked, tells
from bot.feedback.model import Gap, GapStore, Reason, State, VoteStore
from bot.search.engine import Engine
from bot.search.reply import Answer, Courtesy, Part, Reply, Suggestions, Unknown

MOST = 1_000
"""Questions of the queue; beyond them those that were not asked for longest are forgotten."""


@dataclass(frozen=True, slots=True)
class Collecting:
    """What is kept of questions, and for how long.

    Args:
        wanted: whether anything is.
        home: the servers whose public questions are kept where they got no good answer.
        days: after which a question that nobody asked again is deleted.
    """

    wanted: bool = True
    home: frozenset[int] = field(default_factory=frozenset)
    days: int = 90


class Feedback:
    """What members tell the bot about its answers, and what it tells those who write them.

    Args:
        votes: keeps votes.
        gaps: keeps questions.
        in_danger: whether a text is of somebody in danger; of such a text nothing is kept.
        collecting: what is kept.
    """

    def __init__(
        self,
        votes: VoteStore,
        gaps: GapStore,
        in_danger: Callable[[str], bool],
        collecting: Collecting = Collecting(),
    ) -> None:
        self.votes = votes
        self._gaps = gaps
        self._in_danger = in_danger
        self.collecting = collecting
        self._sense = Sense()

    async def asked(self, question: str, reply: Reply, server_id: int | None) -> None:
        """Keep what had no good answer of a question that was asked publicly; None stands for no server."""
        if self.collecting.wanted and server_id in self.collecting.home and not self._in_danger(question):
            for text, reason in wanting(question, reply):
                await self._note(text, reason)

    async def told(self, text: str, reason: Reason, entry_id: str = "") -> None:
        """Keep what a member sent by a form, wherever that was."""
        if self.collecting.wanted and not self._in_danger(text):
            await self._note(text, reason, entry_id)

    async def groups(self, engine: Engine, today: dt.date) -> list[Group]:
        """The questions that wait, grouped by meaning where the engine reads it, else by their words."""
        gaps = await self._gaps.open()
        return await asyncio.to_thread(self._grouped, gaps, engine, today) if gaps else []

    async def settle(self, group: Group, state: State) -> None:
        """Note what became of all questions of a group."""
        await self._gaps.settle(group.numbers, state)

    async def _note(self, text: str, reason: Reason, entry_id: str = "") -> None:
        kept = masked(text)
        if tells(kept):
            await self._gaps.note(kept, reason, entry_id, MOST)

    def _grouped(self, gaps: Sequence[Gap], engine: Engine, today: dt.date) -> list[Group]:
        texts = [gap.text for gap in gaps]
        if engine.meaning:
            alike = self._sense.of(texts, engine.meaning.encoder)
            return grouped(gaps, alike, BY_MEANING, today)
        return grouped(gaps, by_words(texts, engine.base.vocabulary), BY_WORDS, today)


def wanting(question: str, reply: Reply | Part) -> Iterator[tuple[str, Reason]]:
    """The texts of a question that got no good answer, and how; what the bot leaves to others wants none."""
    match reply:
        case Part(text=text, reply=inner):
            yield from wanting(text, inner)
        case Answer(parts=parts) | Suggestions(parts=parts) | Unknown(parts=parts) if parts:
            for part in parts:
                yield from wanting(part.text, part.reply)
        case Suggestions():
            yield question, Reason.UNSURE
        case Unknown(decline=None, crisis=False):
            yield question, Reason.UNKNOWN
        case Courtesy() | Answer() | Unknown():
            return
