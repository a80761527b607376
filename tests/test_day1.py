"""The day-1 exercise kit judged in this process: graders against torch, solutions, alternatives and mistakes.

The real matrix, in the sandbox, is `autograder verify`; here a small stand-in for the student answers, so that a grader
can be changed and tried in seconds. Everything that runs is the author's own code.
"""

from __future__ import annotations

import copy
import functools
import inspect
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import Any

import daykit
import numpy as np
import pytest
import torch

from autograder import checks
from autograder.course import Alternative, Exercise, Mistake, Return
from autograder.harness import LEVELS
from autograder.pictures import Pictures
from autograder.replay import TooSlow, at_most

DAY = daykit.assignment("day1")
SLUGS = [e.slug for e in DAY.exercises]
QUICK = [slug for slug in SLUGS if slug != "train"]
SEED = 3


@pytest.fixture(scope="module", autouse=True)
def known_markers(pytestconfig: pytest.Config) -> None:
    """The graders' markers, which the harness registers in a session of its own."""
    for marker in (
        "check(slug, level, points, ko, en): of an exercise",
        "public: learners have it",
        "practice: only they",
    ):
        pytestconfig.addinivalue_line("markers", marker)


@dataclass(frozen=True)
class Kept:
    """An object that stays on the student's side."""

    value: Any


class LocalStudent:
    """What graders see of a student, without a sandbox: arguments are copied in, results are copied out."""

    def __init__(self, scope: dict[str, Any], returns: Mapping[str, tuple[Return, ...]]) -> None:
        self._scope, self._returns = scope, returns
        self.replaced: dict[str, Any] = {}

    def __getattr__(self, name: str) -> Callable[..., Any]:
        returns = self._returns[name]
        return lambda *args, **kwargs: self._answer(self._scope[name], args, kwargs, returns)

    def call(self, target: Kept, *args: Any, returns: Sequence[str]) -> Any:
        return self._answer(target.value, args, {}, tuple(map(Return.parse, returns)))

    def method(self, target: Kept, method: str, *args: Any, returns: Sequence[str]) -> Any:
        return self._answer(lambda *a: getattr(target.value, method)(*a), args, {}, tuple(map(Return.parse, returns)))

    def attribute(self, target: Kept, name: str, kind: str = "array") -> Any:
        return self.method(target, "__getattribute__", name, returns=[f"{name}: {kind}"])

    @property
    def lab(self) -> LocalLab:
        vars(apparatus())["names"] = self._scope
        return LocalLab(self)

    def replace(self, name: str, kept: Kept) -> None:
        self.replaced.setdefault(name, self._scope[name])
        self._scope[name] = kept.value

    def restore(self) -> None:
        """Put back what `replace` took: the same names serve the next test."""
        self._scope.update(self.replaced)

    def put(self, value: Any, layout: str = "C") -> Kept:
        if layout == "strided":
            wide = np.zeros((2 * len(value), *value.shape[1:]), value.dtype)
            wide[::2] = value
            return Kept(wide[::2])
        return Kept(np.array(value, order="F" if layout == "F" else "C"))

    def get(self, kept: Kept) -> Any:
        return np.array(kept.value)

    def _answer(self, function: Any, args: Sequence[Any], kwargs: Any, returns: tuple[Return, ...]) -> Any:
        def opened(value: Any) -> Any:
            if isinstance(value, Kept):
                return value.value
            if isinstance(value, list):
                return [opened(v) for v in value]
            if isinstance(value, dict):
                return {k: opened(v) for k, v in value.items()}
            return np.array(value) if isinstance(value, np.ndarray) else value

        try:
            with np.errstate(all="ignore"), at_most(20.0):
                value = function(*map(opened, args), **kwargs)
        except TooSlow:
            raise checks.Failure("call_timeout", name="", limit=20.0) from None
        except Exception as problem:
            raise checks.Failure("raised", type=type(problem).__name__, text=str(problem)) from problem
        values = value if len(returns) > 1 else (value,)
        if not isinstance(values, tuple | list) or len(values) != len(returns):
            raise checks.Failure("wrong_return_count", name="", got=0, want=len(returns))
        out = [self._crossing(v, r) for v, r in zip(values, returns, strict=True)]
        return tuple(out) if len(out) > 1 else out[0]

    @staticmethod
    def _crossing(value: Any, spec: Return) -> Any:
        match spec.kind:
            case "handle":
                return Kept(value)
            case "array":
                if not isinstance(value, np.ndarray | np.generic | float | int):
                    raise checks.Failure("not_an_array", name=spec.name, type=type(value).__name__)
                return np.array(value)
            case "scalar":
                if not isinstance(value, np.ndarray | np.generic | float | int) or np.size(value) != 1:
                    raise checks.Failure("not_a_number", name=spec.name, type=type(value).__name__)
                return float(np.reshape(value, ()))
        return copy.deepcopy(value)


