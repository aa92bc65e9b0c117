"""The cooldown for questions: who may ask now, and who is told to wait; in memory only."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum, auto

from bot.services import Pace


class Turn(Enum):
    """What a member who asks gets: an answer, the one notice of this window, or silence."""

    ANSWER = auto()
    NOTICE = auto()
    SILENCE = auto()


@dataclass(slots=True)
class _Window:
    opened: float
    asked: int = 0
    helped: bool = False


class Turnstile:
    """Counts each member's questions in windows that open with the member's first question.

    Args:
        pace: questions per window, and the window's length in seconds.
    """

    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self._windows: dict[int, _Window] = {}

    def turn(self, member_id: int, now: float, *, urgent: bool = False) -> Turn:
        """Count one question.

        Args:
            now: seconds on a clock that never goes back.
            urgent: somebody may be in danger; answered once in a window however many questions came before.
        """
        self._forget(now)
        window = self._windows.setdefault(member_id, _Window(now))
        if urgent and not window.helped:
            window.helped = True
            return Turn.ANSWER
        window.asked += 1
        if window.asked <= self._pace.questions:
            return Turn.ANSWER
        return Turn.NOTICE if window.asked == self._pace.questions + 1 else Turn.SILENCE

    def pause(self, member_id: int, now: float) -> int:
        """Whole seconds until the member's window ends; 0 where none is open."""
        self._forget(now)
        window = self._windows.get(member_id)
        return math.ceil(window.opened + self._pace.seconds - now) if window else 0

    def _forget(self, now: float) -> None:
        # Windows stand in the order in which they opened, so the expired ones are all in front.
        while self._windows:
            oldest = next(iter(self._windows))
            if now - self._windows[oldest].opened < self._pace.seconds:
                return
            del self._windows[oldest]
