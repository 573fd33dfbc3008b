"""``hep-vision program`` from the command line, as therapist and patient use it."""

from __future__ import annotations

import json
import webbrowser
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from icalendar import Calendar
from pypdf import PdfReader
from typer.testing import CliRunner

from hep_vision.cli.analyze_options import DEFAULT_FOLDER
from hep_vision.cli.program import program_app
from hep_vision.cli.program_day import RECORDS
from hep_vision.errors import HepVisionError
from program_examples import ROOT, SAMPLES, session_record

KNEE = ROOT / "sample_programs" / "knee_replacement.yaml"
STRENGTH = ROOT / "sample_programs" / "strength_and_balance.yaml"
SHOULDER = ROOT / "sample_programs" / "shoulder.json"

SQUAT = "squat side=both sets=2 reps=8 days=monday,friday at=09:00 goal_deg=45"


class Outcome(NamedTuple):
    code: int
    out: str
    err: str


def run(*args: object, answers: str | None = None) -> Outcome:
    """Run a command as the main program does: an error of ours is its sentence and exit code."""
    result = CliRunner().invoke(program_app, [str(arg) for arg in args], input=answers)
    if isinstance(result.exception, HepVisionError):
        sentence = str(result.exception)
        assert "\n" not in sentence
        return Outcome(result.exception.exit_code, result.stdout, result.stderr + sentence)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Outcome(result.exit_code, result.stdout, result.stderr)


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")


def unwrapped(text: str) -> str:
    return " ".join(text.split())


def test_samples_are_valid() -> None:
    done = run("validate", *SAMPLES)
    assert done.code == 0
    assert done.out.count(": good. Program ") == len(SAMPLES)


def test_validate_names_file_line_field_and_fix(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text(KNEE.read_text("utf-8").replace("sets: 2", "sets: two", 1), "utf-8")
    line = bad.read_text("utf-8").splitlines().index("    sets: two") + 1
    done = run("validate", KNEE, bad, tmp_path / "none.yaml")
    assert done.code == 3
    assert (
        f"{bad}:{line}: exercises[0].sets: wrong: 'two' is not a whole number; write for "
        "example sets: 3"
    ) in done.out
    assert f"{KNEE}: good." in done.out
    assert "there is no such file" in done.err
    report = json.loads(run("validate", bad, "--json").out)
    assert report[0]["valid"] is False
    assert report[0]["problems"][0]["line"] == line


def test_validate_warns_and_passes(tmp_path: Path) -> None:
    doubtful = tmp_path / "doubtful.yaml"
    text = KNEE.read_text("utf-8").replace("expires: 2027-01-03", "expires: 2026-12-03")
    doubtful.write_text(text, "utf-8")
    done = run("validate", doubtful)
    assert done.code == 0
    assert "look again: the limit of knee flexion ends on 2026-12-03" in unwrapped(done.out)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_show(path: Path) -> None:
    done = run("show", path)
    assert done.code == 0
    assert "Anything unclear?" in done.out
    assert "Never do double." in unwrapped(done.out)


def test_show_says_sides_doses_limits_and_rules_in_words() -> None:
    out = run("show", KNEE).out
    for words in (
        "1. Seated knee extension RIGHT side",
        "2 sets of 10 repetitions, 3 times a day",
        "up 3 seconds, hold 5 seconds, down 3 seconds",
        "not beyond 60 degrees",
        "Dr Lee, surgeon",
        "2 repetitions more in each set",
    ):
        assert words in unwrapped(out.replace("│", " ")), words


def test_today_from_the_record(tmp_path: Path) -> None:
    """Morning's work as ``analyze`` recorded it, 8 and 9 o'clock in Berlin."""
    record = tmp_path / "record"
    for hour, exercise, side, counted in (
        (7, "seated_knee_extension", "right", 10),
        (8, "seated_knee_extension", "right", 9),
        (8, "straight_leg_raise", "right", 3),  # too little to be a set
        (8, "straight_leg_raise", "left", 10),  # the other leg
    ):
        made = session_record(
            datetime(2026, 11, 23, hour, len(side), tzinfo=UTC),
            exercise=exercise,
            side=side,
            counted=counted,
        )
        path = record / f"{hour}-{exercise}-{side}" / "record.json"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(made), "utf-8")
    (record / "torn.json").write_text('{"schema": "hep-vision/session/1", "crea', "utf-8")
    done = run("today", KNEE, "--record", record, "--date", "2026-11-23", "--time", "12:30")
    assert done.code == 0
    assert "torn.json: no readable record, left out." in unwrapped(done.err)
    said = unwrapped(done.out)
    assert "Monday 23 November 2026" in said
    assert "09:00 done, 13:00 to do (0 of 2), 18:00 to do (0 of 2)" in said
    assert "1 set begun with too little to count." in said
    assert (
        "Straight leg raise was done with the LEFT side. Your program asks for: RIGHT side." in said
    )


