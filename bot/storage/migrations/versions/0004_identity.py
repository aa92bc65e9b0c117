"""A mark on every saved job by which another link to the same job is found without reading all of them."""

import hashlib

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

LIMITS = {"url": 2000, "original_url": 2000, "title": 200, "company": 120}
# Rows that are read at once.
STEP = 1000


def upgrade() -> None:
    op.add_column("saved_jobs", sa.Column("identity", sa.String(64), nullable=True))
    _mark_all(op.get_bind())
    # SQLite makes the table anew and would lose what it does not tell about itself.
    with op.batch_alter_table("saved_jobs", table_args=_lengths()) as table:
        table.alter_column("identity", existing_type=sa.String(64), nullable=False)
    op.create_index("ix_saved_jobs_identity", "saved_jobs", ["member_id", "identity"])


def downgrade() -> None:
    op.drop_index("ix_saved_jobs_identity", "saved_jobs")
    with op.batch_alter_table("saved_jobs", table_args=_lengths()) as table:
        table.drop_column("identity")


def _lengths() -> tuple[sa.CheckConstraint, ...]:
    return tuple(
        sa.CheckConstraint(f"length({name}) <= {most}", name=f"ck_saved_jobs_{name}_length")
        for name, most in LIMITS.items()
    )


def _mark_all(connection: sa.Connection) -> None:
    jobs = sa.table("saved_jobs", *map(sa.column, ("member_id", "number", "url", "identity")))
    key = sa.tuple_(jobs.c.member_id, jobs.c.number)
    rows = sa.select(jobs.c.member_id, jobs.c.number, jobs.c.url).order_by(*key).limit(STEP)
    which = (jobs.c.member_id == sa.bindparam("member"), jobs.c.number == sa.bindparam("job"))
    mark = jobs.update().where(*which).values(identity=sa.bindparam("mark"))
    found = connection.execute(rows).all()
    while found:
        marks = [{"member": m, "job": n, "mark": _mark(url)} for m, n, url in found]
        connection.execute(mark, marks)
        found = connection.execute(rows.where(key > sa.tuple_(*found[-1][:2]))).all()


def _mark(url: str) -> str:
    return hashlib.sha256(url.encode()).hexdigest()
