"""One student's notebook driven from outside: every way to go wrong gives its own verdict, and costs what it must."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import labkit
import numpy as np
import pytest

from autograder import engine, messages, wire
from autograder.checks import Failure
from autograder.course import Course, Exercise
from autograder.limits import Limits
from autograder.result import Message, Result, TestResult, dump
from autograder.sandbox import Ended, Sandbox, Template
from autograder.session import Session, Unusable
from autograder.student import Student
from autograder.submission import Cell
from autograder.wire import Handle, Reply, Verdict

Grade = Callable[..., Result]
LARGEST = wire.MAX_BLOB >> 20


@pytest.fixture
def course(tmp_path: Path) -> Course:
    return labkit.lab(tmp_path / "course")


@pytest.fixture
def graded(course: Course, template: Template, tmp_path: Path) -> Grade:
    """Grades a notebook: a right one with some functions' cells replaced, or one of the cells given."""

    def grade(*cells: str, **changed: str) -> Result:
        path = labkit.write(tmp_path / "a.ipynb", cells or labkit.settled(**changed))
        start = engine.forked("namespaces", template)
        result = labkit.grade(course, {"a": path}, start)["a"]
        for message in [*result.notes, *(t.message for e in result.exercises for t in e.tests)]:
            if message is not None:
                assert messages.text(message, "ko") and messages.text(message, "en")
        return result

    return grade


def first_failed(result: Result, slug: str) -> TestResult:
    exercise = labkit.exercise(result, slug)
    return next(t for t in exercise.tests if t.outcome not in ("passed", "skipped"))


def said(result: Result, slug: str) -> tuple[str, dict[str, Any]]:
    message = first_failed(result, slug).message
    assert message is not None
    return message.id, dict(message.values)


def others_passed(result: Result, *wrong: str) -> None:
    """One function that goes wrong costs its own exercise and no other."""
    for e in result.exercises:
        assert (e.outcome == "passed") == (e.id not in wrong), (e.id, e.outcome, e.tests)
        assert (e.score == e.max_score) == (e.id not in wrong)


def test_a_right_notebook_earns_every_point_and_no_note(graded: Grade) -> None:
    result = graded()
    assert (result.status, result.score, result.max_score, result.notes) == ("graded", 11, 11, ())
    others_passed(result)
    assert all(e.diagnosis == () for e in result.exercises)


ARRAY_VERDICTS: list[tuple[str, str, dict[str, Any]]] = [
    ("def twice(x):\n    raise NotImplementedError", "not_implemented", {"name": "twice"}),
    ("def twice(x):\n    raise NotImplementedError()", "not_implemented", {"name": "twice"}),
    ("pass", "missing_function", {"name": "twice"}),
    ("Twice = lambda x: 2 * x", "missing_function", {"name": "twice"}),
    ("twice = 2 * np.arange(3.0)", "not_a_function", {"name": "twice", "type": "ndarray"}),
    ("def twice(x):\n    return None", "not_an_array", {"name": "out", "type": "NoneType"}),
    ("def twice(x):\n    return str(2 * x)", "not_an_array", {"name": "out", "type": "str"}),
    ("def twice(x):\n    return 2 * x,", "not_an_array", {"name": "out", "type": "tuple"}),
    ("def twice(x):\n    return np.array([None] * 3)", "not_an_array", {"name": "out", "type": "ndarray"}),
    ("def twice(x):\n    return (2 * x).astype(np.longdouble)", "not_an_array", {"name": "out", "type": "float128"}),
    (
        "def twice(x):\n    y = 2 * x\n    return y @ x.reshape(-1, 2)",
        "raised",
        {
            "type": "ValueError",
            "text": "cannot reshape array of size 3 into shape (2)",
            "line": 3,
            "cell": None,
        },
    ),
    (
        "def twice(x):\n    raise NotImplementedError('later')",
        "raised",
        {"type": "NotImplementedError", "text": "later", "line": 2, "cell": None},
    ),
    ("def twice(x):\n\n    exit()", "raised", {"type": "SystemExit", "text": "", "line": 3, "cell": None}),
    ("def twice():\n    return 0", "raised", {"type": "TypeError"}),
    ("def twice(x):\n    return twice(x)", "raised", {"type": "RecursionError"}),
    ("def twice(x):\n    return [[1], [1, 2]]", "raised", {"type": "ValueError"}),
    ("def twice(x):\n    return 2 * x[:-1]", "shape", {"name": "out", "got": [2], "want": [3]}),
    ("def twice(x):\n    return 2 * x * np.nan", "not_finite", {"name": "out", "kind": "nan", "count": 3}),
    ("def twice(x):\n    return 2 * x + 1j", "dtype", {"name": "out", "got": "complex128"}),
    ("def twice(x):\n    return 3 * x", "values", {"name": "out", "wrong": 2, "size": 3, "factor": 1.5}),
]


