"""What is said where something is in the way: dead ends, and every error that a member reads about."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from bot.errors import (
    BadDay,
    BadFile,
    BadJobNumber,
    BadLink,
    BadMoment,
    FileGone,
    LinkGone,
    ListFull,
    NoSuchJob,
    NothingToClose,
    OpenedTooLate,
    ReminderGone,
    RemindersFull,
    SeveralJobs,
    SeveralLinks,
    StillLearning,
    StorageFault,
    StorageUnavailable,
    TooFast,
    TooLong,
    UndoneTooLate,
)
from bot.words import jobs, servers

COMMAND_CHANGED = (
    "This command has changed since your Discord app loaded it. Please restart the app and try again."
)
OLD_BUTTON = (
    "This button is from an older version of me and no longer works. Please ask again, or use `/help`."
)
OLD_FORM = "This form is from an older version of me, so it was not sent. Please open it again."
GONE_ENTRY = "That answer is not in my knowledge any more. Please ask again, or use `/help`."
NOT_YOURS = "This is for those who look after my answers on this server."
STILL_LEARNING = "I am still reading my answers. Please try again in half a minute."
STORAGE: Mapping[StorageFault, str] = MappingProxyType(
    {
        StorageFault.BUSY: "I am busy right now. Nothing was changed; please try again in a few seconds.",
        StorageFault.FULL: (
            "My disk is full, so nothing was changed. What you saved before is safe; please try again later."
        ),
        StorageFault.READ_ONLY: (
            "I cannot use my storage right now, so nothing was changed. You can still ask me questions."
        ),
        StorageFault.DAMAGED: (
            "My storage is damaged, so I cannot save or list anything now. You can still ask me questions."
        ),
        StorageFault.AWAY: (
            "I cannot reach my storage right now, so nothing was changed; please try again later. "
            "You can still ask me questions."
        ),
        StorageFault.MOVED: (
            "My storage is gone, so I cannot save or list anything now. You can still ask me questions."
        ),
        StorageFault.UNSURE: (
            "I cannot tell whether that worked: my storage stopped answering at that moment. "
            "Please look again later, and repeat it only if it did not."
        ),
    }
)


def unexpected(reference: str) -> str:
    """Something broke that should not have."""
    return (
        "Sorry, something went wrong on my side. "
        f"If it happens again, give a moderator this code: `{reference}`."
    )


TYPED = "This is what you typed, so that you can copy it:"


def wording(error: BaseException) -> str | None:
    """What a member reads about an error; None where something broke that should not have."""
    match error:
        case BadLink(reason=reason):
            return jobs.BAD_LINK[reason]
        case SeveralLinks(links=links):
            return jobs.several(len(links))
        case LinkGone():
            return jobs.GONE_LINK
        case TooLong(field=field, limit=limit):
            return jobs.too_long(field, limit)
        case ListFull(limit=limit):
            return jobs.full(limit)
        case SeveralJobs(fitting=fitting):
            return jobs.several_jobs(fitting)
        case BadFile():
            return jobs.BAD_FILE
        case FileGone():
            return jobs.files.FILE_GONE
        case BadDay():
            return jobs.BAD_DAY
        case NothingToClose():
            return jobs.NOTHING_TO_CLOSE
        case OpenedTooLate():
            return jobs.OPENED_TOO_LATE
        case BadMoment():
            return jobs.reminders.BAD_MOMENT
        case RemindersFull(limit=limit):
            return jobs.reminders.full(limit)
        case ReminderGone():
            return jobs.reminders.GONE
        case UndoneTooLate():
            return jobs.UNDONE_TOO_LATE
        case BadJobNumber():
            return jobs.BAD_NUMBER
        case NoSuchJob(number=number):
            return jobs.no_such(number)
        case TooFast(seconds=seconds):
            return servers.slower(seconds)
        case StillLearning():
            return STILL_LEARNING
        case StorageUnavailable(reason=reason):
            return STORAGE[reason]
    return None
