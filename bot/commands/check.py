"""Checks a knowledge folder for its moderators, once or again at every change."""

from __future__ import annotations

import argparse
import datetime as dt
import logging
import sys
from pathlib import Path

from bot.commands.telling import read_settings
from bot.errors import DataError
from bot.knowledge.checks.places import Places
from bot.knowledge.checks.report import Report
from bot.knowledge.checks.report import check as check_folder
from bot.knowledge.loader import load
from bot.search.measure.routing import route

HELP = "check a knowledge folder and name every mistake by file, line and column"


def add(parser: argparse.ArgumentParser) -> None:
    """Which folder, and how much of a check."""
    parser.add_argument("--strict", action="store_true", help="fail on findings too")
    parser.add_argument("--watch", action="store_true", help="check again at every change")
    parser.add_argument("--no-routing", dest="routing", action="store_false", help="leave out the slow part")
    parser.add_argument("folder", nargs="?", type=Path, metavar="DIR")


def run(options: argparse.Namespace) -> int:
    """Check the folder that was named, or the one that the bot answers from."""
    folder = options.folder or read_settings().knowledge
    return check(folder, strict=options.strict, watch=options.watch, routing=options.routing)


def check(folder: Path, *, strict: bool = False, watch: bool = False, routing: bool = True) -> int:
    """Print every problem as ``path:line:column: field: text``, then a line that counts them.

    Args:
        folder: the knowledge folder.
        strict: findings fail too, but for those of time alone and those of routing.
        watch: check again at every change, until Ctrl-C.
        routing: also ask every phrasing of an index that lacks it.

    Raises:
        DataError: there is no such folder.
    """
    if not folder.is_dir():
        raise DataError(f"{folder}: there is no such folder")
    report = _print(folder)
    if routing and not report.faults:
        _print_routing(folder)
    if watch:
        _watch(folder)
    failed = report.faults or (strict and report.untimely)
    return DataError.exit_code if failed else 0


def _print(folder: Path) -> Report:
    report = check_folder(folder, dt.datetime.now(dt.UTC).date())
    for problem in report.problems:
        print(problem)
    print(report, flush=True)
    return report


def _print_routing(folder: Path) -> None:
    """Tell which phrasings go astray; they fail no check, or hard ones would be deleted to get it green."""
    base = load(folder).base
    if base is None:
        return
    routing, places = route(base), Places(base.folder)
    for problem in sorted(places.problem(finding) for finding in routing.findings):
        print(problem)
    print(routing, flush=True)


def _watch(folder: Path) -> None:
    """Check at every change without routing, which takes longer than a writer wants to wait."""
    from watchfiles import watch

    logging.getLogger("watchfiles").setLevel(logging.ERROR)  # it would speak of our own Ctrl-C
    print(f"Watching {folder}; Ctrl-C ends.", file=sys.stderr, flush=True)
    for _ in watch(folder, raise_interrupt=False):
        print(f"\n{dt.datetime.now().astimezone():%H:%M:%S}", file=sys.stderr, flush=True)
        _print(folder)
