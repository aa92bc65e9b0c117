"""Checks a knowledge folder for its moderators, once or again at every change."""

from __future__ import annotations

import argparse
import datetime as dt
import logging
import sys
from pathlib import Path

from bot.commands.changed import Asked, since
from bot.commands.telling import read_settings
from bot.errors import DataError
from bot.knowledge.checks.places import Places
from bot.knowledge.checks.report import Report
from bot.knowledge.checks.report import check as check_folder
from bot.knowledge.loader import load
from bot.operations.progress import shown
from bot.search.measure.routing import Routing, route

HELP = "check a knowledge folder and name every mistake by file, line and column"


# Lines about phrasings that go astray; who wants them all asks for them.
MOST_ASTRAY = 20


def add(parser: argparse.ArgumentParser) -> None:
    """Which folder, and how much of a check."""
    parser.add_argument("--strict", action="store_true", help="fail on findings too")
    parser.add_argument("--watch", action="store_true", help="check again at every change")
    parser.add_argument("--due", action="store_true", help="name each figure and review whose day has passed")
    which = parser.add_mutually_exclusive_group()
    which.add_argument(
        "--routing", action="store_true", help="ask the phrasings of all entries, not of changed ones"
    )
    which.add_argument("--no-routing", action="store_true", help="ask no phrasings, which is the slow part")
    which.add_argument("--since", metavar="REF", help="ask those of entries that differ from a commit of git")
    parser.add_argument("folder", nargs="?", type=Path, metavar="DIR")


def run(options: argparse.Namespace) -> int:
    """Check the folder that was named, or the one that the bot answers from.

    Raises:
        DataError: there is no such folder, or nothing to compare it with.
    """
    folder = options.folder or read_settings().knowledge
    if not folder.is_dir():
        raise DataError(f"{folder}: there is no such folder")
    report = _print(folder, due=options.due)
    if not report.faults and not options.no_routing:
        _print_routing(folder, every=options.routing, commit=options.since)
    if options.watch:
        _watch(folder)
    failed = report.faults or (options.strict and report.untimely)
    return DataError.exit_code if failed else 0


def _print(folder: Path, *, due: bool = False) -> Report:
    report = check_folder(folder, dt.datetime.now(dt.UTC).date())
    for problem in (*report.faults, *report.untimely, *(report.due if due else ())):
        print(problem)
    if report.due and not due:
        print(f"Due for another look: {report.months}; `check --due` names them")
    print(report, flush=True)
    return report


def _print_routing(folder: Path, *, every: bool, commit: str | None) -> None:
    """Tell which phrasings go astray; they fail no check, or hard ones would be deleted to get it green."""
    base = load(folder).base
    if base is None:
        return
    seen = Asked(folder)
    ids = base.entries.keys() if every else since(commit, folder) if commit else seen.changed(base)
    if ids:
        with shown("Routing", "fifths") as tell:
            routing = route(base, ids, tell)
        _print_astray(routing, Places(base.folder), len(routing.findings) if every else MOST_ASTRAY)
    if not commit:
        seen.keep(base)


def _print_astray(routing: Routing, places: Places, most: int) -> None:
    problems = sorted(places.problem(finding) for finding in routing.findings)
    for problem in problems[:most]:
        print(problem)
    if len(problems) > most:
        print(f"and {len(problems) - most} more such lines; `check --routing` shows them all")
    print(routing, flush=True)


def _watch(folder: Path) -> None:
    """Check at every change without routing, which takes longer than a writer wants to wait."""
    from watchfiles import watch

    logging.getLogger("watchfiles").setLevel(logging.ERROR)  # it would speak of our own Ctrl-C
    print(f"Watching {folder}; Ctrl-C ends.", file=sys.stderr, flush=True)
    for _ in watch(folder, raise_interrupt=False):
        print(f"\n{dt.datetime.now().astimezone():%H:%M:%S}", file=sys.stderr, flush=True)
        _print(folder)
