"""Training on a GPU: who sees it, what happens when it fails, and that a verdict does not depend on it."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import coursekit
import numpy as np
import pytest
import servekit
from servekit import wait

from autograder import cli, cluster, commands, engine, harness
from autograder.course import Course
from autograder.learners import Learner, replaced, submit
from autograder.limits import Limits
from autograder.sandbox import DeviceFault, gpu, namespaces, open_sandbox
from autograder.serve import server
from autograder.serve.desk import Desk
from autograder.session import Session

COURSE = Course(Path(__file__).parents[1])
HERE = Path("/dev/nvidia0"), Path("/dev/nvidiactl")
ON_THE_DEVICE = [("day2", "train_one_epoch"), ("day2", "evaluate"), ("day3", "train_cnn"), ("day6", "train_gan")]


def shown(limits: Limits) -> list[str]:
    return namespaces._command(limits, 3, 4, None)


def test_the_gpu_is_shown_to_an_exercise_that_uses_one_and_to_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gpu, "nodes", lambda: list(HERE))
    monkeypatch.setattr(gpu, "_asked", lambda query: ["8192"])
    gpu._total_mb.cache_clear()
    with_one, without = shown(Limits(gpu_mb=2048)), shown(Limits())
    gpu._total_mb.cache_clear()
    for node in HERE:
        at = with_one.index(str(node))
        assert with_one[at - 1 : at + 2] == ["--dev-bind", str(node), str(node)]
    assert with_one[with_one.index("PYTORCH_CUDA_ALLOC_CONF") + 1] == "per_process_memory_fraction:0.2500"
    assert not [word for word in without if "nvidia" in word or word == "/sys" or "CUDA" in word]


@pytest.mark.parametrize("day", COURSE.assignments)
def test_exercises_with_a_gpu_are_those_whose_graders_train_on_the_device(day: str) -> None:
    assignment = COURSE.assignment(day)
    limited = {e.slug for e in assignment.exercises if e.limits.gpu_mb}
    asking: set[str] = set()

    def body(judge: harness.Judge) -> None:
        asking.update(c.exercise for c in judge.checks if "device" in c.item.fixturenames)

    harness.judging(assignment, body, "any")
    assert asking == limited == {slug for where, slug in ON_THE_DEVICE if where == day}


def test_a_day_without_training_on_the_device_is_graded_on_the_cpu_whatever_is_asked() -> None:
    assert engine.Setting(COURSE, "day1", device="cuda").on == "cpu"
    assert engine.Setting(COURSE, "day3", device="cuda").on == "cuda"
    assert engine.Setting(COURSE, "day3").on == "cpu"
    # A result from the other device is another result: it has been graded under another key.
    assert engine.Setting(COURSE, "day3").key != engine.Setting(COURSE, "day3", device="cuda").key
    assert engine.Setting(COURSE, "day1").key == engine.Setting(COURSE, "day1", device="cuda").key


def test_without_a_gpu_auto_is_the_cpu_and_cuda_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gpu, "nodes", list)
    assert gpu.resolve("auto") == gpu.resolve("cpu") == "cpu"
    with pytest.raises(gpu.NoGpu, match="not run"):
        gpu.resolve("cuda")


def test_a_device_file_alone_is_no_gpu(monkeypatch: pytest.MonkeyPatch) -> None:
    """A driver without a card, or a torch without CUDA: torch is asked, in a process of its own."""
    monkeypatch.setattr(gpu, "nodes", lambda: list(HERE))
    monkeypatch.setattr(gpu, "PROBE", "print('no')")
    assert "torch" in gpu.why_not()
    monkeypatch.setattr(gpu, "PROBE", "raise SystemExit('the driver is too old')")
    assert gpu.why_not() == "the driver is too old"
    monkeypatch.setattr(gpu, "PROBE", "print('yes')")
    assert gpu.resolve("auto") == gpu.resolve("cuda") == "cuda"


@pytest.mark.parametrize("command", [["grade", "day3"], ["verify", "day3"], ["grade-notebook", "day3", "x.ipynb"]])
def test_no_gpu_is_told_in_one_line(
    command: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(gpu, "nodes", list)
    assert cli.main(["--course", str(COURSE.root), *command, "--device", "cuda"]) == 3
    said = capsys.readouterr().err
    assert said.startswith("autograder: not run:")
    assert said.count("\n") == 1


def test_a_gpu_that_is_gone_is_no_student_s_doing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gpu, "nodes", list)
    for level in ("namespaces", "landlock"):
        with pytest.raises(DeviceFault):
            open_sandbox(level, Limits(gpu_mb=100))


def test_memory_of_the_gpu_is_counted_for_the_processes_of_the_sandbox_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gpu, "_asked", lambda query: ["12, 300", "13, 40", "14, [N/A]", "", "15"])
    assert gpu.held_mb([12, 13, 14, 15]) == 340
    assert gpu.held_mb([12]) == 300
    assert gpu.held_mb([]) == 0


@pytest.mark.parametrize("mb", [-1, "2", True])
def test_a_limit_of_gpu_memory_is_a_number_from_zero_on(mb: Any) -> None:
    assert Limits(gpu_mb=0).gpu_mb == 0
    with pytest.raises(ValueError, match="gpu_mb must be"):
        Limits(gpu_mb=mb)


def submitted(tmp_path: Path, day: str, cells: dict[str, str]) -> Path:
    submit(Learner("one", "en", cells), COURSE, day, tmp_path)
    return tmp_path / "one" / day / f"{day}.ipynb"


def graded(day: str, slug: str, notebook: Path, device: str) -> Any:
    """The result of one exercise, and every session that it took."""
    setting, found = engine.Setting(COURSE, day, device=device), []

    def body(judge: harness.Judge) -> None:
        found.append(engine.grade(judge, setting, engine.plain(setting), notebook, "one", only=slug))

    harness.judging(setting.assignment, body, setting.hidden_seed)
    return found[0]


def test_where_the_gpu_fails_the_cpu_gives_the_verdict(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No GPU is at hand here, or it is hidden: the sandbox that should have one does not start."""
    monkeypatch.setattr(gpu, "nodes", list)
    notebook = submitted(tmp_path, "day2", COURSE.assignment("day2").solutions)
    on_cpu, fallen = (graded("day2", "evaluate", notebook, device) for device in ("cpu", "cuda"))
    assert [n.id for n in on_cpu.notes] == []
    assert [n.id for n in fallen.notes] == ["device_fault"]
    assert on_cpu.device == fallen.device == "cpu"
    assert fallen.status == "graded"
    assert fallen.exercises[0].score == on_cpu.exercises[0].score == 7
    assert fallen.exercises[0].tests == on_cpu.exercises[0].tests


