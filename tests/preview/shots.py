"""Keeps pictures of the page, where somebody wants to see how it looks: ``PICTURES`` names their folder."""

from __future__ import annotations

import os
from pathlib import Path

from tests.preview.page import Page


def shot(page: Page, name: str) -> None:
    """Keep what the window shows now."""
    if folder := os.environ.get("PICTURES"):
        page.tab.screenshot(path=Path(folder) / f"{name}.png")
