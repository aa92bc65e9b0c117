"""Any order of saves, moves, edits, removals and imports by several members, against a small model."""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import datetime as dt
import random
import shutil
from pathlib import Path

import pytest

from bot.errors import BotError
from bot.jobs.book import UNDO, JobBook
from bot.jobs.exchange import written
from bot.jobs.links import draft
from bot.jobs.model import Posting, SavedJob, Status, Step
from bot.storage.database import Database
from bot.storage.jobs import SqlJobStore
from bot.storage.members import SqlPersonalData
from tests.jobs.queries import ALL
from tests.storage.test_jobs import NOON

WHAT = ["save"] * 4 + ["move"] * 4 + ["edit", "remove", "remove", "restore", "restore", "late"]
LIMIT, MEMBERS, STEPS = 6, (1, 2, 2**60), 400


class Model:
    """What each member should have: plain lists, no database."""

    def __init__(self) -> None:
        self.jobs: dict[int, dict[int, SavedJob]] = {member: {} for member in MEMBERS}
        self.last = dict.fromkeys(MEMBERS, 0)
        self.removed: dict[tuple[int, int], tuple[SavedJob, dt.datetime]] = {}
        self.now = NOON

    def save(self, owner: int, posting: Posting, *, anyway: bool) -> None:
        """A job under the next number, unless it is known or there is no room."""
        mine = self.jobs[owner]
        known = any(job.posting.url == posting.url for job in mine.values())
        if (anyway or not known) and len(mine) < LIMIT:
            self.put(owner, SavedJob(self.last[owner] + 1, owner, self.now, posting))

    def put(self, owner: int, job: SavedJob) -> None:
        """A job under its number."""
        self.jobs[owner][job.number] = job
        self.last[owner] = max(self.last[owner], job.number)

    def move(self, owner: int, number: int, status: Status) -> None:
        """Another step, unless the job stands there already."""
        job = self.jobs[owner].get(number)
        if job and job.status is not status:
            steps = (*job.steps, Step(len(job.steps) + 1, status, self.now))
            new = dataclasses.replace(job, status=status, steps=steps, updated_at=self.now)
            self.jobs[owner][number] = new

    def edit(self, owner: int, number: int, notes: str) -> None:
        """Other notes."""
        if job := self.jobs[owner].get(number):
            posting = dataclasses.replace(job.posting, notes=notes)
            self.jobs[owner][number] = dataclasses.replace(job, posting=posting, updated_at=self.now)

    def remove(self, owner: int, number: int) -> None:
        """Out of the list, and to be brought back for a while."""
        if job := self.jobs[owner].pop(number, None):
            self.removed[owner, number] = job, self.now

    def restore(self, owner: int, number: int) -> None:
        """Back, unless it is too late."""
        job, when = self.removed.get((owner, number), (None, self.now))
        if job and self.now - when <= UNDO:
            del self.removed[owner, number]
            self.jobs[owner][number] = job

    def erase(self, owner: int) -> None:
        """All of a member, the numbers too."""
        self.jobs[owner].clear()
        self.last[owner] = 0
        self.removed = {key: job for key, job in self.removed.items() if key[0] != owner}


async def play(
    book: JobBook, store: SqlJobStore, data: SqlPersonalData, model: Model, dice: random.Random
) -> None:
    """One thing that a member does, on both sides; what is refused changes nothing."""
    owner, number = dice.choice(MEMBERS), dice.randint(0, 9)
    what = dice.choice(
        ["save"] * 4 + ["move"] * 4 + ["edit", "remove", "remove", "restore", "restore"] + ["late"]
    )
    if dice.random() < 0.01:
        what = "erase"
    elif dice.random() < 0.03:
        what = "trip"
    if what == "save":
        url, anyway = f"https://jobs.example/{dice.randint(1, 4)}", dice.random() < 0.3
        model.save(owner, draft(url), anyway=anyway)
        await book.save(owner, url, anyway=anyway)
    elif what == "move":
        status = dice.choice(list(Status))
        model.move(owner, number, status)
        await book.move(owner, number, status)
    elif what == "edit":
        notes = dice.choice(["", "a\nb", "'; DROP TABLE saved_jobs"])
        model.edit(owner, number, notes)
        await book.edit(owner, number, {"notes": notes})
    elif what == "remove":
        model.remove(owner, number)
        await book.remove(owner, number)
    elif what == "restore":
        model.restore(owner, number)
        await book.restore(owner, number)
    elif what == "late":
        model.now += dt.timedelta(seconds=dice.choice([1, 16]))
        await store.purge()
    elif what == "erase":
        model.erase(owner)
        await data.erase(owner)
    elif what == "trip":
        await there_and_back(book, store, data, model, owner)


async def there_and_back(
    book: JobBook, store: SqlJobStore, data: SqlPersonalData, model: Model, owner: int
) -> None:
    """Exported, deleted and imported; of jobs that are the same in all that names them one is kept."""
    content = written(await store.every(owner), "csv")
    jobs = list(model.jobs[owner].values())
    model.erase(owner)
    await data.erase(owner)
    for job in sorted(jobs, key=lambda job: job.number):
        if job.posting.url not in {one.posting.url for one in model.jobs[owner].values()}:
            model.put(owner, job)
    if jobs:
        await book.bring(owner, content, dry=False)


@pytest.mark.parametrize("seed", range(4))
def test_whatever_members_do_the_model_does_too(seed: int, file: Path, tmp_path: Path) -> None:
    """After every step each member has exactly the jobs of the model, with every field and move."""

    async def run() -> None:
        database = Database(f"sqlite:///{shutil.copy(file, tmp_path / 'model.db')}")
        model, dice = Model(), random.Random(seed)
        store = SqlJobStore(database, lambda: model.now)
        book, data = JobBook(store, LIMIT), SqlPersonalData(database, lambda: model.now)
        for step in range(STEPS):
            with contextlib.suppress(BotError):
                await play(book, store, data, model, dice)
            if step % 5 == 0:
                for member in MEMBERS:
                    wanted = [model.jobs[member][number] for number in sorted(model.jobs[member])]
                    assert list(await store.every(member)) == wanted
                    assert (await store.page(member, ALL)).total == len(wanted)
        await database.close()

    asyncio.run(run())
