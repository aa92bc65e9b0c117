"""How a search goes, through Discord: in sentences, with pictures or bars of text, for its owner alone."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any

import pytest

from bot import words
from bot.jobs.model import Status
from bot.pictures import studio
from tests.world import MakeWorld, World, card_of, texts

URL = "https://jobs.example.com/postings/4711"


async def fill(world: World) -> None:
    """Four jobs of Ada's: one saved, one applied for, one rejected after an interview, one with an offer."""
    jobs = world.services.jobs
    moves: list[list[Status]] = [
        [],
        [Status.APPLIED],
        [Status.APPLIED, Status.INTERVIEW, Status.REJECTED],
        [Status.APPLIED, Status.INTERVIEW, Status.OFFER],
    ]
    for at, steps in enumerate(moves, 1):
        await jobs.save(world.ada.id, f"{URL}-{at}", {"title": f"secret {at}"})
        for step in steps:
            await jobs.move(world.ada.id, at, step)


def galleries(message: Any) -> list[dict[str, Any]]:
    """The pictures on a card."""
    (box,) = message.components
    return [item for part in box["components"] for item in part.get("items", [])]


@pytest.fixture
def no_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """As it is without the extra."""
    monkeypatch.setattr(studio, "LIBRARY", "no_such_library")


@pytest.mark.usefixtures("no_library")
async def test_a_search_is_told_in_numbers_and_bars(world: World) -> None:
    """Where nothing can be drawn; only its owner sees it, and no job is named."""
    await fill(world)
    result = await world.ada.slash(world.channel, "jobs stats")
    assert result.ephemeral
    shown = texts(result.response)
    assert words.jobs.figures.sent(4, 3) in shown
    assert words.jobs.figures.answered(3, 2, 0) in shown
    assert words.jobs.figures.led(3, 2, 1) in shown
    assert words.jobs.figures.waiting(1, 0, 14) in shown
    assert "`██████████` 4  Saved\n`████████░░` 3  Applied\n`█████░░░░░` 2  Interview" in shown
    assert words.jobs.figures.WEEKS in shown
    assert "secret" not in shown
    await world.ada.click(card_of(result), label=words.jobs.LIST)
    assert "secret 1" in texts(result.response)


@pytest.mark.skipif(find_spec("matplotlib") is None, reason="the extra is not installed")
async def test_a_search_is_drawn(make_world: MakeWorld) -> None:
    """Two pictures, each with its numbers in words for whoever hears them; on the next card they are gone."""
    async with make_world() as world:
        await fill(world)
        result = await world.ada.slash(world.channel, "jobs stats")
        assert result.ephemeral
        first, second = galleries(card_of(result))
        assert "Saved 4, Applied 3, Interview 2, Offer 1, Accepted 0" in first["description"]
        assert words.jobs.figures.WEEKS in second["description"]
        assert "█" not in texts(result.response)
        await world.ada.click(card_of(result), label=words.jobs.LIST)
        assert not galleries(card_of(result))
        assert card_of(result).attachments == []


@pytest.mark.usefixtures("no_library")
async def test_nobody_counts_anothers_jobs(world: World) -> None:
    """Without jobs of one's own there is nothing to tell."""
    await fill(world)
    assert texts((await world.bob.slash(world.channel, "jobs stats")).response) == words.jobs.EMPTY
    await world.services.jobs.save(world.bob.id, URL)
    shown = texts((await world.bob.slash(world.channel, "jobs stats")).response)
    assert words.jobs.figures.sent(1, 0) in shown
    assert "Interviews" not in shown
    assert words.jobs.figures.WEEKS not in shown


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        (words.jobs.figures.sent(1, 1), "You saved 1 job and applied for 1 of them."),
        (
            words.jobs.figures.answered(12, 3, 1),
            "**Answers**: 3 of 12 (25%), half of them within 1 day. A “no” counts as an answer.",
        ),
        (
            words.jobs.figures.answered(2, 0, None),
            "**Answers**: 0 of 2 (0%). A “no” counts as an answer.",
        ),
        (
            words.jobs.figures.waiting(5, 2, 14),
            "**Waiting for an answer**: 5 applications, 2 of them for more than 14 days.",
        ),
    ],
)
def test_numbers_are_read_as_sentences(said: str, wanted: str) -> None:
    """With their nouns."""
    assert said == wanted
