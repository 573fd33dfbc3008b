"""What the clinic measures itself: angles by goniometer, and scores of questionnaires."""

# pyright: reportUnknownArgumentType=false, reportUnknownMemberType=false
# A step that a release has shipped is never changed: write another one.

from typing import Any

import sqlalchemy as sa
from alembic import op

from hep_vision.store.tables import Moment

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring a database of the step before to this one."""
    op.create_table(
        "clinic_value",
        *_about_a_patient(),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("value_deg", sa.Double(), nullable=False),
        sa.Column("rom_type", sa.Text(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        *_keys("clinic_value"),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_clinic_value_patient_id_day"), "clinic_value", ["patient_id", "day"])
    op.create_index(op.f("ix_clinic_value_uid"), "clinic_value", ["uid"], unique=True)
    op.create_table(
        "outcome_score",
        *_about_a_patient(),
        sa.Column("instrument", sa.Text(), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        *_keys("outcome_score"),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_outcome_score_patient_id_day"), "outcome_score", ["patient_id", "day"])
    op.create_index(op.f("ix_outcome_score_uid"), "outcome_score", ["uid"], unique=True)


def _about_a_patient() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=True),
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("remark", sa.Text(), nullable=True),
        sa.Column("entered_at", Moment(timezone=True), nullable=False),
        sa.Column("withdrawn_at", Moment(timezone=True), nullable=True),
        sa.Column("withdrawn_by", sa.Text(), nullable=True),
        sa.Column("withdrawn_why", sa.Text(), nullable=True),
    )


def _keys(table: str) -> tuple[sa.Constraint, ...]:
    return (
        sa.ForeignKeyConstraint(
            ["patient_id"],
            ["patient.id"],
            name=op.f(f"fk_{table}_patient_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )
