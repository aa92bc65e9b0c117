"""`/help` and `/about`: what the bot does, knows and comes from."""

from __future__ import annotations

import datetime as dt

from bot import words
from bot.knowledge.model import KnowledgeBase, Source
from tests.small import small_base
from tests.world import MakeWorld, World, card_of, texts

BROKEN_SINCE = dt.datetime(2025, 12, 24, tzinfo=dt.UTC)


async def test_an_example_question_can_be_clicked(world: World) -> None:
    """The examples are real questions of the knowledge, and each opens its answer."""
    result = await world.ada.slash(world.channel, "help")
    opened = await world.ada.click(card_of(result), label="Do I need a degree to be a senior developer?")
    assert "## A university degree" in texts(opened.response)


async def test_about_counts_what_is_loaded(world: World) -> None:
    """The numbers come from the knowledge that is served."""
    shown = texts((await world.ada.slash(world.channel, "about")).response)
    assert "- 2 skills" in shown
    assert "- 1 role" in shown
    assert "1 source," in shown


async def test_about_names_licence_and_attribution(world: World) -> None:
    """Each source stands on a page with its licence, its date and the words that its licence asks for."""
    result = await world.ada.slash(world.channel, "about")
    await world.ada.click(card_of(result), label="Next")
    shown = texts(result.response)
    assert "O\\*NET 15-1252.00 Software Developers" in shown
    assert "CC BY 4.0 · 2024" in shown
    assert "Based on O\\*NET data (CC BY 4.0), restated and shortened by us" in shown


async def test_a_source_that_is_only_linked_says_so(make_world: MakeWorld) -> None:
    """No licence is named that grants nothing here, and the date reads as everywhere else."""
    book = Source(
        title="A book", url="https://b.example", licence="not verified", date="2020-03-04", use="link-only"
    )
    async with make_world(small_base(sources={"book": book})) as world:
        result = await world.ada.slash(world.channel, "about")
        await world.ada.click(card_of(result), label="Next")
    assert f"-# {words.guide.ABOUT_LINKED} · 4 March 2020" in texts(result.response)
    assert "not verified" not in texts(result.response)


async def test_all_sources_are_listed(make_world: MakeWorld) -> None:
    """However many sources there are, each comes once over the pages."""
    sources = {
        f"s{i}": Source(
            title=f"Source number {i:02}",
            url=f"https://example.com/{i}",
            licence="MIT",
            date="2025",
            use="facts",
        )
        for i in range(40)
    }
    async with make_world(small_base(sources=sources)) as world:
        result = await world.ada.slash(world.channel, "about")
        seen = texts(result.response)
        for _ in range(5):
            await world.ada.click(card_of(result), label="Next")
            seen += texts(result.response)
    assert [seen.count(f"Source number {i:02}") for i in range(40)] == [1] * 40


async def test_help_and_about_own_up_to_an_old_copy(make_world: MakeWorld) -> None:
    """While the last good copy is served, both say of which day it is."""
    async with make_world(small_base(good_at=BROKEN_SINCE)) as world:
        for command in ("help", "about"):
            shown = texts((await world.ada.slash(world.channel, command)).response)
            assert "the copy of 24 December 2025" in shown
            assert words.guide.good_copy(BROKEN_SINCE) in shown


async def test_help_is_silent_about_copies_otherwise(world: World) -> None:
    """With good files nothing is said of copies."""
    assert "copy of" not in texts((await world.ada.slash(world.channel, "help")).response)


async def test_a_title_that_asks_is_the_example(make_world: MakeWorld, base: KnowledgeBase) -> None:
    """A title that is a question is better written than a phrasing to be found by."""
    named = base.entries["degree"].model_copy(update={"title": "Do I need a degree?"})
    named._id = "degree"
    async with make_world(small_base(entries={**base.entries, "degree": named})) as world:
        shown = texts((await world.ada.slash(world.channel, "help")).response)
    assert "Do I need a degree?" in shown.splitlines()


async def test_an_example_says_i_in_capitals(make_world: MakeWorld, base: KnowledgeBase) -> None:
    """Phrasings are typed as members type; what stands on a button is written as one writes."""
    named = base.entries["degree"].model_copy(update={"title": "Degrees", "questions": ("do i need one?",)})
    named._id = "degree"
    async with make_world(small_base(entries={**base.entries, "degree": named})) as world:
        shown = texts((await world.ada.slash(world.channel, "help")).response)
    assert "Do I need one?" in shown.splitlines()
