"""`/kb preview` through Discord: a draft from a file or a form, checked and shown, stored nowhere."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import simcord

from bot import words
from bot.library.trials import LARGEST
from tests.edge.test_kb_rights import AT_HOME_SETTINGS
from tests.folder import FILES, write_knowledge
from tests.library.test_trials import NEW, seen
from tests.world import MakeWorld, World, card_of, texts

PROMOTION = FILES["topics/promotion.yaml"]


@pytest.fixture
async def world(make_world: MakeWorld) -> AsyncIterator[World]:
    """A world whose server is one of the bot's own, with a moderator."""
    # A process of its own takes seconds on a busy machine.
    async with make_world(settings=AT_HOME_SETTINGS) as made:
        made.add_moderator()
        yield made


@pytest.fixture
def folder(world: World, tmp_path: Path) -> Path:
    """The knowledge that drafts are tried for, in a home server."""
    world.services.trials.folder = write_knowledge(tmp_path / "knowledge")
    return world.services.trials.folder


async def tried(
    world: World, text: str | bytes, name: str = "raise.yaml", **more: str
) -> simcord.InteractionResult:
    """What came of a draft that was attached."""
    data = text.encode() if isinstance(text, str) else text
    result = await world.mod.slash(world.channel, "kb preview", file=(name, data), **more)
    assert result.ephemeral
    return result


def read(result: simcord.InteractionResult) -> list[str]:
    """What is read on each message, all of which are private."""
    assert all(message.ephemeral for message in result.followups)
    return [texts(message) for message in (result.response, *result.followups)]


async def test_a_good_draft_is_shown_as_members_would_see_it(world: World, folder: Path) -> None:
    """The verdict first, then the short card and the whole one."""
    verdict, short, whole = read(await tried(world, NEW))
    assert words.kb.draft("topics/raise.yaml") in verdict.replace("\\", "")
    assert words.kb.DRAFT_NOTE in verdict
    assert "Asking for a raise" in short
    assert "Bring examples and a number." in whole
    assert "Reviewed 1 January 2026" in whole


async def test_its_buttons_are_off(world: World, folder: Path) -> None:
    """What they would open is not served."""
    result = await tried(world, NEW)
    parts = str([message.components for message in result.followups])
    assert "'disabled': True" in parts
    assert "'disabled': False" not in parts


async def test_findings_are_told_with_their_places(world: World, folder: Path) -> None:
    """Path, line, column and hint, as the check has them."""
    verdict, *cards = read(await tried(world, NEW.replace("category:", "catgory:")))
    assert words.kb.DRAFT_BAD in verdict
    assert "topics/raise.yaml:9:1: catgory:" in verdict.replace("\\", "")
    assert "did you mean" in verdict
    assert cards == []


async def test_questions_that_change_hands_are_told(world: World, folder: Path) -> None:
    """Those of the draft that another entry answers today."""
    verdict, *_ = read(await tried(world, NEW))
    assert f"{words.kb.GIVEN}\n- “do I need a degree to be a senior developer?” · `degree`" in verdict


async def test_a_draft_of_a_known_entry_takes_its_place(world: World, folder: Path) -> None:
    """Its file's name says which."""
    verdict, short, _ = read(
        await tried(world, PROMOTION.replace("Getting promoted", "Climbing up"), "promotion.yaml")
    )
    assert words.kb.draft("topics/promotion.yaml") in verdict.replace("\\", "")
    assert "Climbing up" in short


async def test_the_kind_can_be_said(world: World, folder: Path) -> None:
    """Where the keys of several fit."""
    verdict, *_ = read(await tried(world, NEW.replace("category: work\n", ""), kind="glossary"))
    assert words.kb.draft("glossary/raise.yaml") in verdict.replace("\\", "")


async def test_without_a_file_a_form_takes_the_text(world: World, folder: Path) -> None:
    """As long as Discord's largest field."""
    form = await world.mod.slash(world.channel, "kb preview")
    assert form.modal
    result = await world.mod.submit_modal(form, {"text": NEW, "name": "raise"})
    assert words.kb.draft("topics/raise.yaml") in texts(result.response).replace("\\", "")
    assert len(result.followups) == 2


async def test_a_draft_without_a_name_has_one(world: World, folder: Path) -> None:
    """It is tried all the same."""
    form = await world.mod.slash(world.channel, "kb preview")
    result = await world.mod.submit_modal(form, {"text": NEW})
    assert words.kb.draft("topics/draft.yaml") in texts(result.response).replace("\\", "")


async def test_a_form_takes_four_thousand_characters(world: World, folder: Path) -> None:
    """And the card of its faults still fits."""
    form = await world.mod.slash(world.channel, "kb preview")
    result = await world.mod.submit_modal(form, {"text": "x: y\n" * 800, "name": "raise"})
    assert words.kb.DRAFT_BAD in texts(result.response)


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"x" * (LARGEST + 1), words.kb.DRAFT_LARGE), (b"\xff\xfe\x00", words.kb.DRAFT_NO_TEXT)],
    ids=["too large", "no text"],
)
async def test_what_is_no_draft_is_refused(world: World, folder: Path, data: bytes, said: str) -> None:
    """In one sentence."""
    result = await tried(world, data)
    assert texts(result.response) == said


async def test_what_takes_too_long_is_given_up(world: World, folder: Path) -> None:
    """The moderator reads where it can be checked instead."""
    world.services.trials._apart._seconds = 0
    result = await tried(world, NEW)
    assert texts(result.response) == words.kb.DRAFT_STUCK


async def test_nothing_is_stored_or_changed(world: World, folder: Path) -> None:
    """Neither in the folder nor in what is served."""
    before, served = seen(folder), world.services.library._base
    await tried(world, NEW)
    assert seen(folder) == before
    assert world.services.library._base is served
    assert world.said() == []


async def test_a_draft_does_no_harm_on_the_card(world: World, folder: Path) -> None:
    """What stands in a file is quoted, and calls nobody."""
    verdict, *_ = read(await tried(world, "@everyone: https://evil.example/x\n"))
    assert "@everyone" not in verdict
    assert "https://evil.example" not in verdict


async def test_the_card_answers_the_command(world: World, folder: Path) -> None:
    """In the place that was kept for it."""
    assert card_of(await tried(world, NEW)).ephemeral


@pytest.mark.parametrize("name", ["topics/raise", "knowledge\\topics\\raise.yaml", " raise ", "../raise"])
async def test_a_name_may_be_a_path(world: World, folder: Path, name: str) -> None:
    """What stands last in it is the id."""
    form = await world.mod.slash(world.channel, "kb preview")
    result = await world.mod.submit_modal(form, {"text": NEW, "name": name})
    assert words.kb.draft("topics/raise.yaml") in texts(result.response).replace("\\", "")
    assert len(result.followups) == 2
