"""Examine an instructor's machine: what grading needs, whether it is here, and how to mend what is not."""

from __future__ import annotations

import json
import os
import re
import shutil
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from importlib import metadata
from pathlib import Path
from typing import Any, Literal

from rich.console import Console

from autograder import data
from autograder.course import Course, CourseError
from autograder.limits import Limits
from autograder.outputs.connection import COURSE_ID
from autograder.sandbox import LEVELS, PROMISES, Infrastructure, open_sandbox

__all__ = ["CHECKS", "Finding", "examine", "run"]

PACKAGES = ("numpy", "torch", "torchvision", "nbgrader", "otter-grader", "IPython", "jupytext")
EXCHANGE = "/usr/local/share/nbgrader/exchange"  # nbgrader's default
INBOUND = 0o733  # students may put into it and not look, as nbgrader itself makes it
GB = 1 << 30
DISK_LEAST, DISK_GOOD = 1 * GB, 5 * GB  # results, feedback and scratch of a class of 100: some 0.3 GB a day
MEMORY_SLOT = 1 * GB  # with torch 0.4 GB at rest, and up to 0.4 GB of what it keeps; a student's limit comes on top
FONTS = ("Nanum*", "NotoSans*CJK*", "NotoSansKR*", "UnDotum*", "malgun*", "AppleSDGothicNeo*")


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at. `state`: a class can be graded (ok), could be graded better (advice), cannot be
    graded (fault). `mend`: what to do about it, empty where there is nothing to do."""

    what: str
    state: Literal["ok", "advice", "fault"]
    said: str
    mend: str = ""


def run(console: Console, course: Path, *, as_json: bool = False) -> int:
    """Say what was found; 0 where a class can be graded, 3 where it cannot."""
    findings = list(examine(course))
    if as_json:
        print(json.dumps([asdict(f) for f in findings], ensure_ascii=False, indent=1))
    else:
        for f in findings:
            mark = {"ok": "ok    ", "advice": "advice", "fault": "FAULT "}[f.state]
            console.print(f"{mark} {f.what}: {f.said}", markup=False, soft_wrap=True)
            if f.mend:
                console.print(f"       -> {f.mend}", markup=False, soft_wrap=True)
    return 3 if any(f.state == "fault" for f in findings) else 0


def examine(course: Path) -> Iterator[Finding]:
    """Every finding, in order; a check that breaks is a finding too."""
    for check in CHECKS:
        try:
            yield from check(course)
        except Exception as problem:  # the doctor must not fall ill of what it looks for
            name = check.__name__.strip("_")
            yield Finding(name, "advice", f"could not be examined: {type(problem).__name__}: {problem}")


def _isolation(course: Path) -> Iterator[Finding]:
    works: list[str] = []
    for level in LEVELS:
        started = time.monotonic()
        try:
            open_sandbox(level, Limits()).close()
        except Infrastructure as problem:
            mend = "apt-get install bubblewrap"
            if shutil.which("bwrap") is not None:
                mend = "user namespaces may be off: sysctl kernel.unprivileged_userns_clone=1, or grade as root"
            if level != LEVELS[0]:
                mend = "not needed where the level above works"
            last = level == LEVELS[-1] and not works
            yield Finding(f"isolation {level}", "fault" if last else "advice", f"not here: {problem}", mend)
            continue
        said = f"works, a fresh sandbox took {(time.monotonic() - started) * 1000:.0f} ms"
        lacks = [p for p in PROMISES[LEVELS[0]] if p not in PROMISES[level]]
        works.append(level)
        yield Finding(f"isolation {level}", "ok", said + (f"; not promised: {', '.join(lacks)}" if lacks else ""))
    if works and works[0] != LEVELS[0]:
        said = f"the strongest level that works is {works[0]}"
        yield Finding("isolation", "advice", said, f"name it: autograder grade DAY --isolation {works[0]}")


def _disk(course: Path) -> Iterator[Finding]:
    for what, path in (("disk", course), ("scratch disk", Path(os.environ.get("TMPDIR", "/tmp")))):
        free = shutil.disk_usage(path).free
        state: Literal["ok", "advice", "fault"] = (
            "ok" if free >= DISK_GOOD else "advice" if free >= DISK_LEAST else "fault"
        )
        mend = f"make room, {DISK_GOOD // GB} GB are comfortable; `make clean` removes what can be made again"
        yield Finding(what, state, f"{free / GB:.1f} GB free in {path}", "" if state == "ok" else mend)


def _memory(course: Path) -> Iterator[Finding]:
    text = Path("/proc/meminfo").read_text(encoding="ascii")
    found = re.search(r"^MemAvailable:\s+(\d+) kB", text, re.MULTILINE)
    if found is None:
        raise ValueError("/proc/meminfo does not tell")
    available, cores = int(found[1]) << 10, len(os.sched_getaffinity(0))
    one = MEMORY_SLOT + (Limits().memory_mb << 20)
    jobs = int(available // one)
    said = f"{available / GB:.1f} GB available, {cores} cores: room for {jobs} at once"
    if jobs >= cores:
        yield Finding("memory", "ok", said)
    elif jobs >= 1:
        yield Finding("memory", "advice", said, f"grade with --jobs {jobs}, or give the machine more memory")
    else:
        mend = f"one submission may need {one / GB:.1f} GB: close other programs or take a larger machine"
        yield Finding("memory", "fault", said, mend)


def _versions(course: Path) -> Iterator[Finding]:
    tested = {}
    constraints = course / "constraints.txt"
    if constraints.is_file():
        lines = re.findall(r"^([\w.-]+)==([^\s;]+)", constraints.read_text(encoding="utf-8"), re.MULTILINE)
        tested = {_plain(name): version for name, version in lines}
    odd = []
    said = [f"python {sys.version.split()[0]}"]
    for name in PACKAGES:
        try:
            version = metadata.version(name)
        except metadata.PackageNotFoundError:
            yield Finding(f"version of {name}", "fault", "not installed", "make setup")
            continue
        said.append(f"{name} {version}")
        wanted = tested.get(_plain(name), version)
        if version.split("+")[0] != wanted.split("+")[0]:
            odd.append(f"{name} {version} is {_older(version, wanted)} than {wanted}")
    yield Finding("versions", "ok", ", ".join(said))
    if odd:
        mend = "pip install -c constraints.txt . (or make setup), then `autograder demo` to see that verdicts hold"
        yield Finding("versions", "advice", f"not those that were tested: {'; '.join(odd)}", mend)


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _older(version: str, wanted: str) -> str:
    ours, theirs = ([int(n) for n in re.findall(r"\d+", v)] for v in (version, wanted))
    return "older" if ours < theirs else "newer"


def _gpu(course: Path) -> Iterator[Finding]:
    devices = sorted(Path("/dev").glob("nvidia[0-9]*"))
    if not devices:
        yield Finding("GPU", "ok", "no NVIDIA device: everything is graded on the CPU, as it is meant to be able to")
        return
    # In a process of its own: a broken driver may end it, and CUDA takes memory until its process ends.
    probe = "import torch; print(torch.cuda.get_device_name() if torch.cuda.is_available() else '')"
    asked = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, timeout=120, check=False)
    name = asked.stdout.strip()
    if asked.returncode == 0 and name:
        yield Finding("GPU", "ok", f"{name}, usable by torch")
    else:
        said = f"{len(devices)} NVIDIA device(s), and torch cannot use any"
        mend = "see what `nvidia-smi` says of the driver, and install torch's CUDA build (pytorch.org); or grade on CPU"
        yield Finding("GPU", "advice", said, mend)


def _data(course: Path) -> Iterator[Finding]:
    folder = data.folder(course)
    said = "scikit-learn's handwritten digits, embedded"
    if not folder.is_dir():
        yield Finding("data", "ok", f"{said}; more with `autograder data fetch`")
    elif stat.S_IMODE(folder.stat().st_mode) & 0o005 != 0o005:
        yield Finding(
            "data", "advice", f"{folder} cannot be read by all, so no sandbox sees it", f"chmod -R a+rX {folder}"
        )
    else:
        yield Finding("data", "ok", f"{said}; {folder} is shown to sandboxes, read-only")


def _course(course: Path) -> Iterator[Finding]:
    try:
        found = Course(course)
        yield Finding("course", "ok", f"{len(found.assignments)} assignments in {course}")
        place = found.colab
        said = "no badges in the notebooks" if place is None else f"badges lead to {place.repository}"
        mend = "" if place else "optional: [colab] in course.toml, then `autograder build`"
        yield Finding("Colab", "ok", said, mend)
    except CourseError as problem:
        yield Finding("course", "advice", str(problem), "run this in the course folder, or name it: --course DIR")
    if os.environ.get("AUTOGRADER_SEED"):
        yield Finding("hidden seed", "ok", "set")
    else:
        yield Finding("hidden seed", "advice", "the public default", "set AUTOGRADER_SEED to a secret before the term")


def _nbgrader(course: Path) -> Any:
    """What nbgrader_config.py of this machine and of this course set, the course's own last."""
    from jupyter_core.paths import jupyter_config_path
    from traitlets.config.loader import Config, PyFileConfigLoader

    found = Config()
    for folder in (*reversed(jupyter_config_path()), str(course)):
        if Path(folder, "nbgrader_config.py").is_file():
            found.merge(PyFileConfigLoader("nbgrader_config.py", path=folder).load_config())
    return found


