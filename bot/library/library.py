"""What the bot answers from: one reference to an engine, swapped when newer knowledge is ready."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from typing import Literal, TypeAlias, TypeVar

from bot.errors import StillLearning
from bot.knowledge.model import KnowledgeBase
from bot.knowledge.problems import Problem
from bot.knowledge.view import Sight, View, public
from bot.library.kept import Kept, keep, pack
from bot.library.opening import Opened, open_knowledge
from bot.search.crisis import Crisis
from bot.search.engine import Engine, Targets
from bot.search.explanation import Explanation
from bot.search.index.learning import learn
from bot.search.reply import Reply, Unknown
from bot.settings import Settings

log = logging.getLogger(__name__)
T = TypeVar("T")

Reads: TypeAlias = Literal["meaning", "learning", "off", "unavailable"]
"""What is read of questions: their meaning too, or words alone, and why."""
AT_ONCE = 100_000
"""Phrasings times entries up to which learning is a matter of a moment, and done at once."""


class Library:
    """The knowledge to browse, and the engine that answers questions from it.

    An answer takes the engine once and its view from it, so that a swap cannot mix two versions.

    Args:
        base: what can be browsed; that of the engine where there is one.
        engine: answers questions; None as long as nothing is learned yet.
        words_alone: why no meaning is read as long as the engine reads none.

    ``faults`` are what is wrong with the files, as long as older answers are served; ``loaded_at`` says since
    when these are.
    """

    def __init__(
        self, base: KnowledgeBase | None = None, engine: Engine | None = None, words_alone: Reads = "off"
    ) -> None:
        self._base = engine.base if engine else base or KnowledgeBase({})
        self._engine = engine
        self._worker = ThreadPoolExecutor(1, "answers")  # starts no thread before it is given work
        self.words_alone = words_alone
        self.faults: tuple[Problem, ...] = ()
        self.loaded_at = dt.datetime.now(dt.UTC)

    @property
    def base(self) -> KnowledgeBase:
        """What can be browsed."""
        return self._base

    @property
    def engine(self) -> Engine:
        """The engine to answer with.

        Raises:
            StillLearning: there is none yet.
        """
        if self._engine is None:
            raise StillLearning
        return self._engine

    def view(self, today: dt.date, may_see: Sight = public) -> View:
        """What an asker may see today, which can be browsed before anything is learned."""
        return View(self._base, today, may_see)

    @property
    def reads(self) -> Reads:
        """What is read of questions now."""
        return "meaning" if self._engine and self._engine.meaning else self.words_alone

    async def answer(self, text: str, today: dt.date, may_see: Sight = public) -> tuple[View, Reply]:
        """The reply to a message, and the view that it was made from.

        To read meaning takes as long as a hundred other events, so it is done in a thread of its own; words
        alone are answered at once.

        Raises:
            StillLearning: nothing is learned yet; somebody in danger is answered all the same.
        """
        engine = self._engine
        if engine is None:
            return self.view(today, may_see), self._unlearned(text)
        view = engine.view(today, may_see)
        return view, await self._read(engine, engine.reply, text, view)

    async def explain(self, text: str, today: dt.date) -> tuple[View, Explanation]:
        """How the reply to a message comes about, and the view that it is made from.

        Raises:
            StillLearning: nothing is learned yet.
        """
        engine = self.engine
        view = engine.view(today)
        return view, await self._read(engine, engine.explain, text, view)

    async def _read(self, engine: Engine, work: Callable[[str, View], T], text: str, view: View) -> T:
        if engine.meaning is None:
            return work(text, view)
        return await asyncio.get_running_loop().run_in_executor(self._worker, work, text, view)

    def _unlearned(self, text: str) -> Reply:
        help_ = self._crisis.met(text)
        if help_ is None:
            raise StillLearning
        return Unknown((), help_, 1.0, crisis=True)

    def in_danger(self, text: str) -> bool:
        """Whether a message is by its words of somebody in danger."""
        if self._engine is not None:
            return self._engine.in_danger(text)
        return self._crisis.met(text) is not None

    def serve(self, engine: Engine) -> None:
        """Answer from another engine from now on; answers in the making finish with the one before."""
        if engine.base.version != self._base.version:
            self.loaded_at = dt.datetime.now(dt.UTC)
        self._base, self._engine = engine.base, engine

    def close(self) -> None:
        """End the thread, once the answers that it has begun are made."""
        self._worker.shutdown(cancel_futures=True)

    @cached_property
    def _crisis(self) -> Crisis:
        return Crisis(self._base)


def targets_of(settings: Settings) -> Targets:
    """The precision that the settings ask of answers."""
    return Targets(settings.answer_precision, settings.suggest_precision)


def open_library(settings: Settings) -> tuple[Library, KnowledgeBase | None]:
    """What to answer from now, and what has to be learned before it can take its place; None where nothing.

    What was served last is ready at once, by words alone: it answers while newer knowledge is learned. What
    is wrong with the files goes to the log.

    Raises:
        DataError: the files are broken and there is no good copy.
    """
    log.info("Data folder: %s", settings.data_dir)
    opened = open_knowledge(settings.knowledge, settings.data_dir)
    for line in opened.complaint:
        log.error("%s", line)
    targets = targets_of(settings)
    words_alone: Reads = "learning" if settings.meaning else "off"
    if opened.is_learned or _is_quick(opened.base):
        library, unlearned = Library(engine=_engine(opened, targets, settings), words_alone=words_alone), None
    else:
        ready = Engine(opened.kept.base, targets, opened.kept.learned) if opened.kept else None
        library, unlearned = Library(opened.base, ready, words_alone), opened.base
    library.faults = tuple(opened.problems)
    return library, unlearned


def _engine(opened: Opened, targets: Targets, settings: Settings) -> Engine:
    if opened.kept and opened.is_learned:
        return Engine(opened.base, targets, opened.kept.learned)
    learned = learn(opened.base)
    keep(settings.data_dir, pack(Kept(opened.base, learned)))
    return Engine(opened.base, targets, learned)


def _is_quick(base: KnowledgeBase) -> bool:
    phrasings = sum(1 + len(entry.aliases) + len(entry.questions) for entry in base.entries.values())
    return phrasings * len(base.entries) <= AT_ONCE
