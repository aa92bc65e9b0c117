"""Adapter: SQLAlchemy keeps what the core's store protocols promise, on SQLite or PostgreSQL."""
