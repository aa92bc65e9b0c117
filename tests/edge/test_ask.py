"""Questions through Discord: mention, reply, direct message and `/ask`."""

from __future__ import annotations

from tests.edge.conftest import World


async def test_a_mention_is_answered(world: World) -> None:
    """A member who mentions the bot with a question gets the entry that answers it."""
    await world.ada.send(world.channel, f"{world.me} do I need a degree to be a senior developer?")
    assert "### A university degree" in str(world.said()[-1].components)


async def test_ask_is_answered(world: World) -> None:
    """The command answers as the mention does."""
    result = await world.ada.slash(world.channel, "ask", question="how do I get promoted?")
    assert result.response
    assert "### Getting promoted" in str(result.response.components)
