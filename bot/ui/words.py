"""Every sentence that the bot itself says; answers come from the knowledge, word for word."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType

from bot.ui.text import count, day

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "role": "Roles",
        "level": "Levels",
        "responsibility": "Responsibilities",
        "requirement": "Requirements",
        "skill": "Skills",
        "topic": "Topics",
        "glossary": "Terms",
        "about": "About this bot",
    }
)
NOUNS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "role": ("role", "roles"),
        "level": ("level", "levels"),
        "responsibility": ("responsibility", "responsibilities"),
        "requirement": ("requirement", "requirements"),
        "skill": ("skill", "skills"),
        "topic": ("topic", "topics"),
        "glossary": ("term", "terms"),
        "about": ("page about this bot", "pages about this bot"),
    }
)

# Errors and dead ends
COMMAND_CHANGED = (
    "This command has changed since your Discord app loaded it. Please restart the app and try again."
)
OLD_BUTTON = (
    "This button is from an older version of me and no longer works. Please ask again, or use `/help`."
)
OLD_FORM = "This form is from an older version of me, so it was not sent. Please open it again."
GONE_ENTRY = "That answer is not in my knowledge any more. Please ask again, or use `/help`."


def unexpected(reference: str) -> str:
    """Something broke that should not have."""
    return (
        "Sorry, something went wrong on my side. "
        f"If it happens again, give a moderator this code: `{reference}`."
    )


def wait(seconds: int) -> str:
    """The one notice for a member who asks too fast."""
    pause = count(seconds, "second", "seconds")
    return f"That is a lot of questions at once. Please wait {pause}, then ask again."


def slower(seconds: int) -> str:
    """The notice for a member who clicks, types or sends too fast, or whose server is very busy."""
    pause = count(max(seconds, 5), "second", "seconds")
    return f"That was a lot at once. Please wait {pause}, then try again."


# Answers
ASKED = "-# Question: {question}"
FOLLOW_UP = "Ask a follow-up"
FOLLOW_UP_LABEL = "Your question"
FOLLOW_UP_HINT = "A whole question works best: I do not remember earlier ones"
ALSO = "Also: {title}"
OVERDUE = "-# ⚠️ This answer was due for a review on {day}, so parts of it may be out of date."
DID_YOU_MEAN = "## Did you mean one of these?\nI am not quite sure what you mean."
NONE_OF_THESE = "None of these"
NONE_ANSWER = "Then I don't know that yet, sorry. Other words sometimes help, and `/help` shows what I know."
UNKNOWN = "## I don't know that yet\nMy knowledge has no reviewed answer to this, and I do not guess."
NEAREST = "These topics come nearest:"
INSTEAD = "These may help:"
BROWSE = "Browse what I know"
STRENGTH = "in senior jobs: {strength}"
BY_LEVEL = "-# What is expected at each level"
LINKED = "Open a skill, responsibility or requirement"

# Courtesies
THANKS = "You're welcome! Ask me again whenever you like."
LANGUAGE = "Sorry, I only understand English so far. Please ask me in English."

# Help and about
HELP_TITLE = "## Ask me about senior developer careers"
HELP_INTRO = "Use your own words. I answer with reviewed text only, and I tell you when I don't know."
HELP_WAYS = (
    "**Ask**: mention me, send me a direct message, or use `/ask`\n"
    "**Browse**: `/skills`, `/role`, `/responsibilities`, `/requirements`\n"
    "**Save job links**: `/jobs save`, `/jobs list`, `/jobs remove`; only you can see them\n"
    "**Your data**: `/privacy`  ·  **What I know**: `/about`"
)
HELP_TRY = "**Try one of these**"
ABOUT_TITLE = "## What I know"
ABOUT_INTRO = (
    "I search a collection of reviewed answers and show them word for word, with their sources. "
    "I ask no language model, and I look nothing up on the internet."
)
ABOUT_SOURCES = "## Where it comes from"
ABOUT_LINKED = "linked for further reading only"
ABOUT_OWN = "Some answers are this project's own advice. Each answer names its sources."


def good_copy(at: dt.datetime) -> str:
    """The knowledge files are broken now, and the last good copy is served."""
    return f"-# ⚠️ My newest files cannot be read, so my answers come from the copy of {day(at.date())}."


# Lists
PICK = "Open one of these"
PICK_GROUP = "Choose a group"
PICK_KIND = "Browse what I know"
EMPTY_LIST = "There is nothing in this list yet."
PREVIOUS = "Previous"
NEXT = "Next"


def page_of(page: int, total: int) -> str:
    """Where the reader is in a list."""
    return f"-# Page {page + 1} of {total}"


def no_group(name: str) -> str:
    """A group of skills that is unknown."""
    return f"I know no group of skills called “{name}”. These are the ones I know:"


def no_role(name: str) -> str:
    """A role that is unknown, above the ones to choose from."""
    return f"I know no role called “{name}”. Did you mean one of these?"


# Jobs
JOBS_TITLE = "## Your saved jobs"
JOB_SAVED = "## Saved to your jobs"
JOBS_EMPTY = "You have no saved jobs yet. Save a link with `/jobs save`."
JOB_UNNAMED = "Job at {host}"
JOB_OPEN = "Open the link"
JOB_LONG = "This link is too long to show here, but `/privacy` exports it."
JOB_NUMBER = "Please choose a job from the suggestions, or give its number, such as 3."
JOB_REMOVE = "Remove"
JOB_KEEP = "Keep it"
JOB_LIST = "Show my jobs"
JOB_GONE = "That job is no longer in your list."
JOB_REMOVE_ASK = "## Remove this job?"
JOB_FORM = "Save a job link"
JOB_URL = "Link to the job"
JOB_URL_HINT = "https://"
JOB_NAME = "Job title"
JOB_COMPANY = "Company"
JOB_OPTIONAL = "You can leave this empty"


def job_removed(name: str) -> str:
    """A job is gone from the list."""
    return f"Removed **{name}** from your saved jobs."


def job_twin(number: int, saved_at: dt.datetime) -> str:
    """The same link was stored before."""
    return (
        f"You saved the same link before, as job #{number} on {day(saved_at.date())}. I kept both; "
        "`/jobs list` lets you remove one."
    )


# Privacy
PRIVACY_TITLE = "## Your data"
PRIVACY_KEPT = "Stored under your Discord id:"
PRIVACY_NOTHING = "Nothing is stored under your Discord id."
PRIVACY_NOT = (
    "I store neither your questions nor my answers. I only count what you ask and click for a short while, "
    "so that nobody can flood me; that number is never saved."
)
PRIVACY_AWAY = "I delete all of it when you have not opened your saved jobs or `/privacy` for {months}."
PRIVACY_STAYS = "All of it stays until you delete it."
PRIVACY_FILE = "What you delete leaves my storage at once, or as soon as nothing else is reading its file."
PRIVACY_COPIES = "A copy made before an update of mine may have it until that copy is removed, after {days}."
PRIVACY_SERVER = (
    "What you delete can be found no more from then on. The server that stores it writes over the bytes in "
    "its own files and records later, when it needs the room."
)
PRIVACY_OTHERS = "Whoever runs me may keep further copies, and can tell you for how long."
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
    "It can be found no more. Something else is reading the file of my storage just now: the last traces go "
    "from the file when that ends, and I see to it by myself."
)


def kept_for(months: int) -> str:
    """How long things stay that nobody deletes; 0 months for ever."""
    return PRIVACY_AWAY.format(months=count(months, "month", "months")) if months else PRIVACY_STAYS


def copies_for(days: int) -> str:
    """Where deleted things may be a while longer."""
    return PRIVACY_COPIES.format(days=count(days, "day", "days"))
