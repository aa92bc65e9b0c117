"""The one bundle of use cases that commands and buttons may hold."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.jobs.book import JobBook
from bot.jobs.reminders import ReminderBook
from bot.library.library import Library
from bot.members.privacy import Privacy
from bot.servers.pace import Pace


@dataclass(frozen=True, slots=True)
class Services:
    """Everything that a command can do, and nothing of how it is done.

    Args:
        library: the engine that answers questions, and the knowledge being served.
        jobs: saved job links.
        reminders: what members want to be told of them, and when.
        privacy: export and deletion over every store.
        pace: how much members and servers may ask for.
    """

    library: Library
    jobs: JobBook
    reminders: ReminderBook
    privacy: Privacy
    pace: Pace = field(default_factory=Pace)
