"""Start and talk to the template, the process that has imported torch once; its own code is `autograder.template`."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

from autograder import wire
from autograder.course import Limits
from autograder.sandbox import seccomp

__all__ = ["DATA", "ENVIRONMENT", "NOBODY", "START_SECONDS", "Template", "data_folder"]

NOBODY = 65534
START_SECONDS = 60.0  # a loaded laptop takes seconds to import torch; past this something is broken
DATA = "/data"  # where a sandbox finds what `autograder data` fetched, if anything
ENVIRONMENT = {
    "HOME": "/tmp/home",
    "LANG": "C.UTF-8",
    "MPLBACKEND": "Agg",
    "PATH": "/usr/bin:/bin",
    "PYTHONDONTWRITEBYTECODE": "1",
    "AUTOGRADER_DATA": DATA,
    # One thread per sandbox: two graders on two cores with two threads each are 20 times slower (CURRICULUM 0.10).
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
}
# A fork costs a page table entry for each private page; with all of Python's memory in malloc and malloc in huge pages
# there are 500 times fewer of them, and the two forks that a sandbox takes fall from 50 ms to 12 ms.
CHEAP_FORK = {"PYTHONMALLOC": "malloc", "GLIBC_TUNABLES": "glibc.malloc.hugetlb=1"}
PRELOAD = "torch,torch._dynamo,matplotlib.pyplot,sklearn.datasets"


def data_folder() -> Path | None:
    """The folder of fetched data sets, which sandboxes may read: $AUTOGRADER_DATA, where that is a folder."""
    named = os.environ.get("AUTOGRADER_DATA")
    return Path(named).resolve() if named and Path(named).is_dir() else None


class Template:
    """The process that has imported everything once; `fork` makes a worker in the namespaces of another process."""

    def __init__(self) -> None:
        self.control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        package = str(Path(wire.__file__).parents[1])
        start = (
            f"import sys; sys.path.insert(0, {package!r}); import autograder.template as template; "
            f"sys.path.remove({package!r}); template.main({theirs.fileno()}, {PRELOAD!r})"
        )
        self.process = subprocess.Popen(
            [sys.executable, "-s", "-P", "-c", start],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=ENVIRONMENT | CHEAP_FORK,
        )
        theirs.close()
        self.ready = False

    def fork(self, wire_end: socket.socket, init: int, limits: Limits) -> int:
        """The pid of a fresh worker on `wire_end` in the namespaces of process `init`. Raises OSError, ValueError."""
        self._wait()
        request = {
            "uid": NOBODY,
            "processes": limits.processes,
            "file_mb": limits.scratch_mb,
            "filter": seccomp.program().hex(),
        }
        pid_fd = os.pidfd_open(init)
        try:
            socket.send_fds(self.control, [json.dumps(request).encode()], [wire_end.fileno(), pid_fd])
        finally:
            os.close(pid_fd)
        try:
            answer = json.loads(self.control.recv(1 << 16) or b"{}")
        except TimeoutError:
            self.close()  # its late answer would be taken for the next one's
            raise
        if "pid" not in answer:
            raise ValueError(f"template: {answer.get('error', 'it is gone')}")
        return int(answer["pid"])

    def _wait(self) -> None:
        if not self.ready:
            self.control.settimeout(START_SECONDS)
            self.ready = bool(self.control.recv(1 << 16))

    def close(self) -> None:
        self.control.close()
        self.process.kill()
        self.process.wait()
