"""The pytest plugin that judges: levels, points, outcomes, and faults of ours that are never a zero."""

from __future__ import annotations

import os
import sys
import types
import warnings
from pathlib import Path
from typing import Any

import fakes
import labkit
import numpy as np
import pytest
from fakes import starting

from autograder import engine, messages
from autograder.checks import Failure
from autograder.course import Course, CourseError
from autograder.harness import GraderFault, Judge, grader_hash, judging
from autograder.result import ExerciseResult, Result
from autograder.sandbox import Ended, Infrastructure
from autograder.wire import Verdict


@pytest.fixture
def course(tmp_path: Path) -> Course:
    return labkit.lab(tmp_path / "course")


@pytest.fixture
def notebook(tmp_path: Path) -> Path:
    return labkit.write(tmp_path / "a.ipynb", ["pass"])


def edit(course: Course, old: str, new: str, name: str = "graders/test_lab.py") -> None:
    path = course.root / "assignments" / "lab" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    course.__dict__.pop("assignments", None)


def judge(course: Course, notebook: Path, start: engine.Start, seed: str = "s") -> Result:
    return labkit.grade(course, {"a": notebook}, start, seed)["a"]


def outcomes(exercise: ExerciseResult) -> dict[str, str]:
    return {t.id: t.outcome for t in exercise.tests}


def test_everything_right_is_full_points_in_the_order_of_the_assignment(course: Course, notebook: Path) -> None:
    result = judge(course, notebook, starting())
    assert [(e.id, e.score, e.max_score, e.outcome) for e in result.exercises] == [
        ("array", 4, 4, "passed"),
        ("pair", 2, 2, "passed"),
        ("kept", 2, 2, "passed"),
        ("model", 3, 3, "passed"),
    ]
    assert labkit.exercise(result, "model").tests[0].evidence == {"accuracy": 1.0, "global": 0.25}
    assert [t.public for t in labkit.exercise(result, "array").tests] == [True, False, False, False, False]


@pytest.mark.parametrize(("shape", "values", "most"), [(0.1, 0.2, 0.3), (0.1, 0.7, 0.8)])
def test_what_floats_add_up_to_gives_neither_more_nor_less_than_the_exercises_points(
    course: Course, notebook: Path, shape: float, values: float, most: float
) -> None:
    """0.1 + 0.2 > 0.3, which the gradebook refuses, and 0.1 + 0.7 < 0.8."""
    edit(course, "points = 4", f"points = {most}", "assignment.toml")
    edit(course, 'level="shape", points=1', f'level="shape", points={shape}')
    edit(course, '"array", level="values", points=2', f'"array", level="values", points={values}')
    edit(course, "points=0.5", "points=0")
    assert shape + values != most
    exercise = labkit.exercise(judge(course, notebook, starting()), "array")
    assert (exercise.score, exercise.outcome) == (most, "passed")
    wrong = starting(twice=lambda x: 2 * x if x.ndim else x)  # the last check, which is worth nothing here
    assert labkit.exercise(judge(course, notebook, wrong), "array").score == min(shape + values, most)


@pytest.mark.parametrize(
    ("wrong", "expected", "score"),
    [
        (lambda x: 3 * x, ["failed", "skipped", "skipped", "skipped", "skipped"], 0),
        (lambda x: 2 * x if x.ndim < 2 else 2 * x[:1], ["passed", "failed", "skipped", "skipped", "skipped"], 0),
        (lambda x: 3 * x if x.shape == (4, 3) else 2 * x, ["passed", "passed", "failed", "failed", "skipped"], 1),
        (lambda x: 2 * x if x.ndim else x, ["passed", "passed", "passed", "passed", "failed"], 3.5),
    ],
)
def test_a_level_that_fails_stops_the_later_ones_but_not_its_own(
    course: Course, notebook: Path, wrong: Any, expected: list[str], score: float
) -> None:
    exercise = labkit.exercise(judge(course, notebook, starting(twice=wrong)), "array")
    assert list(outcomes(exercise).values()) == expected
    assert exercise.score == score == sum(t.points for t in exercise.tests)
    assert exercise.outcome == ("partial" if score else "failed")
    levels = {"test_example": "public", "test_shape": "shape", "test_values": "values", "test_edge": "edge"}
    failed = next(levels[t.id] for t in exercise.tests if t.outcome == "failed")
    for test in exercise.tests:
        if test.outcome == "skipped":
            assert test.message is not None and test.message.values == {"level": failed}
        assert test.points == (test.max_points if test.outcome == "passed" else 0)


def test_a_fault_in_one_exercise_does_not_stop_another(course: Course, notebook: Path) -> None:
    result = judge(course, notebook, starting(twice=lambda x: x, backward=lambda dout, cache: dout))
    assert [e.outcome for e in result.exercises] == ["failed", "passed", "failed", "passed"]
    assert result.score == 5


