"""Saved job links and the members' counters."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "job_counters",
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("last_number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("member_id", name="pk_job_counters"),
    )
    op.create_table(
        "saved_jobs",
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("url", sa.String(2000), nullable=False),
        sa.Column("original_url", sa.String(2000), nullable=False),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("company", sa.String(120), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("length(url) <= 2000", name="ck_saved_jobs_url_length"),
        sa.CheckConstraint("length(original_url) <= 2000", name="ck_saved_jobs_original_url_length"),
        sa.CheckConstraint("length(title) <= 200", name="ck_saved_jobs_title_length"),
        sa.CheckConstraint("length(company) <= 120", name="ck_saved_jobs_company_length"),
        sa.PrimaryKeyConstraint("member_id", "number", name="pk_saved_jobs"),
    )


def downgrade() -> None:
    op.drop_table("saved_jobs")
    op.drop_table("job_counters")
