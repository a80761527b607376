"""Many submissions: each gets one stored result, unchanged ones come from the cache, and no fault of ours is a zero."""

from __future__ import annotations

import json
import multiprocessing
import os
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import labkit
import pytest
from fakes import starting

from autograder import engine
from autograder import result as records
from autograder import slots as slots_module
from autograder.course import Course, CourseError
from autograder.engine import Setting, stored
from autograder.harness import Judge
from autograder.intake import passed_over, submissions
from autograder.recovery import named
from autograder.result import ExerciseResult, Message, Result
from autograder.sandbox import Template, tree
from autograder.session import Session
from autograder.slots import grade_class
from autograder.submission import Unreadable, read

SEED = "engine-tests"


@pytest.fixture
def course(tmp_path: Path) -> Course:
    return labkit.lab(tmp_path / "course")


def setting(course: Course, **changed: str) -> Setting:
    return Setting(Course(course.root), labkit.DAY, **{"seed": SEED, **changed})


Script = Callable[[str, Path], dict[str, Any] | None]
REACHED = {"at": "double"}  # what a slot says when an exercise's turn has come


class FakeSlot:
    """A slot without a process: `script` gives its answer, or None where it dies."""

    def __init__(self, setting: Setting, script: Script, made: list[FakeSlot]) -> None:
        self.setting, self.script = setting, script
        self.connection, self.theirs = multiprocessing.Pipe()
        self.student = ""
        self.closed = False
        made.append(self)

    def give(self, student: str, notebook: Path, only: str, anew: bool) -> None:
        self.student = student
        answer = self.script(student, notebook)
        self.theirs.send_bytes(json.dumps(REACHED).encode())
        if answer is None:
            self.theirs.close()
        else:
            self.theirs.send_bytes(json.dumps(answer).encode())

    def close(self) -> None:
        self.connection.close()
        self.theirs.close()
        self.closed = True


def answered(setting: Setting, student: str, notebook: Path, **changed: Any) -> dict[str, Any]:
    """What a slot says of a submission that earned nothing."""
    fields: dict[str, Any] = {
        "assignment": setting.day,
        "student": student,
        "status": "graded",
        "score": 0.0,
        "max_score": 11.0,
        "isolation": "namespaces",
        "device": "cpu",
        "lang": "ko",
        "provenance": setting.provenance(notebook),
    }
    return {"result": records.dump(Result(**fields | changed))}


class Slots:
    """Stands in for the slots of `grade_class`; `asked` are the submissions that reached one, in order."""

    def __init__(self, script: Script) -> None:
        self.made: list[FakeSlot] = []
        self.asked: list[str] = []
        self.script = script

    def __call__(self, setting: Setting, template: object) -> FakeSlot:
        def say(student: str, notebook: Path) -> dict[str, Any] | None:
            self.asked.append(student)
            return self.script(student, notebook)

        return FakeSlot(setting, say, self.made)


@pytest.fixture
def slots(course: Course, monkeypatch: pytest.MonkeyPatch) -> Iterator[Slots]:
    fake = Slots(lambda student, notebook: answered(setting(course), student, notebook))
    monkeypatch.setattr(slots_module, "_Slot", fake)
    yield fake
    assert all(slot.closed for slot in fake.made), "no process is left"


def hand_in(course: Course, *students: str) -> dict[str, Path]:
    return {student: labkit.hand_in(course, student) for student in students}


def on_disk(course: Course, student: str) -> Result:
    return records.load(json.loads(stored(course, labkit.DAY, student).read_text(encoding="utf-8")))


def test_every_submission_has_one_result_stored_before_it_is_given_out(course: Course, slots: Slots) -> None:
    todo = hand_in(course, "ann", "bob", "김하나", "d e")
    seen = []
    for result in grade_class(setting(course), todo, jobs=2):
        assert on_disk(course, result.student) == result
        seen.append(result.student)
    assert sorted(seen) == sorted(todo)
    assert len(slots.made) == 2
    assert {p.name for p in (course.root / "results" / labkit.DAY).iterdir()} == {f"{s}.json" for s in todo}


