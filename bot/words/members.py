"""What is said about everything that is stored under a member's id."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from bot.members.privacy import Traces
from bot.words.phrasing import count

PRIVACY_TITLE = "## Your data"
PRIVACY_KEPT = "Stored under your Discord id:"
PRIVACY_NOTHING = "Nothing is stored under your Discord id."
PRIVACY_NOT = "I store neither your questions nor my answers."
PRIVACY_PACE = (
    "I only count what you ask and click for a short while, so that nobody can flood me; that number is "
    "never saved."
)
PRIVACY_PUBLIC = (
    "What you ask in a channel of my home servers, for all to read, is kept when I have no good answer, so "
    "that people can write one. Not when you ask me privately, and not when I understand that somebody is "
    "in danger."
)
PRIVACY_FORMS = (
    "What you send with `/suggest`, or after “No” below an answer, is kept for those who write answers."
)
PRIVACY_NAMELESS = (
    "Such a question is kept without your name, your id and the server; mentions, links, mail addresses, "
    "long numbers and names after “I'm” are taken out first. I cannot tell any more that it was yours, so "
    "I can neither export nor delete it for you. It goes when nobody has asked it for {days}."
)
PRIVACY_AWAY = (
    "I delete all of it after {months} in which you neither vote nor open your jobs or `/privacy`; asking "
    "questions does not count."
)
PRIVACY_STAYS = "All of it stays until you delete it."
PRIVACY_FILE = "What you delete leaves my storage at once, or as soon as nothing else is reading its file."
PRIVACY_COPIES = "A copy that was made before an update may still have it; I remove each copy after {days}."
PRIVACY_SERVER = (
    "Nobody can find any more what you delete. The server that stores it may have traces of it in its "
    "own files and records until it uses that room again."
)
PRIVACY_OTHERS = "Whoever runs me could read my storage, and may keep further copies; ask them for how long."
PRIVACY_EXPORT = "Export my data"
PRIVACY_ERASE = "Delete my data"
PRIVACY_EXPORTED = "Here is everything that is stored under your Discord id."


def privacy_more(number: int) -> str:
    """Another file of an export that is too long for one."""
    return f"This is file {number} of your data; it is too long for one."


ERASE_ASK = "## Delete all of this?"
ERASE_WARNING = "This cannot be undone. You may want to export your data first."
ERASE_YES = "Delete everything"
ERASE_NO = "Keep my data"
ERASED = "## Your data is deleted"
ERASED_ROWS = "This is deleted:"
ERASED_NOTHING = "There was nothing to delete."
ERASED_GONE = "Nothing of it is left in my storage."
ERASED_WAITING = (
    "Nobody can find it any more. Another program is reading the file of my storage just now; when that "
    "ends, I remove the last traces by myself."
)


LEFT: Mapping[Traces, str] = MappingProxyType(
    {Traces.GONE: ERASED_GONE, Traces.WAITING: ERASED_WAITING, Traces.SERVER: PRIVACY_SERVER}
)


def kept_for(months: int) -> str:
    """How long things stay that nobody deletes; 0 months for ever."""
    return PRIVACY_AWAY.format(months=count(months, "month", "months")) if months else PRIVACY_STAYS


def questions_for(days: int, public: bool) -> str:
    """What is kept of questions, and for how many days; 0 where nothing is."""
    if not days:
        return f"{PRIVACY_NOT} {PRIVACY_PACE}"
    nameless = PRIVACY_NAMELESS.format(days=count(days, "day", "days"))
    return " ".join([*([PRIVACY_PUBLIC] if public else []), PRIVACY_FORMS, nameless, PRIVACY_PACE])


def copies_for(days: int) -> str:
    """Where deleted things may be a while longer."""
    return PRIVACY_COPIES.format(days=count(days, "day", "days"))
