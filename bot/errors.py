"""The exception tree: what a user may read, and what only the operator's log may.

BotError
├── UserError               its text is shown to the member as it is
│   └── StillLearning       no question can be answered yet
├── StorageUnavailable      storage is busy or out of reach; the member reads ``message``
└── OperatorError           a start or a command must stop; carries the exit code
    ├── SettingsError       78: bad settings, all of them at once
    ├── DataError           65: broken knowledge with no good copy to fall back on
    ├── UnreachableError    69: database or Discord out of reach for a one-shot command
    └── AlreadyRunningError 75: another bot holds the data folder
"""

from __future__ import annotations

import traceback


class BotError(Exception):
    """Base of everything that this bot raises on purpose."""


class UserError(BotError):
    """A mistake that the member can mend; its text is one plain sentence for the member."""


class StillLearning(UserError):
    """Nothing is learned from the knowledge yet, so that no question can be answered."""

    def __init__(self) -> None:
        super().__init__(
            "I was started a moment ago and am still learning my answers. Please ask again soon."
        )


class StorageUnavailable(BotError):
    """The database is busy, full, read-only or out of reach.

    Args:
        message: one plain sentence for the member, saying what became of the data.
        busy: True where trying again in a few seconds is likely to work.
    """

    def __init__(self, message: str, *, busy: bool = False) -> None:
        super().__init__(message)
        self.message = message
        self.busy = busy


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
