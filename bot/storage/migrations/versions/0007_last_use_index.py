"""Those who stay away are found without reading the day of everybody else."""

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_active_members_last_used", "active_members", ["last_used"])


def downgrade() -> None:
    op.drop_index("ix_active_members_last_used", "active_members")
