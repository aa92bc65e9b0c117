"""Reminders of saved jobs."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "job_reminders",
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("job", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(200), nullable=False),
        sa.Column("due_at", moment, nullable=False),
        sa.Column("try_at", moment, nullable=True),
        sa.Column("tried_at", moment, nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("sent_at", moment, nullable=True),
        sa.Column("missed_at", moment, nullable=True),
        sa.PrimaryKeyConstraint("member_id", "key", name="pk_job_reminders"),
        sa.CheckConstraint("length(text) <= 200", name=op.f("ck_job_reminders_text_length")),
    )
    for name in ("try_at", "missed_at", "sent_at"):
        op.create_index(f"ix_job_reminders_{name}", "job_reminders", [name])


def downgrade() -> None:
    op.drop_table("job_reminders")
