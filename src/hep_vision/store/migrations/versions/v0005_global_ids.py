"""Ids that hold in every record, corrections, exchanges, and a patient's second factor."""

# pyright: reportUnknownArgumentType=false, reportUnknownMemberType=false
# A step that a release has shipped is never changed: write another one.

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from alembic import op

from hep_vision.store.global_ids import uid_of_old
from hep_vision.store.tables import Moment

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_WITH_IDS = ("session", "exercise_set", "override", "recount")
_AT_ONCE = 1000


def upgrade() -> None:
    """Bring a database of the step before to this one."""
    for table in _WITH_IDS:
        op.add_column(table, sa.Column("uid", sa.String(length=36), nullable=True))
    op.add_column("patient", sa.Column("check_hash", sa.Text(), nullable=True))
    op.add_column("exercise_set", sa.Column("repeated_sha256", sa.String(length=64), nullable=True))
    _make_corrections()
    _make_exchanges()
    _fill()
    for table in _WITH_IDS:
        op.create_index(op.f(f"ix_{table}_uid"), table, ["uid"], unique=True)
    for column in ("source_sha256", "repeated_sha256"):
        op.create_index(op.f(f"ix_exercise_set_{column}"), "exercise_set", [column])


def _make_corrections() -> None:
    op.create_table(
        "correction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=True),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("set_uid", sa.String(length=36), nullable=True),
        sa.Column("attempt", sa.Integer(), nullable=True),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.Column("program_sha256", sa.String(length=64), nullable=True),
        sa.Column("undone_uid", sa.String(length=36), nullable=True),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("made_at", Moment(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["session.id"],
            name=op.f("fk_correction_session_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction")),
        sqlite_autoincrement=True,
    )
    for column in ("session_id", "undone_uid"):
        op.create_index(op.f(f"ix_correction_{column}"), "correction", [column])
    op.create_index(op.f("ix_correction_uid"), "correction", ["uid"], unique=True)


def _make_exchanges() -> None:
    op.create_table(
        "exchange",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("session_uid", sa.String(length=36), nullable=False),
        sa.Column("direction", sa.String(length=8), nullable=False),
        sa.Column("partner", sa.Text(), nullable=False),
        sa.Column("content_sha256", sa.String(length=64), nullable=False),
        sa.Column("at", Moment(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["patient_id"], ["patient.id"], name=op.f("fk_exchange_patient_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exchange")),
        sa.UniqueConstraint(
            "session_uid",
            "direction",
            "partner",
            name=op.f("uq_exchange_session_uid_direction_partner"),
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_exchange_patient_id"), "exchange", ["patient_id"])


def _fill() -> None:
    """Give every row its id, the same in every copy of the record."""
    moment = Moment(timezone=True)
    patient = sa.table(
        "patient", sa.column("id"), sa.column("pseudonym"), sa.column("added_at", moment)
    )
    session = sa.table(
        *("session", sa.column("id"), sa.column("patient_id"), sa.column("uid")),
        sa.column("started_at", moment),
    )
    set_ = sa.table(
        *("exercise_set", sa.column("id"), sa.column("session_id"), sa.column("uid")),
        sa.column("started_at", moment),
    )
    sessions = sa.select(
        session.c.id, session.c.started_at, patient.c.pseudonym, patient.c.added_at
    ).join_from(session, patient, patient.c.id == session.c.patient_id)
    _give(session, sessions, "session")
    sets = sa.select(set_.c.id, set_.c.started_at, session.c.uid).join_from(
        set_, session, session.c.id == set_.c.session_id
    )
    _give(set_, sets, "set")
    for name in ("override", "recount"):
        beside = sa.table(
            *(name, sa.column("id"), sa.column("set_id"), sa.column("uid")),
            sa.column("made_at", moment),
        )
        rows = sa.select(beside.c.id, beside.c.made_at, set_.c.uid).join_from(
            beside, set_, set_.c.id == beside.c.set_id
        )
        _give(beside, rows, name)


def _give(table: sa.TableClause, rows: Any, kind: str) -> None:
    """Write ids made of a row's number, its moment and what else the query gives of it."""
    bind = op.get_bind()
    change = (
        sa.update(table).where(table.c.id == sa.bindparam("row")).values(uid=sa.bindparam("made"))
    )
    found: Any = bind.execute(rows)
    ids: list[dict[str, Any]] = [
        {"row": id_, "made": uid_of_old(at, kind, id_, at, *more)} for id_, at, *more in found
    ]
    for some in _in_pieces(ids):
        bind.execute(change, some)


def _in_pieces(ids: list[dict[str, Any]]) -> Iterable[list[dict[str, Any]]]:
    return (ids[start : start + _AT_ONCE] for start in range(0, len(ids), _AT_ONCE))
