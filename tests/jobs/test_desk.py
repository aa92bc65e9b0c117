"""Files that wait to be imported: one of each member, for a while, and no more than there is room for."""

from __future__ import annotations

import asyncio

import pytest

from bot.errors import FileGone
from bot.jobs import desk as room
from bot.jobs.columns import Column
from bot.jobs.desk import ROOM, Desk

COLUMNS = [Column("a", "", False, ["x"]), Column("b", "url", True, ["y"])]


async def test_a_file_lies_there_for_its_owner() -> None:
    """By its token, and for nobody else."""
    desk = Desk()
    draft = desk.put(1, b"x", COLUMNS, 3)
    assert desk.get(1, draft.token) == draft
    for owner, token in ((2, draft.token), (1, ""), (1, "0" * 8)):
        with pytest.raises(FileGone):
            desk.get(owner, token)


async def test_a_newer_file_takes_its_place() -> None:
    """Buttons of the older one lead nowhere."""
    desk = Desk()
    old = desk.put(1, b"x", COLUMNS, 3)
    new = desk.put(1, b"y", COLUMNS, 3)
    assert desk.get(1, new.token).content == b"y"
    with pytest.raises(FileGone):
        desk.get(1, old.token)


async def test_what_a_column_is_can_be_said() -> None:
    """It stays as sure as it was, so that it can be said again."""
    desk = Desk()
    draft = desk.put(1, b"x", COLUMNS, 3)
    desk.choose(1, draft.token, 0, "title")
    assert desk.get(1, draft.token).columns == [Column("a", "title", False, ["x"]), COLUMNS[1]]
    for column in (2, 99):
        with pytest.raises(FileGone):
            desk.choose(1, draft.token, column, "title")


async def test_a_file_is_put_away() -> None:
    """By its owner, also where there is none."""
    desk = Desk()
    draft = desk.put(1, b"x", COLUMNS, 3)
    desk.clear(1)
    desk.clear(1)
    with pytest.raises(FileGone):
        desk.get(1, draft.token)


async def test_the_oldest_goes_where_there_is_no_room() -> None:
    """The newest always stays."""
    desk = Desk()
    big = b"x" * (ROOM // 2)
    first, second, third = (desk.put(owner, big, COLUMNS, 3) for owner in (1, 2, 3))
    with pytest.raises(FileGone):
        desk.get(1, first.token)
    assert desk.get(2, second.token)
    last = desk.put(4, b"x" * (ROOM + 1), COLUMNS, 3)
    assert desk.get(4, last.token)
    with pytest.raises(FileGone):
        desk.get(3, third.token)


async def test_a_file_goes_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """After its time; a newer one of the same member stays for its own."""
    desk = Desk()
    monkeypatch.setattr(room, "SECONDS", 0)
    desk.put(1, b"x", COLUMNS, 3)
    old = desk.put(2, b"x", COLUMNS, 3)
    monkeypatch.setattr(room, "SECONDS", 1000)
    new = desk.put(2, b"y", COLUMNS, 3)
    for _ in range(3):
        await asyncio.sleep(0)
    assert list(desk._drafts) == [2]
    assert desk.get(2, new.token)
    assert old.token != new.token
