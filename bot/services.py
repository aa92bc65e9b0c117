"""The one bundle of use cases that commands and buttons may hold."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.jobs.book import JobBook
from bot.library.library import Library
from bot.members.privacy import Privacy
from bot.pictures.studio import Studio
from bot.servers.pace import Pace
from bot.usage.counts import Usage


@dataclass(frozen=True, slots=True)
class Services:
    """Everything that a command can do, and nothing of how it is done.

    Args:
        library: the engine that answers questions, and the knowledge being served.
        jobs: saved job links.
        privacy: export and deletion over every store.
        pace: how much members and servers may ask for.
        usage: counts what was publicly answered.
        studio: draws pictures.
    """

    library: Library
    jobs: JobBook
    privacy: Privacy
    usage: Usage
    pace: Pace = field(default_factory=Pace)
    studio: Studio = field(default_factory=Studio)
