"""The skills that a job's posting names, with what its owner says of each."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "job_skills",
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("job", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("skill", sa.String(80), nullable=False),
        sa.Column("said", sa.String(60), nullable=False),
        sa.Column("mark", sa.String(8), nullable=False),
        sa.PrimaryKeyConstraint("member_id", "job", "place", name="pk_job_skills"),
    )


def downgrade() -> None:
    op.drop_table("job_skills")