@pytest.mark.parametrize(("cell", "id", "values"), ARRAY_VERDICTS, ids=[id for _, id, _ in ARRAY_VERDICTS])
def test_what_goes_wrong_in_a_function_is_said_as_what_it_is(
    graded: Grade, cell: str, id: str, values: dict[str, Any]
) -> None:
    result = graded(twice=cell)
    found, about = said(result, "array")
    assert found == id
    assert about | values == about
    others_passed(result, "array")
    assert labkit.exercise(result, "array").score == 0


@pytest.mark.parametrize(
    ("cell", "id", "values"),
    [
        ("def pair(x):\n    return (x**2).sum()", "wrong_return_count", {"name": "pair", "got": 1, "want": 2}),
        ("def pair(x):\n    return 1.0, 2 * x, 3", "wrong_return_count", {"name": "pair", "got": 3, "want": 2}),
        ("def pair(x):\n    pass", "wrong_return_count", {"name": "pair", "got": 0, "want": 2}),
        ("def pair(x):\n    return x**2, 2 * x", "not_a_number", {"name": "loss", "type": "ndarray"}),
        ("def pair(x):\n    return 'low', 2 * x", "not_a_number", {"name": "loss", "type": "str"}),
        ("def pair(x):\n    return None, 2 * x", "not_a_number", {"name": "loss", "type": "NoneType"}),
        ("def pair(x):\n    return 1 + 2j, 2 * x", "not_a_number", {"name": "loss", "type": "complex"}),
    ],
)
def test_what_goes_wrong_in_what_several_values_are(graded: Grade, cell: str, id: str, values: dict[str, Any]) -> None:
    result = graded(pair=cell)
    assert said(result, "pair") == (id, values)
    others_passed(result, "pair")


@pytest.mark.parametrize(
    "number", ["float(np.dot(x, x))", "np.dot(x, x)", "np.array(np.dot(x, x))", "np.array([np.dot(x, x)])"]
)
def test_a_number_may_be_a_float_or_an_array_of_one(graded: Grade, number: str) -> None:
    others_passed(graded(pair=f"def pair(x):\n    return [{number}, 2 * x]"))


@pytest.mark.parametrize(
    ("history", "id", "values"),
    [
        ("object()", "not_plain_data", {"name": "history", "type": "object"}),
        ("{1: 2}", "not_plain_data", {"name": "history", "type": "dict"}),
        ("{'loss': {3}}", "not_plain_data", {"name": "history", "type": "set"}),
        ("[[[[[[[[[[0]]]]]]]]]]", "not_plain_data", {"name": "history", "type": "list"}),
        ("{'loss': [0.5] * 300_000}", "too_large", {"name": "value", "limit_mb": LARGEST}),
        ("{'loss': 10**100}", "too_large", {"name": "value", "limit_mb": LARGEST}),
        ("'x' * 3_000_000", "too_large", {"name": "value", "limit_mb": LARGEST}),
    ],
)
def test_what_cannot_cross_as_plain_data(graded: Grade, history: str, id: str, values: dict[str, Any]) -> None:
    result = graded(train=f"def train(x, seed):\n    return helper, {history}")
    assert said(result, "model") == (id, values)
    others_passed(result, "model")


def test_an_array_too_large_for_the_wire_is_said_so_and_the_worker_lives_on(graded: Grade) -> None:
    result = graded(twice=f"def twice(x):\n    return np.broadcast_to(np.int8(1), ({wire.MAX_BLOB + 1},))")
    assert said(result, "array") == ("too_large", {"name": "out", "limit_mb": LARGEST})
    others_passed(result, "array")


