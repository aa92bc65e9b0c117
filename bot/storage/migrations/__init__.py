"""Alembic's scripts; HEAD is the revision that this version of the bot works with."""

HEAD = "0002"
