"""Saved jobs through Discord: saved, listed and removed by their owner, seen by nobody else."""

from __future__ import annotations

import pytest

from bot import words
from tests.jobs.queries import ALL
from tests.world import MakeWorld, World, card_of, texts

URL = "https://jobs.example.com/postings/4711"


async def save(world: World, number: int = 1) -> None:
    """Some jobs of Ada's."""
    for i in range(number):
        said = {"title": f"Job number {i:02}", "company": "Example Ltd"}
        await world.services.jobs.save(world.ada.id, f"{URL}-{i}", said)


async def test_a_link_is_saved_in_one_step(world: World) -> None:
    """`/jobs save` with a link stores it and shows what it stored, privately."""
    result = await world.ada.slash(world.channel, "jobs save", url=URL, title="Senior dev", company="Example")
    assert result.ephemeral
    assert "**Senior dev** · Example" in texts(result.response)
    (job,) = (await world.services.jobs.page(world.ada.id, ALL)).jobs
    assert (job.posting.url, job.posting.title, job.posting.company) == (URL, "Senior dev", "Example")


async def test_a_form_takes_the_link_where_none_was_given(world: World) -> None:
    """Without a link a form opens; sending it stores the job."""
    form = await world.ada.slash(world.channel, "jobs save")
    result = await world.ada.submit_modal(form, {"url": f" {URL} ", "title": "Lead", "company": ""})
    assert result.ephemeral
    assert "**Lead**" in texts(result.response)
    assert [job.posting.url for job in (await world.services.jobs.page(world.ada.id, ALL)).jobs] == [URL]


async def test_the_form_keeps_what_was_typed_already(world: World) -> None:
    """A title that was given with the command stands in the form."""
    form = await world.ada.slash(world.channel, "jobs save", title="Lead")
    assert "Lead" in str(form.modal)


async def test_what_is_no_link_is_refused_in_words(world: World) -> None:
    """A wrong link stores nothing, and the sentence says how to mend it."""
    result = await world.ada.slash(world.channel, "jobs save", url="javascript:alert(1)")
    assert result.ephemeral
    assert result.response
    assert "https://" in result.response.content
    assert (await world.services.jobs.page(world.ada.id, ALL)).jobs == []


async def test_nobody_sees_anothers_jobs(world: World) -> None:
    """List and suggestions of Bob hold nothing of Ada's, and her number removes nothing for him."""
    await save(world)
    assert words.jobs.EMPTY in texts((await world.bob.slash(world.channel, "jobs list")).response)
    assert await world.bob.autocomplete(world.channel, "jobs remove", "job", "") == []
    refused = await world.bob.slash(world.channel, "jobs remove", job="1")
    assert "no saved job #1" in texts(refused.response)
    assert (await world.services.jobs.page(world.ada.id, ALL)).total == 1


async def test_the_list_is_private_and_newest_first(world: World) -> None:
    """Only the owner sees the list, the latest job on top."""
    await save(world, 2)
    result = await world.ada.slash(world.channel, "jobs list")
    shown = texts(result.response)
    assert result.ephemeral
    assert shown.index("Job number 01") < shown.index("Job number 00")


async def test_a_long_list_is_turned(world: World) -> None:
    """All jobs come once over the pages."""
    await save(world, 12)
    result = await world.ada.slash(world.channel, "jobs list")
    seen = texts(result.response)
    for _ in range(2):
        await world.ada.click(card_of(result), label="Next")
        seen += texts(result.response)
    assert [seen.count(f"Job number {i:02}") for i in range(12)] == [1] * 12


async def test_a_job_is_opened_from_the_list(world: World) -> None:
    """The button beside it shows all of it."""
    await save(world, 2)
    result = await world.ada.slash(world.channel, "jobs list")
    await world.ada.click(card_of(result), custom_id="1:job-ask:1:0")
    assert "Job number 00" in texts(result.response)
    assert words.jobs.STEPS in texts(result.response)


async def test_a_removal_removes_and_can_be_undone(world: World) -> None:
    """One click takes the job out of the list; another one brings it back whole."""
    await save(world, 2)
    before = await world.services.jobs.get(world.ada.id, 1)
    result = await world.ada.slash(world.channel, "jobs show", job="1")
    await world.ada.click(card_of(result), label=words.jobs.REMOVE)
    assert words.jobs.removed("Job number 00") in texts(result.response)
    assert [job.number for job in (await world.services.jobs.page(world.ada.id, ALL)).jobs] == [2]
    await world.ada.click(card_of(result), label=words.jobs.UNDO)
    assert words.jobs.BACK in texts(result.response)
    assert await world.services.jobs.get(world.ada.id, 1) == before


async def test_a_removal_of_deleted_data_cannot_be_undone(make_world: MakeWorld) -> None:
    """What all was deleted with stays deleted, and a sentence says so."""
    async with make_world(check_errors=False) as world:
        await save(world)
        result = await world.ada.slash(world.channel, "jobs remove", job="1")
        await world.services.privacy.erase(world.ada.id)
        told = await world.ada.click(card_of(result), label=words.jobs.UNDO)
        assert words.jobs.UNDONE_TOO_LATE in "\n".join(map(texts, [told.response, *told.followups]))
        assert (await world.services.jobs.page(world.ada.id, ALL)).total == 0


