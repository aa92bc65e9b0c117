"""Entries for some roles only: nobody else meets them in an answer, a list, a count or a button."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot import words
from bot.knowledge.model import KnowledgeBase, OnlyFor
from tests.small import small_base
from tests.world import MakeWorld, World, texts


def limited(base: KnowledgeBase) -> KnowledgeBase:
    """The base with Kubernetes for maintainers only."""
    secret = base.entries["kubernetes"].model_copy(update={"only_for": OnlyFor(roles=("maintainers",))})
    secret._id = "kubernetes"
    return small_base(entries={**base.entries, "kubernetes": secret})


@pytest.fixture
async def world(make_world: MakeWorld, base: KnowledgeBase) -> AsyncIterator[World]:
    """A world with a limited entry."""
    async with make_world(limited(base)) as made:
        yield made


async def test_it_is_not_answered_in_public(world: World) -> None:
    """Its own question does not bring it."""
    await world.ada.send(world.channel, f"{world.me} do I have to know kubernetes?")
    assert "## Kubernetes" not in texts(world.said()[-1])


async def test_it_is_in_no_list_and_no_count(world: World) -> None:
    """Lists and numbers are as if it were not there."""
    assert "Kubernetes" not in texts((await world.ada.slash(world.channel, "skills")).response)
    assert "- 1 skill\n" in texts((await world.ada.slash(world.channel, "about")).response)


async def test_it_is_on_no_button(world: World) -> None:
    """Entries that name it as related show their other relations only."""
    await world.ada.send(world.channel, f"{world.me} do I need a degree to be a senior developer?")
    assert "Mentoring" in texts(world.said()[-1])
    assert "Kubernetes" not in texts(world.said()[-1])


async def test_it_is_in_no_suggestion_and_opens_for_nobody(world: World) -> None:
    """Neither its name nor its id leads to it."""
    offered = await world.ada.autocomplete(world.channel, "ask", "question", "kubernetes")
    assert "kubernetes" not in [choice["value"] for choice in offered]
    result = await world.ada.slash(world.channel, "ask", question="kubernetes")
    assert "## Kubernetes" not in texts(result.response)


async def test_an_old_button_does_not_open_it(make_world: MakeWorld, base: KnowledgeBase) -> None:
    """A button from before the entry was limited says that it is gone."""
    async with make_world(base) as world:
        await world.ada.send(world.channel, f"{world.me} do I need a degree to be a senior developer?")
        world.serve(limited(base))
        result = await world.ada.select(world.said()[-1], ["kubernetes"])
        assert texts(result.response) == words.failures.GONE_ENTRY
