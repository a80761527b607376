"""Gradescope's autograder of one day: a zip that Gradescope builds a container from, and what runs in that container.

A container there has root but no user namespaces, so notebooks are graded at level `landlock`, under a uid that owns
nothing. Graders and seed stay in /autograder/source, which root alone can enter; only the package itself, which holds
no grader, is installed where that uid can read it.

Where grading does not come to an end, no results.json is left: Gradescope then says that the autograder failed, writes
no score, shows the instructor what was printed, and offers to run it again.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import importlib.metadata
import io
import json
import re
import sys
import zipfile
from pathlib import Path

from packaging.requirements import Requirement

import autograder
from autograder import cluster, engine, files, submission
from autograder.course import Course
from autograder.outputs import gradescope
from autograder.sandbox import Infrastructure

__all__ = ["grade", "main", "pinned", "wheel", "write"]

ROOT = Path("/autograder")
TORCH = ("torch", "torchvision")  # from an index of their own, which has them without CUDA
NEEDED = (
    *("ipython", "jinja2", "jupytext", "matplotlib", "nbformat", "numpy", "packaging", "pillow", "pytest", "rich"),
    *("scikit-learn", *TORCH),
)
CUDA = re.compile(r"nvidia-|cuda-|triton")  # what torch's build for GPUs asks for
MEMORY = ("memory.max", "memory/memory.limit_in_bytes")  # of a container: cgroup version 2, version 1

SETUP = """\
#!/usr/bin/env bash
# Gradescope runs this once, as root, when it builds the container.
set -euo pipefail
cd /autograder/source
export DEBIAN_FRONTEND=noninteractive
apt-get update
apt-get install -y --no-install-recommends python3 python3-venv
python=python3
if ! python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    # Ubuntu 22.04's own Python is 3.10.
    apt-get install -y --no-install-recommends python3.11 python3.11-venv
    python=python3.11
