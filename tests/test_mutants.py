"""Mutants: each operator makes the edit it is named for, and nothing is made twice or left as it was."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from labkit import lab

from autograder.course import CourseError
from autograder.mutants import equivalent, mutants, mutate


@pytest.mark.parametrize(
    ("source", "operator", "mutated"),
    [
        ("y = x.sum(axis=0)", "swap_axis", "y = x.sum(axis=1)"),
        ("y = x.sum(axis=1)", "drop_axis", "y = x.sum()"),
        ("y = x.sum(axis=1)", "mean_for_sum", "y = x.mean(axis=1)"),
        ("y = x.argmax(1)", "argmin_for_argmax", "y = x.argmin(1)"),
        ("y = x.max(keepdims=True)", "drop_keepdims", "y = x.max()"),
        ("y = a + b", "wrong_sign", "y = a - b"),
        ("y = a + b", "drop_term", "y = a"),
        ("y = a * b", "times_for_divided", "y = a / b"),
        ("y = a @ b", "swap_factors", "y = b @ a"),
        ("y = -a", "wrong_sign", "y = a"),
        ("y = not a", "negated", "y = a"),
        ("y += a", "assign_for_augment", "y = a"),
        ("y += a", "remove_statement", "pass"),
        ("y = a > b", "boundary", "y = a >= b"),
        ("y = a.T @ b", "drop_transpose", "y = a @ b"),
        ("y = np.transpose(a, (1, 0))", "drop_transpose", "y = a"),
        ("y = a.copy()", "drop_copy", "y = a"),
        ("y = x.shape[0]", "swap_shape", "y = x.shape[1]"),
        ("n, c, h, w = x.shape", "swap_shape", "n, c, w, h = x.shape"),
        ("y = x[a:b]", "slice_bound", "y = x[a:b + 1]"),
        ("y = x[1:b]", "off_by_one", "y = x[2:b]"),
        ("for i in range(n):\n    f(i)", "range_bound", "for i in range(n - 1):\n    f(i)"),
        ("y = 0.5", "constant", "y = 1.0"),
        ("if a:\n    y = 1", "negated", "if not a:\n    y = 1"),
    ],
)
def test_each_operator_makes_its_edit(source: str, operator: str, mutated: str) -> None:
    made = [(id.split("@")[0], text) for id, _, text in mutate(source)]
    assert (operator, mutated) in made


SOURCE = '''
def f(x: "int | 3" = 1) -> "4 + 5":
    """Adds 1 + 2."""
    y = x + 1
    y += x - 1
    return x.reshape(y, -1)
'''


def test_mutants_are_valid_and_all_different() -> None:
    made = list(mutate(SOURCE))
    shapes = [ast.dump(ast.parse(text)) for _, _, text in made]
    assert len(set(shapes)) == len(shapes)
    assert ast.dump(ast.parse(SOURCE)) not in shapes
    assert len({id for id, _, _ in made}) == len(made)
    assert list(mutate(SOURCE)) == made


def test_docstrings_annotations_and_a_reshape_by_minus_two_are_left_alone() -> None:
    for id, _, text in mutate(SOURCE):
        assert "Adds 1 + 2." in text
        assert "'int | 3'" in text
        assert "'4 + 5'" in text
        assert "-2" not in text, id


ENTRY = '[[equivalent]]\nexercise = "array"\nmutant = "{id}"\nline = "{line}"\nreason = "{reason}"\n'


def test_an_equivalent_mutant_is_set_aside_until_its_line_changes(tmp_path: Path) -> None:
    day = lab(tmp_path).assignment("lab")
    array = day.exercise("array")
    first = mutants(day, array)[0]
    path = day.folder / "equivalent.toml"
    path.write_text(ENTRY.format(id=first.id, line=first.line, reason="the same"), encoding="utf-8")
    assert equivalent(day, array) == {first.id: "the same"}
    assert equivalent(day, day.exercise("pair")) == {}
    path.write_text(ENTRY.format(id=first.id, line="another", reason="the same"), encoding="utf-8")
    with pytest.raises(CourseError, match="stale"):
        equivalent(day, array)
    path.write_text(ENTRY.format(id=first.id, line=first.line, reason=""), encoding="utf-8")
    with pytest.raises(CourseError, match="needs a reason"):
        equivalent(day, array)
