"""The exception tree: causes with their data and no sentence, except for the operator.

BotError
├── UserError               what a member can mend, by doing otherwise or by waiting
│   ├── BadLink             a link that cannot be kept, and why
│   ├── SeveralLinks        more than one link where one is meant
│   ├── LinkGone            the message that held a link has it no more
│   ├── TooLong             a text, and how long it may be
│   ├── ListFull            as many saved jobs as one member may keep
│   ├── BadJobNumber        what should name a saved job is neither a number nor its name
│   ├── SeveralJobs         a name that more than one saved job has
│   ├── BadFile             a file to import that is no list of jobs
│   ├── FileGone            a file to import that was put away meanwhile
│   ├── BadDay              what should be a day is none, or could be two
│   ├── BadMoment           a moment at which no reminder can come
│   ├── RemindersFull       as many reminders as one member may have waiting
│   ├── ReminderGone        a reminder that the member has no more
│   ├── UndoneTooLate       what was removed cannot be brought back any more
│   ├── NothingToClose      none of the jobs that were to be closed is open
│   ├── OpenedTooLate       jobs that were closed together cannot be opened together any more
│   ├── NoSuchJob           a number that none of the member's jobs has
│   ├── TooFast             more at once than a member or a server may do
│   └── StillLearning       the answers are being made ready
├── StorageUnavailable      the database does not work, and why
└── OperatorError           a start or a command must stop; its text is the operator's, with the exit code
    ├── SettingsError       78: bad settings, all of them at once
    ├── DataError           65: broken knowledge with no good copy to fall back on
    ├── UnreachableError    69: database or Discord out of reach for a one-shot command
    └── AlreadyRunningError 75: another bot holds the data folder

What a member reads about a ``UserError`` or about storage is in ``bot.words.failures``: a new cause is a new
leaf here and a new sentence there.
"""

from __future__ import annotations

import enum
import traceback
from dataclasses import dataclass

# The texts of a member that have a length of their own.


class BotError(Exception):
    """Base of everything that this bot raises on purpose."""


class UserError(BotError):
    """Base of what a member can mend; catch the leaf that is meant, never this."""


class LinkFault(enum.Enum):
    """Why a link cannot be kept."""

    NO_ADDRESS = "no whole http or https address"
    UNSEEN = "spaces or hidden characters"
    CREDENTIALS = "a user name or a password"


@dataclass(eq=False)
class BadLink(UserError):
    """A link cannot be kept.

    Args:
        reason: what is wrong with it; never the link.
    """

    reason: LinkFault


@dataclass(eq=False)
class SeveralLinks(UserError):
    """A text holds more than one link, and one is wanted.

    Args:
        links: in their order.
    """

    links: tuple[str, ...]


class LinkGone(UserError):
    """A link was to be read from a message of the bot's own, which does not have it (any more)."""


@dataclass(eq=False)
class TooLong(UserError):
    """A text is longer than there is room for it.

    Args:
        field: which text.
        limit: the most characters of it.
    """

    field: str
    limit: int


@dataclass(eq=False)
class ListFull(UserError):
    """A member keeps as many jobs as one may.

    Args:
        limit: how many that is.
    """

    limit: int


class BadJobNumber(UserError):
    """What should name a saved job is neither a number nor what one of them is called."""


@dataclass(eq=False)
class SeveralJobs(UserError):
    """More than one of the member's jobs is called so.

    Args:
        fitting: how many.
    """

    fitting: int


class BadFile(UserError):
    """A file that was to be imported is too large, or no list of jobs."""


class FileGone(UserError):
    """A file that was to be imported is not at hand any more."""


class BadDay(UserError):
    """What should be a day is none, or could be two."""


class BadMoment(UserError):
    """A moment at which no reminder can come: it is over, or too far away."""


@dataclass(eq=False)
class RemindersFull(UserError):
    """A member has as many reminders waiting as one may.

    Args:
        limit: how many that is.
    """

    limit: int


class ReminderGone(UserError):
    """A reminder is done, or went with its job."""


class UndoneTooLate(UserError):
    """What was removed cannot be brought back any more."""


class NothingToClose(UserError):
    """None of the jobs that were to be closed is there and open."""


class OpenedTooLate(UserError):
    """Jobs that were closed together cannot be opened together any more."""


@dataclass(eq=False)
class NoSuchJob(UserError):
    """The member has no job of that number, or has it no more.

    Args:
        number: as the member gave it.
    """

    number: int


@dataclass(eq=False)
class TooFast(UserError):
    """More at once than a member or a server may do.

    Args:
        seconds: until it is worth trying again; 0 where only the server is too busy.
    """

    seconds: int


class StillLearning(UserError):
    """The answers are being made ready, which takes a few seconds after a start with new knowledge."""


class StorageFault(enum.Enum):
    """Why the database does not work; the values are the operator's words for it."""

    BUSY = "the database is busy"
    FULL = "the disk is full"
    READ_ONLY = "the database cannot be written or opened"
    DAMAGED = "the database file is damaged"
    AWAY = "the database server is out of reach"
    MOVED = "the database file was deleted or replaced"
    UNSURE = "the database server said nothing when it was told to keep a change"


@dataclass(eq=False)
class StorageUnavailable(BotError):
    """The database does not work now.

    Args:
        reason: why.
    """

    reason: StorageFault

    def __str__(self) -> str:
        return self.reason.value

    @property
    def busy(self) -> bool:
        """Whether trying again in a few seconds is likely to work."""
        return self.reason is StorageFault.BUSY


class OperatorError(BotError):
    """The program must stop; its text tells the operator what to do, one line for each problem."""

    exit_code = 1


class SettingsError(OperatorError):
    """Settings that cannot be used (exit 78)."""

    exit_code = 78


class DataError(OperatorError):
    """Knowledge that cannot be read, with no good copy to serve instead (exit 65)."""

    exit_code = 65


class UnreachableError(OperatorError):
    """The database or Discord cannot be reached by a one-shot command (exit 69)."""

    exit_code = 69


class AlreadyRunningError(OperatorError):
    """Another bot works on the same data folder (exit 75)."""

    exit_code = 75


def trace(error: BaseException | None) -> str:
    """Where an error happened, innermost last, and what it was raised while handling.

    Of each error only its kind, and the numbers that Discord answered with: its words may quote a member.
    """
    parts = []
    while error is not None:
        status, code = getattr(error, "status", None), getattr(error, "code", None)
        answered = f" (HTTP {status}, code {code})" if status is not None and code is not None else ""
        parts.append("".join(traceback.format_tb(error.__traceback__)) + type(error).__qualname__ + answered)
        error = error.__cause__ or error.__context__
    return "\n... raised while handling:\n".join(parts)