class LocalLab:
    """The functions of the day's apparatus, without a sandbox."""

    def __init__(self, student: LocalStudent) -> None:
        self._student = student

    def __getattr__(self, function: str) -> Callable[..., Any]:
        return functools.partial(self._student.call, Kept(getattr(apparatus(), function)))


@dataclass(frozen=True)
class Grader:
    """One test function of the graders with what its marker says."""

    function: Callable[..., None]
    slug: str
    level: str
    points: float
    public: bool
    practice: bool
    title: Mapping[str, str]

    @property
    def name(self) -> str:
        return self.function.__name__


@cache
def graders() -> tuple[Grader, ...]:
    """All graders of the day, in the order in which they run."""
    found = []
    for path in sorted(DAY.graders.glob("test_*.py")):
        module = daykit.load(path)
        found += [g for f in vars(module).values() if inspect.isfunction(f) and (g := _grader(f)) is not None]
    return tuple(sorted(found, key=lambda g: LEVELS.index(g.level)))


def _grader(function: Any) -> Grader | None:
    marks = {m.name: m for m in getattr(function, "pytestmark", [])}
    if "check" not in marks:
        return None
    about = marks["check"].kwargs
    title = {"ko": about["ko"], "en": about["en"]}
    slug = marks["check"].args[0]
    where = {"public": "public" in marks, "practice": "practice" in marks}
    return Grader(function, slug, about["level"], float(about["points"]), **where, title=title)


@cache
def reference() -> Any:
    return daykit.load(DAY.graders / "reference.py")


@cache
def apparatus() -> ModuleType:
    return daykit.apparatus(DAY.id)


def scope(*sources: str) -> dict[str, Any]:
    """The namespace that the day's solutions and then `sources` leave behind."""
    return daykit.namespace(DAY.id, *DAY.solutions.values(), *sources)


def judge(
    exercise: Exercise,
    names: dict[str, Any],
    seed: int = SEED,
    evidence: dict[str, Any] | None = None,
    practice: bool = False,
) -> dict[str, checks.Failure | str | None]:
    """Test name -> None where it passed, the failure, or "skipped"; levels stop as they do in the harness."""
    returns = {name: specs for e in DAY.exercises for name, specs in e.functions.items()}
    known: dict[Any, Any] = {}

    def once(key: Any, f: Callable[[], Any]) -> Any:
        if (grader.name, key) not in known:
            known[grader.name, key] = f()
        return known[grader.name, key]

    trained: dict[Any, Any] = {}

    def shared(key: Any, f: Callable[[], Any]) -> Any:
        if key not in trained:
            trained[key] = f()
        return trained[key]

    told: dict[str, checks.Failure | str | None] = {}
    failed_level = ""
    evidence = {} if evidence is None else evidence
    for grader in (g for g in graders() if g.slug == exercise.slug and g.practice == practice):
        measured: dict[str, Any] = {}
        if failed_level and grader.level != failed_level:
            told[grader.name] = "skipped"
            continue
        student = LocalStudent(names, returns)
        offered = {
            "student": student,
            "rng": np.random.default_rng([seed, *grader.name.encode()]),
            "once": once,
            "shared": shared,
            "evidence": measured,
            "thresholds": exercise.thresholds,
            "pictures": Pictures(),
        }
        try:
            grader.function(**{name: offered[name] for name in inspect.signature(grader.function).parameters})
            told[grader.name] = None
        except checks.Failure as failure:
            told[grader.name] = failure
            failed_level = grader.level
        finally:
            student.restore()
        evidence |= measured  # as the harness does: what a later test measured under the same name wins
    return told


def earned(exercise: Exercise, told: Mapping[str, checks.Failure | str | None]) -> float:
    return sum(g.points for g in graders() if g.slug == exercise.slug and g.name in told and told[g.name] is None)


