"""The steps of a validation: random order, prompts, blind entry."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import typer
from pydantic import ValidationError

from hep_vision import __version__
from hep_vision.cli.console import err, escape, say_error
from hep_vision.errors import InputError
from hep_vision.review.record_value import value_of_record
from hep_vision.validation.protocol import (
    DAYS_BETWEEN,
    FULL_PEOPLE,
    HOLD_S,
    IDLE_MIN,
    PARTS,
    SETS,
    Criteria,
    Exclusion,
    Frozen,
    Hold,
    Idle,
    LabelledSet,
    Part,
    Protocol,
    Visit,
)
from hep_vision.validation.recordings import hold_of, read_recording
from hep_vision.validation.study import Study, add_entry, begin_study, read_study

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from hep_vision.statistics.session_value import SessionValue
    from hep_vision.validation.protocol import Entry
    from hep_vision.validation.recordings import Recording

T = TypeVar("T")
E = TypeVar("E", Hold, Visit, LabelledSet, Idle)

MOST_DEG = 180.0
MOST_REPETITIONS = 1000
# A hold that was asked for as 5 s and kept nearly as long is one.
HOLD_LEAST_S = 0.7 * HOLD_S


def plan_study(
    folder: Path,
    *,
    exercise: str,
    raters: Sequence[str],
    approval: str,
    parts: Sequence[str] | None,
    people: int | None,
    model: str | None,
    seed: int | None,
    criteria: Mapping[str, float],
) -> Study:
    """Write a study's protocol.

    Raises
    ------
    InputError
        If the exercise is not measured in degrees, or what was told cannot be a protocol.
    """
    from hep_vision.definitions.library import shipped_library
    from hep_vision.sources.pose.models import load_manifest

    definition = shipped_library().get(exercise)
    if definition.primary is None or definition.primary.unit != "deg":
        raise InputError(f"{definition.name} is not measured in degrees; choose another exercise.")
    chosen: list[Part] = [part for part in PARTS if part in (parts or PARTS)]
    unknown = sorted(set(parts or ()) - set(PARTS))
    if unknown:
        raise InputError(f"There is no part {unknown[0]!r}; the parts are {', '.join(PARTS)}.")
    manifest = load_manifest()
    model = model or manifest.default
    manifest.entry(model)  # an unknown one is refused
    if len(set(raters)) != 2:
        raise InputError("A study has two different raters; give --rater twice.")
    try:
        protocol = Protocol(
            study=folder.resolve().name,
            exercise=definition.id,
            measure=definition.primary.label,
            parts=tuple(chosen),
            raters=cast("Any", tuple(raters)),
            people=people or max(FULL_PEOPLE[part] for part in chosen),
            approval=approval.strip(),
            seed=secrets.randbelow(2**31) if seed is None else seed,
            written_at=datetime.now(UTC),
            frozen=Frozen(
                hep_vision=__version__,
                model=model,
                definition_sha256=definition.content_sha256,
            ),
            criteria=Criteria(**criteria),
        )
    except ValidationError as error:
        problem = error.errors()[0]
        where = ".".join(map(str, problem["loc"]))
        raise InputError(f"The protocol cannot be written: {where}: {problem['msg']}.") from error
    return begin_study(folder, protocol)


class Wizard:
    """Leads a therapist through one part of a study for one person.

    Parameters
    ----------
    folder : Path
        The study's.
    part : {"agreement", "retest", "counting"}
        What is done.
    person : str, optional
        Coded id; asked for if not given.

    Raises
    ------
    InputError
        If the study has no such part, or the person was left out.
    """

    def __init__(self, folder: Path, part: Part, person: str | None) -> None:
        self._study = read_study(folder)
        if part not in self._study.protocol.parts:
            raise InputError(f"The protocol of this study has no part {part!r}.")
        self._person = person or typer.prompt("Coded id of the person, never a name", err=True)
        if self._person in self._study.excluded:
            raise InputError(f"{self._person} was left out: {self._study.excluded[self._person]}.")
        try:
            Exclusion(person=self._person, at=_now(), reason="only to check the id")
        except ValidationError as error:
            raise InputError(
                "A coded id has up to 20 letters, digits, hyphens and underscores."
            ) from error

    # -- V1

    def lead_through_holds(self) -> None:
        """Three static holds in random order, each read by both raters and filmed."""
        done = {hold.level for hold in self._entries(Hold)}
        todo = [level for level in self._protocol.levels_of(self._person) if level not in done]
        if not todo:
            _say(f"All holds of {self._person} are entered.")
            return
        range_deg = self._number("Full range of this person, degrees from the start position")
        _say("Cover the screen of the camera: nobody sees its degrees before the study's report.")
        for level in todo:
            _say(
                f"Hold at {level} % of the range, about {range_deg * level / 100:.0f} degrees from "
                f"the start position, for {HOLD_S} s, filmed."
            )
            readings = {
                rater: self._blind(f"{rater} reads the goniometer, degrees", MOST_DEG)
                for rater in self._protocol.raters_of(self._person, f"hold {level}")
            }
            recording, (camera_deg, uncertainty_deg) = self._recorded(
                "Folder of this hold's results", lambda one: hold_of(one, HOLD_LEAST_S)
            )
            self._add(
                Hold(
                    person=self._person,
                    at=_now(),
                    level=level,
                    readings_deg=readings,
                    camera_deg=camera_deg,
                    uncertainty_deg=uncertainty_deg,
                    recording=recording.sha256,
                )
            )
        _say(f"{self._person} is done.")

    # -- V2

    def lead_through_visit(self) -> None:
        """One visit: a set measured as reports measure it, the camera set up anew."""
        before = self._entries(Visit)
        if len(before) > 1:
            _say(f"Both visits of {self._person} are entered.")
            return
        number = len(before) + 1
        _say(
            f"Visit {number} of {self._person}: put the camera up anew as on any day, and film one "
            "set. Nobody sees the degrees of the other visit."
        )
        recording, value = self._recorded("Folder of the set's results", _judgeable)
        visit = Visit(
            person=self._person,
            at=_now(),
            number=1 if number == 1 else 2,
            value_deg=value.value,
            used=value.used,
            looked_at=value.looked_at,
            performed_at=recording.record.performed_at,
            recording=recording.sha256,
        )
        self._add(visit)
        if number == 2:
            self._check_days(before[0], visit)
        _say(f"Visit {number} is entered.")

    def _check_days(self, first: Visit, second: Visit) -> None:
        days = (second.performed_at.date() - first.performed_at.date()).days
        if not DAYS_BETWEEN[0] <= days <= DAYS_BETWEEN[1]:
            least, most = DAYS_BETWEEN
            reason = f"visits {days} days apart, {least} to {most} planned"
            self._add(Exclusion(person=self._person, at=_now(), reason=reason))
            _say(f"{self._person} is left out: {reason}.")

    # -- V3

    def lead_through_sets(self) -> None:
        """Three sets, each labelled by both, and idle time before the camera."""
        done = {one.number for one in self._entries(LabelledSet)}
        for number in range(1, SETS + 1):
            if number not in done:
                self._label_set(number)
        idle_s = sum(one.duration_s for one in self._entries(Idle))
        while idle_s < 60 * IDLE_MIN:
            _say(
                f"Idle time before the camera, {idle_s / 60:.0f} of {IDLE_MIN} minutes: coming, "
                "going, resting, talking, but not the exercise."
            )
            if not typer.confirm("Enter a recording of it now", default=True, err=True):
                break
            recording, _ = self._recorded("Folder of its results", lambda _: None)
            record = recording.record
            idle = Idle(
                person=self._person,
                at=_now(),
                counted=record.counted,
                duration_s=record.source.duration_s,
                recording=recording.sha256,
            )
            self._add(idle)
            idle_s += idle.duration_s
        _say(f"What was entered of {self._person} is kept.")

    def _label_set(self, number: int) -> None:
        _say(f"Set {number} of {SETS}: each counts by eye from the video, alone.")
        labels = {
            rater: self._blind(f"{rater} counts", MOST_REPETITIONS, whole=True)
            for rater in self._protocol.raters_of(self._person, f"set {number}")
        }
        counts = {rater: round(count) for rater, count in labels.items()}
        agreed = next(iter(counts.values()))
        if len(set(counts.values())) > 1:
            _say("The two counts differ. Look at the video again together.")
            agreed = round(self._number("Count that both agree on", MOST_REPETITIONS, whole=True))
        recording, _ = self._recorded("Folder of the set's results", lambda _: None)
        self._add(
            LabelledSet(
                person=self._person,
                at=_now(),
                number=number,
                labels=counts,
                agreed=agreed,
                counted=recording.record.counted,
                recording=recording.sha256,
            )
        )

    # -- what all steps share

    @property
    def _protocol(self) -> Protocol:
        return self._study.protocol

    def _entries(self, kind: type[E]) -> list[E]:
        return [entry for entry in self._study.of(kind) if entry.person == self._person]

    def _add(self, entry: Entry) -> None:
        self._study = add_entry(self._study, entry)

    def _recorded(self, question: str, make: Callable[[Recording], T]) -> tuple[Recording, T]:
        """Ask for a recording until one can be used; what it shows is not printed."""
        while True:
            folder = Path(typer.prompt(question, err=True))
            try:
                recording = read_recording(folder, self._study)
                return recording, make(recording)
            except InputError as error:
                say_error(error)

    def _blind(self, question: str, most: float, *, whole: bool = False) -> float:
        """A number that is not shown as it is typed, and typed twice."""
        return self._number(question, most, whole=whole, hidden=True)

    def _number(
        self, question: str, most: float = MOST_DEG, *, whole: bool = False, hidden: bool = False
    ) -> float:
        least = 0.0 if whole else -most
        while True:
            answer: str = typer.prompt(
                question, hide_input=hidden, confirmation_prompt=hidden, err=True
            )
            try:
                number = float(int(answer)) if whole else float(answer.replace(",", "."))
            except ValueError:
                number = float("nan")
            if least <= number <= most:
                return number
            kind = "a whole number" if whole else "degrees"
            _say(f"That must be {kind} from {least:g} to {most:g}.")


def _judgeable(recording: Recording) -> SessionValue:
    value = value_of_record(recording.record)
    if value is None or not value.may_be_judged:
        raise InputError(
            f"{recording.record.source.path}: too few attempts could be measured; film the set "
            "again, or exclude the person with the reason."
        )
    return value


def _say(words: str) -> None:
    err.print(escape(words), soft_wrap=True)


def _now() -> datetime:
    return datetime.now(UTC)
