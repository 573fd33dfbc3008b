"""Whether a record's tables, columns, indexes and triggers are those the migrations make.

The migrations are run in a database in memory, and what they make is compared, by names and
kinds that SQLite and PostgreSQL share. Triggers, views and rules are written differently by
the two and are compared as text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, create_engine, inspect, text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Parts = dict[str, str]
"""What a database is made of: ``"column attempt.peak"`` and what is to be said of it."""

# Whatever acts by itself. SQLite keeps its own tables under names that begin with its own.
_SQLITE = (
    "SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_master "
    "WHERE type IN ('trigger', 'view')"
)
_POSTGRESQL = (
    "SELECT 'trigger ' || t.tgname, pg_get_triggerdef(t.oid) || ' ' || t.tgenabled::text || ' ' || "
    "p.prosrc FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
    "JOIN pg_proc p ON p.oid = t.tgfoid "
    "WHERE NOT t.tgisinternal AND pg_table_is_visible(c.oid)",
    "SELECT 'rule ' || rulename, definition FROM pg_rules WHERE schemaname = current_schema()",
    "SELECT 'view ' || viewname, definition FROM pg_views WHERE schemaname = current_schema()",
)
# What the migrations make in PostgreSQL; SQLite's are read from the database in memory.
_TRIGGER = (
    "CREATE TRIGGER audit_only_added BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit "
    "FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse() O "
    "BEGIN RAISE EXCEPTION 'the audit trail is only added to'; END"
)


def faults_of_schema(
    connection: Connection, migrate: Callable[[Connection], None]
) -> Iterator[str]:
    """What is missing, changed or added, a sentence each.

    Parameters
    ----------
    connection : Connection
        To the record.
    migrate : callable
        Runs the migrations in an empty SQLite database.
    """
    engine = create_engine("sqlite://")
    with engine.begin() as memory:
        migrate(memory)
        expected = _tables(memory) | _acting(memory)
    engine.dispose()
    found = _tables(connection) | _acting(connection)
    if connection.dialect.name == "postgresql":
        expected = {k: v for k, v in expected.items() if not k.startswith("trigger ")}
        schema = connection.scalar(text("SELECT current_schema()"))
        expected["trigger audit_only_added"] = _plain(_TRIGGER.replace("public", str(schema)))
    missing = expected.keys() - found.keys()
    tables = {name.removeprefix("table ") for name in missing if name.startswith("table ")}
    for name in sorted(missing):
        if name.startswith("table ") or _table_of(name) not in tables:
            yield f"The {name} is missing."
    for name in sorted(found.keys() - expected.keys()):
        yield f"The {name} is not hep-vision's; it was added by something else."
    for name in sorted(expected.keys() & found.keys()):
        if expected[name] != found[name]:
            yield f"The {name} was changed."


def _tables(connection: Connection) -> Parts:
    seen = inspect(connection)
    parts: Parts = {}
    for table in seen.get_table_names():
        keys = seen.get_pk_constraint(table)["constrained_columns"]
        parts[f"table {table}"] = f"key {keys}"
        for column in seen.get_columns(table):
            kind = type(column["type"].as_generic()).__name__
            parts[f"column {table}.{column['name']}"] = f"{kind} null {column['nullable']}"
        for name, said in _constraints(seen, table):
            parts[f"{name} of the table {table}"] = said
    return parts


def _table_of(name: str) -> str:
    """Table to which a part belongs, by the part's name."""
    if name.startswith("column "):
        return name.removeprefix("column ").partition(".")[0]
    return name.rpartition(" of the table ")[2]


def _constraints(seen: Any, table: str) -> Iterator[tuple[str, str]]:
    for key in seen.get_foreign_keys(table):
        columns = ", ".join(key["constrained_columns"])
        refers = f"{key['referred_table']} {key['referred_columns']}"
        yield f"foreign key {columns}", f"{refers} {key['options'].get('ondelete')}"
    for unique in seen.get_unique_constraints(table):
        yield f"uniqueness of {', '.join(unique['column_names'])}", ""
    for index in seen.get_indexes(table):
        if not index.get("duplicates_constraint"):
            yield f"index {index['name']}", f"{index['column_names']} {bool(index['unique'])}"
    for check in seen.get_check_constraints(table):
        yield f"check {check['name']}", str(check["sqltext"])


def _acting(connection: Connection) -> Parts:
    queries = (_SQLITE,) if connection.dialect.name == "sqlite" else _POSTGRESQL
    return {
        name: _plain(said) for query in queries for name, said in connection.execute(text(query))
    }


def _plain(said: str) -> str:
    return re.sub(r"\s+", " ", said).strip()
