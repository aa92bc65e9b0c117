"""No query ever crosses members: two of them, in two servers, do whatever there is to do, in any order."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import discord
import pytest
import simcord
from discord import app_commands
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle
from sqlalchemy import Engine, event

from bot.servers.pace import Pace
from bot.storage.tables import PERSONAL
from tests.world import MakeWorld, World, texts

# Two lists of a hundred things to do; each is played with other dice.
SEEDS, STEPS = (1, 2), 100
EASY = Pace(questions=10**6, actions=10**6, server_actions=10**6)
OURS = re.compile(rf"\b({'|'.join(table.name for table in PERSONAL)})\b")
BUTTON = 2


@dataclass
class Person:
    """A member in a server of their own, and the secret that stands in all that they save."""

    actor: MemberActor
    channel: ChannelHandle
    secret: str
    cards: list[Any] = field(default_factory=list)

    @property
    def id(self) -> int:
        """Discord's id of the member."""
        return self.actor.id


@dataclass
class Watched:
    """Whose turn it is, and what was asked of the database for anybody else."""

    actor: Person | None = None
    statements: int = 0
    crossing: list[str] = field(default_factory=list)

    def look(self, _: Any, __: Any, statement: str, parameters: Any, *___: Any) -> None:
        """Every statement about members' rows names whoever acts, and nobody else."""
        if self.actor is None or not OURS.search(statement):
            return
        self.statements += 1
        rows = parameters if isinstance(parameters, list) else [parameters]
        named = all(self.actor.id in tuple(row) for row in rows)
        bound = statement.startswith("INSERT") or re.search(r"member_id\W* (=|IN)", statement)
        if not (named and bound):
            self.crossing.append(statement)


@contextmanager
def watched() -> Iterator[Watched]:
    """Look at every statement of every database."""
    watch = Watched()
    event.listen(Engine, "before_cursor_execute", watch.look)
    try:
        yield watch
    finally:
        event.remove(Engine, "before_cursor_execute", watch.look)


def person(world: World, name: str) -> Person:
    """A new member in a new server."""
    server = world.env.create_guild(f"Server of {name}")
    channel = server.create_text_channel("jobs")
    return Person(server.add_member(world.env.create_user(name)), channel, f"planted-of-{name}")


def commands(world: World) -> list[app_commands.Command[Any, ..., Any]]:
    """Every slash command that members have."""
    every = [one for one in world.bot.tree.walk_commands() if isinstance(one, app_commands.Command)]
    found = [one for one in every if not one.qualified_name.startswith("kb ")]
    assert {"jobs save", "jobs list", "jobs remove", "privacy"} <= {one.qualified_name for one in found}
    return found


def given(dice: random.Random, who: Person, option: app_commands.Parameter) -> Any:
    """Something for an option of a command: names that the other's jobs have too, and own secrets."""
    if option.choices:
        return dice.choice(option.choices).value
    match option.type:
        case discord.AppCommandOptionType.boolean:
            return dice.choice([True, False])
        case discord.AppCommandOptionType.integer:
            return dice.randint(1, 3)
        case discord.AppCommandOptionType.attachment:
            link = f"https://jobs.example.com/{dice.randint(1, 3)}"
            return "jobs.csv", f"Title,Company,Link\n{who.secret},Acme,{link}\n".encode()
    if option.name == "url":
        return f"https://jobs.example.com/{dice.randint(1, 4)}?of={who.secret}"
    return dice.choice(["1", "2", "#1", "#2 planted", "planted", who.secret, "Acme"])


async def command(dice: random.Random, who: Person, what: app_commands.Command[Any, ..., Any]) -> Any:
    """Use a command with what it needs, and with some of the rest."""
    options = {
        option.display_name: given(dice, who, option)
        for option in what.parameters
        if option.required or dice.random() < 0.6
    }
    return await who.actor.slash(who.channel, what.qualified_name, **options)


async def click(dice: random.Random, who: Person) -> Any:
    """Click something on a card that was shown before."""
    card = dice.choice(who.cards)
    ids = [part.custom_id for part in walk(card.components) if getattr(part, "custom_id", None)]
    if not ids:
        return None
    return await who.actor.click(card, custom_id=dice.choice(ids))


def walk(parts: Any) -> Iterator[Any]:
    """All enabled buttons of a message, in whatever they stand."""
    for part in parts:
        if getattr(part, "type", None) is discord.ComponentType.button and not part.disabled:
            yield part
        yield from walk(getattr(part, "children", ()))
        if accessory := getattr(part, "accessory", None):
            yield from walk([accessory])


async def read(result: simcord.InteractionResult | None) -> str:
    """All that came back: texts, forms and files."""
    if result is None:
        return ""
    messages = [one for one in (result.response, *result.followups) if one]
    files = [await file.read() for one in messages for file in one.attachments]
    modal = getattr(result, "modal", None)
    return "\n".join(
        [*map(texts, messages), *(file.decode("utf-8", "replace") for file in files), repr(modal)]
    )


async def rows(world: World, who: Person) -> object:
    """Everything that is kept of a member."""
    return await world.services.privacy.export(who.id)


async def step(dice: random.Random, world: World, who: Person) -> str:
    """Do one thing; what came back."""
    if who.cards and dice.random() < 0.5:
        result = await click(dice, who)
    else:
        result = await command(dice, who, dice.choice(commands(world)))
    if result and result.response:
        who.cards = [*who.cards[-4:], result.response]
    return await read(result)


@pytest.mark.parametrize("seed", SEEDS)
async def test_whatever_two_members_do_they_never_meet(make_world: MakeWorld, seed: int) -> None:
    """Each command with any arguments and each button shown: own rows only, in replies and in queries."""
    dice = random.Random(seed)
    async with make_world(pace=EASY, check_errors=False) as world:
        people = [person(world, name) for name in ("ann", "ben")]
        with watched() as watch:
            for _ in range(STEPS):
                who, other = dice.sample(people, 2)
                before = await rows(world, other)
                watch.actor = who
                said = await step(dice, world, who)
                watch.actor = None
                assert other.secret not in said
                assert await rows(world, other) == before
            assert watch.crossing == []
            assert watch.statements > STEPS
        # A question to everybody may be repeated in public; a job never is.
        public = [texts(one) for who in people for one in who.channel.history()]
        assert not [said for said in public if "jobs.example.com" in said]


async def test_a_query_without_a_member_would_be_noticed(world: World) -> None:
    """The watch sees what it is there for."""
    ada, bob = person(world, "ann"), person(world, "ben")
    await world.services.jobs.save(ada.id, "https://jobs.example.com/1")
    with watched() as watch:
        watch.actor = bob
        await world.services.jobs.get(bob.id, 1)
        assert watch.crossing == []
        await world.services.jobs.get(ada.id, 1)
        assert watch.crossing
