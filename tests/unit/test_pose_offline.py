"""MediaPipe reports its use over HTTPS; here that leads nowhere."""

from __future__ import annotations

import os
import socket
import subprocess
import sys

import pytest

from hep_vision.errors import ModelError
from hep_vision.sources.pose import offline
from hep_vision.sources.pose.models import ensure_model
from hep_vision.sources.pose.offline import keep_mediapipe_offline, network_as_the_user_set_it


@pytest.fixture(autouse=True)
def environment(monkeypatch):
    """A user behind a proxy, in a process in which MediaPipe was not loaded yet."""
    monkeypatch.setattr(offline, "_users_own", {})
    monkeypatch.setattr(os, "environ", dict(os.environ))
    for name in ("https_proxy", "no_proxy", "NO_PROXY"):
        os.environ.pop(name, None)
    os.environ["HTTPS_PROXY"] = "http://proxy.clinic:3128"
    return os.environ


def test_all_reports_go_nowhere(environment):
    environment["NO_PROXY"] = "*"
    keep_mediapipe_offline()
    assert environment["https_proxy"] == environment["HTTPS_PROXY"] == "http://127.0.0.1:9"
    assert "NO_PROXY" not in environment


def test_a_download_has_the_user_s_own_settings(environment):
    before = dict(environment)
    keep_mediapipe_offline()
    keep_mediapipe_offline()  # a second estimator must not take nowhere for the user's own
    with network_as_the_user_set_it():
        assert environment == before
    assert environment["https_proxy"] == "http://127.0.0.1:9"


def test_a_download_before_mediapipe_is_loaded_changes_nothing(environment):
    before = dict(environment)
    with network_as_the_user_set_it():
        assert environment == before
    assert environment == before


LOAD = """
import sys
import numpy as np
from pathlib import Path
from hep_vision.sources.pose import offline
from hep_vision.sources.pose.estimator import PoseEstimator
offline.NOWHERE = sys.argv[2]
with PoseEstimator(Path(sys.argv[1])) as estimator:
    estimator.estimate(np.zeros((48, 64, 3), np.uint8), 0.0)
"""


@pytest.mark.model
def test_the_report_that_mediapipe_makes_is_caught():
    """With a listener in the place of nowhere, the report arrives there."""
    try:
        model = ensure_model()
    except ModelError as error:
        pytest.skip(f"the pose model cannot be fetched here: {error}")
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(30)
        address = f"http://127.0.0.1:{listener.getsockname()[1]}"
        with subprocess.Popen([sys.executable, "-c", LOAD, str(model), address]):
            # No report within the time: it goes elsewhere, or this MediaPipe makes none and
            # the module has outlived its use.
            connection, _ = listener.accept()
            with connection:
                assert connection.recv(200).startswith(b"CONNECT play.googleapis.com:443")
