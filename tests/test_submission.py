"""What a student handed in is read as bounded data, and everything that is no notebook says so in words."""

from __future__ import annotations

import json
import os
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from autograder import messages, submission
from autograder.submission import Cell, Submission, Unreadable, beside, content, find, read


def code(source: Any, **metadata: Any) -> dict[str, Any]:
    return {"cell_type": "code", "source": source, "metadata": metadata, "outputs": [], "execution_count": None}


def notebook(*cells: Any, **metadata: Any) -> dict[str, Any]:
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": metadata, "cells": list(cells)}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "day1.ipynb"


def write(path: Path, data: Any) -> Path:
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def complaint(path: Path) -> str:
    """The id of the reason why `path` is unreadable, which must have words in both languages."""
    with pytest.raises(Unreadable) as caught:
        read(path)
    assert messages.text(caught.value.message, "ko") != messages.text(caught.value.message, "en")
    return caught.value.message.id


def test_cells_are_numbered_as_a_reader_counts_and_markdown_is_left_out(path: Path) -> None:
    title = {"cell_type": "markdown", "source": "# x = 1", "metadata": {}}
    raw = {"cell_type": "raw", "source": "x = 2", "metadata": {}}
    write(path, notebook(title, code("a = 1"), raw, code(["b = 2\n", "c = 3"])))
    texts = (Cell(1, "# x = 1"), Cell(3, "x = 2"))
    assert read(path) == Submission("en", (Cell(2, "a = 1"), Cell(4, "b = 2\nc = 3")), texts)


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_windows_line_ends_and_byte_order_marks_change_nothing(path: Path, ending: str, mark: bytes) -> None:
    text = json.dumps(notebook(code(f"x = 1{ending}y = 2")), indent=1).replace("\n", ending)
    path.write_bytes(mark + text.encode())
    assert read(path).cells == (Cell(1, "x = 1\ny = 2"),)


@pytest.mark.parametrize(
    ("metadata", "lang"),
    [
        ({}, "ko"),
        ({"autograder": {"lang": "ko"}}, "ko"),
        ({"autograder": {"lang": "en"}}, "en"),
        ({"autograder": {"lang": "../../etc"}}, "ko"),
        ({"autograder": {"lang": ["en"]}}, "ko"),
        ({"autograder": "en"}, "ko"),
        ({"autograder": None}, "ko"),
    ],
)
def test_the_language_is_english_where_the_notebook_says_so_and_korean_otherwise(
    path: Path, metadata: dict[str, Any], lang: str
) -> None:
    assert read(write(path, notebook(**metadata))).lang == lang


@pytest.mark.parametrize(
    "cell",
    [
        None,
        "code",
        [],
        {},
        {"cell_type": 7},
        {"cell_type": ["code"]},
        {"source": "x = 1"},
    ],
    ids=repr,
)
def test_cells_that_are_none_are_passed_over(path: Path, cell: Any) -> None:
    assert read(write(path, notebook(cell, code("y = 1")))).cells == (Cell(2, "y = 1"),)


def test_a_code_cell_may_lack_everything_but_its_type(path: Path) -> None:
    assert read(write(path, notebook({"cell_type": "code"}))).cells == (Cell(1, ""),)


@pytest.mark.parametrize("metadata", [None, [], "x", {"autograder": []}, {"autograder": {"role": {"a": 1}}}])
def test_odd_metadata_of_a_cell_is_no_fault(path: Path, metadata: Any) -> None:
    (cell,) = read(write(path, notebook({**code("x = 1"), "metadata": metadata}))).cells
    assert cell.source == "x = 1"
    assert isinstance(cell.role, str)


@pytest.mark.parametrize("source", [7, None, {"a": 1}, ["x", 1], [["x"]]], ids=repr)
def test_a_source_that_is_no_text_makes_no_notebook(path: Path, source: Any) -> None:
    assert complaint(write(path, notebook(code(source)))) == "not_a_notebook"


@pytest.mark.parametrize(
    "data",
    [
        [],
        {},
        None,
        1,
        "notebook",
        {"nbformat": 4},
        {"nbformat": 3, "worksheets": []},
        {"nbformat": 5, "cells": []},
        {"nbformat": "4", "cells": []},
        {"nbformat": 4, "cells": {}},
        {"cells": []},
    ],
    ids=repr,
)
def test_json_that_is_no_notebook(path: Path, data: Any) -> None:
    assert complaint(write(path, data)) == "not_a_notebook"


