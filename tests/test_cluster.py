"""Grading on a Ray cluster: the same results as here, from nodes that share no disk, also when one of them dies."""

from __future__ import annotations

import contextlib
import errno
import os
import subprocess
import sys
import threading
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import coursekit
import labkit
import pytest
import servekit
from servekit import wait

from autograder import cli, cluster, engine, intake, submission
from autograder.course import Course, CourseError
from autograder.driver import Driver
from autograder.engine import Setting
from autograder.outputs import gradebook
from autograder.result import Message, Result
from autograder.sandbox import Infrastructure
from autograder.serve import queue
from autograder.serve.desk import Desk
from autograder.serve.publishing import load
from autograder.slots import grade_class

ray = pytest.importorskip("ray", reason="not run: Ray is not installed (pip install 'autograder[ray]')")
# Ray leaves sockets and files to the end of its processes; what it says of that is not about us.
pytestmark = pytest.mark.filterwarnings("ignore")

SEED = "cluster-tests"
NODE: dict[str, Any] = {"num_cpus": 1, "memory": 4 << 30, "object_store_memory": 100 << 20}


def setting(course: Course) -> Setting:
    return Setting(Course(course.root), labkit.DAY, seed=SEED)


def class_of(root: Path, size: int) -> Course:
    """Every second one has a mistake; one more has handed in nothing, and one something else."""
    course = labkit.lab(root)
    for number in range(size):
        wrong = {"twice": "def twice(x):\n    return 3 * x\n"} if number % 2 else {}
        labkit.hand_in(course, f"s{number:02}", labkit.settled(**wrong))
    (course.root / "submitted" / "nothing" / labkit.DAY).mkdir(parents=True)
    labkit.hand_in(course, "other").write_text("no notebook")
    return course


def odd_class(root: Path) -> Course:
    """One right notebook, and files around such that are links, pipes, too large or under another name."""
    course = labkit.lab(root)
    right = labkit.hand_in(course, "right")
    for student in ("link", "pipe", "huge", "two", "renamed", "beside"):
        (course.root / "submitted" / student / labkit.DAY).mkdir(parents=True)
    names = {"link": "lab", "pipe": "lab", "huge": "lab", "renamed": "lab (1)", "beside": "lab"}
    place = {s: course.root / "submitted" / s / labkit.DAY / f"{name}.ipynb" for s, name in names.items()}
    place["link"].symlink_to(right)
    os.mkfifo(place["pipe"])
    with place["huge"].open("wb") as file:
        file.truncate((submission.MAX_MB << 20) + 1)  # sparse
    for path in (
        *(place["renamed"], place["beside"], place["beside"].with_name("scratch.ipynb")),
        *(course.root / "submitted" / "two" / labkit.DAY / name for name in ("a.ipynb", "b.ipynb")),
    ):
        path.write_bytes(right.read_bytes())
    return course


@contextlib.contextmanager
def nobody_waits_for(pipe: Path) -> Iterator[None]:
    """Who waits for `pipe` is given its end after a while, so that a test of that fails and does not hang."""

    def end() -> None:
        with contextlib.suppress(OSError):
            os.close(os.open(pipe, os.O_WRONLY | os.O_NONBLOCK))

    timer = threading.Timer(30.0, end)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def verdict(result: Result) -> Result:
    """A result without its times."""
    told = {k: v for k, v in result.provenance.items() if k != "graded_at"}
    exercises = tuple(replace(e, seconds=0.0) for e in result.exercises)
    return replace(result, seconds=0.0, exercises=exercises, provenance=told)


@pytest.fixture(scope="module")
def nodes() -> Iterator[Any]:
    """A head without a core and two nodes with one each, all on this machine."""
    from ray.cluster_utils import Cluster

    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    made: Any = Cluster(initialize_head=True, head_node_args={"num_cpus": 0, "include_dashboard": False})
    try:
        made.first, made.second = made.add_node(**NODE), made.add_node(**NODE)
        ray.init(address=made.address, log_to_driver=False)
        yield made
    finally:
        ray.shutdown()
        made.shutdown()


def test_what_is_shipped_grades_the_day_and_holds_no_submission(tmp_path: Path) -> None:
    course = class_of(tmp_path / "course", 1)
    names = zipfile.ZipFile(BytesIO(cluster.bundle(course, labkit.DAY))).namelist()
    assert "assignments/lab/graders/test_lab.py" in names
    assert all(name.startswith(("assignments/lab/", "release/")) for name in names)


