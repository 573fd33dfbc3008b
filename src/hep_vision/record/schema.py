"""The record's JSON Schema; ``python -m hep_vision.record.schema`` prints it."""

from __future__ import annotations

import json
import sys
from typing import Any

from hep_vision.record.session import SCHEMA, SessionRecord


def session_schema() -> dict[str, Any]:
    """JSON Schema, draft 2020-12, of the session record."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{SCHEMA.replace('/', ':')}",
        **SessionRecord.model_json_schema(mode="serialization"),
    }


def schema_text() -> str:
    """Text of the schema as it is committed in ``docs/schemas``."""
    return json.dumps(session_schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.stdout.write(schema_text())
