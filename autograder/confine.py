"""The keeper of level `landlock`: start a confined worker, and end everything that descends from it.

Where user namespaces are forbidden, as in most containers, there is no pid namespace whose end takes all with it. So a
small process adopts every orphan (PR_SET_CHILD_SUBREAPER), and when the grader hangs up or the worker ends, it kills
until nothing is left. The worker gives itself up for good: its uid where root started us, its file system through
Landlock, its system calls through seccomp. Imports what the worker imports.
"""

from __future__ import annotations

import ctypes
import json
import os
import select
import shutil
import signal
import socket
import struct
import sys
import tempfile
from typing import Any, NoReturn

from autograder import lockdown, wire, worker

__all__ = ["abi", "main"]

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446  # the same numbers on every architecture
EXECUTE, WRITE_FILE, READ_FILE, READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
READ = EXECUTE | READ_FILE | READ_DIR
FS_BITS = {1: 13, 2: 14, 3: 15, 4: 15}  # how many file access rights each ABI knows; 16 from ABI 5
TCP = 0b11  # bind and connect, from ABI 4
SCOPED = 0b11  # abstract unix sockets and signals to processes outside, from ABI 6
# What numerics libraries read to count processors and memory.
FACTS = ("/proc/cpuinfo", "/proc/meminfo", "/proc/stat", "/sys/devices/system/cpu", "/sys/fs/cgroup")
DEVICES = ("/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom")

libc = ctypes.CDLL(None, use_errno=True)


def abi() -> int:
    """The kernel's Landlock ABI, 0 where it has none."""
    return max(0, int(libc.syscall(CREATE_RULESET, None, 0, 1)))


def main(wire_fd: int, request: str) -> None:
    """Keep one worker on the socket `wire_fd` until standard input ends or the worker does; then end all of it."""
    setting: dict[str, Any] = json.loads(request)
    lockdown.adopt_orphans()
    scratch = tempfile.mkdtemp(prefix="autograder-")
    try:
        pid = os.fork()
        if pid == 0:
            _work(wire_fd, setting, scratch)
        os.close(wire_fd)
        worker_end = os.pidfd_open(pid)
        poller = select.poll()
        for fd in (sys.stdin.fileno(), worker_end):
            poller.register(fd, select.POLLIN | select.POLLHUP)
        poller.poll()
    finally:
        _end(setting["uid"])
        shutil.rmtree(scratch, ignore_errors=True)


def _work(wire_fd: int, setting: dict[str, Any], scratch: str) -> NoReturn:
    """Become the confined worker; never returns."""
    try:
        os.dup2(wire_fd, 3)
        os.closerange(4, 1 << 16)
        os.setsid()
        if setting["uid"]:
            os.chown(scratch, setting["uid"], setting["uid"])
            lockdown.bound_capabilities()
            lockdown.become_nobody(setting["uid"])
        lockdown.drop_capabilities()
        lockdown.bound(setting["processes"], setting["file_mb"])
        lockdown.no_new_privileges()
        _landlock(setting["readable"], scratch)
        lockdown.filter_calls(bytes.fromhex(setting["filter"]))
        os.environ["TMPDIR"] = tempfile.tempdir = scratch
        lockdown.settle(scratch)
        worker.serve(wire.Channel(socket.socket(fileno=3)), worker.Worker())
    except BaseException as problem:
        os.write(2, f"{type(problem).__name__}: {problem}".encode())
    finally:
        os._exit(0)


def _landlock(readable: list[str], scratch: str) -> None:
    """From here on: `readable` and the machine's programs to read, `scratch` to write, no TCP, no signals outside."""
    version = abi()
    if version < 1:
        raise OSError("this kernel has no Landlock")
    bits = FS_BITS.get(version, 16)
    attributes = struct.pack("=QQQ", (1 << bits) - 1, TCP if version >= 4 else 0, SCOPED if version >= 6 else 0)
    size = 8 if version < 4 else 16 if version < 6 else 24
    ruleset = libc.syscall(CREATE_RULESET, ctypes.create_string_buffer(attributes), size, 0)
    if ruleset < 0:
        raise OSError(ctypes.get_errno(), "landlock_create_ruleset")
    everything = (1 << bits) - 1
    rules = dict.fromkeys((*readable, *FACTS), READ)
    rules |= dict.fromkeys(DEVICES, READ_FILE | WRITE_FILE) | {scratch: everything}
    for path, access in rules.items():
        try:
            place = os.open(path, os.O_PATH | os.O_CLOEXEC)
        except OSError:
            continue  # this machine does not have it
        if not os.path.isdir(path):
            access &= EXECUTE | WRITE_FILE | READ_FILE
        rule = ctypes.create_string_buffer(struct.pack("=Qi", access, place))
        if libc.syscall(ADD_RULE, ruleset, 1, rule, 0) != 0:
            raise OSError(ctypes.get_errno(), f"landlock_add_rule {path}")
        os.close(place)
    if libc.syscall(RESTRICT_SELF, ruleset, 0) != 0:
        raise OSError(ctypes.get_errno(), "landlock_restrict_self")
    os.close(ruleset)


def _end(uid: int) -> None:
    """Kill every descendant, and what they have made meanwhile, until none is left."""
    while True:
        if uid:
            _kill_all_of(uid)  # at one stroke: nothing of that uid is left to fork again
        for pid in _descendants():
            _signal(pid)
        try:
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
            select.select([], [], [], 0.002)
        except ChildProcessError:
            return


def _descendants() -> list[int]:
    """Every living descendant, orphans of the worker among them."""
    found, todo = [], [os.getpid()]
    while todo:
        parent = todo.pop()
        try:
            for thread in os.listdir(f"/proc/{parent}/task"):
                with open(f"/proc/{parent}/task/{thread}/children", encoding="ascii") as file:
                    children = [int(pid) for pid in file.read().split()]
                found += children
                todo += children
        except OSError:
            continue  # it ended while we looked
    return found


def _kill_all_of(uid: int) -> None:
    helper = os.fork()
    if helper == 0:
        try:
            lockdown.become_nobody(uid)
            os.kill(-1, signal.SIGKILL)
        finally:
            os._exit(0)
    os.waitpid(helper, 0)


def _signal(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
