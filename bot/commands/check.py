"""Checks a knowledge folder for its moderators, once or again at every change."""

from __future__ import annotations

import argparse
import datetime as dt
import logging
import sys
from collections import Counter
from pathlib import Path

from bot.commands.changed import Asked, since
from bot.commands.formats import FORMATS
from bot.commands.telling import knowledge_at, say
from bot.errors import DataError
from bot.knowledge.checks.places import Places
from bot.knowledge.checks.report import Report, judge
from bot.knowledge.loader import gather, load
from bot.knowledge.problems import Problem, faults_of
from bot.operations.progress import shown
from bot.search.measure.routing import Routing, route

HELP = "check a knowledge folder and name every mistake by file, line and column"


Problems = tuple[Problem, ...]
LOOK_UP = 300  # milliseconds after which a watch says that it has begun
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
    parser.add_argument(
        "--format", choices=FORMATS, default="text", help="for people, as annotations of GitHub, or as JSON"
    )
    parser.add_argument(
        "path", nargs="?", type=Path, metavar="PATH", help="a knowledge folder, or a file in one"
    )


def run(options: argparse.Namespace) -> int:
    """Check the folder that was named, or the one that the bot answers from.

    Raises:
        DataError: there is no such folder, or nothing to compare it with.
    """
    folder = knowledge_at(options.path)
    check = Check(folder, _within(folder, options.path), options.format)
    report = check.once(due=options.due)
    if not report.faults and not options.no_routing:
        check.routing(every=options.routing, commit=options.since)
    if options.watch:
        check.again(report)
    failed = report.faults or (options.strict and report.untimely)
    return DataError.exit_code if failed else 0


def _within(folder: Path, named: Path | None) -> str:
    """The part of the folder that was named; nothing for all of it."""
    if named is None or not (whole := named.resolve()).is_relative_to(root := folder.resolve()):
        return ""
    return "" if whole == root else whole.relative_to(root).as_posix()


class Check:
    """One folder, checked once or at every change.

    Args:
        folder: the knowledge folder.
        part: the file or folder in it that is asked about; the rest is counted and not named.
        form: one of ``FORMATS``.
    """

    def __init__(self, folder: Path, part: str, form: str) -> None:
        self._folder, self._part = folder, part
        self._told = FORMATS[form]
        self._say = print if form != "json" else say  # what is no problem is no line for programs

    def once(self, *, due: bool = False) -> Report:
        """Tell every fault and finding, and how many there are."""
        base, problems = gather(self._folder)
        self._tell(*faults_of(problems))
        report = judge(base, problems, _today())
        self._tell(*report.untimely, *(report.due if due else ()))
        if report.due and not due:
            self._say(f"Due for another look: {report.months}; `check --due` names them")
        self._sum_up(report)
        return report

    def _tell(self, *problems: Problem, mark: str = "") -> None:
        for problem in filter(self._is_asked, problems):
            print(f"{mark}{self._told(problem, self._folder)}", flush=True)

    def _is_asked(self, problem: Problem) -> bool:
        """Whether it stands in the part that was named, or stands elsewhere and names that file."""
        names_it = self._part.endswith(".yaml") and self._part in problem.text
        return names_it or not self._part or f"{problem.path}/".startswith(f"{self._part}/")

    def _sum_up(self, report: Report) -> None:
        others = sum(not self._is_asked(problem) for problem in (*report.faults, *report.untimely))
        self._say(f"{report}{f' ({others} of them in other files)' if others else ''}")
        sys.stdout.flush()

    def routing(self, *, every: bool, commit: str | None) -> None:
        """Tell which phrasings go astray; they fail no check, or hard ones would be deleted to pass it."""
        base = load(self._folder).base
        if base is None:
            return
        seen = Asked(self._folder)
        named = frozenset({Path(self._part).stem}) & base.entries.keys()
        others = since(commit, self._folder) if commit else seen.changed(base)
        ids = named or (frozenset(base.entries) if every else others)
        if ids:
            with shown("Routing", "fifths") as tell:
                routing = route(base, ids, tell)
            self._astray(routing, Places(base.folder), len(routing.findings) if every else MOST_ASTRAY)
        if not commit and not named:
            seen.keep(base)

    def _astray(self, routing: Routing, places: Places, most: int) -> None:
        problems = sorted(places.problem(finding) for finding in routing.findings)
        self._tell(*problems[:most])
        if len(problems) > most:
            self._say(f"and {len(problems) - most} more such lines; `check --routing` shows them all")
        self._say(routing)
        sys.stdout.flush()

    def again(self, before: Report) -> None:
        """Check at every change, and tell what it changed: faults first, and no routing to wait for."""
        from watchfiles import watch

        logging.getLogger("watchfiles").setLevel(logging.ERROR)  # it would speak of our own Ctrl-C
        for number, changes in enumerate(
            watch(self._folder, raise_interrupt=False, yield_on_timeout=True, rust_timeout=LOOK_UP)
        ):
            if not number:
                say(f"Watching {self._folder}; Ctrl-C ends.")
            if not changes:
                continue
            say(f"\n{dt.datetime.now().astimezone():%H:%M:%S}")
            base, problems = gather(self._folder)
            self._tell_change(before.faults, faults_of(problems))
            after = judge(base, problems, _today())
            self._tell_change(before.untimely, after.untimely)
            self._sum_up(after)
            before = after

    def _tell_change(self, before: Problems, after: Problems) -> None:
        self._tell(*_new(before, after))
        self._tell(*_new(after, before), mark="mended: ")


def _today() -> dt.date:
    return dt.datetime.now(dt.UTC).date()


def _new(before: Problems, after: Problems) -> list[Problem]:
    """What came; a problem that has only moved to another line is the same."""
    left = Counter(map(_same, before))
    found = []
    for problem in after:
        left[_same(problem)] -= 1
        if left[_same(problem)] < 0:
            found.append(problem)
    return found


def _same(problem: Problem) -> tuple[str, str, str]:
    return problem.path, problem.field, problem.text