def test_cuda_s_exceptions_are_the_student_s_where_there_is_no_gpu(tmp_path: Path) -> None:
    cells = {**COURSE.assignment("day2").solutions}
    cells["evaluate"] = "def evaluate(model, loader, loss_fn, device):\n    raise RuntimeError('CUDA out of memory')\n"
    result = graded("day2", "evaluate", submitted(tmp_path, "day2", cells), "cpu")
    assert result.status == "graded"
    assert result.exercises[0].score == 0
    assert not result.notes


class Raising:
    """A sandbox whose student's code raises what CUDA raises."""

    def ask(self, op: str, seconds: float, **fields: Any) -> Any:
        from autograder.wire import Reply, Verdict

        if op != "call":
            return Reply("", (), None) if op != "output" else Reply("", ("", 0), None)
        return Reply("", (), Verdict("raised", {"type": "OutOfMemoryError", "text": "12.5 and other inputs"}))

    def close(self) -> None:
        pass


def test_an_exception_of_cuda_s_on_the_gpu_is_a_fault_of_the_device_and_quotes_nothing() -> None:
    assignment = COURSE.assignment("day2")
    exercise = assignment.exercise("evaluate")
    session = Session(assignment, [], lambda limits: Raising(), 60.0, "cuda")
    session.begin(replace(exercise))
    from autograder.student import Student

    student = Student(session, exercise.functions)
    with pytest.raises(DeviceFault) as caught:
        student.evaluate(np.zeros(2), None, None, "cuda")
    assert "12.5" not in str(caught.value)


