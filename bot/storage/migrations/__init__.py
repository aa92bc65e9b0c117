"""Alembic's scripts, in their order; the last is the revision that this version of the bot works with."""

REVISIONS = ("0001", "0002", "0003", "0004")
HEAD = REVISIONS[-1]

# Where the bot notes the revision: a table of its own, since others may use Alembic in the same database.
RECORD = "bot_schema"
# Where the first versions did, in the table of everybody, and which these were.
SHARED, ADOPTED = "alembic_version", ("0001", "0002")
