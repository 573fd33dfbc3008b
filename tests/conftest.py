"""What every test stands on."""

import os
import signal

# The commands' console keeps to the width it finds when first imported; workers that run side
# by side have one set. Tests choose their own.
os.environ.pop("COLUMNS", None)

from hypothesis import settings

import hep_vision.cli.console  # noqa: F401
from hep_vision.sources.display_libraries import provide_display_libraries

# Tests import the drawing and the pose model directly, ahead of what would have done this.
provide_display_libraries()

# No test depends on the speed of the machine: hypothesis has a deadline of 200 ms otherwise.
settings.register_profile("hep-vision", deadline=None)
settings.load_profile("hep-vision")

# A shell's background job ignores Ctrl-C and so would every process that a test starts.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
