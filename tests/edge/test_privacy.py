"""`/privacy` through Discord: told, exported, deleted, for the member's own data only."""

from __future__ import annotations

import json

import pytest

from bot.ui import words
from tests.edge.conftest import World, card_of, texts

URL = "https://jobs.example.com/postings/4711"


async def test_what_is_kept_is_told(world: World) -> None:
    """The card counts what is stored, and only its owner sees it."""
    await world.services.jobs.save(world.ada.id, URL)
    result = await world.ada.slash(world.channel, "privacy")
    assert result.ephemeral
    assert "- Saved job links: 1" in texts(result.response)


async def test_nothing_kept_is_told_without_buttons(world: World) -> None:
    """Where nothing is stored there is nothing to export or delete."""
    await world.services.jobs.save(world.ada.id, URL)
    shown = texts((await world.bob.slash(world.channel, "privacy")).response)
    assert words.PRIVACY_NOTHING in shown
    assert words.PRIVACY_ERASE not in shown


async def test_the_export_holds_every_field(world: World) -> None:
    """The file is JSON and holds what was stored, under the name that the card uses."""
    await world.services.jobs.save(world.ada.id, URL, "Über-Job", "Example")
    card = await world.ada.slash(world.channel, "privacy")
    result = await world.ada.click(card_of(card), label=words.PRIVACY_EXPORT)
    assert result.ephemeral
    assert result.response
    (file,) = result.response.attachments
    (row,) = json.loads(await file.read())["Saved job links"]
    assert (row["number"], row["url"], row["title"], row["company"]) == (1, URL, "Über-Job", "Example")


async def test_a_long_export_comes_in_several_files(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where Discord would refuse one file, each of several holds a part, and all are private."""
    for number in range(9):
        await world.services.jobs.save(world.ada.id, f"{URL}-{number}")
    card = await world.ada.slash(world.channel, "privacy")
    monkeypatch.setattr("bot.cogs.privacy.SHARE", 1000 / 26_214_400)
    result = await world.ada.click(card_of(card), label=words.PRIVACY_EXPORT)
    assert result.response
    sent = [result.response, *result.followups]
    assert len(sent) > 1
    parts = [json.loads(await message.attachments[0].read())["Saved job links"] for message in sent]
    assert [row["number"] for part in parts for row in part] == list(range(1, 10))
    assert all(message.ephemeral for message in result.followups)


async def test_deleting_asks_and_says_what_will_go(world: World) -> None:
    """The first click deletes nothing."""
    await world.services.jobs.save(world.ada.id, URL)
    card = await world.ada.slash(world.channel, "privacy")
    await world.ada.click(card_of(card), label=words.PRIVACY_ERASE)
    assert words.ERASE_ASK in texts(card.response)
    assert "- Saved job links: 1" in texts(card.response)
    assert len(await world.services.jobs.jobs(world.ada.id)) == 1


async def test_a_confirmed_deletion_deletes_the_members_rows_only(world: World) -> None:
    """Afterwards everything of the member is gone, with the count as proof, and others' data stays."""
    await world.services.jobs.save(world.ada.id, URL)
    await world.services.jobs.save(world.bob.id, URL)
    card = await world.ada.slash(world.channel, "privacy")
    await world.ada.click(card_of(card), label=words.PRIVACY_ERASE)
    await world.ada.click(card_of(card), label=words.ERASE_YES)
    assert f"{words.ERASED_ROWS}\n- Saved job links: 1" in texts(card.response)
    assert words.ERASED in texts(card.response)
    assert "- Saved job links: 1" in texts(card.response)
    assert await world.services.jobs.jobs(world.ada.id) == []
    assert len(await world.services.jobs.jobs(world.bob.id)) == 1


async def test_a_deletion_can_be_called_off(world: World) -> None:
    """ "Keep my data" goes back, with the data."""
    await world.services.jobs.save(world.ada.id, URL)
    card = await world.ada.slash(world.channel, "privacy")
    await world.ada.click(card_of(card), label=words.PRIVACY_ERASE)
    await world.ada.click(card_of(card), label=words.ERASE_NO)
    assert words.PRIVACY_TITLE in texts(card.response)
    assert len(await world.services.jobs.jobs(world.ada.id)) == 1


async def test_deleting_twice_is_harmless(world: World) -> None:
    """A confirmation left open finds nothing the second time and says so."""
    await world.services.jobs.save(world.ada.id, URL)
    first = await world.ada.slash(world.channel, "privacy")
    second = await world.ada.slash(world.channel, "privacy")
    for card in (first, second):
        await world.ada.click(card_of(card), label=words.PRIVACY_ERASE)
        if card is first:
            await world.ada.click(card_of(card), label=words.ERASE_YES)
    assert words.PRIVACY_NOTHING in texts(second.response)
