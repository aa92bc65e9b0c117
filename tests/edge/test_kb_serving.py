"""`/kb status` and `/kb reload`: which answers are given, and what became of changed files."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import discord
import pytest

from bot.knowledge.loader import load
from bot.knowledge.problems import Problem
from bot.library.news import News
from bot.sanitize.markdown import escaped
from bot.settings import Settings
from bot.ui.cards.kb.serving import MOST_FAULTS, news_card
from bot.words import failures, guide
from bot.words.kb import serving
from tests.folder import FILES, break_knowledge, write_knowledge
from tests.world import SERVER, MakeWorld, World, texts

TOPIC = "topics/promotion.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The files that are served."""
    return write_knowledge(tmp_path / "knowledge")


@pytest.fixture
async def home(make_world: MakeWorld, folder: Path, tmp_path: Path) -> AsyncIterator[World]:
    """A home server with a moderator, over files."""
    settings = Settings(
        home_servers=frozenset({SERVER}), knowledge_dir=folder, data_dir=tmp_path / "data", meaning=False
    )
    base = load(folder).base
    assert base
    async with make_world(base=base, settings=settings) as made:
        made.add_moderator()
        yield made


async def told(world: World, command: str) -> str:
    """What the moderator reads, and nobody else."""
    result = await world.mod.slash(world.channel, command)
    assert result.ephemeral
    return texts(result.response)


async def test_status_tells_version_age_and_number(home: World) -> None:
    """And what is read of questions, and that nothing is wrong."""
    shown = await told(home, "kb status")
    library = home.services.library
    assert serving.version(library.base.version, library.loaded_at) in shown
    assert "2 topics" in shown
    assert guide.ABOUT_READS["off"] in shown
    assert serving.WHOLE in shown


async def test_a_reload_names_what_is_new(home: World, folder: Path) -> None:
    """By ids, with their number; the next question is answered from it."""
    (folder / "topics" / "mentoring.yaml").write_text(FILES[TOPIC].replace("promotion", "mentoring"))
    (folder / "topics" / "degree.yaml").unlink()
    shown = await told(home, "kb reload")
    assert "**New** (1): `mentoring`" in shown
    assert "**Removed** (1): `degree`" in shown
    assert "Changed" not in shown
    assert "mentoring" in home.services.library.base.entries


async def test_a_reload_without_changes_says_so(home: World) -> None:
    """Instead of an empty list."""
    assert serving.UNCHANGED in await told(home, "kb reload")


async def test_a_reload_names_every_mistake_by_its_place(home: World, folder: Path) -> None:
    """And that the answers are those of before; `/kb status` says it later too."""
    before = home.services.library.engine
    place = break_knowledge(folder)
    shown = await told(home, "kb reload")
    assert escaped(place) in shown
    assert serving.KEPT in shown
    assert home.services.library.engine is before
    status = await told(home, "kb status")
    assert escaped(place) in status
    assert serving.WHOLE not in status


async def test_a_reader_that_dies_is_told_in_a_sentence(
    home: World, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody reads an exception's text."""
    monkeypatch.setattr("bot.library.reading.AT_ONCE", 0)
    monkeypatch.setattr("bot.library.learning.Learning.wait", lambda self, progress=None: None)
    break_knowledge(folder)
    assert await told(home, "kb reload") == serving.FAILED


@pytest.mark.parametrize("command", ["kb status", "kb reload"])
async def test_members_are_refused(home: World, command: str) -> None:
    """They see no count and no mistake."""
    home.env.check_errors = False
    result = await home.ada.slash(home.channel, command)
    assert texts(result.response) == failures.NOT_YOURS


def test_many_mistakes_fit_on_a_card() -> None:
    """The first of them in full, then how many more there are."""
    faults = tuple(Problem(f"topics/{'x' * 40}.yaml", n, 1, "field", "wrong " * 200) for n in range(500))
    shown = texts_of(News(faults=faults))
    assert serving.broken(500) in shown
    assert serving.more(500 - MOST_FAULTS) in shown
    assert serving.KEPT in shown


def test_many_changes_fit_on_a_card() -> None:
    """However many entries changed at once, each list says how many."""
    ids = tuple(f"entry-{'x' * 30}-{n}" for n in range(600))
    shown = texts_of(News(added=ids, changed=ids, removed=ids, shared=True))
    assert shown.count("(600)") == 3
    assert serving.SHARED in shown


def texts_of(news: News) -> str:
    """What can be read on the card, which keeps Discord's limit."""
    card = news_card(news)
    parts = [part for part in card.walk_children() if isinstance(part, discord.ui.TextDisplay)]
    shown = "\n".join(part.content for part in parts)
    assert len(shown) < 4000
    return shown
