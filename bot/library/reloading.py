"""Takes changed files over into the running bot, all or nothing: one reference is swapped, or nothing is."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bot.knowledge.files import File, survey, version_of
from bot.knowledge.marks import Marks, in_gits_hands, marks
from bot.knowledge.problems import Problem, faults_of
from bot.library import kept, opening
from bot.library.library import Library
from bot.library.news import News, between
from bot.library.reading import read, understood
from bot.search.engine import Engine, Targets

log = logging.getLogger(__name__)

REST = 0.2
"""Seconds for which files must have stayed as they are: nobody is writing them then."""
PATIENCE = 10.0
"""Seconds after which files are read as they are, though the folder is away or git has not finished."""


class Reloading:
    """Looks at the files, and lets the library serve what is new in them.

    Args:
        library: serves.
        folder: where the files are.
        data_dir: where what is served is kept for the next start.
        targets: precision wanted.

    ``lock`` is held by whoever makes a new engine. ``wanted`` is set when somebody should look, ``swapped``
    when another knowledge is served.
    """

    def __init__(self, library: Library, folder: Path, data_dir: Path, targets: Targets) -> None:
        self.folder = folder
        self.lock = asyncio.Lock()
        self.wanted, self.swapped = asyncio.Event(), asyncio.Event()
        self._library, self._data_dir, self._targets = library, data_dir, targets
        self._seen: Marks | None = None
        self._told: tuple[Problem, ...] = library.faults

    async def look(self, *, closely: bool = False) -> News:
        """Read the files where they look changed; what was found goes to the log too.

        Questions are answered meanwhile, each from the knowledge that it began with.

        Args:
            closely: read them however they look.

        Raises:
            ReadingFailed: the process that reads ended early; the answers stay as they were.
        """
        async with self.lock:
            if not closely and self._seen == await asyncio.to_thread(marks, self.folder):
                return News()
            self._seen = await self._rested()
            files, problems = await asyncio.to_thread(survey, self.folder)
            news = await self._news(files, problems)
            self._tell(news)
            return news

    async def _rested(self) -> Marks | None:
        """How the files look once they are left alone."""
        loop = asyncio.get_running_loop()
        until, last = loop.time() + PATIENCE, await asyncio.to_thread(marks, self.folder)
        while True:
            await asyncio.sleep(REST)
            now = await asyncio.to_thread(marks, self.folder)
            busy = now != last or now is None or await asyncio.to_thread(in_gits_hands, self.folder)
            if not busy or loop.time() > until:
                return now
            last = now

    async def _news(self, files: Sequence[File], problems: Sequence[Problem]) -> News:
        base = self._library.base
        if version_of(files) == base.version and base.good_at is None and not faults_of(problems):
            return News()
        data = await asyncio.to_thread(read, files, problems, self.folder, self._data_dir)
        found = await asyncio.to_thread(understood, data)
        if not isinstance(found, kept.Kept):
            return News(faults=found)
        new = replace(found.base, folder=self.folder)
        self._library.serve(await asyncio.to_thread(Engine, new, self._targets, found.learned))
        self._library.faults = ()
        self.swapped.set()
        await asyncio.to_thread(self._keep, files, data)
        return between(base, new)

    def _keep(self, files: Sequence[File], data: bytes) -> None:
        """For the next start: what was learned, and a copy for the day the files are broken."""
        kept.keep(self._data_dir, data)
        opening.keep_copy(files, self._data_dir)

    def _tell(self, news: News) -> None:
        """Tell the log what is new; the same faults are told once."""
        self._library.faults = news.faults
        if news.faults and news.faults != self._told:
            for fault in news.faults:
                log.error("%s", fault)
            log.error("%s has mistakes: the answers stay as they were", self.folder)
        elif self._told and not news.faults:
            log.info("%s is in order again", self.folder)
        if news and not news.faults:
            log.info("The knowledge has changed: %s", news)
        self._told = news.faults
