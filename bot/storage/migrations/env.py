"""Runs the migrations over the connection that ``bot.storage.migrate`` has opened."""

from alembic import context

from bot.storage.migrations import RECORD
from bot.storage.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    version_table=RECORD,
    render_as_batch=True,
    compare_server_default=True,
)
with context.begin_transaction():
    context.run_migrations()
