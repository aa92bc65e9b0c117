"""The day on which a member last used what is stored; for those of before, the day of this migration."""

import datetime as dt

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    today = dt.datetime.now(dt.UTC).date()
    counters = sa.table("job_counters", sa.column("last_used", sa.Date()))
    op.add_column("job_counters", sa.Column("last_used", sa.Date(), nullable=True))
    op.execute(counters.update().values(last_used=today))
    with op.batch_alter_table("job_counters") as table:
        table.alter_column("last_used", existing_type=sa.Date(), nullable=False)


def downgrade() -> None:
    with op.batch_alter_table("job_counters") as table:
        table.drop_column("last_used")
