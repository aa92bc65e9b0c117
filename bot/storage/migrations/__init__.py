"""Alembic's scripts, in their order; the last is the revision that this version of the bot works with."""

from pathlib import Path

VERSIONS = Path(__file__).parent / "versions"
# A script's name begins with its revision.
REVISIONS = tuple(sorted(path.name[:4] for path in VERSIONS.glob("[0-9]*.py")))
HEAD = REVISIONS[-1]

# Where the bot notes the revision: a table of its own, since others may use Alembic in the same database.
RECORD = "bot_schema"
# Where the first versions did, in the table of everybody, and which these were.
SHARED, ADOPTED = "alembic_version", ("0001", "0002")
