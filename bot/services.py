"""The one bundle of use cases that commands and buttons may hold."""

from __future__ import annotations

from dataclasses import dataclass

from bot.jobs.book import JobBook
from bot.members.privacy import Privacy
from bot.search.engine import Engine


@dataclass(frozen=True, slots=True)
class Pace:
    """How many questions one member may ask in so many seconds before the bot stays quiet."""

    questions: int = 8
    seconds: float = 60.0


@dataclass(frozen=True, slots=True)
class Services:
    """Everything that a command can do, and nothing of how it is done.

    Args:
        engine: answers questions and completes names; ``engine.base`` is the knowledge being served.
        jobs: saved job links.
        privacy: export and deletion over every store.
        pace: the cooldown for questions.
    """

    engine: Engine
    jobs: JobBook
    privacy: Privacy
    pace: Pace = Pace()
