"""Graders of D5-06, MF and fit_mf.

MF is judged by predictions and gradients with hidden tables in float64, against the full matrix in NumPy: right
versions differ by 1e-15, the mildest mistake, a bias left out, by 0.1. EXACT, 1e-9. A new model's factors are judged
by their standard deviation, within SIGMAS = 5 of its own.

fit_mf is judged by what its model predicts. Thresholds with their evidence are in assignment.toml: `rmse` on hidden
ratings over their standard deviation, the best of up to three seeds (single right runs: 59 of 60 reach 0.21 to 0.29,
one 0.51, a factor that had not grown yet; the mildest that it is meant for, one factor only, 0.71 and more), and
`shrunk`, how far predictions are from the mean rating when weight_decay=1 leaves nothing else. NEAR, 0.3: for a user
and an item without ratings, factors and biases have shrunk to 0, or stayed at 0.1 and 0 where weight_decay is ignored;
a mean left out is off by 1 and more. SPREAD, 0.15, keeps a model that has not learned anything from being right by
chance: after two epochs right predictions have a standard deviation of 0.36 and more, such ones 0.05 and less; after
ten without weight_decay, 0.79 and 0.11 of that of the ratings.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference_matrix_factorisation as reference

from autograder import checks
from autograder.harness import check

EXACT, SIGMAS, NEAR, SPREAD = 1e-9, 5.0, 0.3, 0.15
SIZES = [(7, 5, 3, 12), (4, 9, 2, 1), (6, 8, 1, 6), (5, 5, 5, 5)]  # users, items, factors, pairs


def pairs(rng: np.random.Generator, n_users: int, n_items: int, n: int) -> tuple[Any, Any]:
    return rng.integers(n_users, size=n), rng.integers(n_items, size=n)


def loaded(student: Any, held: Any, mu: float) -> Any:
    """The student's model with these tables in it."""
    (n_users, k), n_items = held["user_factors"].shape, len(held["item_bias"])
    model = student.MF(n_users, n_items, k, mu)
    return student.lab.mf_loaded(model, held, returns=["model: handle"])


def predicted(student: Any, model: Any, users: Any, items: Any) -> Any:
    """Predictions (B,), float64."""
    found = student.lab.mf_predict(model, users, items, returns=["predictions: array"])
    checks.shape("predictions", found, (len(users),))
    return found.reshape(-1).astype(np.float64)


def ids(rows: Any) -> tuple[Any, Any]:
    return rows[:, 0].astype(np.int64), rows[:, 1].astype(np.int64)


@pytest.mark.public
@check("matrix_factorisation", level="values", points=0, ko="예측 (손 계산)", en="predictions, worked by hand")
def test_public_mf_forward(student: Any) -> None:
    held = {
        "user_factors": np.array([[1.0, 2.0], [0.0, -1.0]]),
        "item_factors": np.array([[3.0, 0.5], [1.0, 1.0], [0.0, 2.0]]),
        "user_bias": np.array([[0.5], [-0.5]]),
        "item_bias": np.array([[0.0], [0.25], [1.0]]),
    }
    model = student.lab.mf_loaded(student.MF(2, 3, 2, 3.0), held, returns=["model: handle"])
    # 3 + 0.5 + 0 + (1 * 3 + 2 * 0.5) = 7.5;   3 - 0.5 + 1 + (0 * 0 - 1 * 2) = 1.5
    users, items = np.array([0, 1]), np.array([0, 2])
    found = student.lab.mf_predict(model, users, items, returns=["predictions: array"])
    checks.close("predictions", found, np.array([7.5, 1.5]), tol=1e-9)


@pytest.mark.public
@check("matrix_factorisation", level="training", points=0, ko="언제나 4점인 데이터", en="nothing but fours")
def test_public_fit_mf(student: Any) -> None:
    ratings = np.array([[0, 0, 4.0], [0, 1, 4.0], [1, 1, 4.0], [2, 0, 4.0]])
    model = student.fit_mf(ratings, 3, 2, epochs=3)
    found = student.lab.mf_predict(model, np.array([0, 1, 2]), np.array([1, 0, 1]), returns=["predictions: array"])
    checks.close("predictions", found, np.full(3, 4.0), tol=0.1)


@check("matrix_factorisation", level="values", points=3, ko="예측", en="predictions")
def test_mf_forward(student: Any, rng: np.random.Generator) -> None:
    for n_users, n_items, k, n in SIZES:
        held, mu = reference.tables(rng, n_users, n_items, k), float(rng.integers(-200, 200) / 64)
        model = loaded(student, held, mu)
        users, items = pairs(rng, n_users, n_items, n)
        want = reference.predictions(held, mu, users, items)
        checks.close("predictions", predicted(student, model, users, items), want, tol=EXACT)


@check("matrix_factorisation", level="values", points=1.5, ko="새 모델", en="a new model")
def test_mf_start(student: Any, rng: np.random.Generator) -> None:
    n_users, n_items, k = 300, 200, 4
    model = student.MF(n_users, n_items, k, 3.5)
    held = student.lab.mf_tables(model, returns=["tables: data"])
    for name, shape in {"user_factors": (n_users, k), "item_factors": (n_items, k)}.items():
        checks.shape(name, held[name], shape)
        checks.finite(name, held[name])
        room = SIGMAS / np.sqrt(held[name].size)
        checks.at_most(f"abs({name}.mean())", float(abs(held[name].mean())), 0.1 * room)
        checks.close(f"{name}.std()", np.array(held[name].std()), np.array(0.1), tol=room / np.sqrt(2))
    for name, shape in {"user_bias": (n_users, 1), "item_bias": (n_items, 1)}.items():
        checks.close(name, held[name], np.zeros(shape), tol=EXACT)
    users, items = pairs(rng, n_users, n_items, 50)
    want = reference.predictions({name: t.astype(np.float64) for name, t in held.items()}, 3.5, users, items)
    checks.close("predictions", predicted(student, model, users, items), want, tol=1e-5)