@pytest.mark.parametrize(
    ("body", "outcome", "id"),
    [
        ("while True: pass", "timeout", "call_timeout"),
        ("import os; os._exit(0)", "error", "worker_died"),
        ("x = np.ones((1 << 26,)); import time; time.sleep(60)", "error", "memory_limit"),
        (
            "import os\n    for fd in map(int, os.listdir('/proc/self/fd')):\n        try: os.write(fd, b'passed')\n"
            "        except OSError: pass",
            "error",
            "protocol",
        ),
    ],
)
def test_a_process_that_is_over_costs_one_exercise_and_the_next_begins_anew(
    graded: Grade, body: str, outcome: str, id: str
) -> None:
    result = graded(twice=f"def twice(x):\n    {body}")
    exercise = labkit.exercise(result, "array")
    assert (exercise.outcome, exercise.score) == (outcome, 0)
    assert said(result, "array")[0] == id
    others_passed(result, "array")


def test_after_the_end_no_later_check_of_the_exercise_waits_again(graded: Grade) -> None:
    """Two checks stand on the level of values: the second says the same without another call."""
    late = "def twice(x):\n    while x.shape == (4, 3): pass\n    return 2 * x"
    tests = labkit.exercise(graded(twice=late), "array").tests
    assert [(t.id, t.outcome) for t in tests] == [
        ("test_example", "passed"),
        ("test_shape", "passed"),
        ("test_values", "timeout"),
        ("test_untouched", "timeout"),
        ("test_edge", "skipped"),
    ]


def notes(result: Result) -> list[tuple[str, dict[str, Any]]]:
    return [(n.id, {k: v for k, v in n.values.items() if v is not None}) for n in result.notes]


def test_a_cell_with_a_syntax_error_is_noted_and_the_others_run(graded: Grade) -> None:
    result = graded(twice="x = 1\ndef twice(x)\n    return 2 * x")
    assert notes(result) == [("cell_syntax", {"text": "expected ':'", "line": 2, "cell": 2})]
    others_passed(result, "array")
    assert labkit.exercise(result, "array").outcome == "missing"


def test_a_cell_that_raises_is_noted_with_its_line_and_what_it_defined_before_stays(graded: Grade) -> None:
    result = graded(twice="def twice(x):\n    return 2 * x\n\n1 / 0")
    assert notes(result) == [
        ("cell_raised", {"type": "ZeroDivisionError", "text": "division by zero", "line": 4, "cell": 2})
    ]
    others_passed(result)


@pytest.mark.parametrize(
    ("cell", "id", "values"),
    [
        ("while True: pass", "cell_timeout", {"cell": 2, "limit": 10}),
        ("import os; os._exit(1)", "cell_died", {"cell": 2}),
        ("y = np.ones((1 << 26,)); import time; time.sleep(60)", "cell_memory", {"cell": 2, "limit_mb": 600}),
    ],
)
def test_a_cell_that_ends_the_process_is_left_out_and_the_rest_is_graded(
    graded: Grade, cell: str, id: str, values: dict[str, Any]
) -> None:
    result = graded(*[labkit.settled()[0], cell, *labkit.settled()[1:]])
    assert notes(result) == [(id, values)]
    others_passed(result)


def test_a_note_is_told_once_however_often_the_cells_are_run(graded: Grade) -> None:
    loop = "def twice(x):\n    while True: pass"
    result = graded("1 / 0", "1 / 0", *labkit.settled(twice=loop))
    assert [n.values["cell"] for n in result.notes] == [1, 2]


def test_magics_and_shell_lines_run_as_in_jupyter(graded: Grade) -> None:
    others_passed(graded("%matplotlib inline\n%time x = 1\n!echo hello", "%%capture\nprint(1)", *labkit.settled()))


def test_what_cells_print_is_kept_and_what_functions_print_in_graded_calls_is_not(graded: Grade) -> None:
    talk = "import sys\nprint('안녕')\nprint('warned', file=sys.stderr)\n_twice = twice\n"
    talk += "def twice(x):\n    print('called with', x)\n    return _twice(x)\n"
    result = graded(*labkit.settled(), talk)
    (printed,) = result.output
    assert printed.text == "안녕\nwarned\n"
    assert result.status == "graded" and result.score == result.max_score


