"""What a command uses: wall and CPU seconds and memory, all of it over its whole tree of processes."""

from __future__ import annotations

import os
import platform
import secrets
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from autograder.sandbox import tree

__all__ = ["Spent", "machine", "memory_mb", "run"]

REPOSITORY = Path(__file__).parents[1]


@dataclass(frozen=True)
class Spent:
    """`memory_mb`: the most that all processes held together, shared pages counted once, as sampled."""

    wall: float
    cpu: float
    memory_mb: float


def run(
    command: Sequence[str],
    cwd: Path,
    env: Mapping[str, str] | None = None,
    watch: Callable[[int], None] = lambda pid: None,
) -> Spent:
    """Run to its end; its output goes to `cwd`/bench.log. Raises RuntimeError where it fails: a crash is no time.

    `watch` is called with its pid again and again, in a thread.
    """
    log = cwd / "bench.log"
    most = [0.0]
    over = threading.Event()

    def look(pid: int) -> None:
        pause = 0.05
        while not over.wait(pause):
            started = time.thread_time()
            most[0] = max(most[0], memory_mb(tree.pids([pid])))
            watch(pid)
            pause = max(0.05, 20 * (time.thread_time() - started))  # looking must not become the load

    with log.open("wb") as said, _account() as account:
        before = account.seconds() if account else 0.0
        started = time.perf_counter()
        process = subprocess.Popen(
            [*(account.enter if account else ()), *command],
            cwd=cwd,
            env={**os.environ, "PYTHONPATH": f"{cwd}:{REPOSITORY}", "OMP_NUM_THREADS": "1", **(env or {})},
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        looking = threading.Thread(target=look, args=(process.pid,), daemon=True)
        looking.start()
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        over.set()
        looking.join()
        cpu = account.seconds() - before if account else used.ru_utime + used.ru_stime
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        said_last = log.read_text(encoding="utf-8", errors="replace")[-2000:]
        raise RuntimeError(f"{' '.join(command)[:500]} exits with {process.returncode}:\n{said_last}")
    return Spent(wall, cpu, max(most[0], used.ru_maxrss / 1024))


@dataclass(frozen=True)
class Account:
    """A control group: the kernel's account of CPU time over every process in it, reaped by whomever.

    Without one there are only the times of processes that were waited for, which leaves out our sandboxes' workers: the
    kernel reaps them itself.
    """

    folder: Path
    file: str

    @property
    def enter(self) -> list[str]:
        return ["/bin/sh", "-c", f'echo $$ > {self.folder}/cgroup.procs && exec "$@"', "sh"]

    def seconds(self) -> float:
        text = (self.folder / self.file).read_text()
        return int(text) / 1e9 if self.file == "cpuacct.usage" else int(text.split()[1]) / 1e6


@contextmanager
def _account() -> Iterator[Account | None]:
    """A control group below our own, of version 1 or 2; None where we may not make one."""
    for line in Path("/proc/self/cgroup").read_text().splitlines():
        _, kinds, path = line.split(":", 2)
        if kinds and "cpuacct" not in kinds.split(","):
            continue
        folder = Path(f"/sys/fs/cgroup/{kinds}{path}") / f"autograder-bench-{secrets.token_hex(4)}"
        try:
            folder.mkdir()
        except OSError:
            continue
        try:
            yield Account(folder, "cpuacct.usage" if kinds else "cpu.stat")
        finally:
            _remove(folder)
        return
    yield None


def _remove(folder: Path) -> None:
    for _ in range(100):  # what was killed a moment ago may not be gone yet
        try:
            folder.rmdir()
            return
        except OSError:
            time.sleep(0.05)


def memory_mb(pids: Sequence[int]) -> float:
    """Memory of these processes together, in MB: pages that several of them share are counted once."""
    total = 0
    for pid in pids:
        try:
            text = Path(f"/proc/{pid}/smaps_rollup").read_text()
        except OSError:  # it ended while we looked
            continue
        total += sum(int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:"))
    return total / 1024


def machine() -> dict[str, object]:
    """What was measured on, and how busy it is with other things."""
    model = "unknown"
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            model = line.partition(":")[2].strip()
            break
    with _account() as account:
        exact = account is not None
    return {
        "cores": os.cpu_count(),
        "cpu": model,
        "python": platform.python_version(),
        "system": platform.platform(),
        "load_average": [round(load, 2) for load in os.getloadavg()],
        "cpu_seconds": "control group" if exact else "processes that were waited for",
    }
