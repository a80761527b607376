"""Which known mistake a failing student's code behaves like: told by replay or by what was measured."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import labkit
import numpy as np
import pytest
import torch
from fakes import starting

from autograder import replay
from autograder.course import Course
from autograder.diagnosis import diagnose
from autograder.result import Text
from autograder.sandbox import Ended
from autograder.session import Entry
from autograder.wire import Handle, Reply, Verdict


@pytest.fixture
def course(tmp_path: Path) -> Course:
    return labkit.lab(tmp_path / "course")


@pytest.fixture
def named(course: Course, tmp_path: Path) -> Any:
    """The mistakes named for a student whose functions are these, by exercise."""
    notebook = labkit.write(tmp_path / "a.ipynb", ["pass"])

    def find(**functions: Any) -> dict[str, list[str]]:
        result = labkit.grade(course, {"a": notebook}, starting(**functions))["a"]
        assert result.status == "graded", result.notes
        return {e.id: [d.mistake for d in e.diagnosis] for e in result.exercises if e.diagnosis}

    return find


def in_place(x: Any) -> Any:
    x *= 2
    return x


def no_name(dout: Any, cache: Any) -> Verdict:
    return Verdict("raised", {"type": "AttributeError", "text": "tuple", "line": 1, "cell": None})


@pytest.mark.parametrize(
    ("functions", "expected"),
    [
        ({"twice": in_place}, {"array": ["in_place"]}),
        ({"pair": lambda x: (float(np.mean(x * x)), x + x)}, {"pair": ["divides"]}),
        ({"pair": lambda x: Verdict("wrong_return_count", {"name": "pair", "got": 1, "want": 2})}, {"pair": ["one"]}),
        ({"forward": lambda x: (1 + x, [x + 1])}, {"kept": ["cached_sum"]}),
        ({"backward": no_name}, {"kept": ["wrong_name"]}),
        ({"twice": lambda x: Verdict("not_an_array", {"name": "out", "type": "NoneType"})}, {"array": ["none"]}),
    ],
)
def test_a_mistake_is_recognised_however_it_is_written(named: Any, functions: Any, expected: Any) -> None:
    assert named(**functions) == expected


def test_mistakes_that_behave_alike_are_all_named_with_their_hints(course: Course, tmp_path: Path) -> None:
    notebook = labkit.write(tmp_path / "a.ipynb", ["pass"])
    result = labkit.grade(course, {"a": notebook}, starting(twice=lambda x: x * 3))["a"]
    found = labkit.exercise(result, "array").diagnosis
    assert [d.mistake for d in found] == ["added", "thrice"]
    assert {d.hint for d in found} == {Text("힌트", "hint")}


@pytest.mark.parametrize(
    "functions",
    [
        {"twice": lambda x: 2.9 * x},
        {"twice": lambda x: 3 * x + 1e-6},
        {"twice": lambda x: 3 * x[..., :1] if x.ndim == 2 else x},
        {"twice": lambda x: np.random.default_rng(0).normal(size=x.shape)},
        {"twice": lambda x: Verdict("missing_function", {"name": "twice"})},
        {"twice": lambda x: Verdict("raised", {"type": "ValueError", "text": "", "line": None, "cell": None})},
        {"backward": lambda dout, cache: Verdict("raised", {"type": "KeyError", "text": "", "line": 1, "cell": None})},
    ],
)
def test_another_wrong_answer_is_not_called_a_known_mistake(named: Any, functions: Any) -> None:
    assert named(**functions) == {}


@pytest.mark.parametrize(
    ("twice", "said"),
    [
        (lambda x: 2.9 * x + np.random.default_rng().normal(), "unsteady"),
        (lambda x: 2.9 * x, None),
        (lambda x: 3 * x, None),
    ],
)
def test_an_answer_that_differs_each_time_is_told(course: Course, tmp_path: Path, twice: Any, said: str | None) -> None:
    notebook = labkit.write(tmp_path / "a.ipynb", ["pass"])
    found = labkit.exercise(labkit.grade(course, {"a": notebook}, starting(twice=twice))["a"], "array")
    assert (found.kind.id if found.kind else None) == said
    assert found.kind is None or found.kind.values == {"name": "twice"}


def test_a_right_exercise_and_an_empty_one_are_not_diagnosed(named: Any) -> None:
    assert named() == {}
    assert named(twice=lambda x: Verdict("not_implemented", {"name": "twice"})) == {}


@pytest.mark.parametrize("why", ["timeout", "died", "memory", "protocol"])
def test_a_student_whose_process_ended_is_not_diagnosed_from_nothing(named: Any, why: str) -> None:
    def end(x: Any) -> Any:
        raise Ended(why)

    assert named(twice=end) == {}


@pytest.mark.parametrize(
    ("accuracy", "expected"),
    [(0.0, ["untrained"]), (0.25, ["quarter"]), (0.5, []), (1.0, [])],
)
def test_a_training_mistake_is_told_by_the_range_of_what_was_measured(
    named: Any, accuracy: float, expected: list[str]
) -> None:
    def train(x: Any, seed: int) -> Any:
        return (lambda at: np.where(np.arange(4) < 4 * accuracy, at + 1, -1)), {"global": 0.1}

    assert named(train=train).get("model", []) == expected


@pytest.mark.parametrize(
    "evidence", [{}, {"accuracy": None}, {"accuracy": float("nan")}, {"accuracy": "0.05"}, {"x": 0.05}]
)
def test_what_was_not_measured_is_in_no_range(course: Course, evidence: dict[str, Any]) -> None:
    day = course.assignment(labkit.DAY)
    assert diagnose(day, day.exercise("model"), (), evidence) == ()
    assert [d.mistake for d in diagnose(day, day.exercise("model"), (), {"accuracy": 0.05})] == ["untrained"]


def call(target: Any, *args: Any, values: tuple[Any, ...] = (), returns: Any = None) -> Entry:
    fields = {"target": target, "args": list(args), "kwargs": {}, "returns": returns or [("out", "array")]}
    return Entry("call", fields, Reply("n", values))


X = np.array([1.0, -2.0, 0.5])


@pytest.mark.parametrize(
    "entry",
    [
        call("twice", X, values=()),
        call("twice", X, values=("text",)),
        call("twice", X, values=(None,)),
        call("twice", X, values=(Handle(0),)),
        call("twice", X, values=(np.array(["x", "y", "z"]),)),
        call("twice", X, values=(3 * X, 3 * X)),
        call("twice", X, values=(3 * X + 0j,)),
        call("twice", X, values=(3 * X,), returns=[("out", "scalar")]),
        call("twice", Handle(99), values=(3 * X,)),
        Entry("put", {"value": X, "layout": "C"}, Reply("n", ())),
        Entry("put", {"value": X, "layout": "C"}, Reply("n", (), Verdict("too_large", {"name": "x", "limit_mb": 1}))),
        Entry("put", {"value": X, "layout": "C"}, Reply("n", (1.0,))),
        Entry("get", {"handle": Handle(0)}, Reply("n", ())),
        Entry("get", {"handle": Handle(0)}, Reply("n", (), Verdict("not_an_array", {"name": "x", "type": "x"}))),
    ],
    ids=repr,
)
def test_answers_that_make_no_sense_agree_with_nothing_and_break_nothing(course: Course, entry: Entry) -> None:
    day = course.assignment(labkit.DAY)
    sound = call("twice", X, values=(3 * X,))
    assert [d.mistake for d in diagnose(day, day.exercise("array"), [sound], {})] == ["added", "thrice"]
    assert diagnose(day, day.exercise("array"), [sound, entry], {}) == ()


@pytest.mark.parametrize(
    "entry",
    [
        call(Handle(99), X, values=(3 * X,)),
        call("no_such", X, values=(3 * X,)),
        Entry("get", {"handle": Handle(0)}, Reply("n", (3 * X,))),
    ],
    ids=repr,
)
def test_what_no_version_can_answer_takes_nothing_from_what_was_said_elsewhere(course: Course, entry: Entry) -> None:
    day = course.assignment(labkit.DAY)
    trace = [call("twice", X, values=(3 * X,)), entry]
    assert [d.mistake for d in diagnose(day, day.exercise("array"), trace, {})] == ["added", "thrice"]


TREBLES = """\
# /// mistake
# cause = "x"
# test = "test_pair"
# hint.ko = "힌트"
# hint.en = "hint"
# ///
def pair(x):
    return float((x**2).sum()), 3 * x
