"""Votes on answers, suggestions, and which questions are kept, through Discord."""

from __future__ import annotations

import datetime as dt
import sqlite3
from pathlib import Path
from typing import Any

import discord
import pytest

from bot import words
from bot.feedback.model import Gap, Reason, Tally
from bot.knowledge.model import KnowledgeBase
from bot.settings import Settings
from tests.small import entry
from tests.world import MakeWorld, World, card_of, texts

UNKNOWN = "which tractor ploughs a muddy field best?"


async def queue(world: World) -> list[Gap]:
    """The questions that wait, one group after the other."""
    engine = world.services.library.engine
    groups = await world.services.feedback.groups(engine, dt.date.today())  # noqa: DTZ011
    return [gap for group in groups for gap in group.gaps]
