"""Graders of D5-05, kmeans.

With max_iter=0 a run shows its start, and with max_iter=t its state after t steps; so start and steps are judged by
the centres that come back, each step against one computed here from the student's own start. Right versions differ
by 1e-14 from it; the mildest mistake, the median for the mean, by 1e-2: EXACT, 1e-8. SETTLED, 1e-4, is for a version
that stops at np.allclose, whose centres still miss the means by 1e-5.

Two thresholds, evidence in assignment.toml. `start`: total variation distance between the sets of points that 1500
starts choose and the exact chances (right 0.02 to 0.06 over 60 runs; distance_not_squared 0.15 and more over 20).
`inertia`: the best of 25 starts reaches the planted 12 clouds, eight times out of eight: a single k-means++ start does
so in 50 % of cases, so that 25 fail with a chance of 3e-8, and a lone one passes all eight with 0.4 %. Who misses a
cloud has twice the planted inertia and more.

Verdicts rest on centres, labels and inertia for hidden points.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference_kmeans as reference

from autograder import checks
from autograder.harness import check

EXACT, SETTLED, SINGLE = 1e-8, 1e-4, 1e-4
STARTS = 1500
INERTIA = {
    "ko": "찾은 `inertia` ÷ 데이터를 만든 중심들의 `inertia`",
    "en": "Your `inertia` / that of the centres which the data were made from",
}


def beside(name: str, got: Any, want: Any, scale: float, tol: float) -> None:
    """As checks.close, but what is nothing beside `scale` is 0: distances from dot products leave a rounding there."""
    got, want = (np.where(np.abs(a) <= tol * scale, 0.0, a) for a in (got, want))
    checks.close(name, got, want, tol=tol)


def run(student: Any, X: Any, k: int, seed: int, *more: int, tol: float = EXACT, given: Any = None) -> Any:
    """
    Centres (k, D) and inertia of the student's kmeans, after seeing that labels and inertia are those of the centres.
    """
    rng = student.lab.kmeans_rng(seed, returns=["rng: handle"])
    centers, labels, inertia = student.kmeans(X if given is None else given, k, rng, *more)
    checks.shape("centers", centers, (k, X.shape[1]))
    checks.finite("centers", centers)
    checks.shape("labels", labels, (len(X),))
    labels = labels.reshape(-1)
    if labels.dtype.kind not in "iu":
        checks.fail("dtype", name="labels", got=str(labels.dtype), want="int64")
    checks.at_least("labels.min()", float(labels.min()), 0.0)
    checks.at_most("labels.max()", float(labels.max()), k - 1.0)
    gap = reference.distances(X, centers)
    chosen, nearest = gap[np.arange(len(X)), labels], gap.min(axis=1)
    spread = float(((X - X.mean(axis=0)) ** 2).sum())
    beside("distances by labels", chosen, nearest, spread / len(X), tol)
    beside("inertia", np.array(inertia), np.array(nearest.sum()), spread, tol)
    return centers.astype(np.float64), inertia


def in_order(centers: Any) -> Any:
    """Centres sorted by their coordinates: their order is the student's own."""
    return centers[np.lexsort(centers.T[::-1])]


@pytest.mark.public
@check("kmeans", level="values", points=0, ko="네 점, 두 군집 (손 계산)", en="four points, two clusters, by hand")
def test_public_kmeans(student: Any) -> None:
    X = np.array([[0.0, 0.0], [0.0, 2.0], [10.0, 0.0], [10.0, 2.0]])
    rng = student.lab.kmeans_rng(0, returns=["rng: handle"])
    centers, labels, inertia = student.kmeans(X, 2, rng)
    checks.shape("centers", centers, (2, 2))
    # The clusters are the two points on the left and the two on the right; each point is 1 away from its centre.
    checks.close("centers", centers[np.argsort(centers[:, 0])], np.array([[0.0, 1.0], [10.0, 1.0]]), tol=1e-8)
    checks.close("inertia", np.array(inertia), np.array(4.0), tol=1e-8)
    own = (labels.reshape(-1, 1) == np.arange(2)) @ centers
    checks.close("centers[labels]", own, np.array([[0.0, 1.0], [0.0, 1.0], [10.0, 1.0], [10.0, 1.0]]), tol=1e-8)


@pytest.mark.public
@check("kmeans", level="values", points=0, ko="시작 중심: max_iter=0", en="the start: max_iter=0")
def test_public_kmeans_start(student: Any) -> None:
    # Two places only: whichever point comes first, the second centre has to be one that is not in the same place.
    X = np.array([[1.0], [1.0], [1.0], [4.0]])
    for seed in range(5):
        rng = student.lab.kmeans_rng(seed, returns=["rng: handle"])
        centers, _, inertia = student.kmeans(X, 2, rng, 1, 0)
        checks.close("centers", np.sort(centers, axis=0), np.array([[1.0], [4.0]]), tol=1e-8)
        checks.close("inertia", np.array(inertia), np.array(0.0), tol=1e-8)


