"""What a posting asks for, through Discord: found, ticked, read about, and pasted."""

from __future__ import annotations

import pytest
import simcord

from bot import words
from bot.jobs.model import Asked, Mark
from tests.world import MakeWorld, World, card_of, texts

URL = "https://jobs.example.com/postings/4711"
HAVE, MISSING, UNSURE = (words.jobs.asked.MARKS[mark] for mark in (Mark.HAVE, Mark.MISSING, Mark.UNSURE))


async def opened(world: World, **said: str) -> simcord.InteractionResult:
    """What a job of Ada's asks for, shown."""
    await world.services.jobs.save(world.ada.id, URL, {"title": "Lead", "company": "Example Ltd"} | said)
    result = await world.ada.slash(world.channel, "jobs show", job="1")
    assert result.ephemeral
    await world.ada.click(card_of(result), label=words.jobs.asked.BUTTON)
    return result


async def asked(world: World) -> tuple[Asked, ...]:
    """What is kept of it."""
    job = await world.services.jobs.get(world.ada.id, 1)
    assert job
    return job.asked


async def test_what_was_saved_is_read(world: World) -> None:
    """The excerpt and the title; what neither says is not on the list."""
    result = await opened(world, title="SQL expert", excerpt="You run k8s in production")
    shown = texts(result.response)
    assert words.jobs.asked.TITLE in shown
    assert f"**SQL**\n{words.jobs.asked.called('SQL')}" in shown
    assert f"**Kubernetes**\n{words.jobs.asked.called('k8s')}" in shown
    assert words.jobs.asked.tally(0, 0, 2) in shown
    assert await asked(world) == (Asked("sql", "SQL"), Asked("kubernetes", "k8s"))


async def test_a_skill_is_ticked_by_one_click(world: World) -> None:
    """What its owner says goes round, is counted, and is kept with the job."""
    result = await opened(world, excerpt="SQL")
    for label, mark, numbers in (
        (UNSURE, Mark.HAVE, (1, 0, 0)),
        (HAVE, Mark.MISSING, (0, 1, 0)),
        (MISSING, Mark.UNSURE, (0, 0, 1)),
    ):
        await world.ada.click(card_of(result), label=label)
        assert await asked(world) == (Asked("sql", "SQL", mark),)
        assert words.jobs.asked.tally(*numbers) in texts(result.response)
    await world.ada.click(card_of(result), label=words.jobs.asked.BACK)
    await world.ada.click(card_of(result), label=words.jobs.asked.BUTTON)
    assert words.jobs.asked.tally(0, 0, 1) in texts(result.response)


async def test_a_skill_leads_to_its_entry(world: World) -> None:
    """In a message of its own, so that the list stays."""
    result = await opened(world, excerpt="k8s")
    read = await world.ada.select(card_of(result), ["kubernetes"])
    assert read.ephemeral
    assert "It depends on the role." in texts(read.response)
    assert words.jobs.asked.TITLE in texts(result.response)


async def test_a_description_can_be_pasted(world: World) -> None:
    """Its skills come to those that are there; the text itself is nowhere kept."""
    result = await opened(world, excerpt="k8s")
    await world.ada.click(card_of(result), label=UNSURE)
    form = await world.ada.click(card_of(result), label=words.jobs.asked.PASTE)
    await world.ada.submit_modal(form, {"text": "planted text\n- SQL\n- Kubernetes"})
    assert await asked(world) == (Asked("kubernetes", "k8s", Mark.HAVE), Asked("sql", "SQL"))
    assert "planted" not in str(await world.services.privacy.export(world.ada.id))
    assert "**SQL**" in texts(result.response)


async def test_a_text_without_skills_is_said(world: World) -> None:
    """The list is as it was; an empty one says what can be done."""
    result = await opened(world)
    assert words.jobs.asked.NOTHING in texts(result.response)
    form = await world.ada.click(card_of(result), label=words.jobs.asked.PASTE)
    await world.ada.submit_modal(form, {"text": "We are looking for a cook."})
    assert words.jobs.asked.NOTHING_PASTED in texts(result.response)
    assert await asked(world) == ()


async def test_the_list_can_be_emptied(world: World) -> None:
    """To begin anew."""
    result = await opened(world, excerpt="SQL and k8s")
    await world.ada.click(card_of(result), label=words.jobs.asked.CLEAR)
    assert words.jobs.asked.NOTHING in texts(result.response)
    assert words.jobs.asked.CLEAR not in texts(result.response)
    assert await asked(world) == ()


async def test_a_skill_that_the_knowledge_has_no_more_is_not_shown(world: World) -> None:
    """It stays with the job, and in the export."""
    result = await opened(world, excerpt="SQL")
    await world.services.jobs._store.ask(world.ada.id, 1, lambda known: (*known, Asked("gone", "Gone")))
    await world.ada.click(card_of(result), label=UNSURE)
    assert "Gone" not in texts(result.response)
    assert words.jobs.asked.tally(1, 0, 0) in texts(result.response)
    assert Asked("gone", "Gone") in await asked(world)


@pytest.mark.parametrize("label", [words.jobs.asked.PASTE, UNSURE, words.jobs.asked.CLEAR])
async def test_a_job_that_is_gone_is_explained(make_world: MakeWorld, label: str) -> None:
    """It was removed in another window."""
    async with make_world(check_errors=False) as world:
        result = await opened(world, excerpt="SQL")
        await world.services.jobs.remove(world.ada.id, 1)
        told = await world.ada.click(card_of(result), label=label)
        assert words.jobs.no_such(1) in "\n".join(map(texts, [told.response, *told.followups]))


async def test_nobody_sees_what_anothers_job_asks_for(world: World) -> None:
    """The same number is another job."""
    await opened(world, excerpt="SQL")
    await world.services.jobs.save(world.bob.id, f"{URL}0")
    result = await world.bob.slash(world.channel, "jobs show", job="1")
    await world.bob.click(card_of(result), label=words.jobs.asked.BUTTON)
    assert words.jobs.asked.NOTHING in texts(result.response)


async def test_a_long_description_fits_the_form(world: World) -> None:
    """As long as a field can be; what is longer comes in parts, which are put together."""
    result = await opened(world)
    for part, found in (("x " * 1990 + "SQL", 1), ("k8s " + "y" * 3996, 2)):
        form = await world.ada.click(card_of(result), label=words.jobs.asked.PASTE)
        await world.ada.submit_modal(form, {"text": part})
        assert len(await asked(world)) == found
