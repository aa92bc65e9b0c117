"""The cooldown for questions: who may ask now, and who is told to wait; in memory only."""

from __future__ import annotations

from enum import Enum, auto

from bot.services import Pace


class Turn(Enum):
    """What a member who asks gets: an answer, the one notice of this window, or silence."""

    ANSWER = auto()
    NOTICE = auto()
    SILENCE = auto()


class Turnstile:
    """Counts each member's questions in windows that open with the member's first question.

    Args:
        pace: questions per window, and the window's length in seconds.
    """

    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self._windows: dict[int, tuple[float, int]] = {}

    def turn(self, member_id: int, now: float) -> Turn:
        """Count one question.

        Args:
            now: seconds on a clock that never goes back.
        """
        self._forget(now)
        opened, asked = self._windows.get(member_id, (now, 0))
        self._windows[member_id] = (opened, asked + 1)
        if asked < self._pace.questions:
            return Turn.ANSWER
        return Turn.NOTICE if asked == self._pace.questions else Turn.SILENCE

    def _forget(self, now: float) -> None:
        # Windows stand in the order in which they opened, so the expired ones are all in front.
        while self._windows:
            oldest = next(iter(self._windows))
            if now - self._windows[oldest][0] < self._pace.seconds:
                return
            del self._windows[oldest]
