"""Browsing: skills by group, roles, responsibilities and requirements, each page for its reader alone."""

from __future__ import annotations

import pytest

from bot import words
from bot.knowledge.model import KnowledgeBase
from tests.small import small_base
from tests.world import MakeWorld, World, card_of, texts


def many(base: KnowledgeBase, name: str, number: int) -> KnowledgeBase:
    """The base with more copies of one of its entries."""
    entries = dict(base.entries)
    for i in range(number):
        copy = base.entries[name].model_copy(update={"title": f"Part {i:02}"})
        copy._id = f"{name}-{i}"
        entries[copy.id] = copy
    return small_base(entries=entries)


@pytest.mark.parametrize(
    ("command", "title"),
    [
        ("skills", "## Skills"),
        ("role", "## Roles"),
        ("responsibilities", "## Responsibilities"),
        ("requirements", "## Requirements"),
        ("help", words.guide.HELP_TITLE),
        ("about", words.kinds.KNOWN),
    ],
)
async def test_lists_are_private(world: World, command: str, title: str) -> None:
    """Reading disturbs nobody: whatever is browsed is seen by the reader alone."""
    result = await world.ada.slash(world.channel, command)
    assert result.ephemeral
    assert title in texts(result.response)


async def test_skills_are_listed_by_group(world: World) -> None:
    """Without a group, all groups come with what is in them."""
    shown = texts((await world.ada.slash(world.channel, "skills")).response)
    assert "**Cloud and containers**\nKubernetes" in shown
    assert "**Data and databases**\nSQL" in shown


async def test_a_group_can_be_chosen_from_the_card(world: World) -> None:
    """The list under the groups opens one of them."""
    result = await world.ada.slash(world.channel, "skills")
    opened = await world.ada.select(card_of(result), ["skill:data"])
    assert "**SQL** · essential" in texts(opened.response)


@pytest.mark.parametrize("name", ["data", "Data and databases", " DATA AND DATABASES "])
async def test_a_group_can_be_named(world: World, name: str) -> None:
    """Its id or its title, in any case, opens a group."""
    result = await world.ada.slash(world.channel, "skills", group=name)
    assert "## Data and databases" in texts(result.response)


async def test_an_unknown_group_shows_those_that_are_known(world: World) -> None:
    """A wrong name is no dead end."""
    shown = texts((await world.ada.slash(world.channel, "skills", group="*cooking*")).response)
    assert words.browse.no_group("\\*cooking\\*") in shown
    assert "**Cloud and containers**" in shown


async def test_groups_complete_by_title(world: World) -> None:
    """Typing a part of a group's name offers it."""
    offered = await world.ada.autocomplete(world.channel, "skills", "group", "cont")
    assert [choice["value"] for choice in offered] == ["cloud-and-containers"]


@pytest.mark.parametrize("name", ["backend-developer", "Senior backend developer", "back end engineer"])
async def test_a_role_can_be_named(world: World, name: str) -> None:
    """Its id, title or another name opens a role, with its skills by how much they matter."""
    shown = texts((await world.ada.slash(world.channel, "role", name=name)).response)
    assert "## Senior backend developer" in shown
    assert "**Essential skills**: SQL" in shown
    assert "**Increasingly standard skills**: Kubernetes" in shown
    assert "**Often next**: Staff engineer" in shown


async def test_an_unknown_role_offers_the_nearest(world: World) -> None:
    """A role that is spelled differently can be picked from the nearest ones."""
    result = await world.ada.slash(world.channel, "role", name="backend dev")
    assert words.browse.no_role("backend dev") in texts(result.response)
    opened = await world.ada.click(card_of(result), label="Senior backend developer")
    assert "## Senior backend developer" in texts(opened.response)


@pytest.mark.parametrize("name", ["backend", "Back-End", "backend developer", "developer senior backend"])
async def test_a_role_needs_no_full_title(world: World, name: str) -> None:
    """Words that only one role has in its names are enough; hyphens and order do not matter."""
    assert "## Senior backend developer" in texts(
        (await world.ada.slash(world.channel, "role", name=name)).response
    )


async def test_a_role_with_nothing_near_is_told_above_all_roles(world: World) -> None:
    """A wrong name is no dead end, and does not pass in silence."""
    shown = texts((await world.ada.slash(world.channel, "role", name="zzzzzzzz")).response)
    assert words.browse.no_role("zzzzzzzz") in shown
    assert "**Senior backend developer**" in shown


