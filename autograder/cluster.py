"""Grade on a Ray cluster: what a local slot does, as tasks with CPU, GPU and memory requests.

Nodes share no disk with us. What grades a day (its assignment and its released notebook) goes into Ray's object store
once, notebooks go with the tasks, and results come back as records, which are stored here. What is said of a file that
was handed in, and not of its content, is said here, where it lies. A task is a handful of submissions, so that
collecting the graders is paid once for several. A node that dies costs a retry and nothing else: nothing of a task is
stored before all of it has come back.
"""

from __future__ import annotations

import atexit
import contextlib
import fcntl
import functools
import io
import logging
import os
import shutil
import tempfile
import time
import zipfile
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from autograder import engine
from autograder import result as records
from autograder.course import Course, CourseError
from autograder.engine import Setting
from autograder.harness import Judge
from autograder.limits import Limits
from autograder.recovery import named
from autograder.result import Message, Result
from autograder.sandbox import Infrastructure, Sandbox, Template
from autograder.slots import RETRIES, store
from autograder.submission import Unreadable, content

__all__ = ["OWN_MB", "NoCluster", "bundle", "connected", "grade_class", "graded"]

# Of memory for a task beside its sandbox: the judge, its expected values, replays; 240 (day 1) to 690 (day 4) seen.
OWN_MB = 1024
LARGEST = 16  # submissions in a task
GPU_SHARE = 0.25  # of a GPU for a task; its sandboxes bound themselves in megabytes
PLACE = "autograder-node-"  # what the temporary folder of a process on a node begins with
ENDED = "the grading process ended"  # why there is no result, where Ray tells no more
NEW = 60.0  # seconds in which a folder's maker may not have locked it yet
# Student, the notebook's bytes, the one exercise to judge or "", and the record of an earlier result.
HandedIn = tuple[str, bytes, str, dict[str, Any] | None]


class NoCluster(Infrastructure):
    """Ray is missing or cannot be reached, or no node of it is large enough: nothing was run."""


def grade_class(
    setting: Setting,
    todo: Mapping[str, Path],
    *,
    jobs: int = 0,
    force: bool = False,
    only: Mapping[str, str] = MappingProxyType({}),
    started: Callable[[str], None] = lambda student: None,
    at: Callable[[str, str], None] = lambda student, slug: None,
    keep: Callable[[Result], None] | None = None,
) -> Iterator[Result]:
    """As :func:`autograder.slots.grade_class`, on the Ray cluster at $RAY_ADDRESS, or on one of this machine's own.

    `jobs` bounds how many submissions are graded at once (default: as many as the cluster has cores). Tasks do not tell
    which exercise they are at, so `at` is never called. Raises NoCluster, Infrastructure and CourseError.
    """
    keep = keep or functools.partial(store, setting)
    waiting = yield from engine.unchanged(setting, todo, force, only)
    if waiting:
        with connected(jobs) as ray:
            for done in _spread(ray, setting, todo, waiting, jobs, only, started, force):
                keep(done)
                yield done


def _spread(
    ray: Any,
    setting: Setting,
    todo: Mapping[str, Path],
    waiting: list[str],
    jobs: int,
    only: Mapping[str, str],
    started: Callable[[str], None],
    force: bool,
) -> Iterator[Result]:
    """Tasks over the cluster, as many at once as it has room for and one more each, so that no core waits for us."""
    slots = min(jobs or 1 << 20, int(ray.cluster_resources().get("CPU", 1)))
    task = ray.remote(**_request(ray, setting))(graded)
    shipped = ray.put(bundle(setting.course, setting.day))
    how = {"day": setting.day, "level": setting.level, "device": setting.device, "seed": setting.hidden_seed}
    todo_list = deque(_batches(waiting, slots))
    tries = dict.fromkeys(waiting, 0)
    running: dict[Any, list[str]] = {}
    while todo_list or running:
        while todo_list and len(running) < (slots if jobs else 2 * slots):
            batch = todo_list.popleft()
            for student in batch:
                started(student)
            taken = [_taken(setting, student, todo[student], only.get(student, ""), force) for student in batch]
            yield from (told for told in taken if isinstance(told, Result))
            if handed_in := [job for job in taken if not isinstance(job, Result)]:
                sent = task.remote(shipped, engine.package_hash(), how, handed_in)
                running[sent] = [student for student, *_ in handed_in]
        if not running:
            break  # none of the last ones could be read
        (ready,), _ = ray.wait(list(running), num_returns=1)
        batch = running.pop(ready)
        for student, done in _received(ray, ready, batch):
            if isinstance(done, Result):
                yield _with_name(setting, todo[student], done)
                continue
            tries[student] += 1
            if tries[student] <= RETRIES:
                todo_list.append([student])  # alone: what ended the others' task must not end it again
                continue
            note = Message("infrastructure", {"what": done})
            yield replace(engine.lost(setting, student, todo[student]), notes=(note,))


