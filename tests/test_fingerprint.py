"""Fingerprints see what code does and not how it is named or laid out; what was handed out does not count."""

from __future__ import annotations

import re

import pytest

from autograder.fingerprint import fingerprint, passages
from autograder.submission import Cell

STUB = 'def forward(x, w, b):\n    """Affine. x : (N, D)"""\n    # YOUR CODE HERE\n    raise NotImplementedError()\n'
MINE = (
    'def forward(x, w, b):\n    """Affine. x : (N, D)"""\n    flat = x.reshape(len(x), -1)\n'
    "    scores = flat @ w + b\n    return scores, (x, w, b)\n"
)
RENAMED = (
    "def forward( x, w, b ):\n    '''nothing to see'''\n    # my own work\n    rows = x.reshape(len(x), -1)\n\n"
    "    answer = rows @ w + b  # affine\n    return answer, (x, w, b)\n"
)
OTHER = (
    "def forward(x, w, b):\n    cache = x, w, b\n    tall = np.resize(x, (x.shape[0], w.shape[0]))\n"
    "    return np.einsum('nd,dm->nm', tall, w) + b, cache\n"
)
FUNCTIONS = {"forward": "affine"}


def kept(source: str) -> set[str]:
    found = fingerprint([Cell(1, source)], [STUB], FUNCTIONS)
    return set(found.get("affine", "").split())


def test_names_comments_docstrings_and_layout_do_not_count() -> None:
    assert kept(MINE) == kept(RENAMED) != set()


def test_another_way_of_writing_it_shares_next_to_nothing() -> None:
    assert len(kept(MINE) & kept(OTHER)) <= 0.2 * min(len(kept(MINE)), len(kept(OTHER)))


def test_what_is_called_and_numbers_count() -> None:
    for other in (MINE.replace("reshape", "transpose"), MINE.replace("-1", "1"), MINE.replace("@", "*")):
        assert kept(other) != kept(MINE)


def test_the_stub_leaves_nothing_and_adds_nothing_to_what_stands_on_it() -> None:
    assert kept(STUB) == set()
    below = STUB.replace(
        "    raise NotImplementedError()\n", "    total = sum(row @ w for row in x)\n    return total\n"
    )
    assert kept(below) and not kept(below) & set(passages(STUB))


def test_each_cell_counts_for_the_exercise_that_it_defines_a_function_of() -> None:
    cells = [Cell(1, MINE), Cell(2, "import numpy as np\ntable = {k: k * 2 for k in range(10)}\n")]
    found = fingerprint(cells, [], FUNCTIONS)
    assert list(found) == ["affine", ""]
    assert all(re.fullmatch(r"[0-9a-f]{8}( [0-9a-f]{8})*", text) for text in found.values())


@pytest.mark.parametrize(
    "source",
    [
        "",
        "(" * 300_000,
        '"""' + "a\n" * 9,
        "x = '\ud800' + f(\ud800, 1, 2, 3)",
        "\0",
        "\n" * 300_000,
        "%matplotlib\n!ls",
    ],
)
def test_code_that_is_none_is_no_fault_of_ours(source: str) -> None:
    """Too much, cut short, a lone surrogate: a student must not be able to stop the grader with it."""
    fingerprint([Cell(1, source), Cell(2, MINE)], [STUB], FUNCTIONS)