@pytest.mark.parametrize(
    ("data", "id"),
    [
        (b"", "not_json"),
        (b'{"cells": [', "not_json"),
        (b"PK\x03\x04", "not_json"),
        (b"\xff\xfe{\x00}\x00", "wrong_encoding"),
        ('{"a": "가"}'.encode("cp949"), "wrong_encoding"),
        (b"[" * 1_000_000, "too_deep"),
        (b'{"cells":' * 200_000, "too_deep"),
        (b"1" * 5000, "not_json"),
    ],
    ids=["empty", "cut", "zip", "utf-16", "cp949", "lists", "objects", "number"],
)
def test_bytes_that_are_no_json(path: Path, data: bytes, id: str) -> None:
    path.write_bytes(data)
    assert complaint(path) == id


def test_a_missing_notebook(path: Path) -> None:
    assert complaint(path) == "missing_notebook"


def test_a_directory_of_that_name(path: Path) -> None:
    path.mkdir()
    assert complaint(path) == "not_a_notebook"


def test_a_link_is_not_followed_even_to_a_good_notebook(path: Path, tmp_path: Path) -> None:
    path.symlink_to(write(tmp_path / "solution.ipynb", notebook(code("x = 1"))))
    assert complaint(path) == "not_a_notebook"


def test_a_link_to_nowhere(path: Path) -> None:
    path.symlink_to("/nowhere")
    assert complaint(path) == "not_a_notebook"


def test_a_pipe_is_not_waited_for(path: Path) -> None:
    os.mkfifo(path)
    assert complaint(path) == "not_a_notebook"


@pytest.mark.parametrize("kind", ["link", "pipe", "large"])
def test_bytes_are_given_out_of_a_plain_file_of_bounded_size_alone(path: Path, tmp_path: Path, kind: str) -> None:
    other = tmp_path / "other"
    other.write_bytes(b"no notebook")
    assert content(other) == b"no notebook"
    if kind == "link":
        path.symlink_to(other)
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        with path.open("wb") as file:
            file.truncate(10 << 40)  # sparse
    with pytest.raises(Unreadable) as caught:
        content(path)
    assert caught.value.message.id == ("too_big" if kind == "large" else "not_a_notebook")


