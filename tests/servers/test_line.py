"""The lines: one by one, whoever did least first, and never long."""

from __future__ import annotations

import asyncio

import pytest

from bot.servers import line
from bot.servers.line import AWAY, Line, Lines


async def queue(waiting: list[float]) -> list[float]:
    """Who is called, in that order, when all come while somebody is inside."""
    place, called = Line(), []

    async def come(drawn: float) -> None:
        ticket = await place.enter(drawn)
        if ticket != AWAY:
            called.append(drawn)
            place.leave(ticket)

    inside = await place.enter(0.0)
    coming = [asyncio.create_task(come(drawn)) for drawn in waiting]
    await asyncio.sleep(0)
    place.leave(inside)
    await asyncio.gather(*coming)
    assert place.idle
    return called


async def test_whoever_is_alone_goes_at_once() -> None:
    """Without a line there is nothing to wait for."""
    place = Line()
    place.leave(await place.enter(0.5))
    assert await asyncio.wait_for(place.enter(0.5), 1)


async def test_who_did_least_goes_first() -> None:
    """Not whoever came first."""
    assert await queue([0.9, 0.1, 1.5, 0.2]) == [0.1, 0.2, 0.9, 1.5]


async def test_equals_go_in_their_order() -> None:
    """Nobody is overtaken by somebody who did as much."""
    place, called = Line(), []

    async def come(name: str) -> None:
        ticket = await place.enter(0.5)
        called.append(name)
        place.leave(ticket)

    await asyncio.gather(*map(come, "abc"))
    assert called == ["a", "b", "c"]


async def test_a_long_line_sends_the_busiest_away() -> None:
    """More than fit do not wait for ever: those who did most are told to go."""
    waiting = [i / 1000 for i in range(line.MOST + 50)]
    assert await queue(waiting[::-1]) == waiting[: line.MOST]


async def test_who_gave_up_is_passed_over() -> None:
    """A place that nobody holds any more costs nobody their own."""
    place = Line()
    inside = await place.enter(0.0)
    given_up, staying = (asyncio.create_task(place.enter(drawn)) for drawn in (0.1, 0.2))
    await asyncio.sleep(0)
    given_up.cancel()
    place.leave(inside)
    assert await staying


async def test_who_is_stopped_when_called_passes_the_call_on() -> None:
    """A stop between the call and the coming leaves the line moving."""
    place = Line()
    inside = await place.enter(0.0)
    called, staying = (asyncio.create_task(place.enter(drawn)) for drawn in (0.1, 0.2))
    await asyncio.sleep(0)
    place.leave(inside)
    called.cancel()
    assert await asyncio.wait_for(staying, 1)


async def test_nobody_leaves_for_another() -> None:
    """A ticket counts once; whoever is late with it does not push out the one who came after."""
    place = Line()
    first = await place.enter(0.0)
    place.leave(first)
    second = await place.enter(0.0)
    place.leave(first)
    assert not place.idle
    place.leave(second)
    assert place.idle


async def test_channels_do_not_wait_for_each_other() -> None:
    """Each has a line of its own, which is forgotten when nobody stands in it."""
    rooms = Lines()
    async with rooms.place(1, 0.0) as here, rooms.place(2, 0.0) as there:
        assert here
        assert there
        assert len(rooms) == 2
    assert len(rooms) == 0


async def test_an_error_leaves_the_place_free() -> None:
    """What goes wrong for one does not stop the others of the channel."""
    rooms = Lines()
    with pytest.raises(RuntimeError):
        async with rooms.place(1, 0.0):
            raise RuntimeError
    async with rooms.place(1, 0.0) as placed:
        assert placed


async def test_a_send_that_hangs_does_not_hold_its_channel(monkeypatch: pytest.MonkeyPatch) -> None:
    """After a while the next one comes all the same."""
    monkeypatch.setattr(line, "PATIENCE", 0.01)
    rooms = Lines()
    async with rooms.place(1, 0.0), rooms.place(1, 0.5) as placed:
        assert placed
    assert len(rooms) == 0
