"""The version of the rules that a job is known by, all jobs known by today's, and what asked for a save."""

import sqlalchemy as sa
from alembic import op

from bot.storage.marking import mark_anew

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("saved_jobs", sa.Column("rules", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("saved_jobs", sa.Column("origin", sa.BigInteger(), nullable=True))
    op.create_index("ix_saved_jobs_origin", "saved_jobs", ["member_id", "origin"], unique=True)
    mark_anew(op.get_bind())


def downgrade() -> None:
    op.drop_index("ix_saved_jobs_origin", "saved_jobs")
    op.drop_column("saved_jobs", "origin")
    op.drop_column("saved_jobs", "rules")