def _database(course: Path) -> Iterator[Finding]:
    import sqlalchemy

    url = str(_nbgrader(course).get("CourseDirectory", {}).get("db_url") or f"sqlite:///{course / 'gradebook.db'}")
    shown = re.sub(r"//[^@/]*@", "//…@", url)
    if url.startswith("sqlite:///"):
        path = Path(url.removeprefix("sqlite:///"))
        if not path.exists():
            if os.access(path.parent, os.W_OK):
                yield Finding("gradebook", "ok", f"{path} will be made")
            else:
                yield Finding(
                    "gradebook", "fault", f"{path.parent} is not writable", f"chown it, or: --db URL, {shown}"
                )
            return
    try:
        engine = sqlalchemy.create_engine(url)
        with engine.connect() as connection:
            connection.execute(sqlalchemy.text("select 1"))
            connection.exec_driver_sql("select count(*) from assignment")
        engine.dispose()
        yield Finding("gradebook", "ok", f"{shown} answers")
    except (sqlalchemy.exc.SQLAlchemyError, ImportError) as problem:
        reason = str(problem).splitlines()[0][:200]
        mend = "start the database and check its URL (CourseDirectory.db_url); a broken SQLite file: restore a copy"
        yield Finding("gradebook", "fault", f"{shown}: {reason}", mend)


