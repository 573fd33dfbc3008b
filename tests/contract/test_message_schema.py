"""The schema of messages that the page checks against is the one that Python checks against."""

from __future__ import annotations

from importlib import resources

from hep_vision.web.link.messages import schema_text


def test_the_committed_schema_is_current() -> None:
    file = resources.files("hep_vision.web").joinpath("static/session/messages.schema.json")
    assert file.read_text("utf-8") == schema_text(), (
        "write it anew: python -m hep_vision.web.link.messages"
    )
