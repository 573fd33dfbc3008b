"""The session as it is kept in the database, from its begin to its end."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import URL

from hep_vision.analysis.analyze import versions_of
from hep_vision.coach.plan import MeasuredSet
from hep_vision.measure.angles.measures import MEASURES
from hep_vision.record.attempt_record import attempt_records
from hep_vision.record.session import PrescriptionRecord
from hep_vision.review.raising import raise_matters
from hep_vision.store.blobs import pack_frames
from hep_vision.store.events import NOT_MEASURED, Answers, SetEnd, SetStart
from hep_vision.store.global_ids import uid_of_old
from hep_vision.store.going_on import (
    answer_set,
    end_timed_set,
    has_ended,
    keep_attempts,
    keep_words,
)
from hep_vision.store.saving import end_of
from hep_vision.store.writing import (
    begin_session,
    begin_set,
    end_session,
    end_set,
    keep_definition,
    keep_program,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from hep_vision.analysis.analyze import Analysis
    from hep_vision.coach.plan import SetPlan
    from hep_vision.definitions.schema import Definition
    from hep_vision.measure.body.landmarks import PoseFrame
    from hep_vision.measure.result import SetResult
    from hep_vision.program.model import Program
    from hep_vision.store.database import Store
    from hep_vision.store.events import WhyEnded


# What a yes to a question about the day is kept as; `hep_vision.program.safety` reads the words.
SAID_OF_DAY = {
    "fall": "Asked by the session: has fallen since last time.",
    "swelling": "Asked by the session: has new swelling since last time.",
}


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose session it is, and where it is kept.

    Parameters
    ----------
    store : Store
        The record.
    patient : str
        Pseudonym.
    program : Program, optional
        What it is done under.
    """

    store: Store
    patient: str
    program: Program | None = None

    @property
    def noted(self) -> dict[str, str]:
        """What is noted of it with a session: the patient, and where the record is."""
        place = self.store.place
        # The user may differ from time to time, and neither it nor a password is to be noted.
        url = place.url
        server = URL.create(url.drivername, None, None, url.host, url.port, url.database)
        where = place.file.resolve() if place.file else server
        return {"patient": self.patient, "record": str(where)}


@dataclass(frozen=True, slots=True)
class SessionName:
    """What tells a session from every other one, known before it is stored.

    With it, a session that is written a second time after a kill changes nothing.
    """

    name: str
    begun_at: datetime

    def uid(self, *part: object) -> str:
        """Id of the session's row, or of a part of it."""
        return uid_of_old(self.begun_at, "session page", self.name, *part)


@dataclass(slots=True)
class _SetAnswers:
    pain: int | None = None
    effort: int | None = None


