"""Sign-offs as rows of their own, which travel; and one name for the minimum to count."""

# pyright: reportUnknownArgumentType=false, reportUnknownMemberType=false
# A step that a release has shipped is never changed: write another one.

import re
from datetime import date
from typing import Any

import sqlalchemy as sa
from alembic import op

from hep_vision.store.global_ids import uid_of_old
from hep_vision.store.tables import Moment

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_DETAIL = re.compile(r"(\d{4}-\d\d-\d\d) to (\d{4}-\d\d-\d\d), report ([0-9a-f]{64})")


def upgrade() -> None:
    """Bring a database of the step before to this one; sign-offs come from the audit trail."""
    op.execute("ALTER TABLE exercise_set RENAME COLUMN prescribed_target TO minimum_to_count")
    table = op.create_table(
        "sign_off",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=True),
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("at", Moment(timezone=True), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("report_sha256", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["patient_id"], ["patient.id"], name=op.f("fk_sign_off_patient_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_off")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_sign_off_patient_id"), "sign_off", ["patient_id"])
    op.create_index(op.f("ix_sign_off_uid"), "sign_off", ["uid"], unique=True)
    rows = _from_the_trail()
    if rows:
        op.bulk_insert(table, rows)


def _from_the_trail() -> list[dict[str, Any]]:
    audit = sa.table(
        "audit",
        *(sa.column(name, sa.Text()) for name in ("actor", "action", "subject", "detail")),
        sa.column("id", sa.Integer()),
        sa.column("at", Moment(timezone=True)),
    )
    patients = sa.table("patient", sa.column("id", sa.Integer()), sa.column("pseudonym", sa.Text()))
    connection = op.get_bind()
    named = connection.execute(sa.select(patients.c.id, patients.c.pseudonym))
    known: dict[int, str] = {row.id: row.pseudonym for row in named}
    query = sa.select(audit).where(audit.c.action == "report signed off").order_by(audit.c.id)
    rows: list[dict[str, Any]] = []
    for one in connection.execute(query).mappings():
        found, whose = _DETAIL.fullmatch(one["detail"]), one["subject"].removeprefix("patient ")
        # Of a patient who was deleted the trail keeps the number alone.
        if found is None or not whose.isdecimal() or int(whose) not in known:
            continue
        first, last, digest = found.groups()
        told = (known[int(whose)], one["actor"], first, last, digest)
        rows.append(
            {
                "uid": uid_of_old(one["at"], "sign-off", *told),
                "patient_id": int(whose),
                "at": one["at"],
                "author": one["actor"] or "",
                "first_day": date.fromisoformat(first),
                "last_day": date.fromisoformat(last),
                "report_sha256": digest,
            }
        )
    return rows