def test_of_too_much_output_head_and_tail_are_kept_and_the_limit_is_named(graded: Grade) -> None:
    flood = "print('head')\nfor i in range(300):\n    print('x' * 9999)\nprint('tail')"
    result = graded(*labkit.settled(), flood, "print('later')")
    first = result.output[0]
    assert first.text.startswith("head\nxxx") and first.text.endswith("xxx\ntail\n")
    assert first.written == 300 * 10_000 + 10
    assert len(first.text) < first.written / 8
    assert ("output_limit", {"cell": first.cell, "limit_kb": 256}) in notes(result)
    assert result.score == result.max_score


@pytest.mark.parametrize(
    ("lines", "id", "values"),
    [
        ("open('big', 'wb').write(bytes(20 << 20))", "scratch", {"limit_mb": 16}),
        (
            "import os, time\n    for _ in range(99):\n        os.fork() or (time.sleep(60), os._exit(0))",
            "process",
            {"limit": 30},
        ),
    ],
)
def test_a_limit_that_the_kernel_keeps_is_named_with_its_value(
    graded: Grade, lines: str, id: str, values: dict[str, Any]
) -> None:
    result = graded(twice=f"def twice(x):\n    {lines}\n    return 2 * x\n")
    assert said(result, "array") == (f"{id}_limit", values)
    others_passed(result, "array")
    result = graded(*labkit.settled(), f"def probe():\n    {lines}\nprobe()\n")
    name = "cell_scratch" if id == "scratch" else "cell_processes"
    assert [(n, {k: v for k, v in about.items() if k != "cell"}) for n, about in notes(result)] == [(name, values)]


def test_public_checks_do_nothing_while_grading(graded: Grade) -> None:
    result = graded("import otter\ngrader = otter.Notebook('x.ipynb')\ngrader.check('array')", *labkit.settled())
    assert result.notes == ()


def test_parts_replace_a_name_only_for_the_exercise_that_lists_them(graded: Grade) -> None:
    """The student's own `helper` is wrong; `train` is graded on the course's, `twice` on the student's."""
    own = "def helper(x):\n    return x * 0"
    result = graded(own, *labkit.settled(train="def train(x, seed):\n    return helper, {'global': 0.0}"))
    others_passed(result)
    result = graded(own, *labkit.settled(twice="def twice(x):\n    return helper(x)"))
    others_passed(result, "array")


@pytest.mark.parametrize(("own", "failed"), [("def helper(x):\n    return 2 * x", ()), ("", ("array",))])
def test_parts_do_not_stay_for_a_later_exercise(
    course: Course, graded: Grade, own: str, failed: tuple[str, ...]
) -> None:
    """The next one has the student's own again, and none where the student has none."""
    path = course.root / "assignments" / "lab" / "assignment.toml"
    head, *exercises = path.read_text(encoding="utf-8").split("[[exercise]]")
    path.write_text("[[exercise]]".join([head, exercises[-1] + "\n", *exercises[:-1]]), encoding="utf-8")
    course.__dict__.pop("assignments", None)
    result = graded(
        own,
        *labkit.settled(
            twice="def twice(x):\n    return helper(x)",
            train="def train(x, seed):\n    return helper, {'global': 0.0}",
        ),
    )
    assert [e.id for e in result.exercises] == ["model", "array", "pair", "kept"]
    others_passed(result, *failed)


def test_switches_that_an_exercise_turned_are_back_for_the_next(graded: Grade) -> None:
    """As the cells left them: here over is ignored, which is the notebook's own wish."""
    turning = "np.seterr(all='raise'); torch.set_grad_enabled(False); torch.set_default_dtype(torch.float64)"
    found = "(np.geterr()['over'], torch.is_grad_enabled(), torch.get_default_dtype())"
    result = graded(
        "import torch\nnp.seterr(over='ignore')",
        *labkit.settled(
            twice=f"def twice(x):\n    {turning}\n    return 2 * x",
            pair=f"def pair(x):\n    assert {found} == ('ignore', True, torch.float32)\n    return (x**2).sum(), 2 * x",
        ),
    )
    others_passed(result)