def verdict(id: str, **values: Any) -> Any:
    return lambda *args, **kwargs: Verdict(id, values)


def ends(why: str) -> Any:
    def end(*args: Any, **kwargs: Any) -> Any:
        raise Ended(why)

    return end


@pytest.mark.parametrize(
    ("function", "outcome"),
    [
        (verdict("not_implemented", name="twice"), "missing"),
        (verdict("missing_function", name="twice"), "missing"),
        (verdict("raised", type="E", text="", line=None, cell=None), "failed"),
        (verdict("not_an_array", name="out", type="str"), "failed"),
        (ends("timeout"), "timeout"),
        (ends("memory"), "error"),
        (ends("processes"), "error"),
        (ends("protocol"), "error"),
        (ends("died"), "error"),
    ],
)
def test_the_outcome_of_an_exercise_tells_what_kind_of_end_it_came_to(
    course: Course, notebook: Path, function: Any, outcome: str
) -> None:
    exercise = labkit.exercise(judge(course, notebook, starting(twice=function)), "array")
    assert (exercise.outcome, exercise.score) == (outcome, 0)


def test_a_function_that_is_only_partly_missing_is_no_missing_exercise(course: Course, notebook: Path) -> None:
    start = starting(twice=lambda x: Verdict("not_implemented", {"name": "twice"}) if x.shape == (4, 3) else 2 * x)
    exercise = labkit.exercise(judge(course, notebook, start), "array")
    assert (exercise.outcome, exercise.score) == ("partial", 1)


def test_a_worker_that_died_is_tried_once_more_for_the_machine_may_have_killed_it(
    course: Course, notebook: Path
) -> None:
    deaths: list[int] = []

    def twice(x: Any) -> Any:
        if not deaths:
            deaths.append(1)
            raise Ended("died")
        return 2 * x

    assert judge(course, notebook, starting(twice=twice)).score == 11


FAULTS = [
    "1 / 0",
    "assert 1 == 2",
    "raise KeyError('x')",
    "pytest.skip('not today')",
    "pytest.fail('no')",
    "pytest.xfail('no')",
    "pytest.exit('stop')",
    "raise SystemExit",
    "student.no_such_function(1)",
    "student.twice(object())",
    "student.twice(np.array([object()]))",
    "checks.no_such_check()",
    "return 3",
]


@pytest.mark.parametrize("fault", FAULTS)
def test_a_graders_own_fault_asks_for_a_regrade_and_is_never_a_zero(
    course: Course, notebook: Path, fault: str, capfd: pytest.CaptureFixture[str]
) -> None:
    edit(course, "    loss, grad = student.pair(x)\n", f"    loss, grad = student.pair(x)\n    {fault}\n")
    start = starting()
    if "object" in fault:  # what cannot cross is refused by the wire, not by a fake
        from autograder import wire

        def twice(x: Any) -> Any:
            wire.encode(x)
            return 2 * x

        start = starting(twice=twice)
    result = judge(course, notebook, start)
    assert (result.status, result.score, result.exercises) == ("needs_regrade", 0, ())
    (note,) = result.notes
    assert note.id in ("grader_error", "infrastructure")
    assert messages.text(note, "ko") and messages.text(note, "en")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "def test_edge(student):\n",
            "@pytest.mark.parametrize('n', [7])\ndef test_edge(student, n):\n    assert n == 7\n",
        ),
        (
            '@check("array", level="edge"',
            "@pytest.fixture\ndef seven(rng):\n    return 7\n\n\n@pytest.fixture(autouse=True)\n"
            'def ready(request, seven):\n    request.node.ready = seven\n\n\n@check("array", level="edge"',
        ),
        (
            "def test_edge(student):\n",
            "def test_edge(student, request):\n    assert request.node.name == 'test_edge'\n",
        ),
    ],
)
def test_graders_may_have_fixtures_and_parameters_of_their_own(
    course: Course, notebook: Path, old: str, new: str
) -> None:
    edit(course, old, new)
    assert judge(course, notebook, starting()).score == 11


def test_a_check_that_is_marked_to_be_skipped_is_the_graders_fault(course: Course, notebook: Path) -> None:
    edit(course, "def test_edge(student):", "@pytest.mark.skip\ndef test_edge(student):")
    assert judge(course, notebook, starting()).status == "needs_regrade"


