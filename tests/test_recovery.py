"""The code of a damaged notebook is found by what its cells define and by what was released, never by labels."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from autograder import messages
from autograder.recovery import Recovered, named, recover
from autograder.submission import MAX_SOURCE, Cell, Submission, template

PROSE = "## 1. f\n\nWrite **f**, please."
SETUP = "import numpy as np\nfrom math import pi"
GIVEN = "def given():\n    return 1"
STUB = "def f(x):\n    # YOUR CODE HERE\n    raise NotImplementedError()"
STUB_G = "class G:\n    # YOUR CODE HERE\n    raise NotImplementedError()"
DEMO = "for _ in range(9):\n    train(f)"
PARTS = "def reference_parts():\n    return {}"
ANSWER = "def f(x):\n    out = 2 * x\n    return out"
ANSWER_G = "class G:\n    def f(self, x):\n        return x\n\n    def g(self):\n        return 1"

EN = {
    PROSE: "text",
    SETUP: "setup",
    GIVEN: "",
    STUB: "solution",
    STUB_G: "solution",
    'grader.check("f");': "check",
    "# graded here": "grade",
    DEMO: "demo",
    PARTS: "parts",
}
RELEASED = {"ko": {"## 1. f\n\n`f`를 써 보세요.": "text"}, "en": EN}
ASKED = {"f", "G"}


def found(*sources: str, **texts: str) -> Recovered:
    """What is recovered of code cells 1, 2, ... and of text cells whose numbers stand in their names, `_3="..."`."""
    numbers = [n for n in range(1, 99) if f"_{n}" not in texts]
    cells = tuple(Cell(n, s) for n, s in zip(numbers, sources, strict=False))
    marked = tuple(Cell(int(k[1:]), s) for k, s in texts.items())
    got = recover(Submission("en", cells, marked), RELEASED, ASKED)
    for note in got.notes:
        assert messages.text(note, "ko") != messages.text(note, "en")
    return got


def code(recovered: Recovered) -> list[str]:
    return [c.source for c in recovered.cells]


def notes(recovered: Recovered) -> list[tuple[str, dict[str, Any]]]:
    return [(n.id, dict(n.values)) for n in recovered.notes]


def test_what_only_checks_or_shows_is_left_out_as_long_as_it_stands_as_released() -> None:
    got = found(SETUP, GIVEN, ANSWER, ANSWER_G, *[s for s, role in EN.items() if role not in ("setup", "", "solution")])
    assert (code(got), got.notes) == ([SETUP, GIVEN, ANSWER, ANSWER_G], ())


def test_cells_of_either_language_count_as_released() -> None:
    assert code(found(SETUP, GIVEN, "## 1. f\n\n`f`를 써 보세요.", ANSWER)) == [SETUP, GIVEN, ANSWER]


def test_white_space_around_a_released_cell_does_not_count() -> None:
    assert code(found(SETUP, GIVEN, '\n grader.check("f");  \n\n')) == [SETUP, GIVEN]


def test_an_edited_or_new_cell_is_run() -> None:
    mine = [f"{DEMO}\nprint(1)", "raise SystemError"]
    assert code(found(SETUP, GIVEN, *mine)) == [SETUP, GIVEN, *mine]


@pytest.mark.parametrize("role", ["", "solution", "check", "grade", "demo"])
def test_labels_of_the_students_copy_decide_nothing(role: str) -> None:
    cells = (Cell(1, SETUP, role), Cell(2, GIVEN, role), Cell(3, "raise SystemError", role), Cell(4, "# graded here"))
    got = recover(Submission("en", cells), RELEASED, ASKED)
    assert code(got) == [SETUP, GIVEN, "raise SystemError"]


def test_without_a_released_notebook_everything_is_run() -> None:
    cells = (Cell(1, 'grader.check("f")', "check"), Cell(2, ANSWER))
    assert recover(Submission("ko", cells), {"ko": {}}, ASKED) == Recovered(cells, ())


@pytest.mark.parametrize("way", ["{0}\n{1}", "{1}\n{0}", "{0}\n\n{1}", "{1}\n\n\n{0}"])
@pytest.mark.parametrize("other", [PROSE, DEMO, PARTS])
def test_an_answer_merged_with_what_was_released_is_cut_free(way: str, other: str) -> None:
    (_, _, got) = code(found(SETUP, GIVEN, way.format(ANSWER, other)))
    assert got.strip() == ANSWER


def test_released_cells_merged_with_one_another_are_left_out() -> None:
    assert code(found(SETUP, GIVEN, f'{DEMO}\n\ngrader.check("f");\n\n{PROSE}', ANSWER)) == [SETUP, GIVEN, ANSWER]


def test_an_answer_merged_with_an_untouched_stub_of_the_same_name_counts() -> None:
    got = found(SETUP, GIVEN, f"{ANSWER}\n\n{STUB}")
    assert [s.strip() for s in code(got)] == [SETUP, GIVEN, ANSWER]
    assert notes(got) == [("recovered", {"name": "f", "cell": 3})]


@pytest.mark.parametrize("order", [(ANSWER, STUB), (STUB, ANSWER)])
def test_a_stub_yields_to_an_answer_in_another_cell_wherever_that_stands(order: tuple[str, str]) -> None:
    got = found(SETUP, GIVEN, *order)
    assert code(got) == [SETUP, GIVEN, ANSWER]
    assert notes(got) == [("recovered", {"name": "f", "cell": 3 + order.index(ANSWER)})]


def test_an_assignment_is_an_answer_too_and_one_inside_a_function_is_not() -> None:
    assert code(found(SETUP, GIVEN, "f = np.sin", STUB)) == [SETUP, GIVEN, "f = np.sin"]
    helper = "def helper():\n    f = 1\n    def f(x): ..."
    assert code(found(SETUP, GIVEN, helper, STUB)) == [SETUP, GIVEN, helper, STUB]


def test_without_an_answer_the_stub_stays_and_says_that_it_is_empty() -> None:
    got = found(SETUP, GIVEN, STUB, STUB_G)
    assert (code(got), got.notes) == ([SETUP, GIVEN, STUB, STUB_G], ())


def test_of_two_answers_the_last_one_counts_as_in_jupyter() -> None:
    other = "def f(x):\n    return 0"
    assert code(found(SETUP, GIVEN, ANSWER, other)) == [SETUP, GIVEN, ANSWER, other]


@pytest.mark.parametrize("answer", [ANSWER, ANSWER_G])
@pytest.mark.parametrize("line", range(1, 3))
def test_an_answer_split_inside_is_joined_again(answer: str, line: int) -> None:
    lines = answer.split("\n")
    got = found(SETUP, GIVEN, "\n".join(lines[:line]), "\n".join(lines[line:]))
    assert code(got) == [SETUP, GIVEN, answer]
    assert notes(got) == [("recovered_split", {"cell": 4, "above": 3})]


def test_a_method_that_is_called_like_an_answer_is_still_the_rest_of_its_class() -> None:
    head, tail = ANSWER_G.split("\n", 1)
    assert code(found(SETUP, GIVEN, head, tail)) == [SETUP, GIVEN, ANSWER_G]


def test_the_rest_of_a_split_cell_may_go_on_with_another_answer() -> None:
    whole = f"{ANSWER}\n\n\n{ANSWER_G}"
    head, tail = whole.split("\n", 1)
    assert code(found(SETUP, GIVEN, head, tail)) == [SETUP, GIVEN, whole]


def test_an_answer_split_into_three_and_one_split_inside_its_docstring() -> None:
    assert code(found(SETUP, GIVEN, *ANSWER.split("\n"))) == [SETUP, GIVEN, ANSWER]
    long = 'def f(x):\n    """Twice\nas much.\n    """\n    return 2 * x'
    head, tail = long.split("\nas", 1)
    assert code(found(SETUP, GIVEN, head, f"as{tail}")) == [SETUP, GIVEN, long]


def test_what_would_be_too_long_for_a_cell_is_not_joined() -> None:
    long = "def f(x):\n    y = '" + "x" * (MAX_SOURCE - 30) + "'"
    assert len(code(found(SETUP, GIVEN, long, "    return x"))) == 4


def test_what_stands_by_itself_is_not_joined() -> None:
    """Jupyter runs an indented cell as if it were not."""
    pasted = "    def f(x):\n        return 2 * x"
    assert code(found(SETUP, GIVEN, "if pi:\n    y = 1", pasted)) == [SETUP, GIVEN, "if pi:\n    y = 1", pasted]
    apart = ["y = 1", "    z = 2"]
    assert code(found(SETUP, GIVEN, *apart)) == [SETUP, GIVEN, *apart]
    tail = "    return out"
    assert code(found(SETUP, GIVEN, "def f(x):\n    out = x", tail, _4="a cell between"))[-1] == tail


def test_an_answer_that_became_text_is_code_again_at_its_place() -> None:
    got = found(SETUP, GIVEN, "y = f(1)", _3=ANSWER)
    assert code(got) == [SETUP, GIVEN, ANSWER, "y = f(1)"]
    assert notes(got) == [("recovered_type", {"cell": 3})]


def test_an_answer_that_became_text_replaces_an_untouched_stub_and_no_answer() -> None:
    assert code(found(SETUP, GIVEN, STUB, _4=ANSWER)) == [SETUP, GIVEN, ANSWER]
    old = "def f(x):\n    return 0"
    assert code(found(SETUP, GIVEN, ANSWER, _4=old)) == [SETUP, GIVEN, ANSWER], "set aside by the student"


def test_an_answer_merged_into_a_text_cell_is_cut_free() -> None:
    got = found(SETUP, GIVEN, _3=f"{PROSE}\n\n{ANSWER}")
    assert [s.strip() for s in code(got)] == [SETUP, GIVEN, ANSWER]


def test_an_example_in_a_text_is_no_code() -> None:
    assert code(found(SETUP, GIVEN, _3=f"Like this:\n```python\n{ANSWER}\n```")) == [SETUP, GIVEN]


def test_imports_that_became_text_are_code_again() -> None:
    got = found(GIVEN, ANSWER, _1=SETUP)
    assert code(got) == [SETUP, GIVEN, ANSWER]
    assert notes(got) == [("recovered_type", {"cell": 1})]


def test_imports_and_given_functions_that_are_gone_are_put_back_first() -> None:
    got = found(ANSWER)
    assert code(got) == [SETUP, GIVEN, ANSWER]
    assert notes(got) == [("recovered_setup", {})]


def test_a_set_up_cell_to_which_imports_were_added_is_left_as_it_is() -> None:
    mine = f"import os\n{SETUP}\nimport sys"
    assert code(found(mine, GIVEN, ANSWER)) == [mine, GIVEN, ANSWER]
    assert found(mine, GIVEN, ANSWER).notes == ()


def test_a_notebook_with_hardly_any_function_of_the_assignment_is_told_of_it() -> None:
    told: tuple[str, dict[str, Any]] = ("nothing_asked", {})
    assert told in notes(found(SETUP, GIVEN, "def of_another_day():\n    return 1"))
    for source in (STUB, ANSWER_G):
        assert told not in notes(found(SETUP, GIVEN, source))
    assert told not in notes(found(SETUP, GIVEN, _1=ANSWER))
    many = {f"f{n}" for n in range(20)}
    for held in (1, 2):  # another day's notebook may have a name in common
        cells = tuple(Cell(n, f"def f{n}(x):\n    return x") for n in range(held))
        assert (told in notes(recover(Submission("en", cells), RELEASED, many))) == (held == 1)


def test_the_old_format_is_told() -> None:
    got = recover(Submission("en", (Cell(1, SETUP), Cell(2, GIVEN), Cell(3, ANSWER)), old=True), RELEASED, ASKED)
    assert notes(got) == [("recovered_format", {})]


def test_a_template_tells_text_from_code(tmp_path: Path) -> None:
    cells = [
        {"cell_type": "markdown", "source": PROSE, "metadata": {}},
        {"cell_type": "code", "source": [SETUP], "metadata": {"autograder": {"role": "setup"}}},
    ]
    path = tmp_path / "day1.ipynb"
    path.write_text(json.dumps({"nbformat": 4, "cells": cells}), encoding="utf-8")
    assert template(path) == {PROSE: "text", SETUP: "setup"}


def test_a_name_that_is_not_the_days_is_told_and_so_are_other_notebooks(tmp_path: Path) -> None:
    folder = tmp_path / "day1"
    folder.mkdir()
    for name in ("day1.ipynb", "day1-홍길동.ipynb"):
        (folder / name).write_text("{}")
    (other,) = named(folder / "day1.ipynb", "day1")
    (renamed,) = named(folder / "day1-홍길동.ipynb", "day1")
    assert (other.id, renamed.id) == ("other_notebooks", "recovered_name")
    assert "day1-홍길동.ipynb" in messages.text(renamed, "ko")
    assert named(tmp_path / "mine.ipynb", "day1") == (), "a file from anywhere, named on the command line"


def test_a_name_in_bytes_that_are_no_text_can_be_told_too(tmp_path: Path) -> None:
    folder = tmp_path / "day1"
    folder.mkdir()
    (renamed,) = named(folder / "day1-\udcc8.ipynb", "day1")
    json.dumps(dict(renamed.values), ensure_ascii=False).encode()
