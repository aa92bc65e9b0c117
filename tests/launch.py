"""Runs the real command line without the developer's own .env: launch.py ARGUMENTS..."""

import sys
from pathlib import Path

sys.path[0] = str(Path(__file__).resolve().parents[1])

import bot.settings.places  # noqa: E402 (the checkout comes first in the path)
from bot.__main__ import main  # noqa: E402

if __name__ == "__main__":
    bot.settings.places.project_root = Path.cwd
    sys.exit(main())
