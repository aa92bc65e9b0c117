"""The rules for job boards and the migrations that follow them: neither is changed without the other."""

from __future__ import annotations

import hashlib
import importlib
import inspect

from bot.jobs import boards
from bot.storage import migrations

# The version of the rules, what their file says without its remarks, and the migration that marks by them.
# Whoever changes the rules counts the version up, adds a migration that calls `mark_anew`, and notes it here.
VERSION, SAYS, MARKED_BY = 1, "ef1fb718950dca07", "0005"


def said() -> str:
    """The rules without their version, remarks and empty lines."""
    lines = (line.split(" #")[0].rstrip() for line in boards.FILE.read_text().splitlines())
    kept = [line for line in lines if line and not line.lstrip().startswith(("#", "version:"))]
    return hashlib.sha256("\n".join(kept).encode()).hexdigest()[:16]


def marking() -> list[str]:
    """The revisions that mark saved jobs anew."""
    folder = f"{migrations.__name__}.versions"
    names = [path.stem for path in sorted(migrations.VERSIONS.glob("[0-9]*.py"))]
    scripts = {name[:4]: importlib.import_module(f"{folder}.{name}") for name in names}
    return [number for number, script in scripts.items() if "mark_anew(" in inspect.getsource(script.upgrade)]


def test_rules_are_not_changed_under_the_same_version() -> None:
    """A job that was marked by other rules would not be known again."""
    assert (boards.boards().version, said()) == (VERSION, SAYS)


def test_new_rules_come_with_a_migration_that_marks_saved_jobs() -> None:
    """The last migration that marks them is the one that came with today's version."""
    assert (boards.boards().version, marking()[-1]) == (VERSION, MARKED_BY)
