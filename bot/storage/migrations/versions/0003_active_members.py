"""The day of a member's last use in a table for whatever is stored, no longer in that of one area."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "active_members",
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("last_used", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("member_id", name="pk_active_members"),
    )
    op.execute(
        "INSERT INTO active_members (member_id, last_used) SELECT member_id, last_used FROM job_counters"
    )
    with op.batch_alter_table("job_counters") as table:
        table.drop_column("last_used")


def downgrade() -> None:
    op.add_column("job_counters", sa.Column("last_used", sa.Date(), nullable=True))
    op.execute(
        "UPDATE job_counters SET last_used = "
        "(SELECT last_used FROM active_members m WHERE m.member_id = job_counters.member_id)"
    )
    with op.batch_alter_table("job_counters") as table:
        table.alter_column("last_used", existing_type=sa.Date(), nullable=False)
    op.drop_table("active_members")
