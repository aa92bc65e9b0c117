"""The line: one by one, whoever did least first, and never long."""

from __future__ import annotations

import asyncio

from bot.servers import line
from bot.servers.line import Line


async def queue(waiting: list[float]) -> list[float]:
    """Who is called, in that order, when all come at the same moment."""
    place, called = Line(), []

    async def come(drawn: float) -> None:
        if await place.wait(drawn):
            called.append(drawn)

    await asyncio.gather(*map(come, waiting))
    return called


async def test_whoever_is_alone_goes_at_once() -> None:
    """Without a line there is no wait but one turn of the loop."""
    assert await queue([0.5]) == [0.5]


async def test_who_did_least_goes_first() -> None:
    """Not whoever came first."""
    assert await queue([0.9, 0.1, 1.5, 0.2]) == [0.1, 0.2, 0.9, 1.5]


async def test_equals_go_in_their_order() -> None:
    """Nobody is overtaken by somebody who did as much."""
    place, called = Line(), []

    async def come(name: str) -> None:
        await place.wait(0.5)
        called.append(name)

    await asyncio.gather(*map(come, "abc"))
    assert called == ["a", "b", "c"]


async def test_the_rest_of_the_loop_goes_on_in_between() -> None:
    """Whoever comes while others wait is called as soon as it is their moment, not after all of them."""
    place, called = Line(), []

    async def come(drawn: float) -> None:
        await place.wait(drawn)
        called.append(drawn)
        if len(called) == 3:
            late.append(asyncio.create_task(come(0.0)))

    late: list[asyncio.Task[None]] = []
    await asyncio.gather(*(come(0.5 + i / 100) for i in range(20)))
    await late[0]
    assert called.index(0.0) <= 5


async def test_a_long_line_sends_the_busiest_away() -> None:
    """More than fit do not wait for ever: those who did most are told to go."""
    waiting = [i / 1000 for i in range(line.MOST + 50)]
    assert await queue(waiting) == waiting[: line.MOST]


async def test_who_gave_up_is_passed_over() -> None:
    """A place that nobody holds any more costs nobody their own."""
    place = Line()
    given_up = asyncio.create_task(place.wait(0.1))
    staying = asyncio.create_task(place.wait(0.2))
    await asyncio.sleep(0)
    given_up.cancel()
    assert await staying
    assert len(place) == 0
