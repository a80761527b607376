"""What a process gives up before the first byte of a notebook is read: root, capabilities, system calls, the outside.

Every step is for good. In which order depends on how the process was started, so the three that start one (`worker`,
`template`, `confine`) put the steps together themselves. Imports the standard library alone.
"""

from __future__ import annotations

import ctypes
import os
import resource
import struct
import sys

__all__ = [
    "adopt_orphans",
    "become_nobody",
    "bound",
    "bound_capabilities",
    "check",
    "drop_capabilities",
    "filter_calls",
    "no_new_privileges",
    "settle",
    "show_itself",
]

PR_SET_DUMPABLE, PR_SET_SECCOMP, PR_CAPBSET_DROP, PR_SET_CHILD_SUBREAPER, PR_SET_NO_NEW_PRIVS = 4, 22, 24, 36, 38
PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL = 47, 4
SECCOMP_MODE_FILTER = 2
CAP_LAST = 63

libc = ctypes.CDLL(None, use_errno=True)


def become_nobody(uid: int) -> None:
    """Give up root inside the sandbox's user namespace; from here on there is no way back."""
    if os.getuid() != uid:
        os.setgroups([])
        os.setresgid(uid, uid, uid)
        os.setresuid(uid, uid, uid)


def drop_capabilities() -> None:
    """Give up every capability, the inheritable ones included."""
    libc.prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0)
    header = ctypes.create_string_buffer(struct.pack("=Ii", 0x20080522, 0))
    check(libc.capset(header, ctypes.create_string_buffer(24)), "capset")


def show_itself() -> None:
    """Let this process read its own /proc again, which a change of uid hid: libraries do, and it holds no secret."""
    check(libc.prctl(PR_SET_DUMPABLE, 1, 0, 0, 0), "prctl")


def no_new_privileges() -> None:
    """No program that this process starts, setuid or not, has more rights than it has itself."""
    check(libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "prctl")


def adopt_orphans() -> None:
    """Descendants whose parent ends become children of this process, where it can see and end them."""
    check(libc.prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0), "prctl")


def bound(processes: int, file_mb: int) -> None:
    """Limits that the kernel keeps for each process; what holds over the whole tree is watched from outside."""
    for what, value in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 256),  # sockets and pipes hold memory of the kernel's, which no process shows
        (resource.RLIMIT_NPROC, processes),
        (resource.RLIMIT_FSIZE, file_mb << 20),
    ):
        # Where the uid is not the sandbox's own, its other processes would count too: 0 leaves this to the watch.
        if what != resource.RLIMIT_NPROC or processes:
            resource.setrlimit(what, (value, value))


def settle(scratch: str = "/tmp") -> None:
    """A home and a place to work in the private scratch space; from here on only the wire speaks to the outside."""
    for place in ("home", "work"):
        os.makedirs(f"{scratch}/{place}", exist_ok=True)
    os.environ["HOME"] = f"{scratch}/home"
    os.chdir(f"{scratch}/work")
    sys.path.insert(0, "")  # as a notebook's kernel has it: a module that an earlier cell wrote can be imported
    # A pipe that nobody empties would stop the student's program once it is full.
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    os.close(nowhere)


def bound_capabilities() -> None:
    """Empty the bounding set, while there is still the capability to."""
    for capability in range(CAP_LAST + 1):
        if libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) != 0:
            break  # past the last one that this kernel knows


def filter_calls(program: bytes) -> None:
    """Put the seccomp filter in force."""
    code = ctypes.create_string_buffer(program, len(program))
    fprog = struct.pack("@HP", len(program) // 8, ctypes.addressof(code))
    check(
        libc.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.create_string_buffer(fprog, len(fprog)), 0, 0), "seccomp"
    )


def check(result: int, what: str) -> None:
    """Raise OSError with the C library's errno unless `result` is 0."""
    if result != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")