def test_a_larger_limit_of_a_later_exercise_is_in_force(course: Course, graded: Grade) -> None:
    """The sandbox is kept from one exercise to the next, but not where its memory was bounded otherwise."""
    path = course.root / "assignments" / "lab" / "assignment.toml"
    text = path.read_text(encoding="utf-8")
    big = "import time\ndef pair(x):\n    y = np.ones(1 << 26); time.sleep(1); return float(np.dot(x, x)), 2 * x"
    text = text.replace("memory_mb = 600", "memory_mb = 500").replace("call_seconds = 10", "call_seconds = 60")
    path.write_text(text, encoding="utf-8")
    course.__dict__.pop("assignments", None)
    assert (
        said(graded(pair="import time\n" + big.replace("y += 1;", "y += 1; time.sleep(1);")), "pair")[0]
        == "memory_limit"
    )
    path.write_text(text.replace('slug = "pair"', 'slug = "pair"\nlimits = {memory_mb = 1400}'), encoding="utf-8")
    course.__dict__.pop("assignments", None)
    others_passed(graded(pair=big))


@pytest.mark.parametrize(
    ("lines", "id"),
    [
        ("__eq__ = lambda self, other: np.ones(self.shape, bool)", "values"),
        ("__array_ufunc__ = lambda self, *args, **kwargs: np.zeros(3).view(Right)", "values"),
        ("__array_function__ = lambda self, *args, **kwargs: True", "values"),
        ("__array_finalize__ = lambda self, obj: None; __abs__ = lambda self: 0; __lt__ = __le__ = __eq__", "values"),
    ],
)
def test_an_array_that_equals_everything_earns_nothing(graded: Grade, lines: str, id: str) -> None:
    right = "class Right(np.ndarray):\n    __eq__ = lambda self, other: True\n    {lines}\n"
    lying = "def {name}(*args, **kwargs):\n    looks = np.ones(np.shape(args[0])).view(Right)\n    return {value}"
    values = {
        "twice": "looks",
        "pair": "looks, looks",
        "forward": "looks, looks",
        "backward": "looks",
        "train": "(lambda x: looks), {}",
    }
    cells = [lying.format(name=name, value=value) for name, value in values.items()]
    result = graded("import numpy as np", right.format(lines=lines), *cells)
    assert result.score == 0
    assert result.status == "graded"
    assert said(result, "array")[0] == id


HOSTILE = """
class Lazy:
    shape, dtype, size, ndim = (3,), np.dtype(float), 3, 1
    def __array__(self, *args, **kwargs):
        {body}
    def __float__(self):
        return 1.0
    def __len__(self):
        return 3
    def __eq__(self, other):
        return True
"""


@pytest.mark.parametrize(
    ("value", "body", "ids"),
    [
        ("Lazy()", "return np.array([0.0, 2.0, 4.0])", {"not_an_array"}),
        ("[Lazy()] * 3", "raise SystemExit", {"raised"}),
        ("[Lazy()] * 3", "import os; os._exit(0)", {"worker_died"}),
        ("[Lazy()] * 3", "while True: pass", {"call_timeout"}),
        ("[Lazy()] * 3", "return np.array([object()])", {"not_an_array", "raised"}),
    ],
)
def test_a_lazy_object_earns_nothing_whatever_it_does_when_asked_for_numbers(
    graded: Grade, value: str, body: str, ids: set[str]
) -> None:
    result = graded(twice=HOSTILE.format(body=body) + f"def twice(x):\n    return {value}")
    assert labkit.exercise(result, "array").score == 0
    assert said(result, "array")[0] in ids
    others_passed(result, "array")


def test_a_function_that_looks_for_its_grader_finds_none(graded: Grade) -> None:
    hunt = (
        "def twice(x):\n    import gc, sys\n"
        "    ours = ('autograder', 'reference', 'test_', '_pytest', 'pytest', 'hypothesis')\n"
        "    mods = [m for m in sys.modules if m.startswith(ours)]\n"
        "    beside = [f'autograder.{name}' for name in ('vision', 'surroundings', 'lockdown')]\n"
        "    mods = [m for m in mods if m not in beside]\n"
        "    assert sorted(mods) in ([], ['autograder', 'autograder.wire', 'autograder.worker'],\n"
        "        ['autograder', 'autograder.template', 'autograder.wire', 'autograder.worker']), mods\n"
        "    return 2 * x"
    )
    others_passed(graded(twice=hunt))


