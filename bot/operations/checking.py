"""Checks a knowledge folder for its moderators, and says everything in one go."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from bot.errors import DataError
from bot.knowledge.checks import check as check_folder


def check(folder: Path, *, strict: bool = False) -> int:
    """Print every problem as ``path:line:column: field: text``, then a line that counts them.

    Args:
        folder: the knowledge folder.
        strict: findings fail too, but for those that time alone made.

    Raises:
        DataError: there is no such folder.
    """
    if not folder.is_dir():
        raise DataError(f"{folder}: there is no such folder")
    report = check_folder(folder, dt.datetime.now(dt.UTC).date())
    for problem in report.problems:
        print(problem)
    print(report)
    failed = report.faults or (strict and report.untimely)
    return DataError.exit_code if failed else 0