async def test_a_group_may_be_named_in_part(world: World) -> None:
    """A part of a title that no other group has is enough; one that several have is not."""
    assert "## Cloud" in texts((await world.ada.slash(world.channel, "skills", group="Cloud")).response)
    assert words.browse.no_group("and") in texts(
        (await world.ada.slash(world.channel, "skills", group="and")).response
    )


async def test_a_list_is_in_the_order_of_the_alphabet(make_world: MakeWorld, base: KnowledgeBase) -> None:
    """Capitals inside a name do not change its place."""
    named = {}
    for title in ("iOS basics", "IT basics", "Java", "databases"):
        named[title] = base.entries["mentoring"].model_copy(update={"title": title})
        named[title]._id = title.casefold().replace(" ", "-")
    async with make_world(KnowledgeBase({e.id: e for e in named.values()})) as world:
        shown = texts((await world.ada.slash(world.channel, "responsibilities")).response)
    places = [shown.index(f"**{title}**") for title in ("databases", "iOS basics", "IT basics", "Java")]
    assert places == sorted(places)


async def test_a_group_that_a_reload_took_away_is_a_sentence(world: World, base: KnowledgeBase) -> None:
    """An old list of groups leads to words, not to an empty heading."""
    result = await world.ada.slash(world.channel, "skills")
    left = {name: e for name, e in base.entries.items() if name not in ("kubernetes",)}
    world.serve(small_base(entries=left))
    opened = await world.ada.select(card_of(result), ["skill:cloud-and-containers"])
    assert texts(opened.response) == words.browse.EMPTY_LIST


async def test_roles_complete_with_roles_only(world: World) -> None:
    """The list under `/role` offers nothing but roles."""
    offered = await world.ada.autocomplete(world.channel, "role", "name", "")
    assert [choice["value"] for choice in offered] == ["backend-developer"]


async def test_long_lists_are_turned_in_place(make_world: MakeWorld, base: KnowledgeBase) -> None:
    """Next and Previous change the page on the same message."""
    async with make_world(many(base, "degree", 20)) as world:
        result = await world.ada.slash(world.channel, "requirements")
        assert "Page 1 of 3" in texts(result.response)
        await world.ada.click(card_of(result), label="Next")
        assert "Page 2 of 3" in texts(result.response)
        await world.ada.click(card_of(result), label="Previous")
        assert "Page 1 of 3" in texts(result.response)


async def test_every_entry_can_be_reached_by_turning(make_world: MakeWorld, base: KnowledgeBase) -> None:
    """All entries of a long list come once over its pages."""
    async with make_world(many(base, "degree", 20)) as world:
        result = await world.ada.slash(world.channel, "requirements")
        seen = texts(result.response)
        for _ in range(2):
            await world.ada.click(card_of(result), label="Next")
            seen += texts(result.response)
    assert [seen.count(f"**Part {i:02}**") for i in range(20)] == [1] * 20


async def test_a_page_that_a_reload_took_away_shows_the_last(
    make_world: MakeWorld, base: KnowledgeBase
) -> None:
    """A list that got shorter shows its last page instead of failing."""
    async with make_world(many(base, "degree", 20)) as world:
        result = await world.ada.slash(world.channel, "requirements")
        world.serve(base)
        await world.ada.click(card_of(result), label="Next")
        assert "A university degree" in texts(result.response)


async def test_unknown_questions_lead_to_browsing(world: World) -> None:
    """The button under "I don't know" opens everything that can be browsed, down to a list."""
    await world.ada.send(world.channel, f"{world.me} how do I bake bread?")
    kinds = await world.ada.click(world.said()[-1], label=words.kinds.BROWSE)
    assert kinds.ephemeral
    listed = await world.ada.select(card_of(kinds), ["topic"])
    assert "**Getting promoted**" in texts(listed.response)


async def test_skills_open_at_their_groups(world: World) -> None:
    """Choosing skills among the kinds shows the groups first."""
    result = await world.ada.slash(world.channel, "help")
    opened = await world.ada.select(card_of(result), ["skill"])
    assert "**Cloud and containers**" in texts(opened.response)


async def test_an_empty_knowledge_says_so(make_world: MakeWorld) -> None:
    """Lists without entries are a sentence, not an error."""
    async with make_world(KnowledgeBase({})) as world:
        for command in ("skills", "role", "responsibilities", "requirements"):
            result = await world.ada.slash(world.channel, command)
            assert words.browse.EMPTY_LIST in texts(result.response)
        assert words.guide.HELP_TITLE in texts((await world.ada.slash(world.channel, "help")).response)
