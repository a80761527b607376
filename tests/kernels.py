"""Jupyter kernels forked from one process that has imported what the course's notebooks import: 5 s of imports once.

Each kernel is a process of its own with an empty namespace, as one that is started anew. Only modules are loaded
already, which is no name in a notebook: one that forgets an import fails here as anywhere.
"""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
from typing import Any, Self

import pytest

__all__ = ["Kernels"]

PRELOAD = ("otter", "matplotlib.pyplot", "torch")
SERVER = """
import ctypes, json, os, signal, sys
for name in sys.argv[1:]:
    __import__(name)
from ipykernel import kernelapp
signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the kernel of the machine reaps
for line in sys.stdin:
    asked = json.loads(line)
    pid = os.fork()
    os.setpgid(pid, pid)  # of its own, before anyone asks: what ends a kernel ends its group
    if pid == 0:
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG: ends where this process does
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        os.dup2(os.open(os.devnull, os.O_RDWR), 0)
        os.dup2(2, 1)
        os.chdir(asked["cwd"])
        os.environ.clear()
        os.environ.update(asked["env"])
        kernelapp.launch_new_instance(argv=asked["argv"])
        os._exit(0)
    print(pid, flush=True)
"""


class Forked:
    """Of a kernel what jupyter_client asks a `Popen` for; it is the server's child and not ours."""

    stdin = stdout = stderr = None

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.fd = os.pidfd_open(pid)

    def poll(self) -> int | None:
        return 0 if select.select([self.fd], [], [], 0)[0] else None

    def wait(self) -> int:
        select.select([self.fd], [], [])
        os.close(self.fd)
        return 0

    def send_signal(self, number: int) -> None:
        signal.pidfd_send_signal(self.fd, number)


class Kernels:
    """While it is entered, jupyter_client starts the kernels of this process from one server."""

    def __enter__(self) -> Self:
        self.server = subprocess.Popen(
            [sys.executable, "-P", "-W", "ignore", "-c", SERVER, *PRELOAD],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "MPLBACKEND": "agg"},
        )
        self.patch = pytest.MonkeyPatch()
        self.patch.setattr("jupyter_client.provisioning.local_provisioner.launch_kernel", self.launch)
        return self

    def launch(self, command: list[str], cwd: str, env: dict[str, str], **ignored: Any) -> Forked:
        assert command[1:3] == ["-m", "ipykernel_launcher"], command
        assert self.server.stdin is not None and self.server.stdout is not None
        self.server.stdin.write(json.dumps({"argv": command[3:], "cwd": cwd, "env": env}) + "\n")
        self.server.stdin.flush()
        return Forked(int(self.server.stdout.readline()))

    def __exit__(self, *problem: object) -> None:
        self.patch.undo()
        with self.server:
            self.server.kill()
