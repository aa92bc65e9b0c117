"""Thousands of random operations on saved jobs, compared with a model that anybody can read."""

from __future__ import annotations

import asyncio
import datetime as dt
import os
from collections.abc import Coroutine
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from bot.jobs.asked import ticked
from bot.jobs.book import UNDO
from bot.jobs.model import OPEN, Asked, Posting, SavedJob, Status, Step
from bot.jobs.query import JobQuery
from bot.storage.database import Database
from bot.storage.jobs import SqlJobStore
from bot.storage.members import SqlPersonalData
from bot.storage.tables import Base
from tests.jobs.queries import ALL

T = TypeVar("T")
OWNERS = st.sampled_from([1, 2])
NUMBERS = st.integers(0, 9)
STATUSES = st.sampled_from(list(Status))
ENDS = st.sampled_from([Status.ACCEPTED, Status.REJECTED, Status.WITHDRAWN])
LIMIT = 6


@dataclass
class Member:
    """What a member should have."""

    jobs: dict[int, SavedJob] = field(default_factory=dict)
    removed: dict[int, tuple[SavedJob, dt.datetime]] = field(default_factory=dict)
    last: int = 0
    closed: dict[dt.datetime, list[int]] = field(default_factory=dict)


def same(posting: Posting, other: Posting) -> bool:
    """Whether two postings are one job: here each has a link of its own."""
    return posting.url == other.url