@check("matrix_factorisation", level="gradients", points=1.5, ko="기울기", en="gradients")
def test_mf_gradients(student: Any, rng: np.random.Generator) -> None:
    for n_users, n_items, k, n in SIZES:
        held = reference.tables(rng, n_users, n_items, k)
        model = loaded(student, held, 0.5)
        users, items = pairs(rng, n_users, n_items, n)
        weights = rng.normal(size=n)
        found = student.lab.mf_gradients(model, users, items, weights, returns=["gradients: data"])
        for name, want in reference.gradients(held, users, items, weights).items():
            checks.close(f"gradient of {name}", found[name], want, tol=EXACT)


@check(
    "matrix_factorisation", level="training", points=1, ko="평점이 없는 사용자와 아이템", en="users and items unrated"
)
def test_fit_mf_unseen(student: Any, rng: np.random.Generator) -> None:
    rows, test = reference.ratings(rng)
    more = 5
    rows[:, 2] += 3.0
    test[:, 2] += 3.0
    model = student.fit_mf(rows, reference.N_USERS + more, reference.N_ITEMS + more, epochs=3)
    users, items = reference.N_USERS + np.arange(more), reference.N_ITEMS + np.arange(more)
    found = predicted(student, model, users, items)
    checks.finite("predictions", found)
    checks.at_most(
        "distance from the mean",
        float(np.abs(found - rows[:, 2].mean()).max()),
        NEAR,
        ko="평점이 없는 사용자와 아이템의 예측값이 전체 평균에서 벗어난 정도",
        en="Distance from the mean rating of predictions for users and items without ratings",
    )
    checks.at_least(
        "spread of the other predictions",
        float(predicted(student, model, *ids(test)).std()),
        SPREAD,
        ko="평점이 있는 사용자와 아이템의 예측값의 표준편차",
        en="Standard deviation of the predictions for users and items with ratings",
    )


@check(
    "matrix_factorisation", level="training", points=1, ko="같은 seed, 그대로인 ratings", en="same seed; ratings stay"
)
def test_fit_mf_repeats(student: Any, rng: np.random.Generator) -> None:
    rows, test = reference.ratings(rng)
    held = student.put(rows)
    both = student.lab.mf_fit_again(
        held, reference.N_USERS, reference.N_ITEMS, *ids(test), returns=["predictions: array"]
    )
    checks.shape("predictions", both, (2, len(test)))
    checks.at_least(
        "spread of predictions",
        float(both.std()),
        SPREAD,
        ko="예측값의 표준편차",
        en="Standard deviation of the predictions",
    )
    checks.close("predictions (again)", both[1], both[0], tol=EXACT)
    checks.unchanged("ratings", rows, student.get(held))


@check("matrix_factorisation", level="training", points=3, ko="못 본 평점 맞히기", en="predicting hidden ratings")
def test_fit_mf_rmse(student: Any, rng: np.random.Generator, thresholds: Any, evidence: Any) -> None:
    rows, test = reference.ratings(rng)
    best = np.inf
    for seed in rng.integers(1 << 31, size=3).tolist():
        model = student.fit_mf(rows, reference.N_USERS, reference.N_ITEMS, seed=seed)
        found = predicted(student, model, *ids(test))
        checks.finite("predictions", found)
        best = min(best, float(np.sqrt(np.mean((found - test[:, 2]) ** 2)) / test[:, 2].std()))
        evidence["rmse"] = best
        if best <= thresholds["rmse"]["value"]:
            break
    checks.at_most(
        "RMSE / standard deviation",
        best,
        thresholds["rmse"]["value"],
        ko="RMSE ÷ 평점의 표준편차",
        en="RMSE / standard deviation of the ratings",
    )


@check("matrix_factorisation", level="training", points=1, ko="weight_decay", en="weight_decay")
def test_fit_mf_decay(student: Any, rng: np.random.Generator, thresholds: Any, evidence: Any) -> None:
    rows, test = reference.ratings(rng)
    model = student.fit_mf(rows, reference.N_USERS, reference.N_ITEMS, epochs=10, weight_decay=1.0)
    found = predicted(student, model, *ids(test))
    checks.finite("predictions", found)
    free = student.fit_mf(rows, reference.N_USERS, reference.N_ITEMS, epochs=10, weight_decay=0.0)
    spread = float(predicted(student, free, *ids(test)).std() / test[:, 2].std())
    checks.at_least(
        "spread of predictions without weight_decay",
        spread,
        2 * SPREAD,
        ko="`weight_decay`가 0일 때 예측값의 표준편차 ÷ 평점의 표준편차",
        en="Standard deviation of the predictions / of the ratings, where `weight_decay` is 0",
    )
    evidence["shrunk"] = float(np.abs(found - rows[:, 2].mean()).max() / test[:, 2].std())
    checks.at_most(
        "distance from the mean",
        evidence["shrunk"],
        thresholds["shrunk"]["value"],
        ko="`weight_decay`가 클 때 예측값이 전체 평균에서 벗어난 정도 ÷ 평점의 표준편차",
        en="Distance of the predictions from the mean rating / standard deviation of the ratings, where "
        "`weight_decay` is large",
    )
