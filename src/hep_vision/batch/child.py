"""The process that measures: a task a line on its input, a reply a line on its output.

``python -m hep_vision.batch.child`` is started by `hep_vision.batch.keeper` and ends with it: a
recording that crashes it, hangs it or fills the memory costs that process and nothing else.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from queue import SimpleQueue

# Often enough to tell a slow recording from one that hangs.
TELL_EVERY_S = 0.5


def main() -> None:
    """Answer tasks until the input ends."""
    # What a library prints must not end up among the replies.
    replies = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    for line in _lines():
        answer(line, replies)


def answer(line: str, replies: TextIO) -> None:
    """Measure the task of a line and write what it came to."""
    from hep_vision.batch.measuring import measure_row
    from hep_vision.batch.task import Task
    from hep_vision.errors import HepVisionError

    told_s = 0.0

    def say(**reply: Any) -> None:
        replies.write(json.dumps(reply) + "\n")
        replies.flush()

    def on_frame(done: int, total: int | None) -> None:
        nonlocal told_s
        if time.monotonic() - told_s >= TELL_EVERY_S:
            told_s = time.monotonic()
            say(frames=done, of=total)

    try:
        outcome = measure_row(Task.model_validate_json(line), on_frame)
        say(outcome=outcome.model_dump(mode="json"))
    except HepVisionError as error:
        say(problem=str(error))
    except MemoryError:
        say(problem="it needs more memory than there is")
    except OSError as error:  # a full disk, a share that is gone
        say(problem=f"the system refuses it: {error.strerror or error}")
    except Exception as error:  # noqa: BLE001 - one recording must not cost the others
        say(problem=f"a fault in hep-vision itself ({type(error).__name__}: {str(error)[:300]})")


def _lines() -> Any:
    """Lines of the input; the process ends at once when their writer is gone."""
    from queue import SimpleQueue

    queue: SimpleQueue[str | None] = SimpleQueue()
    threading.Thread(target=_read, args=(queue,), daemon=True).start()
    return iter(queue.get, None)


def _read(queue: SimpleQueue[str | None]) -> None:
    for line in sys.stdin:
        queue.put(line)
    os._exit(0)  # also in the middle of a recording: nobody waits for it


if __name__ == "__main__":
    main()