class Jobs(RuleBasedStateMachine):
    """Two members do what they like, time goes on, and every answer is the model's."""

    address: str

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.database = Database(self.address)
        self.loop.run_until_complete(self._empty())
        self.now = dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)
        self.store = SqlJobStore(self.database, lambda: self.now)
        self.members = {1: Member(), 2: Member()}

    def teardown(self) -> None:
        """Close what was opened."""
        self.run(self.database.close())
        self.loop.close()

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """What a call of the store gives; each comes a second after the last."""
        self.now += dt.timedelta(seconds=1)
        return self.loop.run_until_complete(work)

    @rule(seconds=st.integers(0, 20))
    def wait(self, seconds: int) -> None:
        """Time goes on."""
        self.now += dt.timedelta(seconds=seconds)

    @rule(
        owner=OWNERS,
        place=st.integers(1, 8),
        title=st.sampled_from(["Lead", "Staff dev"]),
        anyway=st.booleans(),
    )
    def save(self, owner: int, place: int, title: str, anyway: bool) -> None:
        """A new job, one that is there, or one too many."""
        mine, link = self.members[owner], f"https://jobs.example/{place}"
        posting = Posting(link, link, title)
        saved = self.run(self.store.add(owner, posting, LIMIT, anyway=anyway))
        twins = [job for job in mine.jobs.values() if same(job.posting, posting)]
        if twins and not anyway:
            assert saved
            assert (saved.job.number, saved.waiting) == (max(job.number for job in twins), posting)
        elif len(mine.jobs) >= LIMIT:
            assert saved is None
        else:
            assert saved
            mine.last += 1
            assert saved.job == SavedJob(mine.last, owner, self.now, posting)
            mine.jobs[mine.last] = saved.job

    @rule(owner=OWNERS, number=NUMBERS, status=STATUSES)
    def move(self, owner: int, number: int, status: Status) -> None:
        """A job goes on, back, or nowhere."""
        moved = self.run(self.store.move(owner, number, status))
        job = self.members[owner].jobs.get(number)
        if job and job.status is not status:
            job = self._moved(job, status)
            self.members[owner].jobs[number] = job
        assert moved == job

    @rule(owner=OWNERS, number=NUMBERS, notes=st.sampled_from(["", "call them"]))
    def change(self, owner: int, number: int, notes: str) -> None:
        """A job gets other notes."""
        changed = self.run(self.store.change(owner, number, lambda old: replace(old, notes=notes)))
        if job := self.members[owner].jobs.get(number):
            job = replace(job, posting=replace(job.posting, notes=notes), updated_at=self.now)
            self.members[owner].jobs[number] = job
        assert changed == job

    @rule(owner=OWNERS, number=NUMBERS)
    def ask(self, owner: int, number: int) -> None:
        """A job asks for something, which is then ticked."""
        first = (Asked("sql", "SQL"), Asked("golang", "Go"))
        asked = self.run(self.store.ask(owner, number, lambda known: ticked(known or first, "sql")))
        if job := self.members[owner].jobs.get(number):
            job = replace(job, asked=tuple(ticked(job.asked or first, "sql")))
            self.members[owner].jobs[number] = job
        assert asked == job

    @rule(owner=OWNERS, numbers=st.sets(NUMBERS), status=ENDS)
    def close(self, owner: int, numbers: set[int], status: Status) -> None:
        """Several jobs are closed at once."""
        closed = self.run(self.store.close(owner, numbers, status))
        mine = self.members[owner]
        meant = [
            number for number in sorted(numbers) if number in mine.jobs and mine.jobs[number].status in OPEN
        ]
        for number in meant:
            mine.jobs[number] = self._moved(mine.jobs[number], status)
        mine.closed[closed.at] = meant
        assert (closed.numbers, closed.at) == (meant, self.now)

    @precondition(lambda self: any(member.closed for member in self.members.values()))
    @rule(owner=OWNERS, data=st.data())
    def reopen(self, owner: int, data: st.DataObject) -> None:
        """One of those closings is taken back, by whoever tries."""
        moments = sorted({at for member in self.members.values() for at in member.closed})
        at = data.draw(st.sampled_from(moments))
        opened = self.run(self.store.reopen(owner, at))
        mine = self.members[owner]
        kept = [number for number in mine.closed.get(at, ()) if number in mine.jobs and at >= self.now - UNDO]
        meant = [number for number in kept if [step.at for step in mine.jobs[number].steps][-1:] == [at]]
        for number in meant:
            steps = mine.jobs[number].steps[:-1]
            status = steps[-1].status if steps else Status.SAVED
            mine.jobs[number] = replace(mine.jobs[number], steps=steps, status=status, updated_at=self.now)
        assert list(opened) == meant

    @rule(owner=OWNERS, number=NUMBERS)
    def remove(self, owner: int, number: int) -> None:
        """A job goes."""
        removed = self.run(self.store.remove(owner, number))
        job = self.members[owner].jobs.pop(number, None)
        assert (removed is None) == (job is None)
        if job:
            self.members[owner].removed[number] = (job, self.now)

    @rule(owner=OWNERS, number=NUMBERS)
    def restore(self, owner: int, number: int) -> None:
        """A job comes back, where that was not long ago; one that is there is there."""
        mine = self.members[owner]
        restored = self.run(self.store.restore(owner, number))
        if number in mine.removed and mine.removed[number][1] >= self.now - UNDO:
            mine.jobs[number] = mine.removed.pop(number)[0]
        assert (restored is not None) == (number in mine.jobs)

    @rule()
    def purge(self) -> None:
        """What was removed long ago is deleted."""
        left = self.run(self.store.purge())
        for mine in self.members.values():
            mine.removed = {n: kept for n, kept in mine.removed.items() if kept[1] >= self.now - UNDO}
        assert left == sum(len(mine.removed) for mine in self.members.values())

    @rule(owner=OWNERS, status=STATUSES | st.none(), text=st.sampled_from(["", "lead", "staff", "saff dev"]))
    def look(self, owner: int, status: Status | None, text: str) -> None:
        """A list has those that fit, newest first where all fit alike."""
        title = {"lead": "Lead"}.get(text, "Staff dev")
        found = self.run(self.store.page(owner, JobQuery(99, text=text, status=status, sort="newest")))
        jobs = sorted(self.members[owner].jobs.values(), key=lambda job: -job.number)
        if text == "saff dev" and not any(
            job.posting.title == "Staff dev" for job in jobs if status in (None, job.status)
        ):
            jobs = []
        fitting = [
            job for job in jobs if status in (None, job.status) and (not text or job.posting.title == title)
        ]
        assert [job.number for job in found.jobs] == [job.number for job in fitting]

    @rule(owner=OWNERS)
    def erase(self, owner: int) -> None:
        """A member goes with everything, and numbers begin anew."""
        self.run(SqlPersonalData(self.database, lambda: self.now).erase(owner))
        self.members[owner] = Member()

    @invariant()
    def every_job_is_as_it_should_be(self) -> None:
        """Both members have what the model says, and nothing else."""
        for owner, mine in self.members.items():
            assert list(self.loop.run_until_complete(self.store.every(owner))) == [
                mine.jobs[number] for number in sorted(mine.jobs)
            ]
            assert self.loop.run_until_complete(self.store.page(owner, ALL)).total == len(mine.jobs)

    async def _empty(self) -> None:
        """Take away what the last example left."""
        async with self.database.session() as session:
            for table in reversed(Base.metadata.sorted_tables):
                await session.execute(table.delete())

    def _moved(self, job: SavedJob, status: Status) -> SavedJob:
        step = Step(len(job.steps) + 1, status, self.now)
        return replace(job, status=status, updated_at=self.now, steps=(*job.steps, step))


def test_random_operations_do_what_the_model_says(migrated: str) -> None:
    """Some hundreds on each kind of database; ``EXAMPLES=200`` makes ten thousand."""
    machine = type("OnOneDatabase", (Jobs,), {"address": migrated})
    quiet = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=int(os.environ.get("EXAMPLES", "6")),
            stateful_step_count=50,
            deadline=None,
            suppress_health_check=quiet,
            phases=[Phase.generate],  # a long run is shortened by hand, where it fails at all
        ),
    )
