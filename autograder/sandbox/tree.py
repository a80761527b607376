"""What a process tree uses, read from /proc: for limits that hold over all of a sandbox, not over one process."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

__all__ = ["memory", "pids", "scratch", "stolen", "waited"]

_SIZE = re.compile(rb"^(VmRSS|VmPTE|VmSwap):\s+(\d+) kB$", re.MULTILINE)
INODE = 1024  # bytes of kernel memory behind a file of a tmpfs: 0.9 to 1.1 KB measured on Linux 6.18


def pids(roots: list[int]) -> list[int]:
    """`roots` and every living descendant; orphans count, since inside a pid namespace they fall to its init."""
    found, todo = [], list(roots)
    while todo:
        pid = todo.pop()
        found.append(pid)
        try:
            for thread in os.listdir(f"/proc/{pid}/task"):
                todo += map(int, _read(f"/proc/{pid}/task/{thread}/children").split())
        except OSError:  # it ended while we looked
            continue
    return found


def memory(tree: list[int], limit: int) -> int:
    """Bytes of memory in use by the processes of `tree`, page tables and swap included, shared pages counted once
    where it matters.

    Resident sizes are added first, which is cheap but counts pages shared since a fork once per process; only when
    that sum passes `limit` is the proportional set size asked for, which is exact and costs a millisecond.
    """
    total = sum(sum(_status(pid)) for pid in tree)
    return total if total <= limit else sum(_proportional(pid) for pid in tree)


def scratch(tree: list[int], places: tuple[str, ...]) -> int:
    """Bytes of memory behind the memory file systems mounted at `places` for the processes of `tree` alone.

    Their files lie in memory but in no process; an empty one still takes about a kilobyte of the kernel's.
    """
    for pid in tree:
        total = 0
        try:
            for place in places:
                held, ours = os.statvfs(f"/proc/{pid}/root{place}"), os.statvfs(place)
                if held.f_fsid != ours.f_fsid:
                    total += (held.f_blocks - held.f_bfree) * held.f_frsize + (held.f_files - held.f_ffree) * INODE
        except OSError:  # it ended, or closed itself to us; all of them share the mounts
            continue
        return total
    return 0


def waited(tree: list[int]) -> float:
    """Seconds for which a process of `tree` was ready to run and had no core: the longest of any. 0 where unknown."""
    longest = 0
    for pid in tree:
        try:
            longest = max(longest, int(Path(f"/proc/{pid}/schedstat").read_text().split()[1]))
        except (OSError, IndexError, ValueError):  # it ended, or the kernel keeps no such account
            continue
    return longest / 1e9


def stolen(account: Path = Path("/proc/stat")) -> float:
    """Seconds since the start of this virtual machine in which its host gave one of its cores to others: the most that
    any core lost. Who held that core neither ran nor waited in the kernel's eyes. 0 where unknown."""
    most = 0
    try:
        for line in account.read_text().splitlines():
            name, *ticks = line.split()
            if name.startswith("cpu") and name != "cpu":
                most = max(most, int(ticks[7]))
    except (OSError, IndexError, ValueError):
        return 0.0
    return most / os.sysconf("SC_CLK_TCK")


def _read(path: str) -> bytes:
    """All of a small file, at a third of `Path.read_text`'s cost: the watch looks fifty times a second."""
    with open(path, "rb", buffering=0) as file:
        return file.read()


def _places(pid: int) -> Iterator[str]:
    """Where /proc tells of a process's memory: in its own entry, or a thread's where the first one has ended."""
    yield f"/proc/{pid}"
    try:
        yield from (f"/proc/{pid}/task/{thread}" for thread in os.listdir(f"/proc/{pid}/task"))
    except OSError:
        return


def _status(pid: int) -> tuple[int, int]:
    """Resident bytes, and bytes in page tables and in swap."""
    for place in _places(pid):
        try:
            found = dict(_SIZE.findall(_read(f"{place}/status")))
        except OSError:
            continue
        if b"VmRSS" in found:
            size = {name: int(found.get(name, 0)) << 10 for name in (b"VmRSS", b"VmPTE", b"VmSwap")}
            return size[b"VmRSS"], size[b"VmPTE"] + size[b"VmSwap"]
    return 0, 0


def _proportional(pid: int) -> int:
    resident, beside = _status(pid)
    for place in _places(pid):
        try:
            text = _read(f"{place}/smaps_rollup")
        except (FileNotFoundError, ProcessLookupError):
            continue
        except OSError:  # it closed itself to us
            return resident + beside
        found = re.search(rb"^Pss: +(\d+) kB$", text, re.MULTILINE)
        return (int(found[1]) << 10 if found else resident) + beside
    return 0  # it ended since, as all do when a call has run out of time: that is no matter of memory