"""
PAIR = [("total", "scalar"), ("double", "array")]


@pytest.mark.parametrize(
    ("total", "double", "expected"),
    [
        (X @ X, 3 * X, [("trebles", 0)]),
        (X @ X / 3, 2 * X, [("divides", 0)]),
        (X @ X / 3, 3 * X, [("divides", 0), ("trebles", 1)]),
        (X @ X / 3, 5 * X, [("divides", 0)]),
        (X @ X + 1, 3 * X, [("trebles", 0)]),
        (X @ X + 1, 5 * X, []),
        (X @ X, 2 * X, []),
    ],
)
def test_mistakes_in_different_outputs_are_each_named(
    course: Course, total: float, double: Any, expected: list[tuple[str, int]]
) -> None:
    (course.root / "assignments" / labkit.DAY / "mistakes" / "pair" / "trebles.py").write_text(TREBLES, "utf-8")
    day = Course(course.root).assignment(labkit.DAY)
    # One call where nothing is wrong: what is named has to agree with this too.
    trace = [
        call("pair", X, values=(float(total), double), returns=PAIR),
        call("pair", 0 * X, values=(float(total - X @ X) if expected == [] else 0.0, 0 * X), returns=PAIR),
    ]
    assert [(d.mistake, d.group) for d in diagnose(day, day.exercise("pair"), trace, {})] == expected


RARE = TREBLES.replace("3 * x", "{} if x.max() {} else 2 * x")
NEVER, HERE = "> 1e6", "== 1"  # when the mistake shows; the requests are of ones


@pytest.mark.parametrize(
    ("double", "wrong", "when", "expected"),
    [
        (np.full(3, 2, np.float32), "3 * x", NEVER, []),
        (np.full(3, 2), "3 * x", NEVER, []),
        (np.full(3, 2 + 1e-11), "3 * x", NEVER, []),
        (np.full(3, 2), "(2 * x).astype(int)", HERE, ["rare"]),
        (np.full(3, 2, np.uint8), "(2 * x).astype(int)", HERE, []),
        (np.full(3, 2 + 1e-10), "2 * x + 1e-10", HERE, ["rare"]),
        (np.full(3, 2.0), "2 * x", HERE, ["rare"]),  # right, and so is the mistake: it may be slow
    ],
)
def test_a_mistake_that_the_requests_never_met_is_not_named(
    course: Course, double: Any, wrong: str, when: str, expected: list[str]
) -> None:
    """The student's answer is wrong in its type alone, or by next to nothing: the solution agrees with it as well."""
    path = course.root / "assignments" / labkit.DAY / "mistakes" / "pair" / "rare.py"
    path.write_text(RARE.format(wrong, when), "utf-8")
    day = Course(course.root).assignment(labkit.DAY)
    trace = [call("pair", np.ones(3), values=(3.0, double), returns=PAIR)]
    assert [d.mistake for d in diagnose(day, day.exercise("pair"), trace, {})] == expected


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        (np.array(2.0), 2.0),
        (2.0, np.array(2.0)),
        ([np.array(2.0)], [2.0]),
        ({"loss": np.array(2.0)}, {"loss": 2.0}),
        (np.ones(3, int), np.ones(3)),
        (3 * X, 3 * X * (1 + 1e-11)),
    ],
)
def test_what_rounding_may_hide_is_seen_finely(theirs: Any, ours: Any) -> None:
    assert replay.same(theirs, ours)
    assert not replay.same(theirs, ours, finely=True)