@pytest.mark.parametrize(("jobs", "students", "expected"), [(8, 3, 3), (1, 3, 1), (2, 0, 0)])
def test_there_are_no_more_slots_than_submissions(
    course: Course, slots: Slots, jobs: int, students: int, expected: int
) -> None:
    list(grade_class(setting(course), hand_in(course, *"abc"[:students]), jobs=jobs))
    assert len(slots.made) == expected


def test_what_becomes_of_a_cell_that_was_put_back_is_not_told(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    def judged(judge: Judge, session: Session, *rest: object) -> tuple[ExerciseResult, ...]:
        session.notes += [Message("recovered_order", {"cell": number}) for number in (0, 3)]
        return ()

    monkeypatch.setattr(Judge, "__call__", judged)
    judge, notebook = Judge(course.assignment(labkit.DAY), SEED), labkit.hand_in(course, "ann")
    result = engine.grade(judge, setting(course), starting(), notebook, "ann")
    assert [n.values for n in result.notes if n.id == "recovered_order"] == [{"cell": 3}]


def test_what_has_not_changed_is_not_graded_again(course: Course, slots: Slots) -> None:
    todo = hand_in(course, "ann", "bob")
    first = list(grade_class(setting(course), todo, jobs=1))
    again = list(grade_class(setting(course), todo, jobs=1))
    assert slots.asked == ["ann", "bob"]
    assert len(slots.made) == 1, "nothing was started the second time"
    assert again == first


@pytest.mark.parametrize(
    "change",
    [
        "notebook",
        "grader",
        "limits",
        "mistake",
        "seed",
        "level",
        "device",
        "force",
        "result",
        "status",
        "schema",
        "package",
    ],
)
def test_what_decides_a_verdict_brings_a_new_one(
    course: Course, slots: Slots, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    todo = hand_in(course, "ann", "bob")
    path, folder = stored(course, labkit.DAY, "ann"), course.root / "assignments" / "lab"
    if change == "device":  # which decides nothing where no exercise uses it
        toml = folder / "assignment.toml"
        toml.write_text(toml.read_text("utf-8").replace("[limits]\n", "[limits]\ngpu_mb = 100\n"), encoding="utf-8")
    list(grade_class(setting(course), todo, jobs=1))
    slots.asked.clear()
    everyone = {"grader", "limits", "mistake", "seed", "level", "device", "force", "package"}
    later = {"seed": {"seed": "other"}, "level": {"level": "landlock"}, "device": {"device": "cuda"}}.get(change, {})
    edited = {
        "grader": "graders/reference.py",
        "limits": "assignment.toml",
        "mistake": "mistakes/array/thrice.py",
    }
    if change == "notebook":
        labkit.hand_in(course, "ann", labkit.settled(twice="pass"))
    elif change in edited:
        with (folder / edited[change]).open("a", encoding="utf-8") as file:
            file.write("\n# edited\n")
    elif change == "result":
        path.write_text("{", encoding="utf-8")
    elif change in ("status", "schema"):
        data = json.loads(path.read_text(encoding="utf-8"))
        data |= {"status": "needs_regrade"} if change == "status" else {"schema_version": 99}
        path.write_text(json.dumps(data), encoding="utf-8")
    elif change == "package":
        monkeypatch.setattr(engine, "package_hash", lambda: "another version")
    list(grade_class(setting(course, **later), todo, jobs=1, force=change == "force"))
    assert slots.asked == (["ann", "bob"] if change in everyone else ["ann"])


def test_the_seed_is_the_one_of_the_environment_unless_one_is_given(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("AUTOGRADER_SEED", raising=False)
    default = Setting(course, labkit.DAY)
    assert default.hidden_seed and default.key
    monkeypatch.setenv("AUTOGRADER_SEED", "this term")
    term = Setting(course, labkit.DAY)
    assert term.hidden_seed == "this term" != default.hidden_seed
    assert Setting(course, labkit.DAY, seed="x").hidden_seed == "x"
    assert term.key != default.key
    assert "this term" not in json.dumps(term.provenance(Path("/nowhere")))


def test_a_slot_that_dies_once_is_tried_again(course: Course, slots: Slots) -> None:
    deaths: list[str] = []

    def script(student: str, notebook: Path) -> dict[str, Any] | None:
        if student == "bob" and not deaths:
            deaths.append(student)
            return None
        return answered(setting(course), student, notebook)

    slots.script = script
    found = {r.student: r.status for r in grade_class(setting(course), hand_in(course, "ann", "bob", "cat"), jobs=1)}
    assert found == dict.fromkeys(("ann", "bob", "cat"), "graded")
    assert sorted(slots.asked) == ["ann", "bob", "bob", "cat"]


def test_a_submission_over_which_slots_keep_dying_waits_for_a_person_and_the_others_go_on(
    course: Course, slots: Slots
) -> None:
    slots.script = lambda student, notebook: None if student == "bob" else answered(setting(course), student, notebook)
    todo = hand_in(course, "ann", "bob", "cat", "dan")
    found = {r.student: r for r in grade_class(setting(course), todo, jobs=2)}
    assert {s: r.status for s, r in found.items()} == {
        "ann": "graded",
        "bob": "needs_regrade",
        "cat": "graded",
        "dan": "graded",
    }
    assert slots.asked.count("bob") == 2
    assert found["bob"].notes == (Message("infrastructure", {"what": "the grading process ended"}),)
    assert on_disk(course, "bob") == found["bob"]


def test_what_needs_a_regrade_is_graded_by_the_next_run(course: Course, slots: Slots) -> None:
    slots.script = lambda student, notebook: None
    todo = hand_in(course, "ann")
    assert [r.status for r in grade_class(setting(course), todo, jobs=1)] == ["needs_regrade"]
    slots.script = lambda student, notebook: answered(setting(course), student, notebook)
    assert [r.status for r in grade_class(setting(course), todo, jobs=1)] == ["graded"]


def test_graders_that_are_not_in_order_stop_the_class(course: Course, slots: Slots) -> None:
    slots.script = lambda student, notebook: {"course": "points must add up"}
    with pytest.raises(CourseError, match="points must add up"):
        list(grade_class(setting(course), hand_in(course, "ann", "bob"), jobs=2))
    assert not (course.root / "results").exists()


def test_a_run_that_is_stopped_keeps_what_it_has_and_goes_on_from_there(course: Course, slots: Slots) -> None:
    todo = hand_in(course, "ann", "bob", "cat")
    run = grade_class(setting(course), todo, jobs=1)
    next(run)
    run.close()  # type: ignore[attr-defined]
    assert all(slot.closed for slot in slots.made)
    done = slots.asked[0]
    slots.asked.clear()
    assert {r.student for r in grade_class(setting(course), todo, jobs=1)} == todo.keys()
    assert done not in slots.asked


def test_started_is_called_for_each_submission_that_a_slot_takes(course: Course, slots: Slots) -> None:
    todo = hand_in(course, "ann", "bob")
    told: list[str] = []
    reached: list[tuple[str, str]] = []
    list(grade_class(setting(course), todo, jobs=1, started=told.append, at=lambda *pair: reached.append(pair)))
    assert told == ["ann", "bob"]
    assert reached == [("ann", "double"), ("bob", "double")]


def test_a_result_of_one_exercise_alone_is_never_taken_for_the_whole(course: Course, slots: Slots) -> None:
    todo = hand_in(course, "ann")
    now = setting(course)
    slots.script = lambda student, notebook: answered(
        now, student, notebook, provenance=now.provenance(notebook, "array")
    )
    for only in ({"ann": "array"}, {"ann": "array"}, {}):
        list(grade_class(now, todo, jobs=1, only=only))
    assert slots.asked == ["ann"] * 3


def test_slots_that_are_lent_serve_one_class_after_another(course: Course, tmp_path: Path, slots: Slots) -> None:
    other = labkit.lab(tmp_path / "other")
    with slots_module.Slots() as lent:
        list(grade_class(setting(course), hand_in(course, "ann", "bob"), jobs=2, slots=lent))
        list(grade_class(setting(other, seed="another"), hand_in(other, "ann", "cat"), jobs=2, slots=lent))
        assert not any(slot.closed for slot in slots.made)
    assert len(slots.made) == 2
    assert {(slot.setting.course.root, slot.setting.seed) for slot in slots.made} == {(other.root, "another")}


def test_a_submission_that_cannot_be_read_is_graded_again_once_something_else_is_in_the_way(
    course: Course, slots: Slots
) -> None:
    folder = course.root / "submitted" / "ann" / labkit.DAY
    folder.mkdir(parents=True)
    todo = submissions(course, labkit.DAY)

    def refused(student: str, notebook: Path) -> dict[str, Any]:
        with pytest.raises(Unreadable) as caught:
            read(notebook)
        return answered(setting(course), student, notebook, status="unreadable", notes=(caught.value.message,))

    slots.script = refused
    for _ in range(2):
        list(grade_class(setting(course), todo, jobs=1))
    assert slots.asked == ["ann"]
    for name in ("one.ipynb", "two.ipynb"):
        (folder / name).write_text("{}", encoding="utf-8")
    for _ in range(2):
        list(grade_class(setting(course), todo, jobs=1))
    assert slots.asked == ["ann", "ann"]


def test_a_file_under_another_name_is_told_so_again(course: Course, slots: Slots) -> None:
    path = labkit.hand_in(course, "ann")
    renamed = path.with_name(f"{labkit.DAY} (1).ipynb")
    path.rename(renamed)
    slots.script = lambda student, notebook: answered(
        setting(course), student, notebook, notes=named(notebook, labkit.DAY)
    )
    for _ in range(2):
        (first,) = grade_class(setting(course), submissions(course, labkit.DAY), jobs=1)
    assert first.notes and slots.asked == ["ann"]
    renamed.rename(path)
    (second,) = grade_class(setting(course), submissions(course, labkit.DAY), jobs=1)
    assert second.notes == () and slots.asked == ["ann", "ann"]


def test_a_slot_stays_with_an_exercise_while_it_can(course: Course, slots: Slots) -> None:
    todo = hand_in(course, "a1", "b1", "a2", "b2", "c1")
    only = {"a": "array", "b": "pair", "c": "kept"}
    list(grade_class(setting(course), todo, jobs=1, only={student: only[student[0]] for student in todo}))
    assert slots.asked == ["a1", "a2", "b1", "b2", "c1"]
    slots.asked.clear()
    list(grade_class(setting(course), todo, jobs=2, only={student: only[student[0]] for student in todo}))
    assert slots.asked[:2] == ["a1", "b1"] and sorted(slots.asked) == sorted(todo)


# One submission


def test_a_course_that_is_not_built_is_not_graded(course: Course, tmp_path: Path) -> None:
    """The parts box and the checks that learners were given would be taken for code of their own."""
    notebook = labkit.write(tmp_path / "lab.ipynb", labkit.settled())
    built = setting(course).key
    path = course.root / "release" / "en" / labkit.DAY / f"{labkit.DAY}.ipynb"
    path.write_text(path.read_text("utf-8").replace('"cells": []', '"cells": [ ]'), encoding="utf-8")
    assert setting(course).key != built
    path.unlink()
    with pytest.raises(CourseError, match=r"release/en/lab/lab\.ipynb is missing: run 'autograder build lab'"):
        engine.grade_one(Course(course.root), labkit.DAY, notebook, "ann")


def test_the_unreadable_and_the_missing_say_why_and_need_no_sandbox(course: Course, tmp_path: Path) -> None:
    def no_sandbox(limits: Any) -> Any:
        raise AssertionError("a sandbox was started")

    broken = tmp_path / "broken.ipynb"
    broken.write_text("{")
    found = labkit.grade(course, {"broken": broken, "missing": tmp_path / "none.ipynb"}, no_sandbox)
    assert {s: (r.status, r.score, [n.id for n in r.notes]) for s, r in found.items()} == {
        "broken": ("unreadable", 0.0, ["not_json"]),
        "missing": ("unreadable", 0.0, ["missing_notebook"]),
    }


def test_a_file_that_the_machine_cannot_read_needs_a_regrade(
    course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(path: Path) -> Any:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(engine, "read", broken)
    result = labkit.grade(course, {"a": labkit.write(tmp_path / "a.ipynb", [])}, starting())["a"]
    assert (result.status, result.notes) == ("needs_regrade", (Message("infrastructure", {"what": "OSError"}),))


def test_whatever_else_breaks_is_ours(course: Course, tmp_path: Path) -> None:
    def broken(limits: Any) -> Any:
        raise ZeroDivisionError("in our own code")

    result = labkit.grade(course, {"a": labkit.write(tmp_path / "a.ipynb", [])}, broken)["a"]
    assert (result.status, result.score, result.exercises) == ("needs_regrade", 0, ())


def test_the_language_and_the_level_are_told(course: Course, tmp_path: Path) -> None:
    paths = {lang: labkit.write(tmp_path / f"{lang}.ipynb", [], lang) for lang in ("ko", "en")}
    found = labkit.grade(course, paths, starting())
    assert {lang: (r.lang, r.isolation, r.device) for lang, r in found.items()} == {
        "ko": ("ko", "namespaces", "cpu"),
        "en": ("en", "namespaces", "cpu"),
    }
    assert found["ko"].provenance.items() >= setting(course, seed="lab").provenance(paths["ko"]).items()


def test_released_cells_that_only_check_or_show_are_not_run(course: Course, tmp_path: Path) -> None:
    released = course.root / "release" / "en" / labkit.DAY / f"{labkit.DAY}.ipynb"
    labkit.write(released, ["helper = 1", "plot()"])
    data = json.loads(released.read_text())
    data["cells"][1]["metadata"] = {"autograder": {"role": "demo"}}
    released.write_text(json.dumps(data))
    ran: list[str] = []

    def start(limits: Any) -> Any:
        fake = starting()(limits)
        ask = fake.ask

        def watched(op: str, seconds: float, **fields: Any) -> Any:
            if op == "run":
                ran.append(fields["source"])
            return ask(op, seconds, **fields)

        fake.ask = watched  # type: ignore[method-assign]
        return fake

    path = labkit.write(tmp_path / "a.ipynb", ["helper = 1", "plot()", "mine = 1", "plot() "])
    assert labkit.grade(course, {"a": path}, start)["a"].score == 11
    assert set(ran) == {"helper = 1", "mine = 1"}


def test_a_dead_template_costs_time_and_no_point(course: Course, tmp_path: Path) -> None:
    """With the template killed before and between submissions, the verdicts are those of a living one."""
    notebook = labkit.write(tmp_path / "a.ipynb", labkit.settled(twice="def twice(x):\n    return 3 * x"))
    template = Template()
    started = engine.forked("namespaces", template)
    turns: list[int] = []

    def start(limits: Any) -> Any:
        turns.append(1)
        if len(turns) == 2:
            template.process.kill()
            template.process.wait()
        return started(limits)

    found = labkit.grade(course, dict.fromkeys(("before", "after"), notebook), start)
    template.close()
    assert len(turns) == 2
    said = [[(e.id, e.outcome, e.score, e.tests, e.diagnosis) for e in found[s].exercises] for s in ("before", "after")]
    assert said[0] == said[1]
    assert found["before"].score == 7


# Names

SPACED = ["홍\u3000길동_12345", "Ada\u00a0Lovelace", "김 철수"]
LONG = "가" * 80


@pytest.mark.parametrize("name", [*SPACED, LONG], ids=ascii)
def test_a_space_of_any_kind_and_a_long_name_are_a_students(course: Course, slots: Slots, name: str) -> None:
    hand_in(course, name)
    assert list(submissions(course, labkit.DAY)) == [name]
    assert passed_over(course, labkit.DAY) == {}
    found = list(grade_class(setting(course), submissions(course, labkit.DAY), jobs=1))
    assert [on_disk(course, name)] == found


# For real: processes, sandboxes, and a kill


def left(pids: dict[int, str]) -> list[int]:
    """Which of these processes are still there; a zombie that waits for this machine's init is not."""
    found = []
    for pid, when in pids.items():
        try:
            fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if fields[19] == when and fields[0] not in "ZX":
            found.append(pid)
    return found


def identities(pids: list[int]) -> dict[int, str]:
    found = {}
    for pid in pids:
        try:
            found[pid] = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[19]
        except OSError:
            continue
    return found


def until_gone(pids: dict[int, str]) -> None:
    until = time.monotonic() + 300
    while still := left(pids):
        assert time.monotonic() < until, f"still there: {still}"
        time.sleep(0.02)


def test_a_class_graded_by_real_slots(course: Course) -> None:
    hand_in(course, "right")
    labkit.hand_in(course, "wrong", labkit.settled(twice="def twice(x):\n    return 3 * x"))
    labkit.hand_in(course, "loop", labkit.settled(pair="def pair(x):\n    while True: pass"))
    labkit.hand_in(course, "broken").write_text("{")
    (course.root / "submitted" / "missing" / labkit.DAY).mkdir(parents=True)
    todo = submissions(course, labkit.DAY)
    before = tree.pids([os.getpid()])
    seen: dict[int, str] = {}
    found = {}
    for result in grade_class(setting(course), todo, jobs=2):
        found[result.student] = result
        seen |= identities([pid for pid in tree.pids([os.getpid()]) if pid not in before and not tracks(pid)])
    assert {s: (r.status, r.score) for s, r in found.items()} == {
        "right": ("graded", 11),
        "wrong": ("graded", 7),
        "loop": ("graded", 9),
        "broken": ("unreadable", 0),
        "missing": ("unreadable", 0),
    }
    assert [d.mistake for d in labkit.exercise(found["wrong"], "array").diagnosis] == ["added", "thrice"]
    assert labkit.exercise(found["loop"], "pair").outcome == "timeout"
    for student, result in found.items():
        assert on_disk(course, student) == result
    until_gone(seen)


@pytest.mark.parametrize(("level", "template"), [("namespaces", True), ("landlock", False)])
def test_a_template_is_started_where_the_level_forks_from_one(course: Course, level: str, template: bool) -> None:
    with slots_module.Slots() as lent:
        (result,) = grade_class(setting(course, level=level), hand_in(course, "ann"), jobs=1, slots=lent)
        assert (lent.template is not None) == template
    assert result.isolation == level


def test_a_real_slot_goes_on_with_another_courses_graders(course: Course, tmp_path: Path) -> None:
    """And with the first course's folder gone, as the temporary ones of `verify` are."""
    other = labkit.lab(tmp_path / "other")
    reference = other.root / "assignments" / "lab" / "graders" / "reference.py"
    reference.write_text(labkit.REFERENCE.replace("2 * x", "3 * x"), encoding="utf-8")
    with slots_module.Slots() as lent:
        (first,) = grade_class(setting(course), hand_in(course, "ann"), jobs=1, slots=lent)
        (slot,) = lent.idle
        shutil.rmtree(course.root)
        (second,) = grade_class(setting(other), hand_in(other, "ann"), jobs=1, slots=lent)
        assert lent.idle == [slot]
    assert slot.process.exitcode == 0
    assert (first.status, first.score) == ("graded", 11)
    assert [t.id for t in labkit.exercise(second, "array").tests if t.outcome == "failed"] == [
        "test_values",
        "test_untouched",
    ]


def test_a_slot_killed_while_it_grades_leaves_nothing_behind_and_no_zero(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SIGKILL, as the machine's memory killer would, in the midst of a student's loop, each time it is tried."""
    labkit.hand_in(course, "victim", ["while True: pass"])
    hand_in(course, "other")
    killed: dict[int, str] = {}
    give = slots_module._Slot.give

    def fatal(slot: Any, student: str, notebook: Path, only: str, anew: bool) -> None:
        give(slot, student, notebook, only, anew)
        if student != "victim":
            return
        until = time.monotonic() + 300
        inside: dict[int, str] = {}
        while len(inside) <= 3 or not any(running(pid, "bwrap") for pid in inside):
            assert time.monotonic() < until, f"the sandbox never started: {inside}"
            time.sleep(0.01)
            inside = identities(tree.pids([slot.process.pid]))
        os.kill(slot.process.pid, signal.SIGKILL)
        killed.update({pid: when for pid, when in inside.items() if pid != slot.process.pid})

    monkeypatch.setattr(slots_module._Slot, "give", fatal)
    found = {r.student: r for r in grade_class(setting(course), submissions(course, labkit.DAY), jobs=1)}
    assert {s: (r.status, r.score) for s, r in found.items()} == {
        "victim": ("needs_regrade", 0),
        "other": ("graded", 11),
    }
    assert killed
    until_gone(killed)


def tracks(pid: int) -> bool:
    """Whether this is multiprocessing's own helper, which stays as long as the process that asked for it."""
    try:
        return b"resource_tracker" in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False


def running(pid: int, name: str) -> bool:
    try:
        return Path(f"/proc/{pid}/comm").read_text().strip() == name
    except OSError:
        return False


@pytest.fixture
def judged_again(course: Course) -> Callable[..., list[str]]:
    """Which exercises of Ann's are judged when the class is graded; real slots."""

    def run(**options: Any) -> list[str]:
        asked: list[str] = []
        todo = submissions(course, labkit.DAY)
        list(grade_class(setting(course), todo, jobs=1, at=lambda student, slug: asked.append(slug), **options))
        return asked

    return run


EVERY = ["array", "pair", "kept", "model"]


def test_regrading_is_proportional_to_what_changed(course: Course, judged_again: Callable[..., list[str]]) -> None:
    path = labkit.hand_in(course, "ann", labkit.settled(twice="def twice(x):\n    return 3 * x"))
    assert judged_again() == EVERY
    first = records.load(json.loads(stored(course, labkit.DAY, "ann").read_text("utf-8")))
    assert judged_again() == []

    hint = course.root / "assignments/lab/mistakes/array/thrice.py"
    hint.write_text(hint.read_text("utf-8").replace('hint.en = "hint"', 'hint.en = "three?"'), encoding="utf-8")
    assert judged_again() == ["array"]
    second = records.load(json.loads(stored(course, labkit.DAY, "ann").read_text("utf-8")))
    assert "three?" in [d.hint.en for d in labkit.exercise(second, "array").diagnosis]
    assert second.exercises[1:] == first.exercises[1:]
    assert (second.score, second.status, second.notes) == (first.score, first.status, first.notes)

    saved = json.loads(path.read_text("utf-8"))
    saved["cells"][0]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": ["run in Jupyter"]}]
    path.write_text(json.dumps(saved), encoding="utf-8")
    assert judged_again() == [], "what a notebook shows decides nothing"
    third = records.load(json.loads(stored(course, labkit.DAY, "ann").read_text("utf-8")))
    assert third.exercises == second.exercises
    assert third.provenance["notebook"] != second.provenance["notebook"]

    assert judged_again(force=True) == EVERY
    labkit.hand_in(course, "ann", labkit.settled())
    assert judged_again() == EVERY, "a cell may change what any other does"


def test_slots_that_live_on_grade_with_a_grader_that_was_mended_meanwhile(course: Course) -> None:
    todo = hand_in(course, "ann", "bob")
    reference = course.root / "assignments" / "lab" / "graders" / "reference.py"
    with slots_module.Slots() as lent:
        (before,) = grade_class(setting(course), {"ann": todo["ann"]}, jobs=1, slots=lent)
        (slot,) = lent.idle
        reference.write_text(labkit.REFERENCE.replace("2 * x", "3 * x"), encoding="utf-8")
        after = list(grade_class(setting(course), todo, jobs=1, slots=lent, force=True))
        assert lent.idle == [slot]
    assert before.score == 11
    assert [labkit.exercise(r, "array").outcome for r in after] == ["partial", "partial"]
    assert {r.provenance["grader"] for r in after} == {setting(course).graders}


def test_what_a_fault_left_or_one_exercise_gave_is_no_part_of_a_later_result(
    course: Course, judged_again: Callable[..., list[str]]
) -> None:
    labkit.hand_in(course, "ann")
    judged_again()
    path = stored(course, labkit.DAY, "ann")
    data = json.loads(path.read_text("utf-8"))
    for change in ({"status": "needs_regrade"}, {"provenance": {**data["provenance"], "cells": "other"}}):
        path.write_text(json.dumps(data | change), encoding="utf-8")
        with (course.root / "assignments/lab/assignment.toml").open("a", encoding="utf-8") as file:
            file.write("# edited\n")
        assert judged_again() == EVERY


def test_a_kit_that_is_not_in_order_is_no_fault_of_a_submission(course: Course, tmp_path: Path) -> None:
    """Found when a class of the benchmarks came back with every submission to be graded again."""
    wrong = next(course.root.glob("assignments/*/assignment.toml")).with_name("mistakes") / "gone" / "wrong.py"
    wrong.parent.mkdir(parents=True)
    wrong.write_text("# /// mistake\n# cause = 'c'\n# test = 't'\n# hint.ko = 'k'\n# hint.en = 'e'\n# ///\nX = 1\n")
    with pytest.raises(CourseError, match="no exercise 'gone'"):
        engine.grade_one(Course(course.root), next(iter(course.assignments)), tmp_path / "day1.ipynb", "ann")
