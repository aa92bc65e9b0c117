"""What is said above and around lists to browse."""

from __future__ import annotations

PICK = "Open one of these"
PICK_GROUP = "Choose a group"
EMPTY_LIST = "There is nothing in this list yet."


def no_group(name: str) -> str:
    """A group of skills that is unknown."""
    return f"I know no group of skills called “{name}”. These are the ones I know:"


def no_role(name: str) -> str:
    """A role that is unknown, above the ones to choose from."""
    return f"I know no role called “{name}”. Did you mean one of these?"
