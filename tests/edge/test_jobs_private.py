"""No command, button or form of one member ever shows or changes a job of another, in whatever server."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args, get_origin

import discord

from bot import words
from bot.jobs.model import Status
from bot.knowledge.model import Skill
from bot.servers.pace import Pace
from bot.ui.cards.card import Card
from bot.ui.verbs import Verb
from tests.jobs.queries import ALL
from tests.world import MakeWorld, World, texts

SECRET = "planted-by-a-member"
URL = f"https://jobs.example.com/{SECRET}"


async def fill(world: World) -> list[object]:
    """Jobs of Ada's with the secret in every text, moved and due; one of them is removed just now."""
    jobs = world.services.jobs
    names = (
        "title",
        "company",
        "location",
        "mode",
        "salary",
        "contact",
        "tags",
        "notes",
        "excerpt",
        "source",
    )
    skill = world.services.library.view(discord.utils.utcnow().date()).find("sql")
    assert isinstance(skill, Skill)
    for number in range(1, 4):
        await jobs.save(world.ada.id, f"{URL}/{number}", dict.fromkeys(names, SECRET))
        await jobs.move(world.ada.id, number, Status.APPLIED)
        await jobs.ask(world.ada.id, number, "SQL", [skill])
    await jobs.remove(world.ada.id, 3)
    return await kept(world)


async def kept(world: World) -> list[object]:
    """All of Ada's, with their moves."""
    found = (await world.services.jobs.page(world.ada.id, ALL)).jobs
    return [await world.services.jobs.get(world.ada.id, job.number) for job in found]


def ids(verb: Verb[...]) -> Iterator[str]:
    """The ids of a verb's buttons that name Ada's jobs by their numbers."""
    parameters = verb._signature.parameters
    for number in (1, 2, 3):
        given = [value(parameter.annotation, number) for parameter in parameters.values()]
        if None not in given:
            yield ":".join(["1", verb.name, *map(str, given)])


def value(hint: Any, number: int) -> object:
    """An argument; None for what only a form gives."""
    if get_origin(hint):
        return get_args(hint)[-1]
    return {int: number, str: ""}.get(hint)


def job_buttons(world: World) -> list[str]:
    """An id for every verb of the area, as anybody could forge it."""
    verbs = [route.verb for name, route in world.bot.routes.items() if name.startswith(("job", "remind"))]
    found = [made for verb in verbs for made in ids(verb)]
    assert {"1:job-undo:3", "1:job-yes:1:1", "1:job-move:2:withdrawn", "1:job-renew:1"} <= set(found)
    return found


async def test_no_button_reaches_anothers_jobs(make_world: MakeWorld) -> None:
    """Every verb with every number, clicked by Bob in another server."""
    async with make_world(pace=Pace(actions=10**6, server_actions=10**6), check_errors=False) as world:
        before = await fill(world)
        server = world.env.create_guild("Elsewhere")
        channel = server.create_text_channel("jobs")
        bob = server.add_member(world.env.create_user("bob-elsewhere"))
        place = world.bot.get_channel(channel.id)
        assert isinstance(place, discord.TextChannel)
        for made in job_buttons(world):
            await place.send(view=Card().row(discord.ui.Button(label="Forged", custom_id=made)))
            result = await bob.click(channel.history()[-1], label="Forged")
            said = "\n".join(map(texts, [result.response, *result.followups, *channel.history()]))
            assert SECRET not in said, made
        assert await kept(world) == before
        assert not any((await world.services.privacy.kept(bob.id)).values())


async def test_no_command_reaches_anothers_jobs(make_world: MakeWorld) -> None:
    """Each command of the area, by number, by name and by suggestion."""
    async with make_world(check_errors=False) as world:
        before = await fill(world)
        wanted: list[tuple[str, dict[str, Any]]] = [
            ("jobs list", {}),
            ("jobs list", {"text": SECRET}),
            ("jobs list", {"tag": SECRET, "sort": "deadline", "status": "applied"}),
            ("jobs due", {}),
            ("jobs show", {"job": "1"}),
            ("jobs show", {"job": f"#2 {SECRET}"}),
            ("jobs remove", {"job": "1"}),
            ("jobs export", {"format": "json"}),
            ("jobs close", {}),
            ("jobs stats", {}),
        ]
        for command, given in wanted:
            result = await world.bob.slash(world.channel, command, **given)
            assert result.ephemeral
            said = texts(result.response)
            assert SECRET not in said.replace(f"“{SECRET}”", ""), command
        for command in ("jobs show", "jobs remove"):
            assert await world.bob.autocomplete(world.channel, command, "job", SECRET[:5]) == []
        saved = await world.bob.slash(world.channel, "jobs save", url=f"{URL}/1")
        assert words.jobs.TWIN not in texts(saved.response)
        assert await kept(world) == before
        assert world.said() == []


async def test_no_form_reaches_anothers_jobs(make_world: MakeWorld) -> None:
    """One that was opened on an own job that is gone changes nobody's."""
    async with make_world(check_errors=False) as world:
        before = await fill(world)
        await world.services.jobs.save(world.bob.id, "https://jobs.example.com/9")
        shown = await world.bob.slash(world.channel, "jobs show", job="1")
        assert shown.response
        forms = [
            await world.bob.click(shown.response, label=label)
            for label in (words.jobs.EDIT_POSTING, words.jobs.EDIT_NOTES)
        ]
        await world.services.jobs.remove(world.bob.id, 1)
        for form in forms:
            sent = await world.bob.submit_modal(form, {"title": "x"} if form is forms[0] else {"notes": "x"})
            said = "\n".join(map(texts, [sent.response, *sent.followups]))
            assert words.jobs.no_such(1) in said
            assert SECRET not in said
        assert await kept(world) == before
