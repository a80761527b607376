"""What a learner reads of an exception: ordinary messages whole, hidden inputs not."""

from __future__ import annotations

import doctest
import json

import numpy as np
import pytest
import torch

from autograder import disclosure
from autograder.disclosure import said, told
from autograder.wire import VERDICTS, Verdict

ORDINARY = [
    "too many values to unpack (expected 2)",
    "name 'np' is not defined",
    "unsupported operand type(s) for @: 'NoneType' and 'float'",
    "'NoneType' object is not subscriptable",
    "affine_forward() missing 1 required positional argument: 'b'",
    "bad shape: got (5, 6), want (4, 3)",
    "learning rate 0.1 is too high, loss 1e-3",
    "cannot reshape array of size 47040000 into shape (60000,784)",
    "mat1 and mat2 shapes cannot be multiplied (4x5 and 6x7)",
    "Expected 3D (unbatched) or 4D (batched) input to conv2d, but got input of size: [1, 1, 28, 28, 1]",
    "배열의 모양이 다릅니다: (5, 4)와 (3, 4)",
]


@pytest.mark.parametrize("text", ORDINARY)
def test_an_ordinary_message_is_kept_whole(text: str) -> None:
    assert said(text) == text


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: np.zeros((5, 6)) @ np.zeros((4, 3)),
        lambda: np.zeros((5, 6)) + np.zeros((4, 3)),
        lambda: np.zeros(24).reshape(5, 5),
        lambda: np.zeros((3, 4))[5],
        lambda: np.zeros((3, 4))[0, 0, 0],
        lambda: np.concatenate([np.zeros((2, 3)), np.zeros(3)]),
        lambda: np.einsum("ij,jk", np.zeros((2, 3)), np.zeros((2, 3))),
        lambda: np.tensordot(np.zeros((2, 3)), np.zeros((2, 3)), axes=1),
        lambda: np.stack([np.zeros(2), np.zeros(3)]),
        lambda: torch.zeros(5, 6) @ torch.zeros(4, 3),
        lambda: torch.nn.functional.cross_entropy(torch.zeros(6, 4), torch.zeros(5, dtype=torch.long)),
        lambda: torch.nn.functional.conv2d(torch.zeros(1, 1, 28, 28), torch.zeros(64, 3, 7, 7)),
        lambda: torch.zeros(3).view(2, 2),
    ],
)
def test_what_numpy_and_torch_say_about_shapes_is_kept_whole(wrong: object) -> None:
    assert callable(wrong)
    with pytest.raises((ValueError, IndexError, RuntimeError)) as caught:
        wrong()
    text = str(caught.value)
    assert said(text) == (text if len(text) <= disclosure.TEXT else text[: disclosure.TEXT - 1] + "…")


@pytest.mark.parametrize(
    "form",
    [
        repr,
        str,
        lambda x: x.tolist(),
        lambda x: x.tobytes().hex(),
        lambda x: " ".join(x.tobytes().hex("_", 4).split("_")),
        lambda x: " ".join(f"{v:.17g}" for v in x.ravel()),
        lambda x: x.view(np.uint64).tolist(),
        lambda x: json.dumps(x.tolist()),
        lambda x: f"the input was {x[0]}",
        lambda x: x.astype(np.float32).tolist(),
    ],
)
def test_an_array_in_the_text_is_not_told(form: object) -> None:
    assert callable(form)
    x = np.random.default_rng(0).normal(size=(4, 5))
    text = said(str(form(x)))
    assert len(text) <= disclosure.TEXT
    digits = [c for c in text if c.isdigit()]
    assert len(digits) < 10, text


def test_only_what_the_graders_know_is_told_besides_the_text() -> None:
    names = {key for keys in VERDICTS.values() for key in keys}
    hostile = Verdict("raised", dict.fromkeys(names, "3ff0a1b2c3d4e5f6" * 5))
    values = told(hostile, "affine_forward", ["out", "cache"], 40)
    assert values == {
        "type": "object",
        "text": "…",
        "line": None,
        "cell": None,
        "name": "affine_forward",
        "got": 99,
        "want": 2,
        "limit_mb": 64,
    }
    numbers = Verdict("raised", dict.fromkeys(names, 1_000_003))
    assert told(numbers, "f", ["out"], 40) | {"limit_mb": 0} == values | {
        "text": "",
        "name": "f",
        "want": 1,
        "limit_mb": 0,
    }


@pytest.mark.parametrize("name", ["ValueError", "torch.cuda.OutOfMemoryError", "Tensor", "ndarray", "datetime64[ns]"])
def test_a_class_is_named_as_it_is(name: str) -> None:
    assert told(Verdict("raised", {"type": name, "line": 3}), "f", ["out"], 40) == {"type": name, "line": 3}


def test_the_examples_in_the_documentation_are_true() -> None:
    assert doctest.testmod(disclosure).failed == 0
