"""The system calls that a sandboxed worker may not make, as a classic BPF program for `bwrap --seccomp`.

A list of what is denied, because numerics libraries use a wide and changing set of calls; what it closes is what the
namespaces leave open: new namespaces and mounts (the usual way to a kernel bug), other processes' memory, kernel
keyrings, BPF, io_uring, and every socket family but AF_UNIX. It also closes memory that belongs to no process and so
escapes the watch over the tree (memfd, System V and POSIX queues and segments), and new sessions: the scheduler shares
the processors out by session, so all that one submission starts has the share of one.
"""

from __future__ import annotations

import errno
import platform
import struct

__all__ = ["program"]

# name: (x86_64, aarch64); None where the architecture lacks it. Numbers from the kernel's syscall tables.
DENIED: dict[str, tuple[int | None, int | None]] = {
    "ptrace": (101, 117),
    "syslog": (103, 116),
    "personality": (135, 92),
    "pivot_root": (155, 41),
    "acct": (163, 89),
    "chroot": (161, 51),
    "mount": (165, 40),
    "umount2": (166, 39),
    "swapon": (167, 224),
    "swapoff": (168, 225),
    "reboot": (169, 142),
    "init_module": (175, 105),
    "delete_module": (176, 106),
    "quotactl": (179, 60),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "keyctl": (250, 219),
    "unshare": (272, 97),
    "perf_event_open": (298, 241),
    "fanotify_init": (300, 262),
    "name_to_handle_at": (303, 264),
    "open_by_handle_at": (304, 265),
    "setns": (308, 268),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "kcmp": (312, 272),
    "finit_module": (313, 273),
    "kexec_load": (246, 104),
    "kexec_file_load": (320, 294),
    "bpf": (321, 280),
    "userfaultfd": (323, 282),
    "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
    "open_tree": (428, 428),
    "move_mount": (429, 429),
    "fsopen": (430, 430),
    "fsconfig": (431, 431),
    "fsmount": (432, 432),
    "fspick": (433, 433),
    "pidfd_getfd": (438, 438),
    "mount_setattr": (442, 442),
    "quotactl_fd": (443, 443),
    "memfd_create": (319, 279),
    "memfd_secret": (447, 447),
    "shmget": (29, 194),
    "semget": (64, 190),
    "msgget": (68, 186),
    "mq_open": (240, 180),
    "setsid": (112, 157),
}
CLONE = (56, 220)
CLONE3 = (435, 435)
SOCKET = (41, 198)
SOCKETPAIR = (53, 199)
AUDIT = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
NEW_NAMESPACES = 0x7E020000  # every CLONE_NEW* flag that clone() takes
AF_UNIX = 1
NO_FAMILY = 0xFFFF

LOAD, EQUAL, AT_LEAST, ANY_BIT, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
ALLOW, KILL = 0x7FFF0000, 0x80000000


def _refuse(number: int) -> int:
    return 0x00050000 | number


def program(machine: str = "", *, sockets: bool = True) -> bytes:
    """The filter for this machine as an array of `struct sock_filter`. Raises KeyError on an unknown architecture.

    `sockets`: whether AF_UNIX sockets may be made; without a network namespace of its own, not even those.
    """
    machine = machine or platform.machine()
    audit, column = AUDIT[machine], list(AUDIT).index(machine)

    def op(code: int, k: int, yes: int = 0, no: int = 0) -> bytes:
        return struct.pack("<HBBI", code, yes, no, k)

    # Offsets into struct seccomp_data: 0 the call's number, 4 the architecture, 16 the first argument's low half.
    code = [op(LOAD, 4), op(EQUAL, audit, 1, 0), op(RETURN, KILL), op(LOAD, 0)]
    if machine == "x86_64":  # the x32 calls share the architecture and would pass by under other numbers
        code += [op(AT_LEAST, 0x40000000, 0, 1), op(RETURN, KILL)]
    for numbers in DENIED.values():
        number = numbers[column]
        if number is not None:
            code += [op(EQUAL, number, 0, 1), op(RETURN, _refuse(errno.EPERM))]
    # clone3 hides its flags behind a pointer; ENOSYS makes libc fall back to clone.
    code += [op(EQUAL, CLONE3[column], 0, 1), op(RETURN, _refuse(errno.ENOSYS))]
    code += [op(EQUAL, CLONE[column], 0, 4), op(LOAD, 16), op(ANY_BIT, NEW_NAMESPACES, 0, 1)]
    code += [op(RETURN, _refuse(errno.EPERM)), op(LOAD, 0)]
    for call in (SOCKET, SOCKETPAIR):
        family = AF_UNIX if sockets or call is SOCKETPAIR else NO_FAMILY
        code += [op(EQUAL, call[column], 0, 4), op(LOAD, 16), op(EQUAL, family, 1, 0)]
        code += [op(RETURN, _refuse(errno.EAFNOSUPPORT)), op(LOAD, 0)]
    return b"".join([*code, op(RETURN, ALLOW)])