TRIVIAL = {
    "stub": "def {name}(*args, **kwargs):\n    raise NotImplementedError()\n",
    "none": "def {name}(*args, **kwargs):\n    return None\n",
    "nones": "def {name}(*args, **kwargs):\n    return (None,) * {count}\n",
    "inputs": "def {name}(*args, **kwargs):\n    return args[0] if {count} == 1 else (args * 3)[:{count}]\n",
    "zeros": (
        "def {name}(*args, **kwargs):\n"
        "    zero = np.zeros_like(args[0], dtype=float)\n"
        "    return zero if {count} == 1 else (zero,) * {count}\n"
    ),
    "zero_loss": (
        "def {name}(*args, **kwargs):\n"
        "    zero = np.zeros_like(args[0], dtype=float)\n"
        "    return (0.0,) + (zero,) * ({count} - 1)\n"
    ),
    "constant_predictor": (
        "def {name}(X, *args, epochs=150, **kwargs):\n"
        "    return lambda X: np.zeros(len(X), dtype=int), {{'loss': list(np.linspace(1, 0.1, epochs))}}\n"
    ),
}


def trivial(exercise: Exercise, kind: str) -> str:
    """Source that answers every function of `exercise` without solving anything."""
    return "\n".join(TRIVIAL[kind].format(name=n, count=len(r)) for n, r in exercise.functions.items())


def test_points_add_up_to_those_of_the_exercises() -> None:
    for exercise in DAY.exercises:
        assert sum(g.points for g in graders() if g.slug == exercise.slug) == exercise.points
    assert DAY.points == 100


def test_public_and_shape_checks_carry_no_points_and_every_exercise_has_a_public_one() -> None:
    assert all(g.points == 0 for g in graders() if g.public or g.practice or g.level in ("public", "shape"))
    assert {g.slug for g in graders() if g.public} == set(SLUGS)
    assert len({g.name for g in graders()}) == len(graders())


def test_every_title_and_hint_speaks_both_languages() -> None:
    for grader in graders():
        assert has_hangul(grader.title["ko"]) and not has_hangul(grader.title["en"])
    for mistake in DAY.mistakes:
        assert has_hangul(mistake.hint.ko) and not has_hangul(mistake.hint.en), mistake.id
        assert mistake.hint.ko.strip().endswith(("요?", "요.")), mistake.id  # one form of address throughout


def has_hangul(text: str) -> bool:
    return re.search("[가-힣]{2}", text) is not None


def test_every_exercise_has_mistakes_and_alternatives() -> None:
    for slug in SLUGS:
        assert sum(m.exercise == slug for m in DAY.mistakes) >= 3
        assert any(a.exercise == slug for a in DAY.alternatives)


def test_reference_gradients_match_torch_autograd() -> None:
    rng = np.random.default_rng(SEED)
    x, w, b, dout = (rng.normal(size=s) for s in ((4, 2, 3), (6, 5), (5,), (4, 5)))
    tx, tw, tb = (torch.tensor(a, requires_grad=True) for a in (x, w, b))
    out = torch.nn.functional.linear(tx.flatten(1), tw.T, tb)
    expected = torch.autograd.grad(out, (tx, tw, tb), torch.tensor(dout))
    ref = reference()
    checks.close("out", ref.affine(x, w, b), out.detach().numpy(), tol=1e-13)
    checks.close("dx", ref.pull_back(lambda v: ref.affine(v, w, b), x, dout), expected[0].numpy(), tol=1e-9)
    checks.close("dw", ref.pull_back(lambda v: ref.affine(x, v, b), w, dout), expected[1].numpy(), tol=1e-9)
    checks.close("db", ref.pull_back(lambda v: ref.affine(x, w, v), b, dout), expected[2].numpy(), tol=1e-9)

    bent = torch.tensor(x, requires_grad=True)
    (slope,) = torch.autograd.grad(torch.relu(bent), bent, torch.ones_like(bent))
    checks.close("out", ref.relu(x), np.asarray(torch.relu(bent).detach()), tol=1e-13)
    checks.close("dx", ref.pull_back(ref.relu, x, np.ones_like(x)), slope.numpy(), tol=1e-9)

    z, y = rng.normal(size=(7, 5)), rng.integers(5, size=7)
    logits = torch.tensor(z, requires_grad=True)
    loss = torch.nn.functional.cross_entropy(logits, torch.tensor(y))
    (dlogits,) = torch.autograd.grad(loss, logits)
    assert ref.cross_entropy(z, y) == pytest.approx(loss.item(), rel=1e-13)
    numeric = checks.numeric_gradient(lambda v: float(ref.cross_entropy(v, y)), z)
    checks.close("dlogits", numeric, dlogits.numpy(), tol=1e-9)


