"""The documents beside the code: what they name is there, and what is there is named."""

from __future__ import annotations

import re
import tomllib
from collections.abc import AsyncIterator
from configparser import RawConfigParser
from pathlib import Path

import discord
import pytest
from discord import app_commands

from bot.app import assemble
from bot.client import CareerBot, create_bot
from bot.knowledge.model import KnowledgeBase
from bot.library.library import Library
from bot.settings import Settings
from bot.storage.database import Database
from bot.words.guide import HELP_WAYS

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
HOUSE = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
DECISIONS = sorted((ROOT / "docs/decisions").glob("*.md"))
PAGES = [
    path
    for folder in (".", "bench", "knowledge", "tests", "training")
    for path in sorted((ROOT / folder).glob("*.md"))
]
PAGES += sorted((ROOT / "docs").rglob("*.md"))
# Each page with each of its links that leads to no other site.
LINKS = [
    (page.relative_to(ROOT), link)
    for page in PAGES
    for link in re.findall(r"\]\((?!https?:)([^)\s]*)\)", page.read_text(encoding="utf-8"))
]


@pytest.fixture
async def bot(empty_database: Path) -> AsyncIterator[CareerBot]:
    """The bot with all of its commands, and one home."""
    database = Database(f"sqlite:///{empty_database}")  # never opened
    settings = Settings(home_servers=frozenset({1}))
    async with create_bot(assemble(Library(KnowledgeBase({})), database, settings), shard_count=1) as made:
        await made.setup_hook()
        yield made


def typed(bot: CareerBot, home: discord.Object | None = None) -> set[str]:
    """The commands that are everywhere, or in a home alone, as members type them."""
    found = bot.tree.walk_commands(guild=home)
    return {f"/{one.qualified_name}" for one in found if isinstance(one, app_commands.Command)}


@pytest.fixture
def registered(bot: CareerBot) -> set[str]:
    """Every command that members have."""
    return typed(bot)


def part(page: str, title: str) -> str:
    """What stands under a heading of the second order."""
    return page.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def firsts(table: str) -> list[str]:
    """The code in the first column of a table."""
    return re.findall(r"^\| `([^`]+)` \|", table, re.M)


def anchors(page: str) -> set[str]:
    """What a link to a heading of the page can end with."""
    headings = re.findall(r"^#+ (.+)$", page, re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_the_readme_has_every_command_of_the_bot_and_no_other(bot: CareerBot) -> None:
    """Its table and what the client registers are one set, with what is in home servers only."""
    named = firsts(part(README, "Commands in Discord"))
    at_home = typed(bot, *bot.homes)
    assert set(named) == typed(bot) | at_home
    assert len(named) == len(set(named))
    assert {name.split()[0] for name in at_home} == {"/kb"}


def test_help_has_every_command_of_the_bot_and_no_other(registered: set[str]) -> None:
    """All but itself: who reads it has found it."""
    named = re.findall(r"`(/[a-z ]+)`", HELP_WAYS)
    assert set(named) == registered - {"/help"}
    assert len(named) == len(set(named))


def test_the_readme_leads_to_the_two_commands_within_one_screen() -> None:
    """What it is, one picture, where to get it and what to type come before anything else."""
    screen = "\n".join(README.splitlines()[:45])
    assert re.search(r"!\[.+\]\(\.github/page\.png\)", screen)
    assert re.search(r"^git clone .+\n(.+\n)*make run .+\nmake test ", screen, re.M)


def test_the_house_has_every_room_and_no_other() -> None:
    """Its table names each package and module at the top of bot/."""
    here = {path.stem for path in (ROOT / "bot").iterdir() if path.suffix == ".py" or path.is_dir()}
    named = firsts(part(HOUSE, "Rooms"))
    assert set(named) == here - {"__init__", "__pycache__"}
    assert len(named) == len(set(named))


def test_the_rooms_stand_in_the_order_of_the_contract() -> None:
    """From the street to the cellar, as the layers that are checked; a layer in brackets may be missing."""
    tools = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    contract = tools["importlinter"]["contracts"][0]["layers"]
    rooms = [room.strip() for layer in contract for room in layer.split("|")]
    named = firsts(part(HOUSE, "Rooms"))
    assert named == [room.strip("()") for room in rooms if "(" not in room or room.strip("()") in named]


def test_the_house_is_one_page() -> None:
    """Nobody reads two."""
    assert len(HOUSE.splitlines()) <= 110


@pytest.mark.parametrize("page", DECISIONS, ids=lambda page: page.name)
def test_a_decision_is_short(page: Path) -> None:
    """At most twenty lines, under the number of its name."""
    text = page.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 20
    assert page.name == "README.md" or text.startswith(f"# {int(page.name[:4])}. ")


@pytest.mark.parametrize("page", [page for page in DECISIONS if page.name[0] == "0"], ids=lambda p: p.name)
def test_what_holds_a_decision_is_there(page: Path) -> None:
    """The tests under its last words, the second and third of a folder by their names alone."""
    named = re.findall(r"`(\S+?)`", page.read_text(encoding="utf-8").partition("**Held by**")[2])
    held = [name for name in named if name.startswith("tests/")]
    folders = [ROOT / name if name.endswith("/") else (ROOT / name).parent for name in held]
    assert held
    assert all((ROOT / name).exists() for name in held)
    others = [name for name in named if name.startswith("test_")]
    assert all(any((folder / name).exists() for folder in folders) for name in others)


@pytest.mark.parametrize(("page", "link"), LINKS, ids=str)
def test_a_link_leads_somewhere(page: Path, link: str) -> None:
    """To a file of the project, and where it names a heading, to one of that file."""
    place, _, heading = link.partition("#")
    target = ROOT / page.parent / place if place else ROOT / page
    assert target.is_file()
    assert not heading or heading in anchors(target.read_text(encoding="utf-8"))


def test_the_service_reloads_by_signal_and_starts_with_the_machine() -> None:
    """As the page for operators writes it: whoever copies it whole needs no second look."""
    text = (ROOT / "docs/operating.md").read_text().partition("```ini\n")[2].partition("```")[0]
    unit = RawConfigParser()
    unit.read_string(text)
    assert unit["Service"]["ExecReload"] == "/bin/kill -HUP $MAINPID"
    assert unit["Service"]["ExecStart"].endswith("/.venv/bin/python -m bot run")
    assert unit["Install"]["WantedBy"] == "multi-user.target"
    assert unit["Unit"]["After"] == unit["Unit"]["Wants"] == "network-online.target"