@pytest.mark.parametrize(("day", "slug"), ON_THE_DEVICE)
def test_verdicts_are_the_same_on_the_cpu_and_on_the_gpu(day: str, slug: str, tmp_path: Path) -> None:
    reason = gpu.why_not()
    if reason:
        pytest.skip(f"not run: {reason}")
    assignment = COURSE.assignment(day)
    right = assignment.solutions
    versions = {"right": right} | {
        mistake.id: replaced(assignment, right, {slug: mistake.source})
        for mistake in [m for m in assignment.mistakes if m.exercise == slug][:3]
    }
    for name, cells in versions.items():
        notebook = submitted(tmp_path / name, day, cells)
        on_cpu, on_gpu = (graded(day, slug, notebook, device) for device in ("cpu", "cuda"))
        assert (on_cpu.device, on_gpu.device) == ("cpu", "cuda")
        assert [t.outcome for t in on_gpu.exercises[0].tests] == [t.outcome for t in on_cpu.exercises[0].tests], name
        assert on_gpu.exercises[0].diagnosis == on_cpu.exercises[0].diagnosis, name


@pytest.fixture
def small(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Course:
    monkeypatch.setattr("nbgrader.api.get_alembic_version", coursekit.alembic_version)
    return coursekit.built(tmp_path_factory, tmp_path / "course")


@pytest.mark.parametrize(
    ("asked", "why_not", "device"),
    [
        ([], "", "cpu"),
        (["--device", "cpu"], "", "cpu"),
        (["--device", "auto"], "", "cuda"),
        (["--device", "auto"], "no card", "cpu"),
        (["--device", "cuda"], "", "cuda"),
    ],
)
def test_the_page_grades_on_the_device_that_is_asked_for(
    small: Course, asked: list[str], why_not: str, device: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gpu, "why_not", lambda: why_not)
    used: list[str] = []

    def served(desk: Desk, *arguments: object) -> None:
        grading = servekit.FakeGrading()

        def grade(setting: engine.Setting, *rest: Any, **options: Any) -> Any:
            used.append(setting.device)
            return grading(setting, *rest, **options)

        desk.dispatcher.grade, desk.dispatcher.rehearsed = grade, False
        servekit.student(desk)
        with desk.dispatcher.running():
            servekit.hand_in(desk)
            wait(lambda: desk.store.jobs("done"))

    monkeypatch.setattr(server, "run", served)
    assert cli.main(["--course", str(small.root), "serve", *asked]) == 0
    assert used == [device]


def test_without_a_gpu_the_page_refuses_cuda_as_grading_does(
    small: Course, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(gpu, "why_not", lambda: "there is none")
    monkeypatch.setattr(server, "run", lambda *arguments: pytest.fail("it was started"))
    told = []
    for command in (["grade", coursekit.DAY], ["serve"]):
        status = cli.main(["--course", str(small.root), *command, "--device", "cuda"])
        told.append((status, capsys.readouterr().err))
    assert told[0] == told[1] and told[0][0] == commands.FAULT and "there is none" in told[0][1]


def test_a_clusters_gpus_are_not_looked_for_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no node has one, nothing is run there either."""
    monkeypatch.setattr(gpu, "why_not", lambda: "there is none on this machine")
    asked = {"cpu": "cpu", "auto": "cpu", "cuda": "cuda"}
    for device, meant in asked.items():
        assert commands.device(argparse.Namespace(backend="ray", device=device)) == meant
    nodes = [{"Alive": True, "Resources": {"CPU": 8.0, "memory": 2.0**40}}]
    setting = engine.Setting(COURSE, "day3", device="cuda")
    with pytest.raises(cluster.NoCluster, match="no node of the Ray cluster offers one"):
        cluster._request(SimpleNamespace(nodes=lambda: nodes), setting)
    nodes[0]["Resources"] = {"CPU": 8.0, "memory": 2.0**40, "GPU": 1.0}
    assert cluster._request(SimpleNamespace(nodes=lambda: nodes), setting)["num_gpus"] > 0