async def test_a_job_removed_elsewhere_is_no_longer_shown(world: World) -> None:
    """An old list whose job is gone shows what is left."""
    await save(world)
    result = await world.ada.slash(world.channel, "jobs list")
    await world.services.jobs.remove(world.ada.id, 1)
    await world.ada.click(card_of(result), label=words.jobs.SHOW)
    assert words.jobs.GONE in texts(result.response)
    assert words.jobs.EMPTY in texts(result.response)


async def test_a_job_is_removed_by_its_suggestion(world: World) -> None:
    """`/jobs remove` offers the member's jobs by name and removes the one that is chosen."""
    await save(world, 3)
    offered = await world.ada.autocomplete(world.channel, "jobs remove", "job", "number 01")
    assert [choice["name"] for choice in offered] == ["#2 Job number 01, Example Ltd"]
    result = await world.ada.slash(world.channel, "jobs remove", job=offered[0]["value"])
    assert words.jobs.removed("Job number 01") in texts(result.response)
    assert [job.number for job in (await world.services.jobs.page(world.ada.id, ALL)).jobs] == [3, 1]


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "2",
            "#2",
            " #2 ",
            "Job #2",
            "job 2",
            "#2 Job number 01, Example Ltd",
            "job NUMBER 01",
            "number 01",
        ),
        *("Job number 01, Example Ltd", "Job number 01 · Example Ltd", "job numbre 01"),
    ],
)
async def test_a_job_is_removed_by_any_of_its_names(world: World, typed: str) -> None:
    """As the list has it, by its number, or by a title that no other has."""
    await save(world, 2)
    await world.ada.slash(world.channel, "jobs remove", job=typed)
    assert [job.number for job in (await world.services.jobs.page(world.ada.id, ALL)).jobs] == [1]


async def test_a_job_without_a_title_is_named_by_its_site(world: World) -> None:
    """As its card does it."""
    await world.services.jobs.save(world.ada.id, "https://other.example/1")
    await save(world, 2)
    name = words.jobs.UNNAMED.format(host="other.example")
    assert "Job #1" in texts((await world.ada.slash(world.channel, "jobs show", job=name)).response)


async def test_a_title_that_is_a_part_of_others_is_a_name(world: World) -> None:
    """It names the one that is called so."""
    for at, title in enumerate(["Lead", "Lead dev", "Team lead"]):
        await world.services.jobs.save(world.ada.id, f"{URL}-{at}", {"title": title, "company": "Acme"})
    for typed in ("lead", "Lead, ACME"):
        assert "Job #1" in texts((await world.ada.slash(world.channel, "jobs show", job=typed)).response)


async def test_a_name_that_several_have_is_refused_in_words(make_world: MakeWorld) -> None:
    """Nothing is removed; the sentence says how many have it."""
    async with make_world(check_errors=False) as world:
        await save(world, 3)
        result = await world.ada.slash(world.channel, "jobs remove", job="job")
        assert texts(result.response) == words.jobs.several_jobs(3)
        assert (await world.services.jobs.page(world.ada.id, ALL)).total == 3


@pytest.mark.parametrize("typed", ["the first one", "²", "99999999999999999999", "#x"])
async def test_what_is_no_number_is_refused_in_words(world: World, typed: str) -> None:
    """Anything else removes nothing and says what is wanted."""
    await save(world)
    result = await world.ada.slash(world.channel, "jobs remove", job=typed)
    assert texts(result.response) == words.jobs.BAD_NUMBER
    assert (await world.services.jobs.page(world.ada.id, ALL)).total == 1


async def test_many_jobs_still_fit_the_suggestions(world: World) -> None:
    """Discord takes 25 choices; more jobs do not break the list."""
    await save(world, 30)
    assert len(await world.ada.autocomplete(world.channel, "jobs remove", "job", "")) == 25


async def test_what_members_saved_cannot_format_their_list(world: World) -> None:
    """A title is shown as characters, whatever is in it."""
    await world.services.jobs.save(
        world.ada.id, URL, {"title": "**[free] (https://evil.example)** @everyone"}
    )
    shown = texts((await world.ada.slash(world.channel, "jobs list")).response)
    assert "**\\*\\*\\[free\\] (link) everyone**" in shown
    assert "@everyone" not in shown


async def test_jobs_work_in_direct_messages(world: World) -> None:
    """Saving and listing need no server."""
    user = world.env.create_user("cleo")
    await user.slash("jobs save", url=URL)
    assert "jobs.example.com" in texts((await user.slash("jobs list")).response)


async def test_a_saved_job_leads_to_the_list(world: World) -> None:
    """After saving, one click shows everything that is saved."""
    result = await world.ada.slash(world.channel, "jobs save", url=URL, title="Lead")
    await world.ada.click(card_of(result), label=words.jobs.LIST)
    assert words.jobs.TITLE in texts(result.response)
    assert "**Lead**" in texts(result.response)


async def test_a_second_click_on_remove_is_harmless(world: World) -> None:
    """Where the job is gone already the list says so."""
    await save(world, 2)
    result = await world.ada.slash(world.channel, "jobs show", job="#1")
    await world.services.jobs.remove(world.ada.id, 1)
    await world.ada.click(card_of(result), label=words.jobs.REMOVE)
    assert words.jobs.GONE in texts(result.response)
    assert "Job number 01" in texts(result.response)
