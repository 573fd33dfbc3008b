"""The second factor of a patient around a session: refused before it, kept with it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from hep_vision.cli.record_options import opened

if TYPE_CHECKING:
    from collections.abc import Generator


@contextmanager
def same_person(db: str | None, patient: str, factor: str | None) -> Generator[None]:
    """See that a birth year or check word is the patient's, before anything is exercised.

    Where the record has none yet, it is kept: also of a patient whose first session this is.

    Raises
    ------
    OtherPersonError
        If the record has another one.
    """
    if factor is None:
        yield
        return
    _require(db, patient, factor)
    try:
        yield
    finally:
        _require(db, patient, factor)


def _require(db: str | None, patient: str, factor: str) -> None:
    from hep_vision.store.identity import require_same_person

    with opened(db, create=True) as store:
        require_same_person(store, patient, factor)