class Scripted:
    """A sandbox whose worker says what a test has it say."""

    def __init__(self, say: Callable[[str, dict[str, Any]], Any]) -> None:
        self.say = say
        self.closed = False

    def ask(self, op: str, seconds: float, **fields: Any) -> Reply:
        assert not self.closed, "a sandbox that is over was asked again"
        answer = self.say(op, fields)
        if isinstance(answer, Exception):
            self.closed = True
            raise answer
        return answer if isinstance(answer, Reply) else Reply("n", answer)

    def close(self) -> None:
        self.closed = True


def honest(op: str, fields: dict[str, Any]) -> tuple[Any, ...]:
    """What a right worker would answer, for the one function `f`."""
    if op == "call":
        return (np.zeros(2), Handle(0, "tuple"))[: len(fields["returns"])]
    return {"put": (Handle(1, "ndarray"),), "get": (np.zeros(2),)}.get(op, ())


@pytest.fixture
def scripted(course: Course) -> Callable[..., tuple[Session, Student]]:
    """A session, and the student in it, whose workers say `say`; `say` gets the request."""

    def make(say: Callable[[str, dict[str, Any]], Any], seconds: float = 60, cells: int = 0) -> tuple[Session, Student]:
        day = course.assignment(labkit.DAY)
        functions = {name: spec for e in day.exercises for name, spec in e.functions.items()}

        def start(limits: Limits) -> Sandbox:
            return Scripted(say)

        session = Session(day, [Cell(n, f"cell {n}") for n in range(1, cells + 1)], start, seconds)
        session.begin(day.exercise("kept"))
        return session, Student(session, functions)

    return make


@pytest.mark.parametrize(
    "values",
    [
        (),
        (np.zeros(2),),
        (np.zeros(2), Handle(0), Handle(1)),
        (Handle(0), np.zeros(2)),
        (1.0, Handle(0)),
        ([0.0, 0.0], Handle(0)),
        ("passed", Handle(0)),
        (None, Handle(0)),
        (np.zeros(2), None),
        (np.zeros(2), 0),
    ],
    ids=repr,
)
def test_a_reply_of_another_kind_than_asked_for_is_a_lie_and_ends_the_session(scripted: Any, values: Any) -> None:
    session, student = scripted(lambda op, fields: values if op == "call" else honest(op, fields))
    sandbox = session.sandbox
    for _ in range(2):
        with pytest.raises(Unusable) as caught:
            student.forward(np.zeros(2))
        assert (caught.value.id, caught.value.outcome) == ("protocol", "error")
    assert sandbox.closed
    assert session.trace == [], "what a liar said is not compared with mistakes"


@pytest.mark.parametrize("op", ["put", "get"])
@pytest.mark.parametrize("values", [(), (1.0,), (np.zeros(1), Handle(1)), ("x",)], ids=repr)
def test_lies_about_kept_values_end_the_session_too(scripted: Any, op: str, values: Any) -> None:
    session, student = scripted(lambda o, fields: values if o == op else honest(o, fields))
    with pytest.raises(Unusable, match="protocol"):
        student.get(student.put(np.zeros(2)))
    assert session.trace == []


def test_one_sandbox_serves_exercises_with_parts_and_without(course: Course, scripted: Any) -> None:
    asked: list[str] = []

    def say(op: str, fields: dict[str, Any]) -> tuple[Any, ...]:
        asked.append(op)
        return honest(op, fields)

    session, _ = scripted(say, cells=2)
    first = session.sandbox
    for slug in ("model", "array"):
        session.begin(course.assignment(labkit.DAY).exercise(slug))
    assert session.sandbox is first and not first.closed
    assert asked == ["run", "run", "begin", "begin", "use", "begin"]


def test_a_reply_of_the_right_kinds_comes_through(scripted: Any) -> None:
    session, student = scripted(honest)
    out, cache = student.forward(np.zeros(2))
    assert isinstance(out, np.ndarray) and isinstance(cache, Handle)
    assert isinstance(student.backward(out, cache), np.ndarray)
    assert isinstance(student.call(cache, out, returns=["y: array"]), np.ndarray)
    assert [e.op for e in session.trace] == ["call"] * 3