def test_what_numpy_warns_of_in_a_grader_is_printed_nowhere(
    course: Course, notebook: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    edit(course, "    loss, grad = student.pair(x)\n", "    loss, grad = student.pair(x)\n    np.log(0 * x)\n")
    with warnings.catch_warnings():
        warnings.simplefilter("default")
        assert judge(course, notebook, starting()).score == 11
    assert capfd.readouterr() == ("", "")


def test_an_interrupt_stops_the_run_and_is_no_fault_of_a_grader(course: Course, notebook: Path) -> None:
    def interrupted(x: Any) -> Any:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        judge(course, notebook, starting(twice=interrupted))


def test_a_fixture_that_is_not_there_is_the_graders_fault(course: Course, notebook: Path) -> None:
    edit(course, "def test_edge(student):", "def test_edge(student, tmp_pathh):")
    assert judge(course, notebook, starting()).status == "needs_regrade"


def test_the_submission_after_a_fault_is_judged_as_if_nothing_had_been(course: Course, notebook: Path) -> None:
    edit(course, "    assert isinstance(loss, float)\n", "    assert loss < 1e6\n")
    huge = starting(pair=lambda x: (1e9, 2 * x))
    turns = iter([huge, starting(), huge, starting()])
    found = labkit.grade(course, dict.fromkeys("abcd", notebook), lambda limits: next(turns)(limits))
    assert [found[s].status for s in "abcd"] == ["needs_regrade", "graded", "needs_regrade", "graded"]
    assert found["b"].score == found["d"].score == 11


def test_the_machines_fault_asks_for_a_regrade(course: Course, notebook: Path) -> None:
    def start(limits: Any) -> Any:
        raise Infrastructure("bubblewrap is not installed")

    result = judge(course, notebook, start)
    assert (result.status, result.score, result.exercises) == ("needs_regrade", 0, ())
    assert result.notes[0].id == "infrastructure"


@pytest.mark.parametrize("measured", ["np.int64(3)", "{1, 2}", "object()", "student"])
def test_evidence_that_cannot_be_written_is_the_graders_fault(course: Course, notebook: Path, measured: str) -> None:
    edit(course, 'evidence["called"] = 1.0', f'evidence["called"] = {measured}')
    assert judge(course, notebook, starting()).status == "needs_regrade"


def test_a_message_that_has_no_words_is_the_graders_fault(course: Course, notebook: Path) -> None:
    edit(course, 'evidence["called"] = 1.0', 'checks.fail("no_such_message")')
    assert judge(course, notebook, starting()).status == "needs_regrade"


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_a_measurement_that_is_no_number_is_graded_and_written(course: Course, notebook: Path, value: float) -> None:
    result = judge(course, notebook, starting(train=lambda x, seed: (lambda at: at, {"global": value})))
    assert result.status == "graded"
    (test,) = labkit.exercise(result, "model").tests
    assert (test.outcome, repr(test.evidence["global"])) == ("failed", repr(value))


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("points=0.5", "points=1", "array: the points of its checks must add up to 4, are 5"),
        ('@check("array", level="edge"', '@check("arry", level="edge"', "'arry'"),
        ('level="edge"', 'level="hard"', "level must be one of"),
        ('@check("array", level="edge", points=0.5, ko="특별한 값", en="edge")\n', "", "needs @check"),
        ("def test_edge(student):", "def test_edge(student:", "cannot be collected"),
        ("import reference\n", "import refference\n", "refference"),
        ("@pytest.mark.public", "@pytest.mark.pubic", "pubic"),
    ],
)
def test_graders_that_are_not_in_order_are_told_before_anything_is_judged(
    course: Course, old: str, new: str, complaint: str
) -> None:
    edit(course, old, new)
    judged: list[Judge] = []
    with pytest.raises(CourseError) as caught:
        judging(course.assignment(labkit.DAY), judged.append, "s")
    assert complaint in str(caught.value)
    assert judged == []


def test_graders_without_a_test_are_told(course: Course) -> None:
    (course.root / "assignments" / "lab" / "graders" / "test_lab.py").unlink()
    with pytest.raises(CourseError, match=r"no check could be collected|add up"):
        judging(course.assignment(labkit.DAY), lambda judge: None, "s")


def test_what_the_body_raises_comes_out(course: Course) -> None:
    def body(judge: Judge) -> None:
        raise ConnectionError("gone")

    with pytest.raises(ConnectionError, match="gone"):
        judging(course.assignment(labkit.DAY), body, "s")


