"""What a process tree uses, read from /proc: for limits that hold over all of a sandbox, not over one process."""

from __future__ import annotations

import os
from pathlib import Path

__all__ = ["memory", "pids"]

PAGE = os.sysconf("SC_PAGE_SIZE")


def pids(roots: list[int]) -> list[int]:
    """`roots` and every living descendant; orphans count, since inside a pid namespace they fall to its init."""
    found, todo = [], list(roots)
    while todo:
        pid = todo.pop()
        found.append(pid)
        try:
            for thread in os.listdir(f"/proc/{pid}/task"):
                todo += map(int, Path(f"/proc/{pid}/task/{thread}/children").read_text().split())
        except OSError:  # it ended while we looked
            continue
    return found


def memory(tree: list[int], limit: int) -> int:
    """Bytes of memory in use by the processes of `tree`, shared pages counted once where it matters.

    Resident sizes are added first, which is cheap but counts pages shared since a fork once per process; only when
    that sum passes `limit` is the proportional set size asked for, which is exact and costs a millisecond.
    """
    total = sum(_resident(pid) for pid in tree)
    return total if total <= limit else sum(_proportional(pid) for pid in tree)


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE
    except (OSError, IndexError):
        return 0


def _proportional(pid: int) -> int:
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return _resident(pid)
    for line in text.splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024
    return _resident(pid)
