"""How long a fresh sandbox with torch loaded takes, beside a plain `import torch`, in one run.

    python benchmarks/sandbox_start.py [--runs N] [--json FILE]

Each round times, one after the other, so that a machine whose speed drifts slows all of them alike:
  template   namespaces and a fork of the template, until the worker says that it is ready
  plain      namespaces and a Python that imports NumPy and IPython, without torch
  import     `python -c "import torch"`, which a fresh process without a template would pay
Times are wall seconds on this machine; the ratio of the medians is what to quote.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import time
from pathlib import Path

from autograder.limits import Limits
from autograder.sandbox import Template, open_sandbox


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=50, help="rounds of the first two (default: 50)")
    parser.add_argument("--imports", type=int, default=5, help="rounds of the import (default: 5)")
    parser.add_argument("--json", type=Path, metavar="FILE")
    arguments = parser.parse_args()
    template = Template()
    spent: dict[str, list[float]] = {"template": [], "plain": [], "import": []}
    open_sandbox("namespaces", Limits(), template).close()  # the template has imported everything once this returns
    for turn in range(arguments.runs):
        for kind, parent in (("template", template), ("plain", None)):
            if kind == "plain" and turn >= arguments.imports:
                continue
            started = time.perf_counter()
            sandbox = open_sandbox("namespaces", Limits(), parent)
            spent[kind].append(time.perf_counter() - started)
            sandbox.close()
        if turn < arguments.imports:
            started = time.perf_counter()
            subprocess.run([sys.executable, "-c", "import torch"], check=True)
            spent["import"].append(time.perf_counter() - started)
    template.close()
    rows = {
        kind: {
            "n": len(times),
            "median_ms": 1000 * statistics.median(times),
            "p95_ms": 1000 * sorted(times)[max(0, round(0.95 * len(times)) - 1)],
        }
        for kind, times in spent.items()
    }
    for kind, row in rows.items():
        print(f"{kind:10} n={row['n']:3}  median {row['median_ms']:8.1f} ms  p95 {row['p95_ms']:8.1f} ms")
    ratio = rows["import"]["median_ms"] / rows["template"]["median_ms"]
    print(f"a sandbox with torch starts {ratio:.1f} times faster than torch is imported")
    print(f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    if arguments.json:
        arguments.json.write_text(json.dumps({"rows": rows, "ratio": ratio}, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