@check("kmeans", level="values", points=2, ko="k-means++ 시작", en="starting as k-means++")
def test_kmeans_start(student: Any, rng: np.random.Generator, thresholds: Any, evidence: Any) -> None:
    X, k = 0.01 * reference.uneven(rng), 3  # small, so that the sum of squared distances is below 1
    seeds = rng.integers(1 << 31, size=STARTS)
    starts = student.lab.kmeans_starts(X, k, seeds, returns=["centers: array"])
    checks.shape("centers", starts, (STARTS, k, 2))
    checks.finite("centers", starts)
    chosen = reference.distances(starts.reshape(-1, 2), X).argmin(axis=1)
    checks.close("centers", starts.reshape(-1, 2), X[chosen], tol=EXACT)
    chances = reference.start_chances(X, k)
    seen: dict[frozenset[int], float] = {}
    for row in chosen.reshape(STARTS, k):
        seen[frozenset(row.tolist())] = seen.get(frozenset(row.tolist()), 0.0) + 1 / STARTS
    distance = 0.5 * sum(abs(chances.get(s, 0.0) - seen.get(s, 0.0)) for s in chances.keys() | seen.keys())
    evidence["start"] = distance
    checks.at_most(
        "start",
        distance,
        thresholds["start"]["value"],
        ko="처음 중심을 뽑은 빈도와 k-means++ 확률 사이의 거리 (0~1)",
        en="Distance between how often points become first centres and the chances of k-means++ (0 to 1)",
    )


@check("kmeans", level="values", points=3, ko="한 단계씩", en="step by step")
def test_kmeans_steps(student: Any, rng: np.random.Generator) -> None:
    for n, d, k in [(60, 2, 4), (50, 1, 3), (80, 5, 6)]:
        X = rng.normal(size=(n, d)) * 2
        seed = int(rng.integers(1 << 31))
        centers, _ = run(student, X, k, seed, 1, 0)
        for steps in (1, 2, 3):
            centers = reference.step(X, centers)
            got, _ = run(student, X, k, seed, 1, steps)
            checks.close("centers", in_order(got), in_order(centers), tol=EXACT)
        got, _ = run(student, X, k, seed, 1)
        checks.close("centers", got, reference.step(X, got), tol=SETTLED)


@check("kmeans", level="values", points=2, ko="여러 번 시작해서 가장 나은 것", en="the best of several starts")
def test_kmeans_best(student: Any, rng: np.random.Generator, thresholds: Any, evidence: Any) -> None:
    for times in range(8):
        X, planted = reference.blobs(rng, 12, 8)
        _, inertia = run(student, X, 12, int(rng.integers(1 << 31)), 25)
        evidence["inertia"] = max(evidence.get("inertia", 0.0), inertia / planted)
        checks.at_most("inertia / planted inertia", inertia / planted, thresholds["inertia"]["value"], **INERTIA)
        run(student, X, 12, 5, 3, 1)  # tells one start from starts that go on where the last one ended
        if times == 0:  # the default number of starts: six clouds, which ten miss with a chance of 6e-8
            X, planted = reference.blobs(rng, 6, 8)
            _, inertia = run(student, X, 6, int(rng.integers(1 << 31)))
            checks.at_most("inertia / planted inertia", inertia / planted, thresholds["inertia"]["value"], **INERTIA)


@check("kmeans", level="edge", points=2, ko="k=1, k=N, 같은 점들", en="k=1, k=N, equal points")
def test_kmeans_edges(student: Any, rng: np.random.Generator) -> None:
    X = rng.normal(loc=2.0, size=(9, 3))
    centers, _ = run(student, X, 1, 3)
    checks.close("centers", centers, X.mean(axis=0, keepdims=True), tol=EXACT)
    centers, _ = run(student, X, len(X), 4)
    checks.close("centers", in_order(centers), in_order(X), tol=EXACT)
    places = rng.normal(loc=3.0, size=(3, 2))
    for k, max_iter in ((3, 0), (5, 1), (5, 100)):
        X = places[rng.permutation(np.arange(12) % 3)]
        centers, inertia = run(student, X, k, int(rng.integers(1 << 31)), 3, max_iter)
        away = reference.distances(centers, places).min(axis=1)  # a centre without points is not anywhere else
        checks.close("distances of centers from the points", away, np.zeros(k), tol=EXACT)
        beside("inertia", np.array(inertia), np.array(0.0), float(((X - X.mean(axis=0)) ** 2).sum()), EXACT)


@check("kmeans", level="edge", points=1, ko="float32, 그대로인 X", en="float32; X stays")
def test_kmeans_arguments(student: Any, rng: np.random.Generator) -> None:
    for dtype, layout, tol in ((np.float64, "F", EXACT), (np.float64, "C", EXACT), (np.float32, "strided", SINGLE)):
        X = rng.normal(loc=1.0, size=(30, 3)).astype(dtype)
        given = student.put(X, layout=layout)
        for steps in (0, 2):
            run(student, X, 3, 11, 2, steps, tol=tol, given=given)
            checks.unchanged("X", X, student.get(given))
