"""What is said where something is in the way: dead ends, and every error that a member reads about."""

from __future__ import annotations

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
