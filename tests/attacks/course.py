"""A course of day 1's five functions and one trained model, without the slow training, and secrets planted around it.

The graders have the kinds of checks of the real ones (values, gradients, arguments unchanged, handles, data, accuracy),
so that every way of the wire is open to an attack.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from autograder.course import LANGS

__all__ = ["ANSWERS", "DAY", "MARK", "marker", "notebook", "write"]

DAY = "day1"
MARK = "AGMARK"  # what every planted secret begins with; 16 hexadecimal digits follow

ASSIGNMENT = """\
id = "day1"
title = {ko = "공격 표적", en = "Target"}

# short, because the corpus strikes every one of them; an honest call takes under 10 ms
[limits]
cell_seconds = 6
call_seconds = 4
submission_seconds = 60
memory_mb = 700
processes = 24
scratch_mb = 16

[[exercise]]
slug = "affine_forward"
catalogue = "T-01"
role = "core"
points = 4
title = {ko = "Affine 순전파", en = "Affine forward"}
functions = {affine_forward = ["out: array", "cache: handle"]}

[[exercise]]
slug = "affine_backward"
catalogue = "T-02"
role = "core"
points = 4
title = {ko = "Affine 역전파", en = "Affine backward"}
functions = {affine_backward = ["dx: array", "dw: array", "db: array"]}

[[exercise]]
slug = "relu"
catalogue = "T-03"
role = "core"
points = 3
title = {ko = "ReLU", en = "ReLU"}
functions = {relu_forward = ["out: array", "cache: handle"], relu_backward = ["dx: array"]}

[[exercise]]
slug = "softmax"
catalogue = "T-04"
role = "core"
points = 4
title = {ko = "소프트맥스", en = "Softmax"}
functions = {softmax_cross_entropy = ["loss: scalar", "dlogits: array"]}

[[exercise]]
slug = "fit"
catalogue = "T-05"
role = "core"
points = 3
title = {ko = "분류기", en = "Classifier"}
functions = {fit = ["predict: handle", "history: data"]}
"""

LESSON = """\
# %% setup=true
import numpy as np

# %% solution="affine_forward"
def affine_forward(x, w, b):
    ### BEGIN SOLUTION
    # {solution}
    return x @ w + b, (x, w)
    ### END SOLUTION

# %% solution="affine_backward"
def affine_backward(dout, cache):
    ### BEGIN SOLUTION
    x, w = cache
    return dout @ w.T, x.T @ dout, dout.sum(axis=0)
    ### END SOLUTION

# %% solution="relu_forward"
def relu_forward(x):
    ### BEGIN SOLUTION
    return np.maximum(x, 0), x > 0
    ### END SOLUTION

# %% solution="relu_backward"
def relu_backward(dout, cache):
    ### BEGIN SOLUTION
    return dout * cache
    ### END SOLUTION

# %% solution="softmax_cross_entropy"
def softmax_cross_entropy(logits, y):
    ### BEGIN SOLUTION
    z = logits - logits.max(axis=1, keepdims=True)
    p = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
    rows = np.arange(len(y))
    dlogits = p.copy()
    dlogits[rows, y] -= 1
    return -np.log(p[rows, y]).mean(), dlogits / len(y)
    ### END SOLUTION

# %% solution="fit"
def fit(X, y):
    ### BEGIN SOLUTION
    means = np.stack([X[y == c].mean(axis=0) for c in range(3)])
    predict = lambda Z: ((Z[:, None] - means) ** 2).sum(axis=2).argmin(axis=1)
    return predict, {{"loss": [1.0, 0.5], "name": "means"}}
    ### END SOLUTION
"""

GRADERS = '''\
"""Hidden graders of the target. {graders}"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference

from autograder import checks
from autograder.harness import check

TOL = 1e-9


def layer(rng: np.random.Generator) -> tuple[Any, Any, Any]:
    return rng.normal(size=(5, 4)), rng.normal(size=(4, 3)), rng.normal(size=3)


@pytest.mark.public
@check("affine_forward", level="public", points=0, ko="작은 예", en="small example")
def test_public_affine(student: Any) -> None:
    out, _ = student.affine_forward(np.eye(2), np.eye(2), np.ones(2))
    checks.close("out", out, np.eye(2) + 1, tol=TOL)


@check("affine_forward", level="values", points=2, ko="값", en="values")
def test_affine_values(student: Any, rng: np.random.Generator) -> None:
    for _ in range(3):
        x, w, b = layer(rng)
        out, _ = student.affine_forward(x, w, b)
        checks.close("out", out, reference.affine(x, w, b), tol=TOL)


