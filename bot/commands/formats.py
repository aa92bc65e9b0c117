"""How a problem of the knowledge is told: to people, to GitHub as an annotation, to programs as JSON."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from bot.knowledge.problems import Problem

Format = Callable[[Problem, Path], str]


def _for_people(problem: Problem, _: Path) -> str:
    return str(problem)


def _for_github(problem: Problem, folder: Path) -> str:
    """A command of a workflow, which GitHub shows beside the line; what time alone made is a mere notice."""
    kind = "error" if problem.severity == "fault" else "notice" if problem.due else "warning"
    where = {"file": _from_workspace(folder / problem.path), "line": problem.line, "col": problem.column}
    marks = ",".join(f"{key}={_escaped(str(value))}" for key, value in where.items())
    return f"::{kind} {marks},title={_escaped(problem.field)}::{_escaped(problem.text, also='')}"


def _for_programs(problem: Problem, folder: Path) -> str:
    keys = ("line", "column", "field", "text", "severity")
    named = {"path": problem.path, "file": str((folder / problem.path).resolve())}
    return json.dumps(named | {key: getattr(problem, key) for key in keys})


FORMATS: Mapping[str, Format] = MappingProxyType(
    {"text": _for_people, "github": _for_github, "json": _for_programs}
)


def _from_workspace(path: Path) -> str:
    """The path as GitHub knows it: counted from the checkout."""
    whole, root = path.resolve(), Path(os.environ.get("GITHUB_WORKSPACE") or Path.cwd()).resolve()
    return (whole.relative_to(root) if whole.is_relative_to(root) else whole).as_posix()


def _escaped(text: str, also: str = ":,") -> str:
    """As commands of a workflow want it: no line end, and in a property none of the signs that part it."""
    return "".join(f"%{ord(sign):02X}" if sign in "%\r\n" + also else sign for sign in text)
