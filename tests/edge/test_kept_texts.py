"""What was typed into a form is never lost: whatever was in the way, the answer gives it back."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
import simcord

from bot import words
from bot.search.engine import Engine
from bot.servers.pace import Pace
from tests.edge.test_gate import shut
from tests.world import MakeWorld, World, card_of, texts

URL = "https://jobs.example.com/1?for=ada"
DEGREE = "do I need a degree to be a senior developer?"


def read(result: simcord.InteractionResult) -> str:
    """All that the member reads, which nobody else does."""
    assert result.ephemeral
    return "\n".join(map(texts, [result.response, *result.followups]))


async def test_a_link_that_is_refused_comes_back(make_world: MakeWorld) -> None:
    """With what stood in the other fields, each as it was typed."""
    wrong = URL.replace("https", "ftp")
    async with make_world(check_errors=False) as world:
        form = await world.ada.slash(world.channel, "jobs save")
        sent = await world.ada.submit_modal(form, {"url": wrong, "title": "*Lead*", "company": ""})
    assert f"{words.failures.TYPED}\n```\n{wrong}\n```\n```\n*Lead*\n```" in read(sent)


async def test_a_link_comes_back_while_storage_is_busy(make_world: MakeWorld, tmp_path: Path) -> None:
    """It was good, and has to be sent again."""
    async with make_world(check_errors=False, patience=0.5) as world:
        form = await world.ada.slash(world.channel, "jobs save")
        with sqlite3.connect(tmp_path / "edge.db", isolation_level=None) as other:
            other.execute("BEGIN EXCLUSIVE")
            sent = await world.ada.submit_modal(form, {"url": URL})
            other.execute("ROLLBACK")
        other.close()
    assert URL in read(sent)
    assert "try again" in read(sent).lower()


async def test_a_question_comes_back_after_a_failure(
    make_world: MakeWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody writes a long question twice."""

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError

    async with make_world(check_errors=False) as world:
        form = await world.ada.click(
            card_of(await world.ada.slash(world.channel, "ask", question=DEGREE)), label=words.ask.FOLLOW_UP
        )
        monkeypatch.setattr(Engine, "reply", fail)
        sent = await world.ada.submit_modal(form, {"question": f"{DEGREE}\nAnd at forty?"})
    assert f"```\n{DEGREE}\nAnd at forty?\n```" in read(sent)


async def test_a_question_comes_back_from_the_gate(make_world: MakeWorld) -> None:
    """Who has to wait may send the same text afterwards."""
    async with make_world(pace=Pace(questions=1, actions=60)) as world:
        form = await world.ada.click(
            card_of(await world.ada.slash(world.channel, "ask", question=DEGREE)), label=words.ask.FOLLOW_UP
        )
        sent = await world.ada.submit_modal(form, {"question": DEGREE})
    assert f"```\n{DEGREE}\n```" in read(sent)


async def test_what_was_typed_into_an_older_form_comes_back(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was sent to a version that does not know it."""
    monkeypatch.setattr("bot.ui.verbs.VERSION", "0")
    form = await world.ada.slash(world.channel, "jobs save")
    sent = await world.ada.submit_modal(form, {"url": URL})
    assert words.failures.OLD_FORM in read(sent)
    assert URL in read(sent)


async def test_a_text_cannot_end_its_block(make_world: MakeWorld) -> None:
    """It stays a text, and calls nobody."""
    async with make_world(check_errors=False) as world:
        form = await world.ada.slash(world.channel, "jobs save")
        sent = await world.ada.submit_modal(form, {"url": "``` @everyone [x](ftp://evil.example) ```"})
    assert "```\n''' everyone [x](ftp://evil.example) '''\n```" in read(sent)


async def test_all_of_the_longest_texts_come_back(make_world: MakeWorld) -> None:
    """One message holds whatever the form takes."""
    typed = {"url": "x" * 2000, "title": "y" * 200, "company": "z" * 120}
    async with make_world(check_errors=False) as world:
        form = await world.ada.slash(world.channel, "jobs save")
        sent = await world.ada.submit_modal(form, typed)
    assert all(text in read(sent) for text in typed.values())


async def test_commands_are_answered_with_the_sentence_alone(make_world: MakeWorld) -> None:
    """Discord itself shows above the answer what was typed into a command."""
    async with make_world(check_errors=False) as world:
        result = await world.ada.slash(world.channel, "jobs save", url="ftp://jobs.example.com/1")
    assert words.failures.TYPED not in read(result)


async def test_in_a_flood_the_form_stays_open(world: World) -> None:
    """No answer at all leaves the text where it was typed."""
    form = await world.ada.slash(world.channel, "jobs save")
    await shut(world)
    assert not (await world.ada.submit_modal(form, {"url": URL})).acknowledged
