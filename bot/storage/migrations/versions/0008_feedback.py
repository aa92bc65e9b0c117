"""Members' votes on answers, and questions without a good answer, which belong to nobody."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "answer_votes",
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("entry_id", sa.String(40), nullable=False),
        sa.Column("helpful", sa.Boolean(), nullable=False),
        sa.Column("voted_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("member_id", "entry_id", name="pk_answer_votes"),
    )
    op.create_index("ix_answer_votes_entry_id", "answer_votes", ["entry_id"])
    op.create_table(
        "gaps",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(300), nullable=False),
        sa.Column("reason", sa.String(12), nullable=False),
        sa.Column("entry_id", sa.String(40), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_gaps"),
        sa.CheckConstraint("length(text) <= 300", name=op.f("ck_gaps_text_length")),
    )
    op.create_index("ix_gaps_text", "gaps", ["text", "reason", "entry_id"], unique=True)
    op.create_index("ix_gaps_last_on", "gaps", ["last_on"])


def downgrade() -> None:
    op.drop_table("gaps")
    op.drop_table("answer_votes")