def test_today_looks_where_analyze_writes() -> None:
    assert RECORDS == DEFAULT_FOLDER


def test_today_as_json_and_as_words(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))  # a developer may have a record
    args = ("today", KNEE, "--date", "2026-11-24")
    said = run(*args)
    assert said.code == 0
    assert "shown as if nothing had been done" in said.err
    assert "1 exercise, about 20 minutes in all" in said.out
    assert "Rest from Squat; next on Wednesday 25 November 2026." in said.out
    day = json.loads(run(*args, "--json").out)
    assert day["date"] == "2026-11-24"
    assert day["program"]["version"] == 1
    assert [(e["exercise"], e["left_now_sets"]) for e in day["exercises"]] == [
        ("seated_knee_extension", 6),
        ("straight_leg_raise", 0),
        ("squat", 0),
    ]


def test_today_late_in_the_day_asks_for_the_evening_only() -> None:
    args = ("today", KNEE, "--date", "2026-11-24", "--time", "17:00", "--json")
    extension = json.loads(run(*args).out)["exercises"][0]
    assert extension["left_now_sets"] == 2
    assert [slot["state"] for slot in extension["times"]] == ["missed", "missed", "open"]


@pytest.mark.parametrize(
    ("args", "problem"),
    [
        (("--date", "tomorrow"), "is not a date"),
        (("--time", "noon"), "is not a time"),
    ],
)
def test_today_bad_moments(args: tuple[str, str], problem: str) -> None:
    done = run("today", KNEE, *args)
    assert done.code == 2
    assert problem in unwrapped(done.err.replace("│", " "))


def test_today_needs_versions_of_one_program() -> None:
    done = run("today", KNEE, STRENGTH)
    assert done.code == 3
    assert "give versions of one program" in done.err


def test_proposals_are_for_the_therapist_and_change_nothing(tmp_path: Path) -> None:
    record = tmp_path / "record"
    record.mkdir()
    for number in range(12):  # two days in full
        day, hour = 23 + number // 6, 7 + number % 6
        made = session_record(
            datetime(2026, 11, day, hour, tzinfo=UTC), exercise="seated_knee_extension", counted=10
        )
        (record / f"{number}.json").write_text(json.dumps(made), "utf-8")
    before = KNEE.read_bytes()
    done = run("proposals", KNEE, "--record", record, "--date", "2026-11-24")
    assert done.code == 0
    said = unwrapped(done.out)
    assert "Seated knee extension (RIGHT side): not known" in said
    assert "2 full sessions in a row, but pain was not told each time" in said
    assert "Nothing was changed." in said
    assert KNEE.read_bytes() == before
    none = run("proposals", STRENGTH, "--record", record, "--date", "2026-11-24")
    assert "No rule of the program proposes more or less." in none.out


def test_sheet_in_both_forms(tmp_path: Path) -> None:
    assert run("sheet", KNEE).code == 0
    pages = [page.extract_text() for page in PdfReader(tmp_path / "knee_replacement.pdf").pages]
    assert ["Your diary" in page for page in pages] == [False, False, True]
    assert "Seated knee extension" in (tmp_path / "knee_replacement.html").read_text("utf-8")
    large = run("sheet", KNEE, "--large", "--paper", "letter", "--out", "large.pdf")
    assert large.code == 0
    page = PdfReader(tmp_path / "large.pdf").pages[0]
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (612, 792)
    link = "https://exercises.riverside.example/start"
    german = run("sheet", KNEE, "--language", "de", "--link", link, "--out", "de.html")
    assert german.code == 0
    html = (tmp_path / "de.html").read_text("utf-8")
    for words in (
        '<html lang="de-DE">',
        "Ihre Übungen",
        "RECHTE Seite",
        "09:00",
        '<div class="code">',
    ):
        assert words in html, words
    assert run("sheet", KNEE, "--language", "ja").code == 3
    assert run("sheet", KNEE, "--link", "start here").code == 2
    assert run("sheet", KNEE, "--out", "sheet.docx").code == 2
    assert run("sheet", KNEE, "--paper", "A5").code == 2
    nowhere = run("sheet", KNEE, "--out", "no/such/folder/sheet.pdf")
    assert nowhere.code == 3
    assert "cannot be written" in nowhere.err