fi
# A place that every user can read: student code runs as one who owns nothing.
"$python" -m venv /opt/autograder
install() {{ /opt/autograder/bin/python -m pip install --no-cache-dir --disable-pip-version-check "$@"; }}
install -r requirements.txt
install --no-deps --index-url https://download.pytorch.org/whl/cpu {torch}
install --no-deps ./{wheel}
"""
RUN = """\
#!/usr/bin/env bash
# Gradescope runs this as root, once for each submission.
set -euo pipefail
chmod -R go= /autograder/source
exec /opt/autograder/bin/python -I -m autograder.integrations.gradescope
"""


def write(course: Course, day: str, path: Path, lang: str | None = None) -> Path:
    """Write Gradescope's autograder of `day` to `path`; feedback in `lang` (default: the language of the notebook).

    The seed of this course's hidden inputs goes with it. Raises CourseError, and ValueError where the day is not built.
    """
    assignment = course.assignment(day)
    if not any((course.root / "release").glob(f"*/{day}/{day}.ipynb")):
        raise ValueError(f"{day} is not built: run `autograder build {day}` first")
    name, package = wheel()
    versions = pinned()
    torch = " ".join(f"{n}=={versions.pop(n)}" for n in TORCH)
    settings = {
        "day": day,
        "lang": lang,
        "seed": engine.Setting(course, day).hidden_seed,
        "memory_mb": max(e.limits.memory_mb for e in assignment.exercises) + cluster.OWN_MB,
    }
    texts = {
        "setup.sh": SETUP.format(torch=torch, wheel=name),
        "run_autograder": RUN,
        "requirements.txt": "".join(f"{n}=={v}\n" for n, v in sorted(versions.items())),
        "settings.json": json.dumps(settings) + "\n",
    }
    held = io.BytesIO()
    with (
        zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive,
        zipfile.ZipFile(io.BytesIO(cluster.bundle(course, day))) as parts,
    ):
        for inside, text in texts.items():
            _add(archive, inside, text.encode(), 0o700 if text.startswith("#!") else 0o600)
        _add(archive, name, package)
        for inside in parts.namelist():
            _add(archive, f"course/{inside}", parts.read(inside))
    files.write(path, held.getvalue())
    return path


def _add(archive: zipfile.ZipFile, name: str, data: bytes, mode: int = 0o600) -> None:
    entry = zipfile.ZipInfo(name)  # of no time of its own: the same course gives the same archive
    entry.external_attr = mode << 16
    archive.writestr(entry, data, zipfile.ZIP_DEFLATED)


def wheel() -> tuple[str, bytes]:
    """This package as a wheel, and its file name; the same whether it runs from a checkout or installed."""
    package, stem = Path(autograder.__file__).parent, f"autograder-{autograder.__version__}"
    held = {
        f"autograder/{path.relative_to(package)}": path.read_bytes()
        for path in sorted(package.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }
    about = {
        "METADATA": f"Metadata-Version: 2.1\nName: autograder\nVersion: {autograder.__version__}\n",
        "WHEEL": "Wheel-Version: 1.0\nGenerator: autograder\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    held |= {f"{stem}.dist-info/{name}": text.encode() for name, text in about.items()}
    record = io.StringIO(newline="")
    rows = csv.writer(record)
    for name, data in held.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).decode().rstrip("=")
        rows.writerow((name, f"sha256={digest}", len(data)))
    rows.writerow((f"{stem}.dist-info/RECORD", "", ""))
    held[f"{stem}.dist-info/RECORD"] = record.getvalue().encode()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in held.items():
            _add(archive, name, data, 0o644)
    return f"{stem}-py3-none-any.whl", packed.getvalue()


def pinned() -> dict[str, str]:
    """Distribution -> version, of all that grading needs, as it is installed here."""
    found: dict[str, str] = {}
    todo = list(NEEDED)
    while todo:
        name = todo.pop().lower().replace("_", "-")
        if name in found or CUDA.match(name):
            continue
        found[name] = importlib.metadata.version(name).partition("+")[0]  # torch's says for which hardware it is built
        for line in importlib.metadata.requires(name) or ():
            need = Requirement(line)
            if need.marker is None or need.marker.evaluate({"extra": ""}):
                todo.append(need.name)
    return found


def grade(root: Path = ROOT) -> None:
    """Grade root/submission and write root/results/results.json.

    Raises Infrastructure, CourseError or OSError, and leaves no results.json, where a fault of ours prevents a score.
    """
    out = root / "results" / "results.json"
    out.unlink(missing_ok=True)
    settings = json.loads((root / "source" / "settings.json").read_text(encoding="utf-8"))
    _enough_memory(settings["memory_mb"])
    notebook = submission.find(root / "submission", settings["day"])
    course = Course(root / "source" / "course")
    result = engine.grade_one(course, settings["day"], notebook, "submission", "landlock", seed=settings["seed"])
    if result.status == "needs_regrade":
        raise Infrastructure(result.broke)
    gradescope.write(result, out, settings["lang"])


def _enough_memory(needed: int, cgroup: Path = Path("/sys/fs/cgroup")) -> None:
    """Raise Infrastructure where the container has less: its kernel would end a sandbox, as if the student's code had.

    What cannot be read is no limit.
    """
    for name in MEMORY:
        try:
            limit = int((cgroup / name).read_text(encoding="ascii")) >> 20
        except (OSError, ValueError):  # "max"
            continue
        if limit < needed:
            raise Infrastructure(
                f"this container has {limit} MB of memory and grading needs {needed}: "
                "choose a larger one under Autograder Settings, and run the autograder again"
            )


def main() -> int:
    """What run_autograder runs. Status 0 with a results.json, 3 without one."""
    try:
        grade()
    except Exception as problem:  # whatever broke is ours: no score
        why = " ".join(f"{type(problem).__name__}: {problem}".split())
        print(f"autograder: not graded, no score was written: {why}", flush=True)
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(main())
