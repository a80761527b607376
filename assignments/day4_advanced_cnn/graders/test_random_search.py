"""Graders of D4-11, random_search.

The evaluation is a weighted sum of a configuration's values with hidden weights, computed again here; it is built by
the apparatus, beside the student's code, and its count of calls comes from there too: that one number no output shows,
and it is asked for together with the scores. Everything else rests on the returned configurations and scores, as plain
values and their kinds.

EXACT, 1e-9: a score is a sum of five terms. Distributions: shares of 2,000 draws within SIGMAS = 5 standard deviations
(one false alarm in 1.7 million shares). With loguniform over four decades a right sampler puts 25 % into each, give or
take 1 %; a uniform one 0.1 % into the lowest two together.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
import reference_random_search as reference

from autograder import checks
from autograder.harness import check

EXACT = 1e-9
SIGMAS = 5.0
DRAWS = 2000


def spaces(rng: np.random.Generator) -> dict[str, Any]:
    """One entry of each kind; `rate` covers four decades."""
    low, units = 10.0 ** -rng.uniform(4, 6), int(rng.integers(2, 5))
    drop = float(rng.uniform(0.1, 0.3))
    return {
        "rate": ("loguniform", low, 1e4 * low),
        "units": ("int", units, units + 3),
        "drop": ("uniform", drop, drop + 0.4),
        "batch": ("choice", [16, 32, 128]),
    }


def weights(rng: np.random.Generator, space: Any, offset: float = 0.0) -> dict[str, float]:
    return {"offset": offset, **{name: float(rng.choice([-1, 1]) * rng.uniform(1, 2)) for name in space}}


def looked_at(student: Any, held: Any) -> tuple[Any, Any, Any, Any]:
    """best, trials, scores (n,) and the kinds of the values of what a search returned."""
    best, trials, kinds = student.lab.random_search_plain(*held, returns=["best: data", "trials: data", "kinds: data"])
    if not isinstance(trials, list) or not all(
        isinstance(t, dict) and isinstance(t.get("config"), dict) and isinstance(t.get("score"), float | int)
        for t in trials
    ):
        checks.fail("not_numbers", name='[trial["score"] for trial in trials]')
    if best is not None and not (isinstance(best, dict) and isinstance(best.get("score"), float | int)):
        checks.fail("not_numbers", name='[best["score"]]')
    return best, trials, np.array([t["score"] for t in trials], dtype=float), kinds


def searched(student: Any, space: Any, weighed: Any, n: int, seed: int, failing: Any = None) -> Any:
    """
    best, trials, scores (n,) and places of a search in which the calls named in `failing` fail; the trials are n, and
    every value lies inside of the space.
    """
    evaluate = student.lab.random_search_evaluation(space, weighed, failing or {}, returns=["evaluate: handle"])
    rng = student.lab.random_search_rng(seed, returns=["rng: handle"])
    best, trials, scores, kinds = looked_at(student, student.random_search(space, evaluate, n, rng))
    checks.shape("trials", np.zeros(len(trials)), (n,))
    checks.close(
        "calls",
        np.array(student.lab.random_search_calls(evaluate, returns=["calls: scalar"])),
        np.array(float(n)),
        tol=EXACT,
    )
    found = {}
    for name, rule in space.items():
        where = [reference.place(rule, t["config"].get(name), k.get(name)) for t, k in zip(trials, kinds, strict=True)]
        found[name] = np.array(where)
        inside(name, found[name])
    return best, trials, scores, found


def inside(name: str, where: Any) -> None:
    """Every value lies in its entry of the space, and is of a kind that this asks for."""
    checks.finite(name, where)
    checks.close(name, np.clip(where, 0.0, 1.0), where, tol=EXACT)


def spread(student: Any, space: Any, weighed: Any, seed: int) -> dict[str, Any]:
    """Where the values of DRAWS trials lie in their entries; one array is what crosses, to save time."""
    evaluate = student.lab.random_search_evaluation(space, weighed, {}, returns=["evaluate: handle"])
    rng = student.lab.random_search_rng(seed, returns=["rng: handle"])
    _, trials = student.random_search(space, evaluate, DRAWS, rng)
    columns = student.lab.random_search_columns(trials, space, returns=["values: array"])
    checks.shape("values", columns, (DRAWS, len(space)))
    found = {name: reference.spread(rule, columns[:, i]) for i, (name, rule) in enumerate(space.items())}
    for name, where in found.items():
        inside(name, where)
    return found


def scored(space: Any, weighed: Any, trials: Any, scores: Any) -> None:
    """Every score is that of the configuration beside it."""
    want = [reference.score(weighed, space, t["config"]) for t in trials]
    checks.close("score", scores, np.array(want), tol=EXACT)


def is_best(best: Any, trials: Any, scores: Any) -> None:
    """`best` is the trial with the highest score, nothing less and nothing more."""
    if best is None:
        checks.fail("not_numbers", name='[best["score"]]')
    checks.close("best", np.array([best["score"]], dtype=float), np.array([np.nanmax(scores)]), tol=EXACT)
    checks.at_least(
        "best in trials",
        float(best in trials),
        1.0,
        ko="`best`가 `trials` 안에 있는지 (있으면 1, 없으면 0)",
        en="Whether `best` is one of `trials` (1 for yes, 0 for no)",
    )


def share(name: str, inside: Any, expected: float) -> None:
    """The share of draws for which `inside` holds is `expected`, within SIGMAS standard deviations."""
    room = SIGMAS * math.sqrt(expected * (1 - expected) / len(inside))
    checks.close(name, np.array(inside.mean()), np.array(expected), tol=room / expected)


def one_number(student: Any, failing: Any) -> tuple[Any, Any, Any]:
    """best, numbers and scores of five trials with one number x from 2 to 3 and the score 10 - 2 x."""
    space = {"x": ("uniform", 2, 3)}
    evaluate = student.lab.random_search_evaluation(
        space, {"offset": 10.0, "x": -2.0}, failing, returns=["evaluate: handle"]
    )
    rng = student.lab.random_search_rng(0, returns=["rng: handle"])
    best, trials, scores, _ = looked_at(student, student.random_search(space, evaluate, 5, rng))
    checks.shape("trials", np.zeros(len(trials)), (5,))
    if best is None:
        checks.fail("not_numbers", name='[best["score"]]')
    return best, np.array([t["config"]["x"] for t in trials]), scores


@pytest.mark.public
@check("random_search", level="values", points=0, ko="한 변수 찾기", en="a search over one number")
def test_public_random_search(student: Any) -> None:
    best, xs, scores = one_number(student, {})
    checks.close("x", np.clip(xs, 2.0, 3.0), xs, tol=1e-9)
    checks.close("score", scores, 10 - 2 * xs, tol=1e-9)
    checks.close("best", np.array(best["score"]), np.array(10 - 2 * xs.min()), tol=1e-9)


@pytest.mark.public
@check("random_search", level="edge", points=0, ko="두 번째 시도의 실패", en="a second trial that fails")
def test_public_random_search_failure(student: Any) -> None:
    _, _, scores = one_number(student, {"1": "ValueError"})
    checks.close("isnan(score)", np.isnan(scores) * 1.0, np.array([0.0, 1.0, 0.0, 0.0, 0.0]), tol=1e-9)


@check("random_search", level="values", points=1.5, ko="설정과 점수, 가장 좋은 것", en="settings, scores, the best")
def test_random_search(student: Any, rng: np.random.Generator) -> None:
    for n in (30, 1):
        space = spaces(rng)
        weighed = weights(rng, space)
        best, trials, scores, _ = searched(student, space, weighed, n, int(rng.integers(1 << 30)))
        scored(space, weighed, trials, scores)
        is_best(best, trials, scores)


@check("random_search", level="values", points=1, ko="loguniform의 분포", en="distribution of loguniform")
def test_random_search_loguniform(student: Any, rng: np.random.Generator) -> None:
    space = {"rate": spaces(rng)["rate"]}
    where = spread(student, space, weights(rng, space), int(rng.integers(1 << 30)))["rate"]
    for decade in range(4):
        share("rate", (where >= decade / 4) & (where < (decade + 1) / 4), 1 / 4)


@check("random_search", level="values", points=1, ko="나머지 분포", en="the other distributions")
def test_random_search_distributions(student: Any, rng: np.random.Generator) -> None:
    space = {name: rule for name, rule in spaces(rng).items() if name != "rate"} | {"mix": ("uniform", 0.0, 1.0)}
    where = spread(student, space, weights(rng, space), int(rng.integers(1 << 30)))
    for name, parts in (("drop", 4), ("mix", 4), ("units", 4), ("batch", 3)):
        for part in range(parts):
            share(name, (where[name] >= part / parts) & (where[name] < (part + 1) / parts), 1 / parts)
    names = list(where)
    for i, name in enumerate(names):
        for other in names[:i]:
            # each is drawn for itself: in half of the trials both are high or both are low
            middles = (where[name] != 0.5) & (where[other] != 0.5)
            share(name, ((where[name] > 0.5) == (where[other] > 0.5))[middles], 1 / 2)


@check("random_search", level="edge", points=1, ko="실패한 시도", en="trials that fail")
def test_random_search_failures(student: Any, rng: np.random.Generator) -> None:
    for first in ("nan", "ValueError"):
        space = spaces(rng)
        weighed = weights(rng, space, offset=-1000.0)  # every score is below zero
        failing = {"0": first, "3": "ValueError", "5": "nan", "7": "RuntimeError"}
        best, trials, scores, _ = searched(student, space, weighed, 12, int(rng.integers(1 << 30)), failing)
        failed = np.array([str(i) in failing for i in range(12)])
        checks.close("isnan(score)", np.isnan(scores) * 1.0, failed * 1.0, tol=EXACT)
        scored(space, weighed, [t for t, f in zip(trials, failed, strict=True) if not f], scores[~failed])
        is_best(best, [t for t, f in zip(trials, failed, strict=True) if not f], scores)


@check("random_search", level="edge", points=0.5, ko="모두 실패했을 때", en="when every trial fails")
def test_random_search_all_fail(student: Any, rng: np.random.Generator) -> None:
    space = spaces(rng)
    failing = {"0": "nan", "1": "ValueError", "2": "nan"}
    best, _, scores, _ = searched(student, space, weights(rng, space), 3, int(rng.integers(1 << 30)), failing)
    checks.close("isnan(score)", np.isnan(scores) * 1.0, np.ones(3), tol=EXACT)
    checks.at_least(
        "best is None",
        float(best is None),
        1.0,
        ko="모두 실패했을 때 `best`가 `None`인지 (맞으면 1, 아니면 0)",
        en="Whether `best` is `None` where every trial fails (1 for yes, 0 for no)",
    )


@check("random_search", level="edge", points=0.5, ko="난수는 rng에서만", en="random numbers from rng alone")
def test_random_search_rng(student: Any, rng: np.random.Generator) -> None:
    space = spaces(rng)
    weighed = weights(rng, space)
    one, other = (int(s) for s in rng.integers(1 << 30, size=2))
    drawn = []
    for seed in (one, one, other):
        _, trials, scores, where = searched(student, space, weighed, 6, seed)
        scored(space, weighed, trials, scores)
        drawn.append(where["rate"])
    checks.close("rate", drawn[1], drawn[0], tol=EXACT)
    checks.at_least(
        "different seeds, different rates",
        float((drawn[2] != drawn[0]).mean()),
        1.0,
        ko="시드가 다를 때 값이 달라진 시도의 비율",
        en="Share of trials that differ between two seeds",
    )


@check("random_search", level="edge", points=0.5, ko="목록에 있는 그대로", en="options as they are")
def test_random_search_options(student: Any, rng: np.random.Generator) -> None:
    space = {
        "batch": ("choice", [16, "all"]),
        "kernel": ("choice", [[3, 5], [5, 3]]),
        "momentum": ("choice", [0, 0.9]),
        "name": ("choice", ["adam", "sgd"]),
    }
    weighed = weights(rng, space)
    best, trials, scores, _ = searched(student, space, weighed, 20, int(rng.integers(1 << 30)))
    scored(space, weighed, trials, scores)
    is_best(best, trials, scores)