@check("affine_forward", level="edge", points=1, ko="불연속 배열", en="non-contiguous arrays")
def test_affine_layouts(student: Any, rng: np.random.Generator) -> None:
    x, w, b = layer(rng)
    out, _ = student.affine_forward(student.put(x, layout="strided"), student.put(w, layout="F"), b)
    checks.close("out", out, reference.affine(x, w, b), tol=TOL)


@check("affine_forward", level="edge", points=1, ko="인자를 바꾸지 않음", en="arguments unchanged")
def test_affine_unchanged(student: Any, rng: np.random.Generator) -> None:
    x, w, b = layer(rng)
    held = student.put(x)
    out, _ = student.affine_forward(held, w, b)
    checks.shape("out", out, (5, 3))
    checks.unchanged("x", x, student.get(held))


@check("affine_backward", level="gradients", points=4, ko="기울기", en="gradients")
def test_affine_gradients(student: Any, rng: np.random.Generator) -> None:
    for _ in range(2):
        x, w, b = layer(rng)
        dout = rng.normal(size=(5, 3))
        _, cache = student.affine_forward(x, w, b)
        dx, dw, db = student.affine_backward(dout, cache)
        checks.close("dx", dx, dout @ w.T, tol=TOL)
        checks.close("dw", dw, x.T @ dout, tol=TOL)
        checks.close("db", db, dout.sum(axis=0), tol=TOL)


@check("relu", level="values", points=1, ko="순전파", en="forward")
def test_relu_values(student: Any, rng: np.random.Generator) -> None:
    x = rng.normal(size=(3, 5))
    out, _ = student.relu_forward(x)
    checks.close("out", out, (x + np.abs(x)) / 2, tol=TOL)


@check("relu", level="gradients", points=2, ko="역전파", en="backward")
def test_relu_gradient(student: Any, rng: np.random.Generator) -> None:
    x, dout = rng.normal(size=(3, 5)), rng.normal(size=(3, 5))
    _, cache = student.relu_forward(x)
    checks.close("dx", student.relu_backward(dout, cache), np.where(x > 0, dout, 0.0), tol=TOL)


@check("softmax", level="values", points=2, ko="손실", en="loss")
def test_softmax_loss(student: Any, rng: np.random.Generator) -> None:
    z, y = rng.normal(size=(6, 4)), rng.integers(4, size=6)
    loss, _ = student.softmax_cross_entropy(z, y)
    checks.close("loss", np.array(loss), np.array(reference.cross_entropy(z, y)), tol=TOL)


@check("softmax", level="gradients", points=2, ko="기울기", en="gradient")
def test_softmax_gradient(student: Any, rng: np.random.Generator, once: Any) -> None:
    z, y = rng.normal(size=(6, 4)), rng.integers(4, size=6)
    want = once("gradient", lambda: checks.numeric_gradient(lambda v: reference.cross_entropy(v, y), z))
    _, dlogits = student.softmax_cross_entropy(z, y)
    checks.close("dlogits", dlogits, want, tol=1e-6)


@check("fit", level="training", points=2, ko="정확도", en="accuracy")
def test_fit(student: Any, rng: np.random.Generator, evidence: Any) -> None:
    (X, y), (test_X, test_y) = reference.blobs(rng, 20), reference.blobs(rng, 20)
    predict, _ = student.fit(X, y)
    labels = student.call(predict, test_X, returns=["labels: array"])
    evidence["accuracy"] = checks.accuracy("predict(X)", labels, test_y)
    checks.at_least("accuracy", evidence["accuracy"], 0.9)


@check("fit", level="training", points=1, ko="기록", en="history")
def test_history(student: Any, rng: np.random.Generator) -> None:
    X, y = reference.blobs(rng, 5)
    predict, history = student.fit(X, y)
    labels = student.call(predict, X, returns=["labels: array"])
    checks.at_least("accuracy", checks.accuracy("predict(X)", labels, y), 0.9)
    loss = history.get("loss") if isinstance(history, dict) else None
    if not isinstance(loss, list) or not all(isinstance(v, float) for v in loss) or len(loss) != 2:
        checks.fail("history_form", epochs=2)
    checks.finite("history", np.array(loss))
'''

REFERENCE = '''\
"""Expected values of the target. {reference}"""

from typing import Any

import numpy as np


def affine(x: Any, w: Any, b: Any) -> Any:
    return np.tensordot(x, w, axes=1) + b


def cross_entropy(z: Any, y: Any) -> float:
    return float(np.mean(np.logaddexp.reduce(z, axis=1) - np.take_along_axis(z, y[:, None], axis=1)[:, 0]))


