"""How often a member may do what is seldom done, such as to tell by a form what is missing."""

from __future__ import annotations

import math

from bot.servers.pace import Bucket, Remembered


class Allowance:
    """Counts by member, in memory only; a turn comes back with time.

    Args:
        times: how often at once.
        seconds: after which all of these have come back.
    """

    def __init__(self, times: int, seconds: float) -> None:
        self._refill = times / seconds
        self._members = Remembered(lambda now: Bucket(times, self._refill, now), seconds)

    def wait(self, member_id: int, now: float) -> int:
        """Whole seconds until the member has a turn again; 0 where there is one."""
        return max(0, math.ceil((1 - self._members.of(member_id, now).level) / self._refill))

    def take(self, member_id: int, now: float) -> bool:
        """Take a turn, where there is one."""
        free = not self.wait(member_id, now)
        if free:
            self._members.of(member_id, now).draw(1)
        return free
