"""What ``docs/program.md`` shows is so."""

from __future__ import annotations

import re

from typer.main import get_command

from hep_vision.cli.program import program_app
from hep_vision.program.load import check_text
from program_examples import KNOWN, ROOT

PAGE = (ROOT / "docs" / "program.md").read_text("utf-8")


def test_the_program_on_the_page_is_good() -> None:
    first = re.findall(r"```yaml\n(schema: .*?)```", PAGE, flags=re.DOTALL)
    assert len(first) == 1
    assert check_text(first[0], KNOWN).problems == ()
    rule = re.findall(r"```yaml\n(progression:.*?)```", PAGE, flags=re.DOTALL)[0]
    indented = "\n".join(f"    {line}" for line in rule.splitlines())
    assert check_text(first[0] + indented + "\n", KNOWN).problems == ()


def test_every_command_on_the_page_exists_and_the_other_way_round() -> None:
    shown = set(re.findall(r"hep-vision\s+program\s+([a-z]+)", PAGE))
    commands = get_command(program_app).commands  # type: ignore[attr-defined]
    assert shown == set(commands)
