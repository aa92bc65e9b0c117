"""What makes the bots that run inside a test."""

from __future__ import annotations

from collections.abc import Callable

from bot.client import CareerBot

Create = Callable[[], CareerBot]