def _received(ray: Any, ready: Any, batch: list[str]) -> list[tuple[str, Result | str]]:
    """The results of a task; in place of one, why the task ended without it, also after Ray's own retries."""
    try:
        answer = ray.get(ready)
    except ray.exceptions.RayTaskError as problem:
        said = f"{type(problem.cause).__name__}: {problem.cause}"
        if not isinstance(problem.cause, OSError | MemoryError):
            raise Infrastructure(f"a task failed: {said[:300]}") from problem
        return [(student, said[:500]) for student in batch]  # a full disk, say, which the next node need not have
    except ray.exceptions.RayError:
        return [(student, ENDED) for student in batch]
    if "refused" in answer:
        raise (NoCluster if answer["kind"] == "node" else CourseError)(answer["refused"])
    found = {result.student: result for result in map(records.load, answer["results"])}
    return [(student, found.get(student, ENDED)) for student in batch]


def _batches(students: list[str], slots: int) -> Iterator[list[str]]:
    """Small enough that every slot gets several, so that all end at about the same time."""
    size = max(1, min(LARGEST, len(students) // (4 * slots)))
    for start in range(0, len(students), size):
        yield students[start : start + size]


def _earlier(setting: Setting, student: str) -> dict[str, Any] | None:
    before = engine.earlier(setting, student)
    return None if before is None else records.dump(before)


def _taken(setting: Setting, student: str, notebook: Path, only: str, force: bool) -> HandedIn | Result:
    """What a task needs of this student; of a notebook that cannot be read, what the engine says of it."""

    def nowhere(limits: Limits) -> Sandbox:
        raise Infrastructure("the notebook could not be read at first")  # and can be by now: it waits for a regrade

    try:
        data = content(notebook)
    except (Unreadable, OSError):
        judge = Judge(setting.assignment, setting.hidden_seed)
        return engine.grade(judge, setting, nowhere, notebook, student, only=only)
    return student, data, only, None if force else _earlier(setting, student)


def _with_name(setting: Setting, notebook: Path, result: Result) -> Result:
    """With what the engine says of the file's name and of others beside it: a node sees neither."""
    said = named(notebook, setting.day) if result.status == "graded" else ()
    return replace(result, notes=(*said, *(note for note in result.notes if note not in said)))


def _request(ray: Any, setting: Setting) -> dict[str, Any]:
    """What a task asks of a node. Raises NoCluster where no node could ever give it: Ray would wait for ever."""
    limits = [e.limits for e in setting.assignment.exercises]
    memory = (max(limit.memory_mb for limit in limits) + OWN_MB) << 20
    wanted: dict[str, Any] = {"num_cpus": 1, "memory": memory, "max_retries": 2}
    if setting.on == "cuda":
        wanted["num_gpus"] = GPU_SHARE
    nodes = [node["Resources"] for node in ray.nodes() if node["Alive"]]
    if not any(n.get("CPU", 0) >= 1 and n.get("memory", 0) >= memory for n in nodes):
        raise NoCluster(f"no node of the Ray cluster offers a core and {memory >> 20} MB of memory")
    if setting.on == "cuda" and not any(n.get("GPU", 0) >= GPU_SHARE for n in nodes):
        raise NoCluster("not run: --device cuda needs a GPU, and no node of the Ray cluster offers one")
    return wanted


@contextlib.contextmanager
def connected(jobs: int) -> Iterator[Any]:
    """Ray, connected to the cluster at $RAY_ADDRESS, else to one that is started here and ended after.

    A connection that is there already is used, and kept. Raises NoCluster.
    """
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # it would tell a server of its makers'
    try:
        import ray
    except ImportError:
        raise NoCluster("--backend ray needs Ray: pip install 'autograder[ray]'") from None
    if ray.is_initialized():
        yield ray
        return
    named = os.environ.get("RAY_ADDRESS", "")
    own: dict[str, Any] = {} if named else {"num_cpus": jobs or None, "include_dashboard": False}
    try:
        ray.init(address=named or "local", log_to_driver=False, logging_level=logging.ERROR, **own)
    except (ConnectionError, ValueError, RuntimeError) as problem:
        where = f"the Ray cluster at {named}" if named else "Ray on this machine"
        raise NoCluster(f"{where} cannot be reached: {str(problem).splitlines()[0][:200]}") from problem
    try:
        yield ray
    finally:
        ray.shutdown()


def bundle(course: Course, day: str) -> bytes:
    """What grades `day`, as a zip file: its assignment and its released notebooks."""
    parts = {a.folder for a in (course.assignment(day), *course.assignment(day).days)}
    folders = [*sorted(parts), *sorted((course.root / "release").glob(f"*/{day}"))]
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file:
        for path in sorted(p for folder in folders for p in folder.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                # ZipInfo has no time of its own: zip knows none before 1980, which some copies of a course are from.
                inside = zipfile.ZipInfo(path.relative_to(course.root).as_posix())
                file.writestr(inside, path.read_bytes(), zipfile.ZIP_DEFLATED)
    return held.getvalue()


def graded(shipped: bytes, package: str, how: Mapping[str, str], handed_in: list[HandedIn]) -> dict[str, Any]:
    """The task: grade these notebooks on this node.

    `{"results": [record, …]}`, or `{"refused": why, "kind": "node" | "course"}`.
    """
    if engine.package_hash() != package:
        return {"refused": "a node of the cluster has another version of autograder or NumPy", "kind": "node"}
    setting = Setting(Course(_unpacked(shipped)), how["day"], how["level"], how["device"], how["seed"])
    found: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory(prefix="task-", dir=_place()) as folder:

        def body(judge: Judge) -> None:
            start = engine.forked(setting.level, _template())
            for number, (student, notebook, only, kept) in enumerate(handed_in):
                before = records.load(kept) if kept else None
                path = Path(folder, str(number), f"{setting.day}.ipynb")
                path.parent.mkdir()
                path.write_bytes(notebook)
                found.append(records.dump(engine.grade(judge, setting, start, path, student, only=only, before=before)))

        try:
            engine.with_judge(setting, body)
        except CourseError as problem:
            return {"refused": str(problem), "kind": "course"}
    return {"results": found}


@functools.cache
def _template() -> Template:
    """One for the process, which Ray uses for many tasks."""
    template = Template()
    atexit.register(template.close)
    return template


@functools.cache
def _unpacked(shipped: bytes) -> Path:
    """The course's folder on this node, unpacked once for the process."""
    folder = Path(tempfile.mkdtemp(prefix="course-", dir=_place()))
    with zipfile.ZipFile(io.BytesIO(shipped)) as file:
        file.extractall(folder)
    return folder


@functools.cache
def _place() -> Path:
    """A folder that ends with this process; Ray kills its workers, so the next one clears up what such ones left.

    Graders and notebooks lie in it. A lock says that its process lives, also to a container with other process numbers.
    """
    place = Path(tempfile.mkdtemp(prefix=PLACE))
    held = os.open(place, os.O_RDONLY | os.O_DIRECTORY)
    fcntl.flock(held, fcntl.LOCK_EX)  # let go by the kernel
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    for other in place.parent.glob(f"{PLACE}*"):
        with contextlib.suppress(OSError):  # another user's, or removed by another at this moment
            _clear(other)
    return place


def _clear(place: Path) -> None:
    descriptor = os.open(place, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        about = os.fstat(descriptor)
        if about.st_uid == os.getuid() and time.time() - about.st_ctime > NEW:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(place, ignore_errors=True)
    finally:
        os.close(descriptor)
