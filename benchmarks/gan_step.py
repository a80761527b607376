"""How long one step of day 6's GAN takes on digits, on MNIST's and on CIFAR-100's shapes, with its own solutions.

    python benchmarks/gan_step.py [--device cpu|cuda] [--threads N]... [--steps N] [--json FILE]

A step is `d_step` and `g_step` on 64 random images, with the networks that the figures of D6-02 and D6-03 show; the
row "digits, MLP" has those of D6-07. `wall` is the median of what a learner waits for, and `CPU` of what the process
used; `fastest` is the shortest wall time, which comes closest to an idle machine where other work disturbs the rest.
`epochs` is how often all images of the set are seen in 20 minutes of median wall time. On a GPU every step is waited
for, and threads do not matter.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import runpy
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch

from autograder.course import Course

ROOT = Path(__file__).parents[1]
BATCH, SLOT = 64, 20 * 60  # images in a step; seconds of a practice slot
WARM = 3  # steps before any is timed


@dataclass(frozen=True)
class Shape:
    """Images of one data set and the networks for them. `images`: how many the set has for training."""

    name: str
    channels: int
    side: int
    base: int  # channels of the widest map in the figures; 0: the MLPs of D6-07
    images: int


SHAPES = (
    Shape("digits 1x8x8, MLP", 1, 8, 0, 1400),
    Shape("digits 1x8x8", 1, 8, 32, 1400),
    Shape("MNIST 1x28x28", 1, 28, 32, 60_000),
    Shape("CIFAR-100 3x32x32, base 16", 3, 32, 16, 50_000),
    Shape("CIFAR-100 3x32x32, base 32", 3, 32, 32, 50_000),
    Shape("CIFAR-100 3x32x32, base 64", 3, 32, 64, 50_000),
)


@dataclass(frozen=True)
class Row:
    """What was measured for one shape on so many threads; seconds of one step, of `n` the medians and the least."""

    shape: str
    threads: int
    parameters: int
    n: int
    wall: float
    cpu: float
    fastest: float
    epochs: float


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--device", choices=("cpu", "cuda"), default="cpu")
    parser.add_argument("--steps", type=int, default=20, help="timed steps of each row (default: 20)")
    parser.add_argument("--json", type=Path, metavar="FILE")
    cores = len(os.sched_getaffinity(0))
    parser.add_argument("--threads", type=int, action="append", help=f"repeatable (default: 1 and {cores})")
    arguments = parser.parse_args()
    if arguments.device == "cuda" and not torch.cuda.is_available():
        parser.error("no CUDA device here")
    solved = solutions()
    rows = []
    for threads in arguments.threads or ((1, cores) if arguments.device == "cpu" else (1,)):
        torch.set_num_threads(threads)
        for shape in SHAPES:
            rows.append(measured(solved, shape, threads, arguments.device, arguments.steps))
            row = rows[-1]
            print(
                f"{row.shape:28} {row.threads} thread(s) {row.parameters / 1e6:6.2f} M parameters  "
                f"wall {1000 * row.wall:8.1f} ms  CPU {1000 * row.cpu:8.1f} ms  "
                f"fastest {1000 * row.fastest:8.1f} ms  {row.epochs:8.1f} epochs in 20 min",
                flush=True,
            )
    machine = torch.cuda.get_device_name() if arguments.device == "cuda" else f"{platform.machine()}, {cores} cores"
    load = os.getloadavg()[0]
    print(f"{machine}, torch {torch.__version__}, load {load:.1f}")
    if arguments.json:
        found = {"machine": machine, "torch": torch.__version__, "load": load, "rows": [asdict(r) for r in rows]}
        arguments.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    return 0


def solutions() -> dict[str, Any]:
    """Day 6's solutions by name, with the networks that its lesson gives."""
    day = Course(ROOT).assignment("day6")
    given = [c.source for c in day.lesson.cells if c.cell_type == "code" and "class Digit" in c.source]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "day6.py"
        path.write_text("\n\n".join([day.imports, *given, *day.solutions.values()]), encoding="utf-8")
        return runpy.run_path(str(path))


def measured(solved: dict[str, Any], shape: Shape, threads: int, device: str, steps: int) -> Row:
    """Time `steps` steps on random images of this shape."""
    torch.manual_seed(0)
    noise = 100 if shape.base else 16
    if shape.base:
        generator = solved["Generator"](noise, shape.channels, shape.side, shape.base).to(device)
        discriminator = solved["Discriminator"](shape.channels, shape.side, shape.base).to(device)
    else:
        generator, discriminator = (solved[name]().to(device) for name in ("DigitGenerator", "DigitDiscriminator"))
    pair = generator, discriminator
    opt_g, opt_d = (torch.optim.Adam(net.parameters(), lr=2e-4, betas=(0.5, 0.999)) for net in pair)
    real = torch.rand(BATCH, shape.channels, shape.side, shape.side, device=device) * 2 - 1

    def step() -> None:
        solved["d_step"](*pair, opt_d, real, torch.randn(BATCH, noise, device=device))
        solved["g_step"](*pair, opt_g, torch.randn(BATCH, noise, device=device))
        if device == "cuda":
            torch.cuda.synchronize()

    for _ in range(WARM):
        step()
    spent = [timed(step) for _ in range(steps)]
    wall, cpu = (statistics.median(times) for times in zip(*spent, strict=True))
    fastest = min(wall for wall, _ in spent)
    count = sum(p.numel() for net in pair for p in net.parameters())
    return Row(shape.name, threads, count, steps, wall, cpu, fastest, SLOT / wall * BATCH / shape.images)


def timed(step: Callable[[], None]) -> tuple[float, float]:
    """Wall and CPU seconds of one step."""
    wall, cpu = time.perf_counter(), time.process_time()
    step()
    return time.perf_counter() - wall, time.process_time() - cpu


if __name__ == "__main__":
    raise SystemExit(main())