def _exchange(course: Path) -> Iterator[Finding]:
    config = _nbgrader(course)
    root = Path(str(config.get("Exchange", {}).get("root") or EXCHANGE))
    name = str(config.get("CourseDirectory", {}).get("course_id") or COURSE_ID)
    if not root.is_dir():
        mend = f"only for release and collect by nbgrader: mkdir -p {root} && chmod 777 {root}"
        yield Finding("exchange", "advice", f"there is no folder {root}", mend)
        return
    if stat.S_IMODE(root.stat().st_mode) & 0o777 != 0o777:
        yield Finding("exchange", "advice", f"{root} is not writable for all, so none can submit", f"chmod 777 {root}")
        return
    inbound = root / name / "inbound"
    if inbound.is_dir() and (mode := stat.S_IMODE(inbound.stat().st_mode) & 0o777) != INBOUND:
        reads = "students can see what others handed in" if mode & 0o044 else "students may be unable to submit"
        yield Finding("exchange", "advice", f"{inbound} has mode {mode:o}: {reads}", f"chmod {INBOUND:o} {inbound}")
        return
    yield Finding("exchange", "ok", f"{root}, writable for all, and what is handed in readable for none of them")


def _language(course: Path) -> Iterator[Finding]:
    encoding = sys.getfilesystemencoding().lower()
    if encoding in ("utf-8", "utf8"):
        yield Finding("language", "ok", "file names are UTF-8")
    else:
        yield Finding("language", "advice", f"file names are {encoding}: Korean ones break", "export LANG=C.UTF-8")
    found = sorted({p.name for folder in _font_folders() for pattern in FONTS for p in folder.rglob(pattern)})
    if found:
        yield Finding("Korean font", "ok", found[0])
    else:
        yield Finding("Korean font", "advice", "none: Korean in figures becomes boxes", "apt-get install fonts-nanum")


def _font_folders() -> list[Path]:
    folders = ("/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", "~/.fonts", "~/.local/share/fonts")
    return [path for path in (Path(f).expanduser() for f in folders) if path.is_dir()]


CHECKS: tuple[Callable[[Path], Iterator[Finding]], ...] = (
    _isolation,
    _disk,
    _memory,
    _versions,
    _gpu,
    _data,
    _course,
    _database,
    _exchange,
    _language,
)