@pytest.mark.parametrize("logits", [1e4, -1e4, 0.0])
def test_reference_loss_holds_for_huge_logits(logits: float) -> None:
    z = np.array([[logits, 0.0], [0.0, logits]])
    expected = torch.nn.functional.cross_entropy(torch.tensor(z), torch.tensor([1, 1])).item()
    assert reference().cross_entropy(z, np.array([1, 1])) == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize("source", [DAY.parts_source, DAY.offered_parts], ids=["put in", "offered"])
def test_reference_parts_equal_the_solutions(source: str) -> None:
    parts, mine = daykit.namespace(DAY.id, source)["reference_parts"](), scope()
    assert set(parts) == set(DAY.exercise("train").parts)
    rng = np.random.default_rng(SEED)
    for kind, tol in ((np.float64, 1e-12), (np.float32, 1e-5)):
        x, w, b, dout = (rng.normal(size=s).astype(kind) for s in ((5, 2, 3), (6, 4), (4,), (5, 4)))
        x.flags.writeable = False  # what a mini-batch may be, and what torch warns of
        y = rng.integers(4, size=5)
        out, cache = parts["affine_forward"](x, w, b)
        expected, my_cache = mine["affine_forward"](x, w, b)
        pairs = [(out, expected)]
        for _ in range(2):
            pairs += zip(parts["affine_backward"](dout, cache), mine["affine_backward"](dout, my_cache), strict=True)
        bent, cache = parts["relu_forward"](out)
        pairs += [(bent, mine["relu_forward"](out)[0])]
        pairs += [(parts["relu_backward"](dout, cache), mine["relu_backward"](dout, out > 0))]
        loss, dlogits = parts["softmax_cross_entropy"](out, y)
        my_loss, my_dlogits = mine["softmax_cross_entropy"](out, y)
        pairs += [(np.array(loss), np.array(float(my_loss))), (dlogits, my_dlogits)]
        for got, want in pairs:
            checks.close("part", got, want, tol=tol)
            assert got.dtype == want.dtype or got.size == 1
        for biases in (b, b[None]):
            _, cache = parts["affine_forward"](x, w, biases)
            assert parts["affine_backward"](dout, cache)[2].shape == biases.shape
        with pytest.raises(ValueError):
            parts["softmax_cross_entropy"](out, y[:4])
        with pytest.raises((TypeError, AttributeError)):
            parts["relu_backward"](dout, out)  # what came in or out, and not the cache


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("slug", QUICK)
def test_solution_earns_everything(slug: str, seed: int) -> None:
    exercise = DAY.exercise(slug)
    told = judge(exercise, scope(), seed)
    assert {name: failure for name, failure in told.items() if failure is not None} == {}


def test_solution_passes_the_practice_checks() -> None:
    told = {slug: judge(DAY.exercise(slug), scope(), practice=True) for slug in QUICK}
    assert told["affine_backward"]
    assert [name for one in told.values() for name, failure in one.items() if failure is not None] == []


ALTERNATIVES = [pytest.param(a, id=f"{a.exercise}-{a.id}") for a in DAY.alternatives]


@pytest.mark.parametrize("alternative", ALTERNATIVES)
def test_alternative_earns_everything(alternative: Alternative) -> None:
    told = judge(DAY.exercise(alternative.exercise), scope(alternative.source))
    assert {name: failure for name, failure in told.items() if failure is not None} == {}


MISTAKES = [pytest.param(m, id=f"{m.exercise}-{m.id}") for m in DAY.mistakes]
TRAINERS = [pytest.param(m, id=m.id) for m in DAY.mistakes if m.exercise == "train"]


@cache
def run(exercise: str, source: str) -> tuple[Mapping[str, checks.Failure | str | None], Mapping[str, Any]]:
    """Outcomes and evidence of one version of `exercise`; kept, because two tests look at each training."""
    evidence: dict[str, Any] = {}
    return judge(DAY.exercise(exercise), scope(source), evidence=evidence), evidence


