"""Where the files are that an address names."""

from __future__ import annotations

from pathlib import Path

from bot.errors import SettingsError
from bot.settings.places import project_root


def rooted(path: str, option: str) -> Path:
    """The file that is meant: a relative path counts from the project root, and ``~`` is a user's own folder.

    Args:
        path: as it was written.
        option: what the operator calls the place where it stands.

    Raises:
        SettingsError: ``~`` names nobody that this system knows.
    """
    try:
        return project_root() / Path(path).expanduser()
    except RuntimeError:
        raise SettingsError(f"{option}: there is no such user as at the beginning of this path") from None