def test_settings_of_other_test_runs_on_the_machine_do_not_reach_the_graders(
    course: Course, notebook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTEST_ADDOPTS", "-k test_pair --no-such-option")
    monkeypatch.setenv("PYTEST_PLUGINS", "no_such_plugin")
    (tmp_path / "course" / "pytest.ini").write_text("[pytest]\naddopts = -k nothing\n")
    (tmp_path / "course" / "assignments" / "lab" / "graders" / "conftest.py").write_text("raise RuntimeError\n")
    assert judge(course, notebook, starting()).score == 11
    assert os.environ["PYTEST_ADDOPTS"] == "-k test_pair --no-such-option"


def test_hidden_inputs_are_the_same_for_every_submission_and_differ_by_check_and_seed(
    course: Course, notebook: Path
) -> None:
    seen: list[Any] = []

    def twice(x: Any) -> Any:
        seen.append(x)
        return 2 * x

    per_run = []
    for seed in ("s", "s", "other"):
        seen.clear()
        assert judge(course, notebook, starting(twice=twice), seed).score == 11
        per_run.append([x for x in seen if x.shape in ((4, 3), (2, 3))])
    first, again, other = per_run
    assert all(np.array_equal(a, b) for a, b in zip(first, again, strict=True))
    assert not any(np.array_equal(a, b) for a, b in zip(first, other, strict=True))
    assert not np.array_equal(first[1], first[2]), "test_values and test_untouched"


def test_once_computes_once_for_all_submissions(course: Course, notebook: Path) -> None:
    edit(course, 'once("x", lambda: reference.twice(x))', 'once("x", lambda: reference.counted(x))')
    edit(
        course,
        "def twice(x):",
        "import os\n\n\ndef counted(x):\n    os.environ['COUNTED'] = os.environ.get('COUNTED', '') + 'x'\n"
        "    return twice(x)\n\n\ndef twice(x):",
        "graders/reference.py",
    )
    os.environ.pop("COUNTED", None)
    try:
        found = labkit.grade(course, dict.fromkeys("abc", notebook), starting())
        assert [r.score for r in found.values()] == [11, 11, 11]
        assert os.environ["COUNTED"] == "x"
    finally:
        os.environ.pop("COUNTED", None)


def test_two_courses_in_one_process_do_not_take_each_others_graders(tmp_path: Path, notebook: Path) -> None:
    """Formgrader grades every day in one process, and every day has a reference.py and may have a test_layers.py."""
    one, two = labkit.lab(tmp_path / "one"), labkit.lab(tmp_path / "two")
    edit(two, "return 2 * x", "return 4 * x", "graders/reference.py")
    edit(two, "np.array([0.0, 2.0, 4.0])", "np.array([0.0, 4.0, 8.0])")
    edit(two, "np.array(2e200)", "np.array(4e200)")
    four = starting(twice=lambda x: 4 * x)
    for course, start, other in ((one, starting(), four), (two, four, starting()), (one, starting(), four)):
        assert labkit.exercise(judge(course, notebook, start), "array").outcome == "passed"
        assert labkit.exercise(judge(course, notebook, other), "array").outcome == "failed"
    assert "reference" not in sys.modules
    assert not any(str(tmp_path) in str(getattr(m, "__file__", "")) for m in list(sys.modules.values()))
    assert not any(str(tmp_path) in place for place in sys.path)


def test_an_edited_grader_is_the_one_that_judges(course: Course, notebook: Path) -> None:
    assert judge(course, notebook, starting()).score == 11
    edit(course, "np.array(2e200)", "np.array(2.5e200)")
    assert judge(course, notebook, starting()).score == 10.5


def test_the_hash_of_the_graders_changes_with_every_file_of_the_assignment(course: Course) -> None:
    day = course.assignment(labkit.DAY)
    folder = day.folder
    seen = {grader_hash(day)}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
            seen.add(grader_hash(day))
    assert len(seen) == 1 + sum(p.is_file() and "__pycache__" not in p.parts for p in folder.rglob("*"))
    (folder / "graders" / "__pycache__").mkdir(exist_ok=True)
    (folder / "graders" / "__pycache__" / "x.pyc").write_bytes(b"x")
    assert grader_hash(day) in seen
    (folder / "graders" / "reference.py").rename(folder / "graders" / "referenc2.py")
    assert grader_hash(day) not in seen


def test_every_sandbox_is_closed_whatever_happens(course: Course, notebook: Path) -> None:
    made: list[fakes.Fake] = []

    def start(limits: Any) -> Any:
        made.append(fakes.Fake(fakes.RIGHT | {"twice": lambda x: x}))
        return made[-1]

    judge(course, notebook, start)
    edit(course, "    assert isinstance(loss, float)\n", "    1 / 0\n")
    assert judge(course, notebook, start).status == "needs_regrade"
    assert made and all(box.closed for box in made)


def test_a_failure_is_a_verdict_and_a_plain_assertion_is_not() -> None:
    assert issubclass(Failure, AssertionError) and not issubclass(GraderFault, AssertionError)


def test_a_module_of_the_same_name_from_elsewhere_is_not_taken_for_the_graders_own(tmp_path: Path) -> None:
    """Two days may both have a `reference`; formgrader grades them in one process."""
    course = labkit.lab(tmp_path / "course")
    sys.modules["reference"] = types.ModuleType("reference")
    try:
        result = labkit.grade(course, {"a": labkit.write(tmp_path / "a.ipynb", labkit.settled())})["a"]
        assert result.status == "graded", result.notes
    finally:
        sys.modules.pop("reference", None)
