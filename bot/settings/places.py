"""Where the bot's own things lie: the checkout or the package, the data folder, the knowledge."""

from __future__ import annotations

import os
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]
CHECKOUT = PACKAGE.parent

# The part of the data folder that belongs to the local page.
PAGE_DATA = "preview"


def project_root() -> Path:
    """The checkout; for an installed package, the folder that the command was started in."""
    return CHECKOUT if is_checkout() else Path.cwd()


def is_checkout() -> bool:
    """Whether this is no installed package."""
    return (CHECKOUT / "pyproject.toml").is_file()


def own_data() -> Path:
    """Where the bot keeps its data unless told otherwise.

    That is in the checkout; for an installed package, in the user's own folder for data, since the folder
    that a command is started in may be anybody's.
    """
    if is_checkout():
        return Path("data")
    shared = os.environ.get("XDG_DATA_HOME") or os.environ.get("LOCALAPPDATA") or "~/.local/share"
    return Path(os.path.expanduser(shared)) / "senior-career-bot"


def own_cache() -> Path:
    """Where commands remember what can be worked out again: the user's own folder for that."""
    shared = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or "~/.cache"
    return Path(os.path.expanduser(shared)) / "senior-career-bot"


def shipped_knowledge() -> Path:
    """The knowledge that came with this copy: beside bot/ in a checkout, inside it when installed."""
    inside = PACKAGE / "_knowledge"
    return inside if inside.is_dir() else CHECKOUT / "knowledge"


def rooted(path: Path) -> Path:
    """The path, counted from the project's root."""
    return project_root() / path.expanduser()