def fits(mistake: Mistake, evidence: Mapping[str, Any]) -> bool:
    return all(n in evidence and low <= evidence[n] <= high for n, (low, high) in mistake.signature.items())


@pytest.mark.parametrize("mistake", MISTAKES)
def test_mistake_fails_the_test_meant_for_it(mistake: Mistake) -> None:
    exercise = DAY.exercise(mistake.exercise)
    told, _ = run(mistake.exercise, mistake.source)
    assert isinstance(told[mistake.test], checks.Failure), told
    assert earned(exercise, told) < exercise.points
    assert bool(mistake.signature) == (mistake.exercise == "train")


@pytest.mark.parametrize("mistake", TRAINERS)
def test_training_mistake_leaves_its_own_signature_and_no_other(mistake: Mistake) -> None:
    _, evidence = run("train", mistake.source)
    assert [m.id for m in DAY.mistakes if m.signature and fits(m, evidence)] == [mistake.id], evidence


def test_correct_training_fits_no_signature() -> None:
    told, evidence = run("train", "")
    assert {name: failure for name, failure in told.items() if failure is not None} == {}
    assert [m.id for m in DAY.mistakes if m.signature and fits(m, evidence)] == []


@pytest.mark.parametrize("kind", TRIVIAL)
@pytest.mark.parametrize("slug", SLUGS)
def test_trivial_answer_earns_nothing(slug: str, kind: str) -> None:
    exercise = DAY.exercise(slug)
    told = judge(exercise, scope(trivial(exercise, kind)))
    assert earned(exercise, told) == 0


def test_figure_cells_survive_untouched_stubs(capsys: pytest.CaptureFixture[str]) -> None:
    stubs = "\n".join(trivial(e, "stub") for e in DAY.exercises)
    names = daykit.namespace(DAY.id, stubs, NOT_YET="not yet")
    ran = 0
    for cell in DAY.lesson.cells:
        if cell.metadata.get("demo") or "def make_spiral" in cell.source:
            exec(compile("import matplotlib\nmatplotlib.use('agg')\n" + cell.source, "<cell>", "exec"), names)
            ran += 1
    assert ran >= 5
    assert capsys.readouterr().out.count("not yet") == ran - 2


@pytest.mark.parametrize(
    "history",
    [{"loss": [[1.0, [2.0, 3.0]], 1.0]}, {"loss": ["a", None]}, {"loss": {"a": 1}}, {"loss": [True, False]}, None, 3.0],
)
def test_an_odd_history_is_a_verdict_and_no_fault_of_the_grader(history: Any) -> None:
    (train,) = (g for g in graders() if g.name == "test_loss_falls")
    with pytest.raises(checks.Failure):
        train.function.__globals__["losses"](history, 2)


ODD = {
    "a truth": np.array(True),
    "truths": np.ones((4, 3), dtype=bool),
    "one number": np.array(3.0),
    "nothing": np.zeros((0,)),
    "complex": np.ones((4, 3), dtype=complex),
    "half": np.ones((4, 3), dtype=np.float16),
    "all nan": np.full((4, 3), np.nan),
    "a long row": np.ones(97),
    "many axes": np.ones((1, 2, 1, 3, 1)),
}


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("slug", QUICK)
def test_an_odd_answer_is_a_verdict_and_no_fault_of_the_grader(slug: str, odd: str) -> None:
    """Every check by itself, levels aside: what a student returns may be of any shape and kind."""
    exercise, answer = DAY.exercise(slug), ODD[odd]
    odd_functions = {
        name: functools.partial(lambda count, *args: answer if count == 1 else (answer,) * count, len(specs))
        for name, specs in exercise.functions.items()
    }
    returns = {name: specs for e in DAY.exercises for name, specs in e.functions.items()}
    student = LocalStudent({**scope(""), **odd_functions}, returns)
    for grader in (g for g in graders() if g.slug == slug):
        fixtures: dict[str, Any] = {
            "student": student,
            "rng": np.random.default_rng(SEED),
            "once": lambda key, f: f(),
            "shared": lambda key, f: f(),
            "evidence": {},
            "thresholds": exercise.thresholds,
            "pictures": Pictures(),
        }
        wanted = inspect.signature(grader.function).parameters
        try:
            grader.function(**{name: fixtures[name] for name in wanted})
        except checks.Failure:
            pass