def test_what_is_shipped_has_no_times_which_zip_knows_from_1980_on(tmp_path: Path) -> None:
    course = class_of(tmp_path / "course", 1)
    shipped = cluster.bundle(course, labkit.DAY)
    os.utime(course.root / "assignments/lab/assignment.toml", (0, 0))
    assert cluster.bundle(course, labkit.DAY) == shipped


def test_a_task_tells_a_broken_grader_and_another_version(tmp_path: Path) -> None:
    course = class_of(tmp_path / "course", 1)
    how = {"day": labkit.DAY, "level": "namespaces", "device": "cpu", "seed": SEED}
    told = cluster.graded(cluster.bundle(course, labkit.DAY), "another", how, [])
    assert told["kind"] == "node"
    (course.root / "assignments/lab/graders/test_lab.py").write_text("1 / 0\n")
    told = cluster.graded(cluster.bundle(course, labkit.DAY), engine.package_hash(), how, [])
    assert told["kind"] == "course"
    assert "ZeroDivisionError" in told["refused"]


def test_what_a_killed_worker_left_is_cleared_by_the_next_and_what_a_living_one_holds_is_not(
    tmp_path: Path,
) -> None:
    code = "import sys; from autograder import cluster; cluster.NEW = 0.0; print(cluster._place(), flush=True); input()"
    workers = []

    def worker() -> tuple[subprocess.Popen[str], Path]:
        process = subprocess.Popen(
            [sys.executable, "-c", code],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"TMPDIR": str(tmp_path)},
        )
        workers.append(process)
        assert process.stdout is not None
        return process, Path(process.stdout.readline().strip())

    try:
        (killed, left), (_, held) = worker(), worker()
        (left / "graders.py").write_text("secret")
        killed.kill()
        killed.wait()
        third, its = worker()
        assert not left.exists()
        assert held.is_dir() and its.is_dir()
        third.communicate("\n")
        assert not its.exists(), "one that ends by itself clears up after itself"
    finally:
        for process in workers:
            process.kill()
            process.communicate()


@pytest.mark.parametrize(("students", "slots", "sizes"), [(3, 2, {1}), (100, 2, {12, 4}), (10_000, 4, {16})])
def test_every_slot_gets_several_tasks(students: int, slots: int, sizes: set[int]) -> None:
    names = [str(n) for n in range(students)]
    batches = list(cluster._batches(names, slots))
    assert [name for batch in batches for name in batch] == names
    assert {len(batch) for batch in batches} == sizes
    assert len(batches) >= min(students, 4 * slots)