def test_the_trace_keeps_arguments_as_they_were_when_they_were_sent(scripted: Any) -> None:
    """A numeric gradient edits its array in place between the calls."""
    session, student = scripted(honest)
    x = np.zeros(2)
    for n in range(3):
        x[0] = n
        student.forward(x)
    assert [e.fields["args"][0][0] for e in session.trace] == [0, 1, 2]


@pytest.mark.parametrize(
    ("why", "outcome", "id"),
    [
        ("timeout", "timeout", "call_timeout"),
        ("memory", "error", "memory_limit"),
        ("processes", "error", "process_limit"),
        ("protocol", "error", "protocol"),
        ("died", "error", "worker_died"),
        ("something new", "error", "worker_died"),
    ],
)
def test_every_end_of_a_process_has_its_message(scripted: Any, why: str, outcome: str, id: str) -> None:
    _, student = scripted(lambda op, fields: Ended(why) if op == "call" else honest(op, fields))
    for _ in range(2):
        with pytest.raises(Unusable) as caught:
            student.forward(np.zeros(2))
        assert (caught.value.outcome, caught.value.id) == (outcome, id)
        assert messages.text(Message(id, caught.value.values), "ko")


def test_a_function_that_the_table_does_not_list_is_the_graders_fault(scripted: Any) -> None:
    _, student = scripted(honest)
    for name in ("backwards", "_session_", "__wrapped__"):
        with pytest.raises(AttributeError):
            getattr(student, name)


def test_a_verdict_of_the_worker_is_a_failure_with_its_values(scripted: Any) -> None:
    verdict = Reply("n", (), Verdict("raised", {"type": "ValueError", "text": "x", "line": 1, "cell": None}))
    _, student = scripted(lambda op, fields: verdict if op == "call" else honest(op, fields), cells=1)
    with pytest.raises(Failure) as caught:
        student.forward(np.zeros(2))
    assert not isinstance(caught.value, Unusable)
    assert (caught.value.id, caught.value.values["line"]) == ("raised", 1)


@pytest.mark.parametrize("id", ["missing_function", "wrong_return_count", "not_an_array", "too_large", "cell_syntax"])
def test_any_verdict_on_a_cell_becomes_a_note_that_has_words(scripted: Any, id: str) -> None:
    """A worker that is no longer ours may give a verdict that makes no sense for a cell."""
    session, _ = scripted(
        lambda op, fields: Reply("n", (), Verdict(id, {"name": "f"})) if op == "run" else honest(op, fields), cells=1
    )
    (note,) = session.notes
    assert note.values["cell"] == 1
    assert messages.text(note, "ko") and messages.text(note, "en")


def test_cells_are_run_again_without_the_one_that_ends_the_process(scripted: Any) -> None:
    ran: list[str] = []

    def say(op: str, fields: dict[str, Any]) -> Any:
        if op != "run":
            return honest(op, fields)
        ran.append(fields["source"][-1])
        return Ended("died") if fields["source"] == "cell 2" else ()

    session, student = scripted(say, cells=3)
    assert ran == ["1", "2", "1", "2", "1", "3"], "once more, in case it was the machine"
    assert [n.id for n in session.notes] == ["cell_died"]
    student.forward(np.zeros(2))


def test_a_cell_that_stands_before_what_it_uses_is_run_once_more(scripted: Any) -> None:
    ran: list[str] = []

    def say(op: str, fields: dict[str, Any]) -> Any:
        if op != "run":
            return honest(op, fields)
        ran.append(fields["source"][-1])
        about = {"type": "NameError", "text": "name 'np' is not defined", "line": 1}
        early = ran.count("1") == 1 and ran[-1] == "1"
        return Reply("n", (), Verdict("raised", about)) if early or ran[-1] == "2" else ()

    session, _ = scripted(say, cells=3)
    assert ran == ["1", "2", "3", "1", "2"]
    assert [(n.id, n.values["cell"]) for n in session.notes] == [("recovered_order", 1), ("cell_raised", 2)]