@dataclass(slots=True)
class StoreSession:
    """Keeps a session in the database; each call is on the disk when it returns.

    Parameters
    ----------
    owner : Owner
        Whose session it is.
    now : callable
        The calendar's time; it never runs backwards during a session.
    name : SessionName
        Makes every call do nothing new when it is made again, of a session that is replayed.
    at : datetime, optional
        When what is written now happened; by default as ``now`` says.

    Attributes
    ----------
    id : int, optional
        Number of the session in the record, once it is begun.
    sets : dict of int to int
        Numbers in the record of the sets begun so far, by their index in the plan.
    """

    owner: Owner
    now: Callable[[], datetime]
    name: SessionName
    at: datetime | None = None
    id: int | None = field(default=None, init=False)
    sets: dict[int, int] = field(default_factory=dict[int, int], init=False)
    _begun_anew: int = field(default=0, init=False)
    _answers: dict[int, _SetAnswers] = field(default_factory=dict[int, _SetAnswers], init=False)

    def start_anew(self) -> None:
        """Leave the sets begun so far as they are, and begin new ones."""
        self.sets = {}
        self._begun_anew += 1

    def begin_again(self, index: int) -> None:
        """Leave a set as it is, and begin it a second time."""
        self.sets.pop(index, None)
        self._begun_anew += 1

    def begin_set(
        self,
        index: int,
        plan: SetPlan,
        definition: Definition,
        source: str,
        meta: Mapping[str, str],
    ) -> int:
        """Begin a set, unless it is resumed; gives its number in the record.

        Raises
        ------
        StoreError
            If it cannot be stored, as of all the other methods.
        """
        session = self._begun()
        if index not in self.sets:
            keep_definition(self.owner.store, definition)
            start = _start(plan, definition, source, meta)
            self.sets[index] = begin_set(
                self.owner.store,
                session,
                start,
                started_at=self._now,
                uid=self.name.uid(self._begun_anew, index),
            )
        return self.sets[index]

    def keep_attempts(
        self,
        index: int,
        so_far: SetResult,
        frames: Sequence[PoseFrame],
        meta: Mapping[str, str],
        *,
        from_begin: bool = False,
    ) -> None:
        """Keep what a running set has come to, with the frames since the last time."""
        if index in self.sets and not self._set_is_over(index):
            log = pack_frames(frames, meta) if frames else None
            keep_attempts(
                self.owner.store,
                self.sets[index],
                attempt_records(so_far),
                log,
                whole_log=from_begin,
            )

    def end_set(self, index: int, analysis: Analysis, why: WhyEnded) -> None:
        """Put the final word on a set."""
        if self._set_is_over(index):
            return
        answers = self._answers.get(index, _SetAnswers())
        one = end_of(analysis)
        end = SetEnd(
            record=one.record,
            traces=one.traces,
            log=one.log,
            why=why,
            pain=answers.pain,
            effort=answers.effort,
        )
        end_set(self.owner.store, self.sets[index], end, ended_at=self._now)

    def end_timed(self, index: int, why: WhyEnded) -> None:
        """End a set that the camera does not measure: "done" if the patient says so."""
        if index in self.sets and not self._set_is_over(index):
            end_timed_set(self.owner.store, self.sets[index], why, ended_at=self._now)

    def answer(self, index: int, question: str, value: int) -> None:
        """Keep an answer, which may come before or after the end of its set."""
        if question in SAID_OF_DAY:
            self._keep_day_answer(question, value)
            return
        answers = self._answers.setdefault(index, _SetAnswers())
        if question == "pain":
            answers.pain = value
        else:
            answers.effort = value
        if index in self.sets:
            store = self.owner.store
            answer_set(store, self.sets[index], pain=answers.pain, effort=answers.effort)

    def _keep_day_answer(self, question: str, value: int) -> None:
        """A yes is kept at once, whatever follows: the therapist has to see it."""
        if value:
            keep_words(self.owner.store, self._begun(), SAID_OF_DAY[question])

    def end(self, why: WhyEnded) -> None:
        """End the session, with the worst of what was answered."""
        store = self.owner.store
        if self.id is None or has_ended(store, session_id=self.id):
            return
        pains = [a.pain for a in self._answers.values() if a.pain is not None]
        efforts = [a.effort for a in self._answers.values() if a.effort is not None]
        answers = Answers(
            pain_worst=max(pains, default=None),
            effort=max(efforts, default=None),
            effort_scale="CR10" if efforts else None,
        )
        end_session(store, self.id, why=why, answers=answers, ended_at=self._now)
        raise_matters(store, self.owner.patient, self._now)

    @property
    def _now(self) -> datetime:
        return self.at or self.now()

    def _set_is_over(self, index: int) -> bool:
        """Whether a set that is written again has its final word already."""
        return index in self.sets and has_ended(self.owner.store, set_id=self.sets[index])

    def _begun(self) -> int:
        """Number of the session, begun with its first set: who only looks in has done nothing."""
        store, program = self.owner.store, self.owner.program
        if self.id is None:
            if program is not None:
                keep_program(store, program)
            patient = self.owner.patient
            self.id = begin_session(
                store, patient, started_at=self._now, program=program, uid=self.name.uid()
            )
        return self.id


def _start(plan: SetPlan, definition: Definition, source: str, meta: Mapping[str, str]) -> SetStart:
    asked = plan.prescription
    measure = MEASURES[plan.exercise.measure] if isinstance(plan, MeasuredSet) else None
    unit = measure.unit if measure else "deg"
    in_turn = measure is None and plan.side_kind == "alternating"
    return SetStart(
        exercise=plan.exercise_id,
        exercise_name=definition.name,
        measure=measure.label if measure else NOT_MEASURED,
        unit=unit,
        side="alternating" if in_turn else asked.side,
        prescription=PrescriptionRecord(
            sets=plan.sets,
            repetitions=asked.repetitions,
            hold_s=asked.hold_s,
            **{f"target_{unit}": asked.target, f"limit_{unit}": asked.limit},
        ),
        versions=versions_of(definition, meta),
        source_name=source,
    )
