"""One gate for everything: no command, suggestion, click, form or message gets round it."""

from __future__ import annotations

import ast
import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from discord import app_commands
from simcord.actors import MemberActor

from bot import words
from bot.search.completion import LONGEST, Completer
from bot.search.engine import Engine
from bot.servers.pace import Pace
from bot.ui.actions import button
from bot.ui.cards.card import Card
from bot.ui.cards.jobs.waiting import JobTexts, job_new
from bot.ui.forms import Form
from bot.ui.verbs import Verb, table
from tests.edge.test_crisis import DEGREE, with_crisis
from tests.jobs.queries import ALL
from tests.world import MakeWorld, World, card_of, texts

CODE = sorted((Path(__file__).resolve().parents[2] / "bot").rglob("*.py"))
# Where discord.py calls us when something comes from Discord.
ENTRANCES: dict[str, set[str]] = {
    "Cog.listener": {"ask.py", "commands.py"},  # the latter: after a command of whoever passed the gate
    "interaction_check": {"client.py", "commands.py"},  # the latter: whether a member may use /kb at all
    "on_interaction": {"client.py"},
    "add_listener": {"app.py"},  # of "ready" alone, which brings nothing of anybody
}
NONE = ("DynamicItem", "add_view", "add_dynamic_items", "add_listener", "on_submit", "callback", "on_timeout")


async def shut(world: World, member: MemberActor | None = None) -> None:
    """Let somebody, Ada where nobody is named, use up everything, notices too."""
    while (await (member or world.ada).slash(world.channel, "help")).acknowledged:
        pass


def names(tree: ast.AST) -> Iterator[str]:
    """Every name that is defined, called or inherited from."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name
        elif isinstance(node, ast.Attribute):
            yield from (node.attr, ast.unparse(node).removeprefix("commands."))


@pytest.mark.parametrize("name", [*ENTRANCES, *NONE])
def test_discord_py_has_no_way_in_beside_the_gate(name: str) -> None:
    """The entrances are few and known: a new one has to stand behind the gate, and then in this list."""
    found = {path.name for path in CODE if name in names(ast.parse(path.read_text()))}
    assert found == ENTRANCES.get(name, set())


def commands_of(world: World) -> list[app_commands.Command[Any, ..., Any]]:
    """Every command of members, with those in groups."""
    every = [c for c in world.bot.tree.walk_commands() if isinstance(c, app_commands.Command)]
    return [c for c in every if not c.qualified_name.startswith("kb ")]


async def test_no_command_is_worked_for_beyond_the_limit(world: World) -> None:
    """Each of them is left unanswered in a flood."""
    await shut(world)
    required = {"question": DEGREE, "job": "1", "when": "in 3 days", "file": ("jobs.csv", b"url\n")}
    for command in commands_of(world):
        given = {p.name: required[p.name] for p in command.parameters if p.required}
        result = await world.ada.slash(world.channel, command.qualified_name, **given)
        assert not result.acknowledged, command.qualified_name


async def test_no_suggestion_is_worked_for_beyond_the_limit(world: World) -> None:
    """Each option that suggests something stays empty in a flood."""
    options = [(c.qualified_name, p.name) for c in commands_of(world) for p in c.parameters if p.autocomplete]
    await world.services.jobs.save(world.ada.id, "https://jobs.example.com/1")
    offered = [await world.ada.autocomplete(world.channel, *option, "") for option in options[:-1]]
    assert all(offered)
    await shut(world)
    assert not any([await world.ada.autocomplete(world.channel, *option, "") for option in options])


async def test_no_click_is_worked_for_beyond_the_limit(world: World) -> None:
    """None of the routes is reached, whatever is clicked."""
    reached: list[str] = []

    async def reach(_: object) -> None:
        reached.append("reached")

    def bare() -> None:
        """A verb without arguments."""

    declared = [Verb(name, bare) for name in [*world.bot.routes, "unknown"]]
    verbs = [verb.name for verb in declared]
    world.bot.routes = table(verb.to(reach) for verb in declared[:-1])
    for at in range(0, len(verbs), 25):
        card = Card()
        for row in range(at, min(at + 25, len(verbs)), 5):
            card.row(*(button(verb.name, verb()) for verb in declared[row : min(row + 5, at + 25)]))
        await world.place.send(view=card)
    await shut(world)
    for message, verb in (
        (world.said()[at // 25 - -(-len(verbs) // 25)], verb) for at, verb in enumerate(verbs)
    ):
        assert not (await world.ada.click(message, label=verb)).acknowledged
    assert reached == []
    assert (await world.bob.click(world.said()[-1], label="unknown")).acknowledged


def form_of_a_job(texts: JobTexts) -> None:
    """A verb with the fields of a job."""


@pytest.mark.parametrize("verb", [job_new.name, "unknown"])
async def test_no_form_is_worked_for_beyond_the_limit(
    world: World, monkeypatch: pytest.MonkeyPatch, verb: str
) -> None:
    """What was typed is not looked at, whether or not this version knows the form."""
    named = Verb(verb, form_of_a_job)
    monkeypatch.setattr("bot.cogs.jobs.commands.job_form", lambda known: Form("Save", named, known))
    form = await world.ada.slash(world.channel, "jobs save")
    await shut(world)
    sent = await world.ada.submit_modal(form, {"url": "https://jobs.example.com/1"})
    assert not sent.acknowledged
    assert (await world.services.jobs.page(world.ada.id, ALL)).jobs == []


async def test_no_message_is_worked_for_beyond_the_limit(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The engine is not even asked."""
    asked = counted(monkeypatch, Engine, "reply")
    await shut(world)
    await world.ada.send(world.channel, f"{world.me} {DEGREE}")
    assert world.said() == []
    assert asked == []


