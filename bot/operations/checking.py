"""Checks a knowledge folder for its moderators, once or again at every change."""

from __future__ import annotations

import datetime as dt
import logging
import sys
from pathlib import Path

from bot.errors import DataError
from bot.knowledge.checks import Check, Report
from bot.knowledge.checks import check as check_folder


def check(folder: Path, *, strict: bool = False, watch: bool = False) -> int:
    """Print every problem as ``path:line:column: field: text``, then a line that counts them.

    Args:
        folder: the knowledge folder.
        strict: findings fail too, but for those that time alone made.
        watch: check again at every change, until Ctrl-C.

    Raises:
        DataError: there is no such folder.
    """
    if not folder.is_dir():
        raise DataError(f"{folder}: there is no such folder")
    report = _print(folder)
    if watch:
        _watch(folder)
    failed = report.faults or (strict and report.untimely)
    return DataError.exit_code if failed else 0


def _print(folder: Path, more: tuple[Check, ...] = ()) -> Report:
    report = check_folder(folder, dt.datetime.now(dt.UTC).date(), more)
    for problem in report.problems:
        print(problem)
    print(report, flush=True)
    return report


def _watch(folder: Path) -> None:
    from watchfiles import watch

    logging.getLogger("watchfiles").setLevel(logging.ERROR)  # it would speak of our own Ctrl-C

    print(f"Watching {folder}; Ctrl-C ends.", file=sys.stderr, flush=True)
    for _ in watch(folder, raise_interrupt=False):
        print(f"\n{dt.datetime.now().astimezone():%H:%M:%S}", file=sys.stderr, flush=True)
        _print(folder)