def test_schedule(tmp_path: Path) -> None:
    done = run("schedule", KNEE, "--ics", "reminders.ics")
    assert done.code == 0
    calendar: Any = Calendar.from_ical((tmp_path / "reminders.ics").read_bytes())
    assert len(calendar.walk("VEVENT")) == 3
    assert [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")] == ["Europe/Berlin"]
    second = run("schedule", SHOULDER, "--ics", "s.ics", "--timezone", "America/New_York")
    assert "Give the earlier version too" in second.err
    assert run("schedule", KNEE, "--ics", "x.ics", "--timezone", "Mars/Olympus").code == 2


def test_revise_edit_and_diff(tmp_path: Path) -> None:
    new = tmp_path / "v2.yaml"
    assert run("revise", KNEE, new, "--from", "2026-12-07").code == 0
    assert run("revise", KNEE, new).code == 3, "nothing is overwritten"
    assert run("revise", KNEE, "v3.yaml", "--from", "soon").code == 2
    edited = new.read_text("utf-8").replace("reps: 8", "reps: 10")
    new.write_text(edited, "utf-8")
    done = run("diff", KNEE, new)
    assert done.code == 0
    assert "version 1 to version 2" in done.out
    assert "How much: 2 sets of 10 repetitions (before: 2 sets of 8 repetitions)" in done.out
    assert "First day: 7 December 2026 (before: 23 November 2026)" in done.out
    assert "Nothing changed." in run("diff", KNEE, KNEE).out


def test_ask_drafts_and_sends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", lambda url: opened.append(url) or True)
    shown = run("ask", "squat", "--program", KNEE, "--set", 2, "--question", "How deep?", "--print")
    assert shown.code == 0
    assert opened == []
    for words in ("To: dana.okafor@riverside.example", "Squat", "Set: 2", "How deep?"):
        assert words in shown.out
    assert run("ask", "straight leg raise", "--program", KNEE).code == 0
    assert opened[0].startswith("mailto:dana.okafor@riverside.example?subject=")


def test_ask_without_a_mail_program_address_or_exercise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webbrowser, "open", lambda _: False)
    shown = run("ask", "squat", "--program", KNEE)
    assert "No mail program could be opened" in shown.err
    assert "Subject:" in shown.out
    by_phone = run("ask", "shoulder_flexion", "--program", SHOULDER)
    assert by_phone.code == 3
    assert "Please call Front desk: +49 30 5550 140" in by_phone.err
    other = run("ask", "bridge", "--program", KNEE)
    assert other.code == 3
    assert "It has seated_knee_extension, straight_leg_raise, squat." in other.err


FLAGS = ("--patient", "P-9", "--author", "Dana Okafor, PT", "--phone", "030 5550147")


def test_new_by_flags(tmp_path: Path) -> None:
    flags = (*FLAGS, "--from", "2026-11-23", "--weeks", 4, "--goal", "Walk.", "--catch-up-days", 2)
    done = run("new", "p.yaml", *flags, "--exercise", SQUAT)
    assert done.code == 0
    assert run("validate", "p.yaml").code == 0
    shown = unwrapped(run("show", "p.yaml").out)
    assert "23 November 2026 to 20 December 2026" in shown
    assert "within 2 days" in shown
    assert "2 sets of 8 repetitions" in shown
    again = run("new", "p.yaml", *FLAGS, "--exercise", SQUAT)
    assert again.code == 3
    assert "exists already" in again.err
    bad = run("new", "q.yaml", *FLAGS, "--exercise", SQUAT.replace("sets=2", "sets=two"))
    assert bad.code == 3
    assert "exercises[0].sets: 'two' is not a whole number" in bad.err
    assert not (tmp_path / "q.yaml").exists()


def test_schema_is_printed() -> None:
    assert json.loads(run("schema").out)["$id"] == "urn:hep-vision:program:1"


@pytest.mark.parametrize(
    "command",
    [
        "new",
        "templates",
        "revise",
        "validate",
        "show",
        "today",
        "proposals",
        "sheet",
        "schedule",
        "diff",
        "ask",
        "schema",
    ],
)
def test_every_command_has_help(command: str) -> None:
    done = run(command, "--help")
    assert done.code == 0
    assert "Usage:" in done.out
