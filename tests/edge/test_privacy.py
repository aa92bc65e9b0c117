"""`/privacy` through Discord: told, exported, deleted, for the member's own data only."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from pathlib import Path

import discord
import pytest

from bot import words
from bot.members.privacy import Erased, Keeping, Traces
from bot.ui.cards.card import Card
from bot.ui.cards.members import erased_card, privacy_card
from tests.jobs.queries import ALL
from tests.world import World, card_of, texts

URL = "https://jobs.example.com/postings/4711"


def read(card: Card) -> str:
    """What can be read on a card that nobody has sent."""
    return "\n".join(
        part.content for part in card.walk_children() if isinstance(part, discord.ui.TextDisplay)
    )


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
    assert words.members.PRIVACY_NOTHING in shown
    assert words.members.PRIVACY_ERASE not in shown


async def test_the_export_holds_every_field(world: World) -> None:
    """The file is JSON and holds what was stored, under the name that the card uses."""
    await world.services.jobs.save(world.ada.id, URL, {"title": "Über-Job", "company": "Example"})
    card = await world.ada.slash(world.channel, "privacy")
    result = await world.ada.click(card_of(card), label=words.members.PRIVACY_EXPORT)
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
    monkeypatch.setattr("bot.cogs.members.privacy.SHARE", 1000 / 26_214_400)
    result = await world.ada.click(card_of(card), label=words.members.PRIVACY_EXPORT)
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
    await world.ada.click(card_of(card), label=words.members.PRIVACY_ERASE)
    assert words.members.ERASE_ASK in texts(card.response)
    assert "- Saved job links: 1" in texts(card.response)
    assert (await world.services.jobs.page(world.ada.id, ALL)).total == 1


async def test_a_confirmed_deletion_deletes_the_members_rows_only(world: World) -> None:
    """Afterwards everything of the member is gone, with the count as proof, and others' data stays."""
    await world.services.jobs.save(world.ada.id, URL)
    await world.services.jobs.save(world.bob.id, URL)
    card = await world.ada.slash(world.channel, "privacy")
    await world.ada.click(card_of(card), label=words.members.PRIVACY_ERASE)
    await world.ada.click(card_of(card), label=words.members.ERASE_YES)
    assert f"{words.members.ERASED_ROWS}\n- Saved job links: 1" in texts(card.response)
    assert words.members.ERASED in texts(card.response)
    assert words.members.ERASED_GONE in texts(card.response)
    assert "- Saved job links: 1" in texts(card.response)
    assert (await world.services.jobs.page(world.ada.id, ALL)).jobs == []
    assert (await world.services.jobs.page(world.bob.id, ALL)).total == 1


async def test_a_counter_that_is_left_is_told_and_can_be_deleted(world: World) -> None:
    """Who has removed the last link still has a row, and is not told that there is nothing."""
    await world.services.jobs.save(world.ada.id, URL)
    await world.services.jobs.remove(world.ada.id, 1)
    card = await world.ada.slash(world.channel, "privacy")
    assert "- Counter for their numbers: 1" in texts(card.response)
    assert words.members.PRIVACY_NOTHING not in texts(card.response)
    await world.ada.click(card_of(card), label=words.members.PRIVACY_ERASE)
    await world.ada.click(card_of(card), label=words.members.ERASE_YES)
    assert "- Counter for their numbers: 1" in texts(card.response)
    shown = await world.ada.slash(world.channel, "privacy")
    assert words.members.PRIVACY_NOTHING in texts(shown.response)


async def test_how_long_things_stay_is_told(world: World) -> None:
    """Before anything is stored too: who stays away is deleted, and copies are older than the file."""
    shown = texts((await world.ada.slash(world.channel, "privacy")).response)
    assert "after 24 months in which you" in shown
    assert "I remove each copy after 30 days" in shown
    assert words.members.PRIVACY_OTHERS in shown


@pytest.mark.parametrize(
    ("keeping", "told", "untold"),
    [
        (Keeping(months=0), words.members.PRIVACY_STAYS, "months"),
        (Keeping(months=1, backup_days=1), "after 1 month in which you", "days"),
        (Keeping(), words.members.PRIVACY_NOT, words.members.PRIVACY_FORMS),
        (Keeping(question_days=9), "nobody has asked it for 9 days", words.members.PRIVACY_PUBLIC),
        (Keeping(question_days=9, public=True), words.members.PRIVACY_PUBLIC, words.members.PRIVACY_NOT),
        (Keeping(question_days=9), words.members.PRIVACY_FORMS, words.members.PRIVACY_NOT),
        (Keeping(on_server=True), words.members.PRIVACY_SERVER, words.members.copies_for(30)),
        (Keeping(on_server=False), words.members.PRIVACY_FILE, words.members.PRIVACY_SERVER),
    ],
)
def test_each_operators_choice_has_its_words(keeping: Keeping, told: str, untold: str) -> None:
    """What is said is what happens with these settings, on this kind of storage."""
    shown = read(privacy_card({}, keeping))
    assert told in shown
    assert untold not in shown


@pytest.mark.parametrize(
    ("traces", "on_server", "told"),
    [
        (Traces.GONE, False, words.members.ERASED_GONE),
        (Traces.WAITING, False, words.members.ERASED_WAITING),
        (Traces.SERVER, True, words.members.PRIVACY_SERVER),
    ],
)
def test_what_a_deletion_leaves_is_said(traces: Traces, on_server: bool, told: str) -> None:
    """Only where nothing is left does it say so; a copy made before is spoken of where there can be one."""
    shown = read(erased_card(Erased({"Saved job links": 1}, traces), Keeping(on_server=on_server)))
    assert told in shown
    assert (words.members.copies_for(30) in shown) is not on_server
    assert (words.members.ERASED_GONE in shown) is (traces is Traces.GONE)


async def test_a_reader_of_the_file_is_told_and_waited_for(world: World, tmp_path: Path) -> None:
    """The rows are gone, the bytes not yet, and the member reads just that."""
    await world.services.jobs.save(world.ada.id, URL)
    card = await world.ada.slash(world.channel, "privacy")
    await world.ada.click(card_of(card), label=words.members.PRIVACY_ERASE)
    with contextlib.closing(sqlite3.connect(tmp_path / "edge.db", isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM saved_jobs").fetchone()
        await world.ada.click(card_of(card), label=words.members.ERASE_YES)
    assert words.members.ERASED_WAITING in texts(card.response)
    assert words.members.ERASED_GONE not in texts(card.response)
    assert (await world.services.jobs.page(world.ada.id, ALL)).jobs == []


async def test_a_deletion_can_be_called_off(world: World) -> None:
    """ "Keep my data" goes back, with the data."""
    await world.services.jobs.save(world.ada.id, URL)
    card = await world.ada.slash(world.channel, "privacy")
    await world.ada.click(card_of(card), label=words.members.PRIVACY_ERASE)
    await world.ada.click(card_of(card), label=words.members.ERASE_NO)
    assert words.members.PRIVACY_TITLE in texts(card.response)
    assert (await world.services.jobs.page(world.ada.id, ALL)).total == 1


async def test_deleting_twice_is_harmless(world: World) -> None:
    """A confirmation left open finds nothing the second time and says so."""
    await world.services.jobs.save(world.ada.id, URL)
    first = await world.ada.slash(world.channel, "privacy")
    second = await world.ada.slash(world.channel, "privacy")
    for card in (first, second):
        await world.ada.click(card_of(card), label=words.members.PRIVACY_ERASE)
        if card is first:
            await world.ada.click(card_of(card), label=words.members.ERASE_YES)
    assert words.members.PRIVACY_NOTHING in texts(second.response)
