"""The one bundle of use cases that commands and buttons may hold."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.feedback.drafting import Drafts
from bot.feedback.feedback import Feedback
from bot.jobs.book import JobBook
from bot.jobs.reminders import ReminderBook
from bot.library.library import Library
from bot.library.reloading import Reloading
from bot.library.trials import Trials
from bot.members.privacy import Privacy
from bot.pictures.studio import Studio
from bot.servers.allowance import Allowance
from bot.servers.home import Home
from bot.servers.pace import Pace
from bot.usage.counts import Usage

# Forms of feedback that a member may send at once, and the seconds after which as many have come back.
FORMS, SECONDS = 5, 3_600.0


@dataclass(frozen=True, slots=True)
class Services:
    """Everything that a command can do, and nothing of how it is done.

    Args:
        library: the engine that answers questions, and the knowledge being served.
        jobs: saved job links.
        feedback: votes on answers, and questions that want a better one.
        drafts: patches of the knowledge's files.
        reminders: what members want to be told of them, and when.
        privacy: export and deletion over every store.
        pace: how much members and servers may ask for.
        usage: counts what was publicly answered.
        reloading: takes over changed files of the knowledge.
        trials: tries entries before they are written anywhere.
        studio: draws pictures.
        home: the operator's own servers, and who looks after the knowledge there.
        allowance: how often a member may fill in a form of feedback.
    """

    library: Library
    jobs: JobBook
    feedback: Feedback
    drafts: Drafts
    reminders: ReminderBook
    privacy: Privacy
    usage: Usage
    trials: Trials
    reloading: Reloading
    pace: Pace = field(default_factory=Pace)
    studio: Studio = field(default_factory=Studio)
    home: Home = field(default_factory=Home)
    allowance: Allowance = field(default_factory=lambda: Allowance(FORMS, SECONDS))
