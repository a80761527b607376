"""What isolation, device and data this machine offers, and how to mend what is missing."""

from __future__ import annotations

import os
import shutil
import sys
import time
from importlib import metadata
from pathlib import Path

from rich.console import Console

from autograder import data
from autograder.course import Limits
from autograder.sandbox import LEVELS, PROMISES, Infrastructure, open_sandbox

__all__ = ["run"]


def run(console: Console, course: Path) -> int:
    """Try everything out and say what was found; 0 where a class can be graded, 3 where it cannot."""
    usable = False
    for level in LEVELS:
        started = time.monotonic()
        try:
            sandbox = open_sandbox(level, Limits())
            milliseconds = (time.monotonic() - started) * 1000
            sandbox.close()
            console.print(f"isolation {level}: works, a fresh sandbox took {milliseconds:.0f} ms")
            usable = True
            for promise in PROMISES[LEVELS[0]]:
                if promise not in PROMISES[level]:
                    console.print(f"  not promised at this level: {promise}")
        except Infrastructure as problem:
            console.print(f"isolation {level}: not here: {problem}", markup=False)
            if shutil.which("bwrap") is not None:
                console.print(
                    "  user namespaces may be switched off: sysctl kernel.unprivileged_userns_clone=1, or run as root"
                )
    console.print(f"user: {'root' if os.geteuid() == 0 else 'ordinary'}; cores: {os.cpu_count()}")
    console.print(f"python {sys.version.split()[0]}; " + ", ".join(f"{n} {metadata.version(n)}" for n in PACKAGES))
    console.print(
        f"hidden seed: {'set' if os.environ.get('AUTOGRADER_SEED') else 'the public default: set AUTOGRADER_SEED'}"
    )
    console.print("data: scikit-learn's handwritten digits, embedded; more with `autograder data fetch`")
    found = data.folder(course)
    if found.is_dir():
        console.print(f"  {found} is shown to sandboxes, read-only", markup=False, soft_wrap=True)
    return 0 if usable else 3


PACKAGES = ("numpy", "torch", "nbgrader", "otter-grader")