def test_a_file_over_the_limit_is_not_read_to_its_end(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with path.open("wb") as file:
        file.truncate(10 << 40)  # sparse: 10 TB that take no room, and that nothing could read
    with pytest.raises(Unreadable) as caught:
        read(path)
    assert caught.value.message.id == "too_big"
    assert caught.value.message.values == {"size_mb": 10 << 20, "limit_mb": submission.MAX_MB}


def test_a_file_just_under_the_limit_is_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(submission, "MAX_MB", 1)
    text = json.dumps(notebook(code("x = 1")))
    path.write_text(text + " " * ((1 << 20) - len(text)))
    assert len(read(path).cells) == 1
    path.write_text(text + " " * ((1 << 20) - len(text) + 1))
    assert complaint(path) == "too_big"


def test_a_cell_over_the_limit_makes_no_notebook(path: Path) -> None:
    assert len(read(write(path, notebook(code("x" * submission.MAX_SOURCE)))).cells) == 1
    assert complaint(write(path, notebook(code("x" * (submission.MAX_SOURCE + 1))))) == "not_a_notebook"


def test_all_cells_together_have_a_limit_and_texts_give_way_first(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(submission, "MAX_TOTAL", 100)
    image = {"cell_type": "markdown", "source": "x" * 99}
    found = read(write(path, notebook(code("x" * 60), image, code("y" * 40))))
    assert (len(found.cells), found.texts) == (2, ())
    assert complaint(write(path, notebook(code("x" * 60), code("y" * 41)))) == "too_big"


def test_no_more_cells_are_run_than_the_limit(path: Path) -> None:
    write(path, notebook(*[code("x = 1")] * (submission.MAX_CELLS + 5)))
    assert len(read(path).cells) == submission.MAX_CELLS


def test_a_machines_fault_is_not_the_students(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(path, notebook())

    def broken(*args: object, **kwargs: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", broken)
    with pytest.raises(PermissionError):
        read(path)


def test_outputs_are_never_looked_at(path: Path) -> None:
    cell = {**code("x = 1"), "outputs": [{"output_type": "🦖", "data": None}, 7], "execution_count": "NaN"}
    assert read(write(path, notebook(cell))).cells == (Cell(1, "x = 1"),)


OLD = {
    "nbformat": 3,
    "metadata": {},
    "worksheets": [
        {
            "cells": [
                {"cell_type": "heading", "level": 1, "source": ["Title"]},
                {"cell_type": "code", "input": ["x = 1"]},
            ]
        },
        {"cells": [{"cell_type": "code", "input": "y = 2", "outputs": []}, "no cell"]},
    ],
}


def test_the_format_before_the_current_one_is_read_too(path: Path) -> None:
    found = read(write(path, OLD))
    assert found == Submission("en", (Cell(2, "x = 1"), Cell(3, "y = 2")), (Cell(1, "Title"),), old=True)


def test_a_notebook_without_any_metadata_is_one_as_long_as_it_has_cells(path: Path) -> None:
    assert read(write(path, {"cells": [{"cell_type": "code", "source": "x = 1"}]})).cells == (Cell(1, "x = 1"),)


@pytest.mark.parametrize(("text", "lang"), [("안녕", "ko"), ("Hello", "en"), (None, "ko")])
def test_a_notebook_that_lost_its_language_has_that_of_its_text(path: Path, text: str | None, lang: str) -> None:
    cells = [] if text is None else [{"cell_type": "markdown", "source": text}]
    assert read(write(path, notebook(*cells, code("x = 1 # 하나")))).lang == lang


def test_numbers_without_end_are_refused_before_they_take_memory(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(submission, "MAX_ITEMS", 1000)
    cell = {**code("x = 1"), "outputs": [{"output_type": "display_data", "data": {"application/json": [1] * 1001}}]}
    assert complaint(write(path, notebook(cell))) == "too_many_outputs"


# Files that were renamed on their way

RENAMED = [
    "day1 (1).ipynb",
    "day1-홍길동.ipynb",
    unicodedata.normalize("NFD", "1일차 홍길동.ipynb"),
    "day1.ipynb의 사본",
    "Copy of day1.ipynb",
    "Day1.IPYNB",
    "day1.ipynb.txt",
    "day1\\day1.ipynb",
    "Untitled.ipynb",
]


@pytest.mark.parametrize("name", RENAMED)
def test_the_only_notebook_in_the_folder_is_the_one_whatever_its_name(tmp_path: Path, name: str) -> None:
    (tmp_path / "notes.txt").write_text("x")
    (tmp_path / ".ipynb_checkpoints").mkdir()
    (tmp_path / ".day1.ipynb").write_text("x")
    (tmp_path / name).write_text("{}")
    assert find(tmp_path, "day1") == tmp_path / name


def test_of_several_the_right_name_is_taken_then_the_only_one_of_the_day_and_else_none(tmp_path: Path) -> None:
    right = tmp_path / "day1.ipynb"
    for name in ("day12.ipynb", "scratch.ipynb"):
        (tmp_path / name).write_text("{}")
    assert find(tmp_path, "day1") == right
    assert complaint(right) == "several_notebooks"
    (tmp_path / "my day1 (2).ipynb").write_text("{}")
    assert find(tmp_path, "day1").name == "my day1 (2).ipynb"
    right.write_text("{}")
    assert find(tmp_path, "day1") == right
    assert len(beside(right)) == 3


def test_a_link_is_never_found_under_another_name(tmp_path: Path) -> None:
    (tmp_path / "other.ipynb").symlink_to(write(tmp_path.parent / "solution.ipynb", notebook(code("x = 1"))))
    assert complaint(find(tmp_path, "day1")) == "missing_notebook"


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(
    st.fixed_dictionaries(
        {"nbformat": st.just(4) | json_values, "cells": st.lists(json_values) | json_values},
        optional={"metadata": json_values},
    )
    | st.fixed_dictionaries(
        {
            "nbformat": st.just(4),
            "cells": st.lists(
                st.fixed_dictionaries(
                    {"cell_type": st.sampled_from(["code", "markdown"]) | json_values},
                    optional={"source": st.lists(st.text(max_size=3)) | json_values, "metadata": json_values},
                ),
                max_size=3,
            ),
        },
        optional={"metadata": st.fixed_dictionaries({"autograder": json_values})},
    )
)
@settings(
    max_examples=200,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_whatever_the_json_holds_it_is_a_submission_or_unreadable(tmp_path: Path, data: Any) -> None:
    path = write(tmp_path / "any.ipynb", data)
    try:
        found = read(path)
    except Unreadable:
        return
    assert found.lang in ("ko", "en")
    assert all(isinstance(c.source, str) and isinstance(c.role, str) for c in found.cells)


@pytest.mark.parametrize(
    ("cells", "count"),
    [
        ([Cell(1, "check()", "check"), Cell(2, "# grade", "grade"), Cell(3, "mine = 1", "solution")], 0),
        ([Cell(1, "check()"), Cell(2, "# grade")], 0),
        ([Cell(1, "check(); print()", "check"), Cell(2, "# grade")], 2),
        ([Cell(1, "# grade")], 1),
        ([Cell(1, "check()"), Cell(2, "# grade"), Cell(3, "mine = 1", "parts")], 1),
    ],
    ids=["as released", "metadata stripped", "check changed", "check removed", "a role that is not its own"],
)
def test_altered_locked_cells_and_false_roles_are_counted(cells: list[Cell], count: int) -> None:
    released = {"check()": "check", "# grade": "grade", "plot()": "demo", "stub": "solution"}
    assert Submission("ko", tuple(cells)).altered(released) == count
    assert Submission("ko", tuple(cells)).altered({}) == 0