def test_a_cluster_that_is_not_there_is_one_line(
    tmp_path_factory: pytest.TempPathFactory,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    course = coursekit.built(tmp_path_factory, tmp_path / "course")
    coursekit.submit(course, "kim", coursekit.SOLUTIONS)
    monkeypatch.setenv("RAY_ADDRESS", "nonsense://nowhere")
    assert cli.main(["--course", str(course.root), "grade", coursekit.DAY, "--backend", "ray"]) == 3
    said = capsys.readouterr().err
    assert said.startswith("autograder: the Ray cluster at nonsense://nowhere cannot be reached: ")
    assert said.count("\n") == 1


def test_two_nodes_give_the_results_of_this_machine(nodes: Any, tmp_path: Path) -> None:
    here, there = class_of(tmp_path / "here", 6), class_of(tmp_path / "there", 6)
    want = {r.student: verdict(r) for r in grade_class(setting(here), intake.submissions(here, labkit.DAY), jobs=1)}
    todo = intake.submissions(there, labkit.DAY)
    got = {r.student: verdict(r) for r in cluster.grade_class(setting(there), todo)}
    assert got == want
    assert Counter(r.status for r in got.values()) == {"graded": 6, "unreadable": 2}
    for student, result in got.items():
        assert engine.stored(there, labkit.DAY, student).is_file(), student
        assert {e.id: e.score for e in result.exercises} == {e.id: e.score for e in want[student].exercises}
    anew: list[str] = []
    assert len(list(cluster.grade_class(setting(there), todo, started=anew.append))) == 8
    assert anew == []


def test_too_small_a_cluster_is_told(nodes: Any, tmp_path: Path) -> None:
    course = class_of(tmp_path / "course", 1)
    toml = course.root / "assignments/lab/assignment.toml"
    toml.write_text(toml.read_text().replace("memory_mb = 600", "memory_mb = 6000000"))
    with pytest.raises(cluster.NoCluster, match="no node"):
        list(cluster.grade_class(setting(course), intake.submissions(course, labkit.DAY)))


def test_a_broken_grader_on_a_node_ends_the_run(nodes: Any, tmp_path: Path) -> None:
    course = class_of(tmp_path / "course", 1)
    (course.root / "assignments/lab/graders/test_lab.py").write_text("1 / 0\n")
    with pytest.raises(CourseError, match="ZeroDivisionError"):
        list(cluster.grade_class(setting(course), intake.submissions(course, labkit.DAY)))


def test_what_can_be_said_of_a_file_and_its_name_is_what_this_machine_says(nodes: Any, tmp_path: Path) -> None:
    here, there = odd_class(tmp_path / "here"), odd_class(tmp_path / "there")
    want = {r.student: verdict(r) for r in grade_class(setting(here), intake.submissions(here, labkit.DAY), jobs=1)}
    todo = intake.submissions(there, labkit.DAY)
    with nobody_waits_for(todo["pipe"]):
        got = {r.student: verdict(r) for r in cluster.grade_class(setting(there), todo)}
    assert got == want
    told = {student: (result.status, *(note.id for note in result.notes)) for student, result in got.items()}
    assert told == {
        "right": ("graded",),
        "renamed": ("graded", "recovered_name"),
        "beside": ("graded", "other_notebooks"),
        "two": ("unreadable", "several_notebooks"),
        "huge": ("unreadable", "too_big"),
        "link": ("unreadable", "not_a_notebook"),
        "pipe": ("unreadable", "not_a_notebook"),
    }


def test_a_notebook_that_this_machine_cannot_read_waits_for_a_regrade(
    nodes: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    course = class_of(tmp_path / "course", 2)
    todo = intake.submissions(course, labkit.DAY)
    opened = os.open

    def locked(path: Any, *arguments: Any, **options: Any) -> int:
        if path == todo["s00"]:  # by its mode it would not be, to root
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return opened(path, *arguments, **options)

    monkeypatch.setattr(os, "open", locked)
    got = {r.student: r for r in cluster.grade_class(setting(course), todo)}
    assert got["s00"].status == "needs_regrade"
    assert got["s00"].notes == (Message("infrastructure", {"what": "PermissionError"}),)
    assert verdict(got["s00"]) == verdict(labkit.grade(course, {"s00": todo["s00"]}, seed=SEED)["s00"])
    assert got["s01"].status == "graded"


def test_a_notebook_that_can_be_read_a_moment_later_waits_for_a_regrade(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    course = class_of(tmp_path / "course", 1)

    def away(path: Path) -> bytes:
        raise submission.Unreadable("missing_notebook")

    monkeypatch.setattr(cluster, "content", away)
    told = cluster._taken(setting(course), "s00", intake.submissions(course, labkit.DAY)["s00"], "", False)
    assert isinstance(told, Result)
    assert (told.status, told.score) == ("needs_regrade", 0.0)


@pytest.mark.parametrize("lasting", [False, True], ids=["once", "lasting"])
def test_a_full_disk_on_a_node_costs_a_retry_and_no_points(
    nodes: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lasting: bool
) -> None:
    course = class_of(tmp_path / "course", 2)
    real, seen = cluster.graded, str(tmp_path / "seen")

    def full(shipped: bytes, package: str, how: Any, handed_in: Any) -> Any:
        (student, *_) = handed_in[0]
        if student == "s00" and (lasting or not os.path.exists(seen)):
            os.close(os.open(seen, os.O_CREAT))
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(shipped, package, how, handed_in)

    monkeypatch.setattr(cluster, "graded", full)
    got = {r.student: r for r in cluster.grade_class(setting(course), intake.submissions(course, labkit.DAY))}
    assert os.path.exists(seen)
    assert got["s01"].status == "graded"
    assert got["s00"].status == ("needs_regrade" if lasting else "graded")
    if lasting:
        assert got["s00"].notes == (Message("infrastructure", {"what": "OSError: [Errno 28] No space left on device"}),)


def test_a_task_that_breaks_is_a_fault_of_ours_and_not_of_the_course(
    nodes: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    course = class_of(tmp_path / "course", 1)

    def broken(*arguments: Any) -> Any:
        raise RuntimeError("broken node")

    monkeypatch.setattr(cluster, "graded", broken)
    with pytest.raises(Infrastructure, match="RuntimeError: broken node"):
        list(cluster.grade_class(setting(course), intake.submissions(course, labkit.DAY)))


@pytest.fixture
def page(
    nodes: Any, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desk]:
    """The page over a course with real graders, which is told where the cluster is."""
    monkeypatch.setattr("nbgrader.api.get_alembic_version", coursekit.alembic_version)
    monkeypatch.setattr(queue, "AGAIN", 0.1)
    monkeypatch.setenv("RAY_ADDRESS", nodes.address)
    made = servekit.desk(coursekit.built(tmp_path_factory, tmp_path / "course"), servekit.FakeGrading())
    for id in ("kim", "lee"):
        servekit.student(made, id)
    made.dispatcher.jobs = 2
    yield made
    made.store.close()


def test_what_the_page_takes_is_graded_on_the_cluster_and_lies_where_it_would_without(page: Desk) -> None:
    right, half = servekit.hand_in(page), servekit.hand_in(page, "lee", functions={"double": servekit.ALL["double"]})
    with Driver() as driver:
        page.dispatcher.grade = driver.grade
        with page.dispatcher.running():
            wait(lambda: len(page.store.jobs("done", "failed")) == 2)
    scores = [(a.person, a.status, a.score) for a in page.store.attempts()]
    assert scores == [("kim", "graded", 7.5), ("lee", "graded", 3.0)]
    assert gradebook.scores(page.gradebook_url, coursekit.DAY) == {"kim": 7.5, "lee": 3.0}
    for outcome in (right, half):
        kept = load(page.places, outcome.attempt.id)
        assert kept is not None and kept.student == outcome.attempt.person
        path = page.course.root / "submitted" / kept.student / coursekit.DAY / f"{coursekit.DAY}.ipynb"
        # `autograder grade` would find it in the cache.
        assert engine.cached(Setting(page.course, coursekit.DAY), kept.student, path) == kept
        assert (page.course.root / "feedback" / kept.student / coursekit.DAY / "report.html").is_file()
        here = engine.grade_one(page.course, coursekit.DAY, path, kept.student)
        assert verdict(here) == verdict(kept)


def test_a_connection_that_ends_costs_a_try_and_is_made_again(page: Desk) -> None:
    """Ray ends the process whose cluster has been away for a minute; here it ends sooner."""
    servekit.hand_in(page)
    with Driver() as driver:

        def once_ended(*arguments: Any, **options: Any) -> Iterator[Result]:
            link = driver._link
            assert link is not None
            if page.store.jobs("running")[0].tries == 1:
                threading.Timer(0.3, link.process.kill).start()
            return driver.grade(*arguments, **options)

        page.dispatcher.grade = once_ended
        with page.dispatcher.running():
            wait(lambda: page.store.jobs("done", "failed"))
    (job,) = page.store.jobs("done")
    assert (job.tries, job.attempt.score) == (2, 7.5)


def test_a_cluster_that_is_away_when_the_page_starts_is_one_line(
    page: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("RAY_ADDRESS", "nonsense://nowhere")
    assert cli.main(["--course", str(page.course.root), "serve", "--backend", "ray"]) == 3
    said = capsys.readouterr().err
    assert said.startswith("autograder: the Ray cluster at nonsense://nowhere cannot be reached: ")
    assert said.count("\n") == 1


def test_a_node_that_dies_costs_a_retry_and_nothing_else(nodes: Any, tmp_path: Path) -> None:
    """The last test of this file: the node is gone after it."""
    course = class_of(tmp_path / "course", 10)
    todo = intake.submissions(course, labkit.DAY)
    found: Counter[str] = Counter()
    for result in cluster.grade_class(setting(course), todo):
        found[result.student] += 1
        if sum(found.values()) == 2:
            nodes.remove_node(nodes.second, allow_graceful=False)
        assert result.status == ("unreadable" if result.student in ("nothing", "other") else "graded")
        if result.status == "graded":
            wrong = int(result.student[1:]) % 2
            assert (result.score == result.max_score) is not bool(wrong)
    assert set(found) == set(todo)
    assert set(found.values()) == {1}
