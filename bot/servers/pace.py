"""How much a member and a server may ask of the bot, and who is told to wait; in memory only."""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Generic, TypeAlias, TypeVar

T = TypeVar("T", bound="Bucket")
Urgent: TypeAlias = Callable[[], bool] | None

ACTION = 1.0
# What was typed so far, sent for suggestions: a fast typist causes eight of these in a second.
TYPING = 0.2
# A member who lately did no more than this is served whatever the server's bucket holds.
LITTLE = 1.5
# Direct messages count as one server, since no server's members are disturbed by them.
DIRECT = 0
# Seconds' worth of its share that a server may use at once.
BURST = 3.0
# Refusals of a window that are answered, privately, by a notice or an empty list; the rest costs nothing.
NOTICES = 2
# Refused texts of a window that are looked at for somebody in danger.
LOOKS = 10
# Members, and servers, that are remembered; the one who did nothing for longest is forgotten first. That
# gives nobody more: to push out one's own traces takes so many accounts that each stays within its limits.
MOST = 10_000


class Turn(Enum):
    """What whoever does something gets: an answer, a notice to wait, or silence."""

    ANSWER = auto()
    NOTICE = auto()
    SILENCE = auto()


@dataclass(frozen=True, slots=True)
class Pace:
    """How much the bot does for a member and for a server before it asks for patience.

    Args:
        questions: that a member may ask in a window.
        seconds: length of a window, which opens with the first thing that the member does.
        actions: all that a member may do in a minute (commands, clicks, questions), half of it at once.
        server_actions: what a server's busy members may do in a minute, all of them together.
    """

    questions: int = 8
    seconds: float = 60.0
    actions: int = 60
    server_actions: int = 3000


@dataclass(slots=True)
class Bucket:
    """Tokens that are drawn by use and come back with time.

    It can be overdrawn by half its size: whoever goes on knocking waits longer, but not for ever.

    Args:
        size: how many tokens there are at most.
        refill: tokens that come back in a second.
        seen: when it was used last, in seconds.
    """

    size: float
    refill: float
    seen: float
    level: float = field(init=False)

    def __post_init__(self) -> None:
        self.level = self.size

    def fill(self, now: float) -> None:
        """Put in what came back since it was used last."""
        self.level = min(self.size, self.level + (now - self.seen) * self.refill)
        self.seen = now

    def draw(self, cost: float) -> None:
        """Take tokens out."""
        self.level = max(self.level - cost, -self.size / 2)

    @property
    def drawn(self) -> float:
        """The share of the tokens that is out: 0 when full, 1 when empty, more when overdrawn."""
        return 1 - self.level / self.size


@dataclass(slots=True)
class _Member(Bucket):
    """A member's tokens, and what happened in their window."""

    opened: float
    asked: int = 0
    told: int = 0
    looks: int = 0
    helped: bool = False

    def open(self, now: float) -> None:
        """Begin a new window."""
        self.opened, self.helped = now, False
        self.asked = self.told = self.looks = 0


class Remembered(Generic[T]):
    """Buckets by id, of those who did something lately."""

    def __init__(self, new: Callable[[float], T], seconds: float) -> None:
        self._new = new
        self._seconds = seconds
        self._kept: OrderedDict[int, T] = OrderedDict()

    def __len__(self) -> int:
        return len(self._kept)

    def of(self, key: int, now: float) -> T:
        """The filled bucket of that id."""
        bucket = self._kept.setdefault(key, self._new(now))
        bucket.fill(now)
        self._kept.move_to_end(key)
        self._forget(now)
        return bucket

    def _forget(self, now: float) -> None:
        # They stand in the order in which they were used, so those that are full again are all in front.
        while self._kept:
            oldest = next(iter(self._kept.values()))
            if now - oldest.seen < self._seconds and len(self._kept) <= MOST:
                return
            self._kept.popitem(last=False)


class Turnstile:
    """Counts what members do.

    Times are seconds on a clock that never goes back. ``urgent`` tells whether somebody may be in danger: it
    is asked where the answer would be a refusal, a few times in a window, and lets one question through.

    Args:
        pace: the limits.
    """

    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        per_second, of_server = pace.actions / 60, pace.server_actions / 60
        self._members = Remembered(
            lambda now: _Member(pace.actions / 2, per_second, now, now),
            max(pace.seconds, 1.5 * (pace.actions / 2) / per_second),
        )
        self._servers = Remembered(
            lambda now: Bucket(BURST * of_server, of_server, now),
            1.5 * BURST,
        )

    def act(
        self,
        member_id: int,
        server_id: int | None,
        now: float,
        cost: float = ACTION,
        urgent: Urgent = None,
    ) -> Turn:
        """Count a command, a click, a form or a letter typed for suggestions."""
        member = self._member(member_id, now)
        if self._lets(member, server_id, now, cost) or _in_danger(member, urgent):
            return Turn.ANSWER
        return _refused(member, NOTICES)

    def ask(self, member_id: int, now: float, urgent: Urgent = None) -> Turn:
        """Count the question of a command or form, which was let through as an action: never silence."""
        return Turn.ANSWER if self._asks(self._member(member_id, now), urgent) else Turn.NOTICE

    def hear(self, member_id: int, server_id: int | None, now: float, urgent: Urgent = None) -> Turn:
        """Count the question of a message, which is an action as well.

        A notice is for all to read, so there is only one in a window, and none where it is the server that
        is too busy: a flood would be answered by a flood.
        """
        member = self._member(member_id, now)
        let = self._lets(member, server_id, now, ACTION)
        if self._asks(member, urgent, let):
            return Turn.ANSWER
        too_fast = member.level < 0 or member.asked > self._pace.questions
        return _refused(member, 1) if too_fast else Turn.SILENCE

    def drawn(self, member_id: int, now: float) -> float:
        """How much the member did lately: 0 for nothing, 1 for all that they may."""
        return self._members.of(member_id, now).drawn

    def pause(self, member_id: int, now: float) -> int:
        """Whole seconds until the member may go on; 0 where nothing is in the way."""
        member = self._member(member_id, now)
        window = member.opened + self._pace.seconds - now if member.asked >= self._pace.questions else 0
        return max(0, math.ceil(max(window, (ACTION - member.level) / member.refill)))

    def _member(self, member_id: int, now: float) -> _Member:
        member = self._members.of(member_id, now)
        if now - member.opened >= self._pace.seconds:
            member.open(now)
        return member

    def _lets(self, member: _Member, server_id: int | None, now: float, cost: float) -> bool:
        member.draw(cost)
        if member.level < 0:
            return False
        if cost >= ACTION and member.size - member.level <= LITTLE:
            return True
        # Whoever drew more has to leave more behind: in a flood the busiest members find the bucket too
        # empty for them long before it is empty for others. What was typed costs the bot as much as a click.
        server = self._servers.of(server_id or DIRECT, now)
        if server.level < max(ACTION, member.drawn * server.size / 2):
            return False
        server.draw(ACTION)
        return True

    def _asks(self, member: _Member, urgent: Urgent, let: bool = True) -> bool:
        member.asked += 1
        if let and member.asked <= self._pace.questions:
            return True
        in_danger = _in_danger(member, urgent)
        member.helped = member.helped or in_danger
        return in_danger


def _in_danger(member: _Member, urgent: Urgent) -> bool:
    if urgent is None or member.helped or member.looks >= LOOKS:
        return False
    member.looks += 1
    return urgent()


def _refused(member: _Member, notices: int) -> Turn:
    member.told += 1
    return Turn.NOTICE if member.told <= notices else Turn.SILENCE
