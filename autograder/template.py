"""The template: a process that has imported torch, NumPy and IPython once and forks a fresh worker per submission.

It holds no grader, label or secret: it imports what the worker imports, and is told nothing but descriptors and
limits. For each request it forks; the child enters the empty namespaces that bubblewrap built around an idle process,
forks again into their pid namespace, and there gives up everything before the first byte of a notebook is read.

Clones of it serve one slot each: what was imported once lies in memory once.
"""

from __future__ import annotations

import ctypes
import gc
import json
import os
import signal
import socket
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from autograder import lockdown, vision, wire, worker

__all__ = ["main"]

NAMESPACES = 0x7E020000  # CLONE_NEW{NS,CGROUP,UTS,IPC,USER,PID,NET}
MAX_REQUEST = 1 << 16

libc = ctypes.CDLL(None, use_errno=True)


def main(control_fd: int, modules: Sequence[str]) -> None:
    """Import `modules`, then serve requests on the control socket until the other side hangs up."""
    for name in ("PYTHONMALLOC", "GLIBC_TUNABLES"):
        os.environ.pop(name, None)
    vision.guard()
    for name in modules:
        __import__(name)
    if "torch" in sys.modules:
        sys.modules["torch"].set_num_threads(1)
    ready = worker.Worker()
    ready.run({"source": "pass"})  # what a first cell imports is imported here once, and not in each sandbox
    gc.collect()
    gc.freeze()  # a collection in a worker would write to every object, and so copy every page
    try:
        _serve(socket.socket(fileno=control_fd), ready)
    finally:
        os._exit(0)  # an interpreter that takes itself down writes to all its memory, which clones share


def _serve(control: socket.socket, ready: worker.Worker) -> None:
    """Fork a worker, or a clone of this process with a control socket of its own, for each request on `control`."""
    # Workers are orphaned at birth and come to us; ignoring SIGCHLD has the kernel reap them the moment they end,
    # without which their pid namespace, and bubblewrap with it, could not end.
    lockdown.adopt_orphans()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    control.send(json.dumps({"ready": os.getpid()}).encode())
    while True:
        data, fds, _, _ = socket.recv_fds(control, MAX_REQUEST, 2)
        if not data:
            return
        request = json.loads(data)
        if request.get("clone"):
            if os.fork() == 0:
                control.close()
                return _serve(socket.socket(fileno=fds[0]), ready)
        else:
            try:
                answer: dict[str, Any] = {"pid": _fork(request, fds, ready)}
            except (OSError, ValueError) as problem:
                answer = {"error": str(problem)}
            control.send(json.dumps(answer).encode())
        for fd in fds:
            os.close(fd)


def _fork(request: dict[str, Any], fds: list[int], ready: worker.Worker) -> int:
    """A worker inside the namespaces of the process behind the pidfd `fds[1]`; its pid as seen from here."""
    wire_fd, pid_fd = fds
    r, w = os.pipe()
    if os.fork() == 0:
        try:
            # Where the machine runs out of memory, what runs student code goes first; said before the namespaces are
            # entered, it cannot be taken back in them.
            Path("/proc/self/oom_score_adj").write_text("1000")
            lockdown.check(libc.setns(pid_fd, NAMESPACES), "setns")
            grandchild = os.fork()  # a pid namespace holds for children only
            if grandchild == 0:
                os.close(w)
                _work(request, wire_fd, ready)
            os.write(w, str(grandchild).encode())
        except BaseException as problem:
            os.write(w, f"!{problem}".encode())
        finally:
            os._exit(0)
    os.close(w)
    said = b""
    while piece := os.read(r, 4096):
        said += piece
    os.close(r)
    if not said.isdigit():
        raise OSError(said.decode("utf-8", "replace").lstrip("!") or "the template's child said nothing")
    return int(said)


def _work(request: dict[str, Any], wire_fd: int, ready: worker.Worker) -> NoReturn:
    """Give up root, capabilities, descriptors and system calls, then serve; never returns."""
    try:
        os.dup2(wire_fd, 3)
        os.closerange(4, 1 << 16)
        os.setsid()
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        lockdown.bound_capabilities()
        lockdown.become_nobody(request["uid"])
        lockdown.drop_capabilities()
        lockdown.bound(request["processes"], request["file_mb"])
        lockdown.show_itself()
        lockdown.no_new_privileges()
        lockdown.filter_calls(bytes.fromhex(request["filter"]))
        lockdown.settle()
        worker.serve(wire.Channel(socket.socket(fileno=3)), ready)
    finally:
        os._exit(0)
