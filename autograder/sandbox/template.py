"""Start and talk to the template, the process that has imported torch once; its own code is `autograder.template`."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from autograder import wire
from autograder.limits import Limits
from autograder.sandbox import seccomp

__all__ = ["DATA", "ENVIRONMENT", "NOBODY", "PRELOAD", "START_SECONDS", "Forker", "Template", "data_folder"]

NOBODY = 65534
START_SECONDS = 180.0  # torch imports in 3 s, in 70 where the host of a starved machine lends a fifth of a core
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
# Module -> a word of every notebook that needs it; `optim`, since torch's optimizers import _dynamo, which takes 3 s.
PRELOAD = {
    "torch": b"torch",
    "torch._dynamo": b"optim",
    "torchvision": b"torchvision",
    "matplotlib.pyplot": b"matplotlib",
    "sklearn.datasets": b"sklearn",
}


def data_folder() -> Path | None:
    """The folder of fetched data sets, which sandboxes may read: $AUTOGRADER_DATA, where that is a folder."""
    named = os.environ.get("AUTOGRADER_DATA")
    return Path(named).resolve() if named and Path(named).is_dir() else None


class Forker:
    """A process that has imported everything once, behind a control socket: a template, or a clone of one."""

    def __init__(self, control: socket.socket) -> None:
        self.control = control
        self.ready = False
        self.process_fd = -1  # a pidfd, of a clone once it has said who it is

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
        if self.ready:
            return
        self.control.settimeout(START_SECONDS)
        said = self.control.recv(1 << 16)
        if not said:
            raise ConnectionError("the template is gone")
        if self.process_fd < 0:
            self.process_fd = os.pidfd_open(json.loads(said)["ready"])
        self.ready = True

    def close(self) -> None:
        self.control.close()
        if self.process_fd >= 0:
            with contextlib.suppress(ProcessLookupError):
                signal.pidfd_send_signal(self.process_fd, signal.SIGKILL)
            os.close(self.process_fd)
            self.process_fd = -1


class Template(Forker):
    """The one that is started here and imports."""

    def __init__(self, modules: Iterable[str] = tuple(PRELOAD)) -> None:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        super().__init__(ours)
        package = str(Path(wire.__file__).parents[1])
        start = (
            f"import sys; sys.path.insert(0, {package!r}); import autograder.template as template; "
            f"sys.path.remove({package!r}); template.main({theirs.fileno()}, {list(modules)!r})"
        )
        with theirs:
            self.process = subprocess.Popen(
                [sys.executable, "-s", "-P", "-c", start],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=ENVIRONMENT | CHEAP_FORK,
            )
        self.process_fd = os.pidfd_open(self.process.pid)

    @property
    def ended(self) -> bool:
        return self.process.poll() is not None

    def clone(self) -> socket.socket:
        """The control socket of a clone, for a `Forker` in another process; it serves once this one has imported.

        Where this one is gone nobody is behind it, which its `fork` says.
        """
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs, contextlib.suppress(OSError):
            socket.send_fds(self.control, [json.dumps({"clone": True}).encode()], [theirs.fileno()])
        return ours

    def close(self) -> None:
        super().close()
        self.process.wait()