def blobs(rng: np.random.Generator, n: int) -> Any:
    y = rng.permutation(np.repeat([0, 1, 2], n))
    angle = 2 * np.pi * y / 3
    return 3 * np.column_stack([np.cos(angle), np.sin(angle)]) + rng.normal(scale=0.3, size=(3 * n, 2)), y
'''

MISTAKE = """\
# /// mistake
# cause = "the bias is forgotten: {mistake}"
# test = "test_affine_values"
# hint.ko = "무엇을 더해야 할까요?"
# hint.en = "What is added at the end?"
# ///
def affine_forward(x, w, b):
    return x @ w, (x, w)
"""

RIGHT = """\
def affine_forward(x, w, b):
    return x @ w + b, (x, w)

# %%
def affine_backward(dout, cache):
    x, w = cache
    return dout @ w.T, x.T @ dout, dout.sum(axis=0)

# %%
def relu_forward(x):
    return np.maximum(x, 0), x > 0


def relu_backward(dout, cache):
    return dout * cache

# %%
def softmax_cross_entropy(logits, y):
    z = logits - logits.max(axis=1, keepdims=True)
    p = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
    rows = np.arange(len(y))
    dlogits = p.copy()
    dlogits[rows, y] -= 1
    return -np.log(p[rows, y]).mean(), dlogits / len(y)

# %%
def fit(X, y):
    means = np.stack([X[y == c].mean(axis=0) for c in range(3)])

    def predict(Z):
        return ((Z[:, None] - means) ** 2).sum(axis=2).argmin(axis=1)

    return predict, {"loss": [1.0, 0.5], "name": "means"}
"""

# Right in the forward of ReLU alone: 1 point of 18, which an attack can lose.
WRONG = """\
def affine_forward(x, w, b):
    return x @ w, (x, w)

# %%
def affine_backward(dout, cache):
    x, w = cache
    return np.zeros_like(x), np.zeros_like(w), np.zeros(w.shape[1])

# %%
def relu_forward(x):
    return np.maximum(x, 0), x > 0


def relu_backward(dout, cache):
    return dout

# %%
def softmax_cross_entropy(logits, y):
    return 1.0, np.zeros_like(logits)

# %%
def fit(X, y):
    return (lambda Z: np.zeros(len(Z), dtype=int)), {"loss": [1.0, 0.5]}
"""

NONE = """\
def affine_forward(x, w, b):
    raise NotImplementedError

# %%
def affine_backward(dout, cache):
    raise NotImplementedError
"""

ANSWERS: Mapping[str, str] = {"right": RIGHT, "wrong": WRONG, "none": NONE}


def marker() -> str:
    """A fresh secret."""
    return MARK + secrets.token_hex(8)


def write(root: Path) -> dict[str, str]:
    """Write the course into `root` with a secret in everything that a student must not see: what -> the secret."""
    planted = {what: marker() for what in ("grader", "reference", "solution", "mistake", "gradebook", "submission")}
    folder = root / "assignments" / "day1_target"
    texts = {
        "assignment.toml": ASSIGNMENT,
        "lesson.py": LESSON.format(solution=planted["solution"]),
        "graders/test_target.py": GRADERS.replace("{graders}", planted["grader"]),
        "graders/reference.py": REFERENCE.replace("{reference}", planted["reference"]),
        "mistakes/affine_forward/bias_forgotten.py": MISTAKE.format(mistake=planted["mistake"]),
    }
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for lang in LANGS:  # nothing in it, so every cell of a notebook is run
        path = root / "release" / lang / DAY / f"{DAY}.ipynb"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps({**notebook([]), "cells": []}), encoding="utf-8")
    (root / "gradebook.db").write_text(planted["gradebook"], encoding="utf-8")
    other = root / "submitted" / "other" / DAY / f"{DAY}.ipynb"
    other.parent.mkdir(parents=True)
    cells = [RIGHT, f"# {planted['submission']}"]
    other.write_text(json.dumps(notebook(cells)), encoding="utf-8")
    return planted


def notebook(cells: Sequence[str], **metadata: Any) -> dict[str, Any]:
    """A notebook of code cells, split further at `# %%` lines, after the one that imports NumPy."""
    sources = ["import numpy as np"]
    for text in cells:
        sources += [part.strip("\n") for part in f"\n{text}".split("\n# %%\n")]
    return {
        "cells": [
            {"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": [], "source": source}
            for source in sources
            if source.strip()
        ],
        "metadata": metadata,
        "nbformat": 4,
        "nbformat_minor": 5,
    }