async def test_who_clicks_too_fast_is_told_a_few_times_and_then_nothing(make_world: MakeWorld) -> None:
    """The notice is private and says how long to wait; a flood is not worth an answer each."""
    async with make_world(pace=Pace(actions=20)) as world:
        results = [await world.ada.slash(world.channel, "help") for _ in range(40)]
        notices = [r for r in results[10:] if r.acknowledged]
        assert all(r.acknowledged for r in results[:10])
        assert 1 <= len(notices) <= 2
        assert all(r.ephemeral and texts(r.response).startswith("That was a lot at once") for r in notices)
        assert (await world.bob.slash(world.channel, "help")).acknowledged
        await world.env.advance_time(30)
        assert words.guide.HELP_TITLE in texts((await world.ada.slash(world.channel, "help")).response)


async def test_saves_and_exports_are_paced(make_world: MakeWorld) -> None:
    """What touches the database counts as everything else does."""
    async with make_world(pace=Pace(actions=20)) as world:
        for number in range(30):
            await world.ada.slash(world.channel, "jobs save", url=f"https://jobs.example.com/{number}")
            await world.ada.slash(world.channel, "privacy")
        assert (await world.services.jobs.page(world.ada.id, ALL)).total <= 10


async def test_letters_beyond_the_limit_are_not_looked_up(
    make_world: MakeWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The list is empty without any work."""
    looked_up = counted(monkeypatch, Completer, "complete")
    async with make_world(pace=Pace(actions=20)) as world:
        for _ in range(200):
            await world.ada.autocomplete(world.channel, "ask", "question", "kube")
    assert 0 < len(looked_up) <= 52


async def test_a_long_text_is_cut_before_it_is_looked_up(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever is typed, only as much is looked at as a name can be long."""
    looked_up = counted(monkeypatch, Completer, "complete")
    await world.ada.autocomplete(world.channel, "ask", "question", "kubernetes " * 180)
    assert [len(text) <= LONGEST for text, *_ in looked_up] == [True]


async def test_words_of_crisis_come_through_the_gate(make_world: MakeWorld) -> None:
    """However many clicks and questions came before, by message, command and form."""
    async with make_world(with_crisis(), pace=Pace(questions=1, actions=20)) as world:
        form = await world.bob.click(
            card_of(await world.bob.slash(world.channel, "ask", question=DEGREE)), label=words.ask.FOLLOW_UP
        )
        await shut(world, world.ada)
        await shut(world, world.bob)
        await world.ada.send(world.channel, f"{world.me} I want to die")
        assert words.ask.DISCREET in texts(world.said()[-1])
        answer = await world.bob.submit_modal(form, {"question": "I want to die"})
        assert "call your local emergency number" in texts(answer.response)
        await world.env.advance_time(61)
        await shut(world)
        again = await world.ada.slash(world.channel, "ask", question="I want to die")
        assert "call your local emergency number" in texts(again.response)


async def test_a_flood_costs_neither_questions_nor_tasks_nor_memory(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The engine is asked as often as is answered; nothing waits or is remembered for the rest."""
    await world.ada.send(world.channel, f"{world.me} {DEGREE}")
    asked, tasks = counted(monkeypatch, Engine, "reply"), len(asyncio.all_tasks())
    for _ in range(100):
        await world.ada.send(world.channel, f"{world.me} {DEGREE}")
        await world.bob.select(world.said()[0], ["mentoring"])
    assert len(asked) == 7
    assert len(asyncio.all_tasks()) <= tasks
    assert len(world.bot.channels) == 0
    assert world.bot.line.idle


def counted(monkeypatch: pytest.MonkeyPatch, owner: type, name: str) -> list[tuple[Any, ...]]:
    """The arguments of every call of a method, which works as ever."""
    calls: list[tuple[Any, ...]] = []
    real: Callable[..., Any] = getattr(owner, name)

    def counting(self: Any, *arguments: Any, **more: Any) -> Any:
        calls.append(arguments)
        return real(self, *arguments, **more)

    monkeypatch.setattr(owner, name, counting)
    return calls