def test_a_cell_that_raises_anything_else_is_run_once(scripted: Any) -> None:
    ran: list[str] = []

    def say(op: str, fields: dict[str, Any]) -> Any:
        if op != "run":
            return honest(op, fields)
        ran.append(fields["source"][-1])
        return Reply("n", (), Verdict("raised", {"type": "ValueError", "text": "", "line": 1}))

    scripted(say, cells=2)
    assert ran == ["1", "2"]


def test_a_sandbox_that_ends_in_the_second_run_of_a_cell_is_replaced(scripted: Any) -> None:
    ran: list[str] = []

    def say(op: str, fields: dict[str, Any]) -> Any:
        if op != "run":
            return honest(op, fields)
        ran.append(fields["source"][-1])
        if ran[-1] == "1":
            first = Reply("n", (), Verdict("raised", {"type": "NameError", "text": "", "line": 1}))
            return first if ran.count("1") == 1 else Ended("timeout")
        return ()

    session, student = scripted(say, cells=2)
    assert ran == ["1", "2", "1", "2"]
    assert [n.id for n in session.notes] == ["cell_timeout"]
    student.forward(np.zeros(2))


def test_a_submission_that_is_over_its_time_ends_with_its_own_message(
    scripted: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, student = scripted(honest, seconds=60)
    student.forward(np.zeros(2))
    session.used = session.limit
    with pytest.raises(Unusable) as caught:
        student.forward(np.zeros(2))
    assert (caught.value.outcome, caught.value.id) == ("timeout", "submission_timeout")
    assert session.sandbox is None
    exercise: Exercise = session.assignment.exercise("array")
    session.begin(exercise)
    with pytest.raises(Unusable, match="submission_timeout"):
        student.twice(np.zeros(2))


def test_one_request_never_has_more_time_than_the_submission_has_left(scripted: Any) -> None:
    session, student = scripted(honest, seconds=12)
    given: list[float] = []

    def ask(op: str, seconds: float, **fields: Any) -> Reply:
        given.append(seconds)
        return Reply("n", (np.zeros(2), Handle(0)))

    session.sandbox.ask = ask
    student.forward(np.zeros(2))
    session.used = 11.0
    student.forward(np.zeros(2))
    assert given[0] == session.exercise.limits.call_seconds == 10
    assert 0 < given[1] <= 1


def test_what_judging_takes_beside_the_sandbox_is_not_the_submissions(
    scripted: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, student = scripted(honest, seconds=60)
    now = time.monotonic()
    student.forward(np.zeros(2))
    monkeypatch.setattr(time, "monotonic", lambda: now + 1000)  # a long diagnosis
    student.forward(np.zeros(2))
    assert session.used < 60


def test_two_gradings_of_random_code_agree_in_all_but_the_time(
    course: Course, template: Template, tmp_path: Path
) -> None:
    random = (
        "def train(x, seed):\n    import random\n    return helper, {'global': np.random.random() + random.random()}"
    )
    path = labkit.write(tmp_path / "a.ipynb", labkit.settled(train=random, twice="def twice(x):\n    return 3 * x"))
    forked = labkit.grade(course, {"a": path, "b": path}, engine.forked("namespaces", template))
    plain = labkit.grade(course, {"a": path})["a"]
    dumped = []
    for result in (forked["a"], forked["b"], plain):
        assert labkit.exercise(result, "model").tests[0].evidence["global"] > 0
        dumped.append(dump(replace(result, student="", seconds=0.0, provenance={})))
    for data in dumped:
        for e in data["exercises"]:
            e.pop("seconds", None)
    assert dumped[0] == dumped[1] == dumped[2]


def test_another_seed_of_the_course_gives_other_hidden_inputs(
    course: Course, template: Template, tmp_path: Path
) -> None:
    show = "def pair(x):\n    raise ValueError(' '.join(['minus', 'plus'][int(v > 0)] for v in x))"
    path = labkit.write(tmp_path / "a.ipynb", labkit.settled(pair=show))
    start = engine.forked("namespaces", template)
    texts = [said(labkit.grade(course, {"a": path}, start, seed)["a"], "pair")[1]["text"] for seed in ("a", "a", "b")]
    assert texts[0] == texts[1] != texts[2]
