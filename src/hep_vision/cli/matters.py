"""``hep-vision matters``: what a therapist must see, until it is resolved by name and reason."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hep_vision.cli.console import err, escape, out
from hep_vision.cli.record_options import Db, Patient, opened

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hep_vision.matters.model import Matter
    from hep_vision.store.database import Store
    from hep_vision.store.matters import Act

SCHEMA = "hep-vision/matters/1"
STYLES = {"urgent": "bold red", "soon": "bold", "routine": ""}

matters_app = typer.Typer(
    name="matters",
    help="What a therapist must see: limits passed, pain, falls, silence, rules met.",
    no_args_is_help=True,
    rich_markup_mode="rich",
)

MatterNumber = Annotated[
    int,
    typer.Argument(metavar="MATTER", min=1, help="Its number in the list.", show_default=False),
]
By = Annotated[str, typer.Option("--by", help="Your name.", show_default=False, prompt="Your name")]
Reason = Annotated[
    str,
    typer.Option(
        help="What was done about it, or why nothing.", show_default=False, prompt="Reason"
    ),
]


@matters_app.command("list")
def list_(
    patient: Patient = None,
    all_matters: Annotated[
        bool, typer.Option("--all", help="The resolved ones as well, with their history.")
    ] = False,
    json_output: Annotated[bool, typer.Option("--json", help="Print them as JSON.")] = False,
    db: Db = None,
) -> None:
    """List matters, the most urgent first; what is new in the record is raised before."""
    from hep_vision.program.known import known_exercises

    with opened(db) as store:
        found = refreshed(store, patient, with_resolved=all_matters)
    known = known_exercises()
    names = {one: known[one].name for one in {m.exercise for m in found} if one in known}
    if json_output:
        document = {"schema": SCHEMA, "matters": [_json(matter, found) for matter in found]}
        typer.echo(json.dumps(document, indent=2, ensure_ascii=False))
        return
    if not found:
        out.print("No open matters.")
    for matter in found:
        print_matter(matter, found, names, history=all_matters)


@matters_app.command()
def acknowledge(matter: MatterNumber, by: By, reason: Reason, db: Db = None) -> None:
    """Say that you have seen a matter; it opens again if it happens again."""
    _act(matter, "acknowledged", by, reason, db)


@matters_app.command()
def resolve(matter: MatterNumber, by: By, reason: Reason, db: Db = None) -> None:
    """Close a matter for good; what happens later raises a new one."""
    _act(matter, "resolved", by, reason, db)


def _act(matter: int, act: Act, by: str, reason: str, db: str | None) -> None:
    from hep_vision.store.matters import act_on_matter

    with opened(db) as store:
        act_on_matter(store, matter, act, by=by, reason=reason)
    err.print(f"Matter {matter} is {act}, under the name {escape(by.strip())}.", soft_wrap=True)


def refreshed(
    store: Store, patient: str | None, *, with_resolved: bool = False
) -> tuple[Matter, ...]:
    """Matters of a patient or of all, with what is new raised."""
    from hep_vision.store.reading import patients

    known = (patient,) if patient else patients(store)
    if not known:
        return ()
    # What decides is slow to load: only a record that has anything waits for it.
    from hep_vision.cli.review import now_of
    from hep_vision.matters.model import in_order
    from hep_vision.review.raising import refresh_matters
    from hep_vision.store.matters import read_matters
    from hep_vision.store.repeatability import read_repeatability

    repeatability = read_repeatability(store.place)
    found: list[Matter] = []
    for whose in known:
        found += refresh_matters(store, whose, now_of(store, whose), repeatability)
    if with_resolved:
        unstored = [matter for matter in found if matter.id is None]
        return in_order([*read_matters(store, patient, with_resolved=True), *unstored])
    return in_order(found)


def print_matter(
    matter: Matter,
    others: Sequence[Matter],
    names: Mapping[str, str],
    *,
    history: bool = False,
) -> None:
    """Print a matter: what, since when, the evidence, the patient's words and what to do."""
    from hep_vision.matters.words import proposal_of, sentence_of

    number = "new" if matter.id is None else str(matter.id)
    state = "" if matter.state == "open" else f", {matter.state}"
    style = STYLES[matter.severity]
    head = f"{number}  {matter.patient}  {matter.severity}{state}"
    out.print(f"[{style}]{escape(head)}[/]" if style else escape(head), soft_wrap=True)
    out.print(f"    {escape(sentence_of(matter, names))}", soft_wrap=True)
    for words in matter.words:
        quoted = f"\N{LEFT DOUBLE QUOTATION MARK}{words}\N{RIGHT DOUBLE QUOTATION MARK}"
        out.print(f"    In the patient's words: {escape(quoted)}", soft_wrap=True)
    out.print(f"    Proposed: {escape(proposal_of(matter, others))}.", soft_wrap=True)
    if history:
        for event in matter.history:
            by = f" by {event.by}: {event.text}" if event.by else ""
            out.print(f"    {event.at:%Y-%m-%d}  {event.action}{escape(by)}", soft_wrap=True)


def print_open(found: Sequence[Matter]) -> None:
    """Print the open matters above a list of sessions, if there are any."""
    from hep_vision.matters.words import sentence_of
    from hep_vision.program.known import known_exercises

    if not found:
        return
    known = known_exercises()
    names = {one: known[one].name for one in {m.exercise for m in found} if one in known}
    out.print("[bold]Open matters[/] (hep-vision matters list)")
    for matter in found:
        style = STYLES[matter.severity]
        line = f"{matter.id or 'new'}  {matter.patient}  {sentence_of(matter, names)}"
        out.print(f"[{style}]{escape(line)}[/]" if style else escape(line), soft_wrap=True)
    out.print()


def _json(matter: Matter, others: Sequence[Matter]) -> dict[str, Any]:
    from hep_vision.matters.words import proposal_of

    return {
        "matter": matter.id,
        "patient": matter.patient,
        "kind": matter.kind,
        "severity": matter.severity,
        "state": matter.state,
        "since": matter.since.isoformat(),
        "days": [day.isoformat() for day in matter.days],
        "exercise": matter.exercise or None,
        "side": matter.side or None,
        "evidence": matter.evidence,
        "proposal": proposal_of(matter, others),
        "patient_words": list(matter.words),
        "history": [
            {
                "action": event.action,
                "at": event.at.isoformat(),
                "by": event.by,
                "reason": event.text or None,
                "day": event.occurrence.day.isoformat() if event.occurrence else None,
                "evidence": event.occurrence.evidence if event.occurrence else None,
            }
            for event in matter.history
        ],
    }
