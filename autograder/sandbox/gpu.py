"""NVIDIA GPUs: which there are, what a sandbox needs to see of one, and how much of its memory a sandbox holds.

Nothing here initialises CUDA in this process: that would cost every grader half a gigabyte, and forks would inherit it.
"""

from __future__ import annotations

import functools
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from autograder.sandbox import Infrastructure

__all__ = ["DEVICES", "NoGpu", "environment", "held_mb", "nodes", "resolve", "why_not"]

DEVICES = ("auto", "cpu", "cuda")
PROBE_SECONDS = 120.0  # importing torch takes one second, the first start of a driver many
PROBE = "import torch; print('yes' if torch.cuda.is_available() else 'no')"


class NoGpu(Infrastructure):
    """A GPU was asked for by name, and there is none: nothing was run."""


def nodes() -> list[Path]:
    """The device files of the NVIDIA driver, which a process must be able to open to compute there."""
    numbered = sorted(p for p in Path("/dev").glob("nvidia[0-9]*") if p.name[6:].isdecimal())
    beside = [Path("/dev", name) for name in ("nvidiactl", "nvidia-uvm", "nvidia-uvm-tools")]
    return [*numbered, *(p for p in beside if p.exists())] if numbered else []


def why_not() -> str:
    """What keeps torch from a GPU here, "" where nothing does. Takes seconds where there is one: asks a fresh torch."""
    if not nodes():
        return "this machine has no NVIDIA device (/dev/nvidia0)"
    try:
        asked = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, text=True, timeout=PROBE_SECONDS)
    except (OSError, subprocess.TimeoutExpired) as problem:
        return f"torch could not be asked for a GPU: {type(problem).__name__}"
    if asked.stdout.strip() == "yes":
        return ""
    said = (asked.stderr.strip().splitlines() or ["torch finds no GPU: is it a CPU build?"])[-1]
    return said[:300]


def resolve(asked: str) -> str:
    """`auto`, `cpu` or `cuda` as the device to train on, cpu or cuda. Raises NoGpu where cuda is asked for in vain."""
    if asked == "cpu":
        return "cpu"
    reason = why_not()
    if reason and asked == "cuda":
        raise NoGpu(f"not run: --device cuda needs a GPU, and {reason}. Use --device auto or cpu")
    return "cpu" if reason else "cuda"


def environment(limit_mb: int) -> dict[str, str]:
    """What a process is told that may use `limit_mb` of the GPU's memory: torch refuses more, as out of memory."""
    told = {
        "CUDA_CACHE_DISABLE": "1",  # compiled kernels would fill the scratch space
        "CUBLAS_WORKSPACE_CONFIG": ":4096:8",  # without it cuBLAS does not give the same bits twice
    }
    total = _total_mb()
    if total:
        told["PYTORCH_CUDA_ALLOC_CONF"] = f"per_process_memory_fraction:{min(1.0, limit_mb / total):.4f}"
    return told


@functools.cache
def _total_mb() -> int:
    """The memory of the first GPU, 0 where the driver does not tell."""
    rows = _asked("--query-gpu=memory.total")
    return int(rows[0]) if rows and rows[0].isdecimal() else 0


def _asked(query: str) -> list[str]:
    command = ["nvidia-smi", query, "--format=csv,noheader,nounits"]
    try:
        return subprocess.run(command, capture_output=True, text=True, timeout=10.0).stdout.splitlines()
    except (OSError, subprocess.TimeoutExpired):
        return []


def held_mb(pids: Sequence[int]) -> int:
    """Megabytes of GPU memory that these processes hold, as the driver counts them; 0 where it does not tell.

    In a container the driver may number processes otherwise; what torch is told (`environment`) is all there is then.
    """
    rows = [line.split(",") for line in _asked("--query-compute-apps=pid,used_memory")]
    numbers = [(pid.strip(), mb.strip()) for pid, mb in (row for row in rows if len(row) == 2)]
    return sum(int(mb) for pid, mb in numbers if pid.isdecimal() and mb.isdecimal() and int(pid) in set(pids))
