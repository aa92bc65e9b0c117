"""The cooldown through Discord: bounded replies and one quiet notice."""

from __future__ import annotations

from bot import words
from bot.servers.pace import Pace
from tests.world import MakeWorld, card_of, texts

DEGREE = "do I need a degree to be a senior developer?"
SLOW = Pace(questions=3, seconds=60)


async def test_a_flood_gets_bounded_replies_and_one_notice(make_world: MakeWorld) -> None:
    """Twenty questions at once give three answers and one notice that notifies nobody."""
    async with make_world(pace=SLOW) as world:
        for _ in range(20):
            await world.ada.send(world.channel, f"{world.me} {DEGREE}")
        said = [texts(message) for message in world.said()]
        assert len(said) == 4
        assert said[-1] == words.servers.wait(60)
        assert world.said()[-1].flags.silent


async def test_a_flood_of_one_member_does_not_touch_another(make_world: MakeWorld) -> None:
    """Bob is answered while Ada has to wait."""
    async with make_world(pace=SLOW) as world:
        for _ in range(5):
            await world.ada.send(world.channel, f"{world.me} {DEGREE}")
        await world.bob.send(world.channel, f"{world.me} {DEGREE}")
        assert "## A university degree" in texts(world.said()[-1])


async def test_after_the_window_questions_are_answered_again(make_world: MakeWorld) -> None:
    """A minute later all is forgotten."""
    async with make_world(pace=SLOW) as world:
        for _ in range(5):
            await world.ada.send(world.channel, f"{world.me} {DEGREE}")
        await world.env.advance_time(61)
        await world.ada.send(world.channel, f"{world.me} {DEGREE}")
        assert "## A university degree" in texts(world.said()[-1])


async def test_ask_and_follow_ups_count_too(make_world: MakeWorld) -> None:
    """Commands and forms share the member's pace, and say so privately."""
    async with make_world(pace=Pace(questions=2, seconds=60)) as world:
        result = await world.ada.slash(world.channel, "ask", question=DEGREE)
        form = await world.ada.click(card_of(result), label=words.ask.FOLLOW_UP)
        await world.ada.submit_modal(form, {"question": DEGREE})
        late = await world.ada.slash(world.channel, "ask", question=DEGREE)
        assert late.ephemeral
        assert texts(late.response) == words.servers.wait(60)


async def test_the_notice_says_what_is_left_to_wait(make_world: MakeWorld) -> None:
    """Late in the window the pause is short."""
    async with make_world(pace=SLOW) as world:
        for _ in range(3):
            await world.ada.send(world.channel, f"{world.me} {DEGREE}")
        await world.env.advance_time(50)
        await world.ada.send(world.channel, f"{world.me} {DEGREE}")
        assert texts(world.said()[-1]) == words.servers.wait(10)
