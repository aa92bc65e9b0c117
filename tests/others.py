"""Makes files and folders another user's, as far as the user that runs the tests can."""

from __future__ import annotations

import os
from pathlib import Path

NOBODY = 65534


def give_away(path: Path) -> None:
    """Let another user own it; where only root can do that, let others write it, which comes to the same."""
    if os.geteuid() == 0:
        os.chown(path, NOBODY, NOBODY, follow_symlinks=False)
    else:
        path.chmod(0o777 if path.is_dir() else 0o666)


def mode(path: Path) -> int:
    """Who may do what with it."""
    return path.stat().st_mode & 0o7777
