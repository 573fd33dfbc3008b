"""Seals: a keyed digest of everything stored, so that a change outside of the program shows.

What stands for itself, such as a patient or a set with its attempts, is a *subject*. Each has
a seal, the HMAC of its rows. The sum of all seals is kept as well, and the HMAC of the audit
trail's last entry: neither a subject nor the end of the trail can be taken away unseen.

Before a subject is changed its seal is compared, and one that does not hold is left as it is:
no later change makes it good again. The key is in the record, so that a backup can be checked
on any machine. Seals show accidents and changes by hand; they do not stop a forger who reads
the key and computes them anew.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import (
    Boolean,
    Integer,
    bindparam,
    column,
    delete,
    func,
    insert,
    inspect,
    select,
    type_coerce,
    update,
)

from hep_vision.store.tables import (
    AttemptRow,
    AuditRow,
    Base,
    ClinicValueRow,
    CorrectionRow,
    DefinitionRow,
    ExchangeRow,
    FindingRow,
    LandmarkRow,
    MatterEventRow,
    MatterRow,
    OutcomeScoreRow,
    OverrideRow,
    PatientRow,
    ProgramRow,
    RecountRow,
    SealKeyRow,
    SealRow,
    SessionRow,
    SetRow,
    SignOffRow,
    TraceRow,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.orm import Session

Kind = Literal[
    "patient",
    "program",
    "definition",
    "session",
    "set",
    "override",
    "recount",
    "correction",
    "exchange",
    "clinic value",
    "outcome score",
    "matter",
    "sign-off",
]
# The tables of each kind, the first with its own number, the others with that of their owner.
TABLES: dict[Kind, tuple[tuple[type[Base], str], ...]] = {
    "patient": ((PatientRow, "id"),),
    "program": ((ProgramRow, "id"),),
    "definition": ((DefinitionRow, "sha256"),),
    "session": ((SessionRow, "id"),),
    "set": (
        (SetRow, "id"),
        (AttemptRow, "set_id"),
        (FindingRow, "set_id"),
        (TraceRow, "set_id"),
        (LandmarkRow, "set_id"),
    ),
    "override": ((OverrideRow, "id"),),
    "recount": ((RecountRow, "id"),),
    "correction": ((CorrectionRow, "id"),),
    "exchange": ((ExchangeRow, "id"),),
    "clinic value": ((ClinicValueRow, "id"),),
    "outcome score": ((OutcomeScoreRow, "id"),),
    "matter": ((MatterRow, "id"), (MatterEventRow, "matter_id")),
    "sign-off": ((SignOffRow, "id"),),
}
# A landmark log has its hash in its row, which is sealed; `verify` compares the two.
_HASHED_ALREADY: dict[type[Base], str] = {LandmarkRow: "content"}
# Columns that a later step renamed: a record of an older version was sealed with them.
_EARLIER_NAMES: dict[type[Base], tuple[str, ...]] = {SetRow: ("prescribed_target",)}
_TRUTHS = {0: False, 1: True}
_AT_ONCE = 500
_MODULUS = 2**256
_NOTHING = "0"
_TOUCHED, _NOTED = "touched subjects", "the audit trail's end held"
_COLUMNS = "columns of the tables"

Content = dict[str, list[dict[str, Any]]]


def subject_of(kind: Kind, id_: object) -> str:
    """Name of a subject, as in the audit trail: ``"set 17"``."""
    return f"{kind} {id_}"


def touch(db: Session, kind: Kind, id_: object, *, new: bool = False) -> None:
    """Say, before it happens, that a subject changes; `Store.writing` seals it at the end.

    Parameters
    ----------
    db : Session
        A writing one.
    kind : str
        What it is.
    id_ : int or str
        Its number, or the hash of a definition.
    new : bool
        Whether it was made in this transaction.
    """
    touched: dict[tuple[Kind, Any], bool] = db.info.setdefault(_TOUCHED, {})
    if (kind, id_) not in touched:
        touched[kind, id_] = new or holds(db, kind, id_)


def touch_trail(db: Session) -> None:
    """Say, before it happens, that the audit trail grows."""
    if _NOTED not in db.info:
        row = db.get(SealKeyRow, 1)
        db.info[_NOTED] = row is not None and row.audit_end == _trail_end(db, row.key)


def seal_changes(db: Session) -> None:
    """Seal what was touched in a transaction, as its last act."""
    touched: dict[tuple[Kind, Any], bool] = db.info.pop(_TOUCHED, {})
    trail_held: bool = db.info.pop(_NOTED, False)
    if not touched and not trail_held:
        return
    db.flush()
    row = db.get(SealKeyRow, 1)
    if row is None:
        return  # taken away by hand; `verify` says so
    change = sum(_seal(db, row.key, kind, id_, held=held) for (kind, id_), held in touched.items())
    values = {"total": _plus(row.total, change)}
    if trail_held:
        values["audit_end"] = _trail_end(db, row.key)
    db.execute(update(SealKeyRow).where(SealKeyRow.id == 1).values(values))


def begin_seals(db: Session) -> None:
    """Make a key and seal everything a record holds, as it was before there were seals.

    What cannot be read gets no seal.
    """
    key, total = secrets.token_hex(32), 0
    for kind in kinds_there(db):
        total += _add_seals(db, key, kind)
    db.execute(
        insert(SealKeyRow).values(
            id=1,
            key=key,
            total=_plus(_NOTHING, total),
            audit_end=_trail_end(db, key),
            erasing=False,
        )
    )


def _add_seals(db: Session, key: str, kind: Kind) -> int:
    """Seal everything of a kind that has no seals yet; gives what the total grows by."""
    total = 0
    for some in _in_pieces(all_ids(db, kind)):
        contents = contents_of(db, kind, some)
        rows = [
            {"subject": subject_of(kind, id_), "digest": _digest(key, kind, id_, content)}
            for id_, content in contents.items()
        ]
        if rows:
            db.execute(insert(SealRow), rows)
        total += sum(_number(row["digest"]) for row in rows)
    return total


def subjects_that_hold(db: Session) -> set[tuple[Kind, Any]] | None:
    """Subjects as they were sealed, before a migration; None of a record without seals yet."""
    if not _is_there(db, SealKeyRow) or db.get(SealKeyRow, 1) is None:
        return None
    found: set[tuple[Kind, Any]] = set()
    for kind in kinds_there(db):
        for some in _in_pieces(all_ids(db, kind)):
            found |= {(kind, id_) for id_ in set(some).difference(broken(db, kind, some))}
    return found


def seal_anew(db: Session, held: set[tuple[Kind, Any]], there: Sequence[Kind]) -> None:
    """Seal what a migration has changed; a subject whose seal did not hold stays as it is.

    Parameters
    ----------
    db : Session
        A writing one.
    held : set
        Subjects as they were sealed before.
    there : sequence
        Kinds that there were tables for; rows of the others were made by the migration.
    """
    row = db.get_one(SealKeyRow, 1)
    change = sum(_add_seals(db, row.key, kind) for kind in TABLES if kind not in there)
    for kind in TABLES:
        for some in _in_pieces([id_ for id_ in all_ids(db, kind) if (kind, id_) in held]):
            names = {subject_of(kind, id_): id_ for id_ in some}
            query = select(SealRow.subject, SealRow.digest).where(SealRow.subject.in_(names))
            before = {names[subject]: digest for subject, digest in db.execute(query)}
            contents = contents_of(db, kind, some)
            now = {id_: _digest(row.key, kind, id_, content) for id_, content in contents.items()}
            changed = [id_ for id_ in some if now.get(id_) != before[id_]]
            change += sum(_number(now.get(id_)) - _number(before[id_]) for id_ in changed)
            values = [{"name": subject_of(kind, id_), "now": now[id_]} for id_ in changed]
            if values:
                seal = SealRow.__table__
                named = seal.c.subject == bindparam("name")
                db.connection().execute(
                    update(SealRow).where(named).values(digest=bindparam("now")), values
                )
    values = {"total": _plus(row.total, change)}
    db.execute(update(SealKeyRow).where(SealKeyRow.id == 1).values(values))


def all_ids(db: Session, kind: Kind) -> list[Any]:
    """Numbers of all subjects of a kind."""
    table, name = TABLES[kind][0]
    return list(db.scalars(select(table.__table__.c[name]).order_by(table.__table__.c[name])))


def holds(db: Session, kind: Kind, id_: object) -> bool:
    """Whether a subject is as it was sealed; one that is not there has no seal."""
    return not broken(db, kind, [id_])


def broken(db: Session, kind: Kind, ids: Sequence[Any]) -> list[Any]:
    """The subjects of some whose seal does not hold, or that have none."""
    row = db.get(SealKeyRow, 1)
    if row is None:
        return list(ids)
    names = {subject_of(kind, id_): id_ for id_ in ids}
    query = select(SealRow.subject, SealRow.digest).where(SealRow.subject.in_(names))
    seals = {names[subject]: digest for subject, digest in db.execute(query)}
    contents = contents_of(db, kind, ids)
    now = {id_: _digest(row.key, kind, id_, content) for id_, content in contents.items()}
    return [id_ for id_ in ids if seals.get(id_) != now.get(id_)]


def faults_of_seals(db: Session) -> Iterable[str]:
    """What is wrong with the seals as a whole, a sentence each."""
    row = db.get(SealKeyRow, 1)
    if row is None:
        yield "The key of the seals was taken away."
        return
    if db.scalar(select(func.count()).select_from(SealKeyRow)) != 1:
        yield "A second key of the seals was added."
    query = select(SealRow.subject, SealRow.digest)
    seals = {row.subject: row.digest for row in db.execute(query)}
    if row.total != _plus(_NOTHING, sum(map(_number, seals.values()))):
        yield "Seals were changed or taken away, and perhaps what they belong to."
    if row.audit_end != _trail_end(db, row.key):
        yield "The end of the audit trail was changed or taken away."
    there = {subject_of(kind, id_) for kind in TABLES for id_ in all_ids(db, kind)}
    for subject in sorted(seals.keys() - there):
        yield f"{subject.capitalize()} was taken away."


def contents_of(db: Session, kind: Kind, ids: Sequence[Any]) -> dict[Any, Content]:
    """The rows of subjects, by their numbers; subjects that cannot be read are left out."""
    try:
        return _contents(db, kind, ids)
    except Exception:  # noqa: BLE001 - damage raises whatever the library of its type raises
        if len(ids) == 1:
            return {}
        half = len(ids) // 2
        return contents_of(db, kind, ids[:half]) | contents_of(db, kind, ids[half:])


def _contents(db: Session, kind: Kind, ids: Sequence[Any]) -> dict[Any, Content]:
    (main, _), *_ = TABLES[kind]
    found: dict[Any, Content] = {}
    for model, owner in TABLES[kind]:
        table = model.__table__
        there = _columns_there(db, model.__tablename__)
        columns = [
            type_coerce(c, Integer).label(c.name) if isinstance(c.type, Boolean) else c
            for c in table.c
            if c.name != _HASHED_ALREADY.get(model) and c.name in there
        ]
        columns += [column(name) for name in _EARLIER_NAMES.get(model, ()) if name in there]
        booleans = {c.name for c in table.c if isinstance(c.type, Boolean)}
        query = select(*columns).where(table.c[owner].in_(ids)).order_by(*table.primary_key)
        for row in db.execute(query).mappings():
            values = {
                # SQLite keeps any number where a truth belongs, and reads all but 0 as true.
                key: _TRUTHS.get(value, value) if key in booleans else _plain(value)
                for key, value in row.items()
                if value is not None
            }
            if model is main:
                found[row[owner]] = {}
            found[row[owner]].setdefault(model.__tablename__, []).append(values)
    return found


def kinds_there(db: Session) -> list[Kind]:
    """Kinds that a record has tables for, which are fewer before a migration than after it."""
    return [kind for kind, tables in TABLES.items() if all(_is_there(db, t) for t, _ in tables)]


def _is_there(db: Session, table: type[Base]) -> bool:
    return inspect(db.connection()).has_table(table.__tablename__)


def _columns_there(db: Session, table: str) -> frozenset[str]:
    """Columns that a table has, which are fewer before a migration than after it."""
    known: dict[str, frozenset[str]] = db.info.setdefault(_COLUMNS, {})
    if table not in known:
        columns = inspect(db.connection()).get_columns(table)
        known[table] = frozenset(one["name"] for one in columns)
    return known[table]


def _plain(value: Any) -> Any:
    """Value as JSON has it, the same from every database.

    Nulls are left out altogether, so that a column added later changes no seal.
    """
    match value:
        case bytes():
            return hashlib.sha256(value).hexdigest()
        case datetime():
            return value.astimezone(UTC).isoformat(timespec="microseconds")
        case date():
            return value.isoformat()
        case _:
            return value


def _digest(key: str, kind: Kind, id_: object, content: Content) -> str:
    text = json.dumps([subject_of(kind, id_), content], sort_keys=True)
    return _hmac(key, text)


def _hmac(key: str, text: str) -> str:
    return hmac.new(key.encode(), text.encode(), hashlib.sha256).hexdigest()


def _seal(db: Session, key: str, kind: Kind, id_: Any, *, held: bool) -> int:
    """Seal a subject as it is now, if its seal held before; gives what the total changes by."""
    content = contents_of(db, kind, [id_]).get(id_)
    if content is not None and not held:
        return 0
    subject = subject_of(kind, id_)
    before = db.scalar(select(SealRow.digest).where(SealRow.subject == subject))
    db.execute(delete(SealRow).where(SealRow.subject == subject))
    now = None if content is None else _digest(key, kind, id_, content)
    if now is not None:
        db.execute(insert(SealRow).values(subject=subject, digest=now))
    return _number(now) - _number(before)


def _number(digest: str | None) -> int:
    return 0 if digest is None else int(hashlib.sha256(digest.encode()).hexdigest(), 16)


def _plus(total: str, change: int) -> str:
    """A total after a change; one that is damaged stays as it is."""
    try:
        return f"{(int(total, 16) + change) % _MODULUS:064x}"
    except ValueError:
        return total


def _trail_end(db: Session, key: str) -> str:
    query = select(AuditRow.id, AuditRow.digest).order_by(AuditRow.id.desc()).limit(1)
    last = db.execute(query).first()
    return _hmac(key, f"audit {last.id} {last.digest}" if last else "audit")


def _in_pieces(ids: Sequence[Any]) -> Iterable[Sequence[Any]]:
    for start in range(0, len(ids), _AT_ONCE):
        yield ids[start : start + _AT_ONCE]
