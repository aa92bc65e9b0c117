"""How far an application came with its moves, all that a member notes of it, and the time of a removal."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

NEW = {"location": 120, "mode": 60, "salary": 120, "contact": 200}
NEW |= {"tags": 200, "notes": 1500, "excerpt": 800, "source": 120}


def upgrade() -> None:
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "job_steps",
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("job", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("status", sa.String(12), nullable=False),
        sa.Column("at", moment, nullable=False),
        sa.PrimaryKeyConstraint("member_id", "job", "number", name="pk_job_steps"),
    )
    with op.batch_alter_table("saved_jobs") as table:
        table.add_column(sa.Column("status", sa.String(12), nullable=False, server_default="saved"))
        for name in ("updated_at", "removed_at"):
            table.add_column(sa.Column(name, moment, nullable=True))
        table.add_column(sa.Column("deadline", sa.Date(), nullable=True))
        for name, most in NEW.items():
            table.add_column(sa.Column(name, sa.String(most), nullable=False, server_default=""))
            table.create_check_constraint(_bound(name), f"length({name}) <= {most}")
    with op.batch_alter_table("saved_jobs") as table:
        for name in ("status", *NEW):
            table.alter_column(name, existing_type=sa.String(), server_default=None)
    op.create_index("ix_saved_jobs_removed_at", "saved_jobs", ["removed_at"])


def downgrade() -> None:
    op.drop_index("ix_saved_jobs_removed_at", "saved_jobs")
    with op.batch_alter_table("saved_jobs") as table:
        for name in NEW:
            table.drop_constraint(_bound(name), type_="check")
        for name in ("status", "updated_at", "removed_at", "deadline", *NEW):
            table.drop_column(name)
    op.drop_table("job_steps")


def _bound(name: str) -> str:
    return op.f(f"ck_saved_jobs_{name}_length")
