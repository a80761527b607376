"""What the scanner that an operator named says to a file that was handed in, before anything else reads it.

It is a program of theirs, such as ClamAV's: it ends with 0 where it found nothing, with 1 where it found something, and
with anything else where it could not look; then the file is not taken either.
"""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import threading
from collections.abc import Sequence
from pathlib import Path

__all__ = ["scan"]

SECONDS = 30.0  # for one file
# A scanner that hangs must not take all of the 40 threads that pages are made in: who waits too long is sent away.
WAIT = 10.0  # seconds for a turn
_turns = threading.BoundedSemaphore(4)
LOG = logging.getLogger("autograder.serve")


def scan(command: Sequence[str], path: Path, person: str) -> str:
    """Why the file of `person` at `path` cannot be taken: "infected", "unscanned", or "" where it can.

    Empty too where there is no `command`. In its arguments, {file} stands for the path.
    """
    if not command:
        return ""
    if not _turns.acquire(timeout=WAIT):
        LOG.error("a file of %s was refused: the scanner is busy with others for too long", person)
        return "unscanned"
    try:
        status, said = _run([command[0], *(a.replace("{file}", str(path)) for a in command[1:])])
    except (OSError, subprocess.TimeoutExpired) as problem:
        LOG.error("a file of %s was refused: the scanner did not answer: %s", person, problem)
        return "unscanned"
    finally:
        _turns.release()
    if status == 0:
        return ""
    if status == 1:
        LOG.warning("a file of %s was refused: the scanner found %s", person, said)
        return "infected"
    LOG.error("a file of %s was refused: the scanner ended with %d: %s", person, status, said)
    return "unscanned"


def _run(command: Sequence[str]) -> tuple[int, str]:
    """How the program ends, and the last line of what it says. Raises OSError, and TimeoutExpired after SECONDS."""
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("AUTOGRADER_")}
    with subprocess.Popen(
        command,
        env=surroundings,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    ) as process:
        try:
            said, _ = process.communicate(timeout=SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            raise
    last = said.decode(errors="replace").strip().rpartition("\n")[2]
    return process.returncode, "".join(c for c in last if c.isprintable())[-200:]