def test_an_output_that_agrees_only_sometimes_is_not_explained(course: Course) -> None:
    day = course.assignment(labkit.DAY)
    trace = [
        call("pair", X, values=(float(X @ X / 3), 5 * X), returns=PAIR),
        call("pair", 2 * X, values=(float(4 * X @ X), 4 * X), returns=PAIR),
    ]
    assert diagnose(day, day.exercise("pair"), trace, {}) == ()


def test_answers_of_the_mistakes_are_worked_out_once_for_a_class(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = course.assignment(labkit.DAY)
    ran: list[object] = []
    once = replay._replayed

    def counted(assignment: Any, mistake: Any, trace: Any) -> Any:
        ran.append(mistake)
        return once(assignment, mistake, trace)

    monkeypatch.setattr(replay, "_replayed", counted)
    monkeypatch.setattr(replay, "_KEPT", replay._Kept(1 << 20))

    def named(factor: float, x: Any) -> list[str]:
        trace = [call("twice", x, values=(factor * x,)), call("twice", -x, values=(-factor * x,))]
        return [d.mistake for d in diagnose(day, day.exercise("array"), trace, {})]

    assert named(3, X) == ["added", "thrice"]
    first = len(ran)
    assert first > 0
    assert named(3, X) == ["added", "thrice"] and len(ran) == first
    assert named(3, X + 1) == ["added", "thrice"] and len(ran) > first, "another input is another question"
    assert named(5, X) == [], "what was not needed before is worked out now"
    last = len(ran)
    assert named(5, X) == [] and len(ran) == last


def test_kept_answers_have_a_bound() -> None:
    kept = replay._Kept(10_000)
    for number in range(50):
        kept.put(bytes([number]), replay.Answer(parts=(np.zeros(100),)))
        kept.get(b"\0")
    assert kept.held <= 10_000
    assert kept.get(bytes([49])) is not None and kept.get(b"\1") is None
    assert kept.get(b"\0") is not None, "what is asked for stays"


def test_nothing_asked_is_nothing_told(course: Course) -> None:
    day = course.assignment(labkit.DAY)
    assert diagnose(day, day.exercise("array"), [], {}) == ()
    put = Entry("put", {"value": X, "layout": "C"}, Reply("n", (Handle(0),)))
    assert diagnose(day, day.exercise("array"), [put], {}) == ()


def test_handles_of_the_trace_stand_for_the_mistakes_own_objects(course: Course) -> None:
    """cached_sum keeps another cache than the student may have: only what backward makes of it counts."""
    day = course.assignment(labkit.DAY)
    returns = [("out", "array"), ("cache", "handle")]
    forward = call("forward", X, values=(X + 1, Handle(7, "whatever")), returns=returns)
    wrong = call("backward", X, Handle(7), values=(X * (X + 1),), returns=[("dx", "array")])
    right = call("backward", X, Handle(7), values=(X * X,), returns=[("dx", "array")])
    assert [d.mistake for d in diagnose(day, day.exercise("kept"), [forward, wrong], {})] == ["cached_sum"]
    assert diagnose(day, day.exercise("kept"), [forward, right], {}) == ()


def test_a_replay_edits_neither_the_trace_nor_the_next_replay(course: Course) -> None:
    day = course.assignment(labkit.DAY)
    x = X.copy()
    trace = [call("twice", x, values=(3 * X,)), call("twice", x, values=(3 * X,))]
    for _ in range(2):
        assert [d.mistake for d in diagnose(day, day.exercise("array"), trace, {})] == ["added", "thrice"]
    np.testing.assert_array_equal(x, X)


def test_a_mistake_that_edits_a_tensor_is_recognised(course: Course) -> None:
    day, tensor = course.assignment(labkit.DAY), Handle(0)
    torch.set_num_threads(2)
    trace = [
        Entry("put", {"value": X, "layout": "torch"}, Reply("n", (tensor,))),
        call("twice", tensor, values=(2 * X,)),
        Entry("get", {"handle": tensor}, Reply("n", (2 * X,))),
    ]
    assert [d.mistake for d in diagnose(day, day.exercise("array"), trace, {})] == ["in_place"]
    assert torch.get_num_threads() == 1, "a replay is not slowed down by threads that wait for each other"


@pytest.mark.parametrize(
    ("theirs", "ours", "agree"),
    [
        (3 * X, 3 * X * (1 + 1e-12), True),
        (3 * X, 3 * X * (1 + 1e-6), False),
        ((3 * X).astype(np.float32), (3 * X * (1 + 1e-6)).astype(np.float32), True),
        ((3 * X).astype(np.float32), (3 * X * 1.01).astype(np.float32), False),
        ((3 * X).astype(np.float32), 3 * X, False),
        (np.array([np.nan, np.inf]), np.array([np.nan, np.inf]), True),
        (np.array([np.nan, np.inf]), np.array([np.nan, -np.inf]), False),
        (np.array([np.nan, 1.0]), np.array([1.0, 1.0]), False),
        (np.zeros((1, 3)), np.zeros(3), False),
        (np.zeros(3, bool), np.zeros(3, bool), True),
        (np.ones(3, bool), np.zeros(3, bool), False),
        (np.full(2, 1.7e308), np.full(2, -1.7e308), False),
        (np.array(2), 2.0, True),
        (np.zeros((0, 3)), np.zeros((0, 3)), True),
        (np.zeros(1), None, False),
        (np.zeros(1), [0.0], False),
        (np.zeros(1), np.array([None]), False),
    ],
)
def test_two_answers_are_the_same_up_to_the_rounding_of_their_type(theirs: Any, ours: Any, agree: bool) -> None:
    assert replay.same(theirs, ours) is agree
