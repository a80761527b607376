"""Lesson -> master notebook, student's notebook, otter's check files."""

from __future__ import annotations

import ast
import hashlib
import json
import re
import shutil
import types
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import coursekit
import nbformat
import pytest
from kernels import Kernels
from nbclient import NotebookClient

from autograder import build as building
from autograder.build import BuildError, build, for_language
from autograder.course import LANGS, Assignment, Course, CourseError
from autograder.integrations import otter as otterfiles
from autograder.outputs import gradebook

with warnings.catch_warnings():
    # otter-grader 7.0.0 imports ipylab, which passes trait types where traitlets wants instances.
    warnings.filterwarnings("ignore", "Traits should be given as instances", DeprecationWarning)
    import otter

WORDS = {"ko": "아직 작성하지 않았어요", "en": "not yet"}


@pytest.fixture
def course(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Course:
    return coursekit.built(tmp_path_factory, tmp_path)


def released(course: Course, lang: str) -> Any:
    path = course.root / "release" / lang / coursekit.DAY / f"{coursekit.DAY}.ipynb"
    return nbformat.read(path, as_version=4)


def cells(notebook: Any) -> dict[str, Any]:
    return {c.metadata.nbgrader.grade_id: c for c in notebook.cells if "nbgrader" in c.metadata}


@pytest.mark.parametrize(
    ("line", "ko", "en"),
    [
        ("    ko| 안녕", ["    안녕"], []),
        ("    en| hello", [], ["    hello"]),
        ("    # ko| 주석", ["    # 주석"], []),
        ("# en| comment", [], ["# comment"]),
        ("    ko|", [""], []),
        ("x = ko|en", ["x = ko|en"], ["x = ko|en"]),
        ("ko|x", ["ko|x"], ["ko|x"]),
        ("plain", ["plain"], ["plain"]),
    ],
)
def test_marked_lines_stay_in_their_language_only(line: str, ko: list[str], en: list[str]) -> None:
    assert for_language(f"a\n{line}\nb", "ko").split("\n") == ["a", *ko, "b"]
    assert for_language(f"a\n{line}\nb", "en").split("\n") == ["a", *en, "b"]


@pytest.mark.parametrize("lang", LANGS)
def test_the_students_notebook_has_stubs_and_comments_in_its_language(course: Course, lang: str) -> None:
    notebook = released(course, lang)
    assert notebook.metadata.autograder == {"assignment": "day1", "lang": lang}
    assert notebook.metadata.kernelspec.name == "python3"
    assert cells(notebook)["shift_back"].source == (
        f"def shift_back(cache):\n    {building.YOUR_CODE[lang]}\n    raise NotImplementedError()"
    )
    assert cells(notebook)["double-grade"].source == building.GRADE_CELL[lang]
    headings = [c.source.split("\n")[0] for c in notebook.cells if c.cell_type == "markdown"]
    assert headings == [{"ko": "# 작은 과제", "en": "# Small assignment"}[lang], "$2x$"]


def test_cells_carry_what_nbgrader_and_the_grader_need(course: Course) -> None:
    found = cells(released(course, "en"))
    flags = {
        i: (c.metadata.nbgrader.solution, c.metadata.nbgrader.grade, c.metadata.nbgrader.locked)
        for i, c in found.items()
    }
    assert flags == {
        "double": (True, False, False),
        "double-check": (False, False, True),
        "double-grade": (False, True, True),
        "shift_forward": (True, False, False),
        "shift_back": (True, False, False),
        "shift-check": (False, False, True),
        "shift-grade": (False, True, True),
    }
    assert [c.metadata.nbgrader.points for c in found.values() if c.metadata.nbgrader.grade] == [3, 4.5]
    assert found["shift-check"].metadata.autograder.role == "check"
    assert found["shift-check"].id == "day1-shift-check"


def test_the_grade_cell_of_the_master_raises_and_that_of_the_student_does_not(course: Course) -> None:
    for lang in LANGS:
        master = building.notebook(course.assignment("day1"), lang)
        with pytest.raises(RuntimeError, match=re.escape(building.NO_GRADER[lang])):
            exec(cells(master)["double-grade"].source, {})
        exec(cells(released(course, lang))["double-grade"].source, {})


def test_building_again_gives_the_same_bytes(course: Course) -> None:
    assert build(course, check=True) == []


def test_check_names_every_drifted_path_and_writes_nothing(course: Course) -> None:
    release = course.root / "release" / "ko" / "day1"
    (release / "day1.ipynb").write_text("{}", encoding="utf-8")
    (release / "left_over.py").write_text("", encoding="utf-8")
    (course.root / "source" / "ko" / "day1" / "tests" / "shift.py").unlink()
    (release / ".OTTER_LOG").write_text("a student's doing, not ours", encoding="utf-8")
    expected = ["release/ko/day1/day1.ipynb", "release/ko/day1/left_over.py", "source/ko/day1/tests/shift.py"]
    assert build(course, ["day1"], ["ko"], check=True) == expected
    assert (release / "day1.ipynb").read_text(encoding="utf-8") == "{}"
    lines: list[str] = []
    assert build(course, ["day1"], ["ko"], progress=lines.append) == expected
    assert lines == ["day1 ko"]
    assert not (release / "left_over.py").exists()
    assert (release / ".OTTER_LOG").exists()


def test_an_assignment_that_is_switched_off_leaves_no_files_for_learners(tmp_path: Path) -> None:
    course = coursekit.mini_course(tmp_path)
    assert build(course, langs=["en"])
    notebook = course.root / "release" / "en" / "day1" / "day1.ipynb"
    assert notebook.exists()
    toml = course.assignment("day1").folder / "assignment.toml"
    text = toml.read_text(encoding="utf-8")
    toml.write_text("enabled = false\n" + text, encoding="utf-8")
    assert "release/en/day1/day1.ipynb" in build(Course(course.root), langs=["en"])
    assert not notebook.exists()
    assert build(Course(course.root), langs=["en"], check=True) == []
    toml.write_text('enabled = "no"\n' + text, encoding="utf-8")
    with pytest.raises(CourseError, match="enabled is true or false, not 'no'"):
        build(Course(course.root), langs=["en"])


def test_files_of_an_assignment_reach_learners_byte_for_byte_and_a_changed_one_is_refused(tmp_path: Path) -> None:
    course = coursekit.mini_course(tmp_path)
    folder = course.assignment("day1").folder
    weights = bytes(range(256)) * 40
    (folder / "files").mkdir()
    (folder / "files" / "weights.pt").write_bytes(weights)
    toml = folder / "assignment.toml"
    listed = f'{toml.read_text(encoding="utf-8")}\n[files]\n"weights.pt" = "{hashlib.sha256(weights).hexdigest()}"\n'
    toml.write_text(listed, encoding="utf-8")
    written = [f"{step}/en/day1/files/weights.pt" for step in ("release", "source")]
    assert set(written) <= set(build(Course(tmp_path), ["day1"], ["en"]))
    for path in written:
        assert (tmp_path / path).read_bytes() == weights
    (tmp_path / written[0]).write_bytes(b"a learner's")
    assert build(Course(tmp_path), ["day1"], ["en"], check=True) == written[:1]
    (folder / "files" / "weights.pt").write_bytes(weights[1:])
    with pytest.raises(CourseError, match=re.escape("disagree on weights.pt")):
        build(Course(tmp_path), ["day1"], ["en"])
    (folder / "files" / "weights.pt").unlink()
    with pytest.raises(CourseError, match=re.escape("disagree on weights.pt")):
        build(Course(tmp_path), ["day1"], ["en"])


def test_what_nbgrader_refuses_is_reported_in_its_words() -> None:
    def day(name: str, source: str) -> dict[str, bytes]:
        notebook = {
            "cells": [
                {
                    "cell_type": "code",
                    "execution_count": None,
                    "id": "a",
                    "metadata": {"nbgrader": building.nbgrader_metadata("f", solution=True)},
                    "outputs": [],
                    "source": source,
                }
            ],
            "metadata": {},
            "nbformat": 4,
            "nbformat_minor": 5,
        }
        return {f"{name}.ipynb": json.dumps(notebook).encode()}

    right, wrong = "### BEGIN SOLUTION\nx = 1\n### END SOLUTION", "### BEGIN SOLUTION\nx = 1"
    with pytest.raises(BuildError, match="no end solution statement found") as refused:
        building.releases({"day1": day("day1", right), "day2": day("day2", wrong), "day3": day("day3", right)})
    assert "day2" in str(refused.value)
    assert "day1" not in str(refused.value) and "day3" not in str(refused.value)


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('    ### END SOLUTION\n\n# %% check="double"', '\n# %% check="double"', "one ### BEGIN SOLUTION and one"),
        ('# %% grade="double"', "# %%", "disagree on double-grade"),
        ('# %% grade="double"', '# %% check="double"', "two cells for 'double-check'"),
        ('# %% grade="double"', '# %% grade="treble"', "no exercise 'treble'"),
    ],
)
def test_an_odd_lesson_is_refused_in_plain_words(tmp_path: Path, old: str, new: str, complaint: str) -> None:
    course = coursekit.mini_course(tmp_path)
    lesson = course.assignment("day1").folder / "lesson.py"
    text = lesson.read_text(encoding="utf-8")
    assert old in text
    lesson.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(CourseError, match=re.escape(complaint)):
        building.notebook(course.assignment("day1"), "ko")


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("np.array([0.0, 2.0, 4.0, 6.0])", "reference.double(grid(4))", "not 'reference'"),
        ("def test_public_double(student: Any)", "def test_public_double(student: Any, thresholds: Any)", "thresholds"),
        ('@check("double", level="public", points=0, ko="작은 예", en="small example")\n', "", "@check(...)"),
        ('@pytest.mark.public\n@check("double"', '@check("double"', "has no public check"),
    ],
)
def test_a_public_check_that_learners_could_not_run_is_refused(
    tmp_path: Path, old: str, new: str, complaint: str
) -> None:
    course = coursekit.mini_course(tmp_path)
    assignment = course.assignment("day1")
    graders = assignment.graders / "test_small.py"
    text = graders.read_text(encoding="utf-8")
    assert old in text
    graders.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(CourseError, match=re.escape(complaint)):
        otterfiles.check_file(assignment, assignment.exercise("double"), "ko")


APPARATUS = """\
import math
import operator

SIZE = math.floor(4.5)


def grid(step):
    return list(range(0, SIZE, step))


def other(x):
    return operator.neg(x)


def asks(name):
    return names[name]


names: dict
"""


def equipped(tmp_path: Path, call: str) -> str:
    """The check file of an exercise whose public check makes `call` first."""
    assignment = coursekit.mini_course(tmp_path).assignment("day1")
    (assignment.folder / "apparatus.py").write_text(APPARATUS, encoding="utf-8")
    graders = assignment.graders / "test_small.py"
    text = graders.read_text(encoding="utf-8")
    graders.write_text(
        text.replace("    out = student.double(", f"    {call}\n    out = student.double("), encoding="utf-8"
    )
    assignment = Course(assignment.folder.parents[1]).assignment("day1")
    return otterfiles.check_file(assignment, assignment.exercise("double"), "en")


def test_a_check_file_carries_what_it_uses_of_the_apparatus_and_no_more(tmp_path: Path) -> None:
    text = equipped(tmp_path, 'student.lab.grid(2, returns=["x: data"])')
    inside = text[text.index("def _apparatus") : text.index("apparatus = _apparatus()")]
    scope: dict[str, Any] = {"types": types}
    exec(inside + "apparatus = _apparatus()", scope)  # what build wrote
    assert scope["apparatus"].grid(2) == [0, 2]
    assert "operator" not in inside


@pytest.mark.parametrize(
    ("call", "complaint"),
    [
        ("lab = student.lab", "student.lab.<function>(...) only"),
        ('student.lab.gird(2, returns=["x: data"])', "the day's apparatus has no gird"),
        ('student.lab.asks("double", returns=["x: handle"])', "the apparatus has no `names`"),
    ],
)
def test_a_public_check_uses_the_apparatus_in_the_open(tmp_path: Path, call: str, complaint: str) -> None:
    with pytest.raises(CourseError, match=re.escape(complaint)):
        equipped(tmp_path, call)


def test_the_stub_is_the_one_that_the_gradebook_knows() -> None:
    assert gradebook.STUB == {"python": building.STUB}


# What learners may see: nothing hidden.


def _secrets(assignment: Assignment) -> tuple[dict[str, str], set[str]]:
    """Line -> where it comes from: of solutions, hidden graders, the reference, mistakes; and what may be seen."""
    visible = set()
    secret: dict[str, str] = {}
    for cell in assignment.lesson.cells:
        for lang in LANGS:
            inside = False
            for line in for_language(cell.source, lang).splitlines():
                if "### BEGIN SOLUTION" in line or "### END SOLUTION" in line:
                    inside = "BEGIN" in line
                elif inside:
                    secret[line.strip()] = f"solution {cell.metadata.get('solution')}"
                else:
                    visible.add(line.strip())
    public = [c for e in assignment.exercises for c in otterfiles.public_checks(assignment, e)]
    for check in public:
        visible |= {line.strip() for part in (check.source, *check.needs) for line in part.splitlines()}
    visible |= {line.strip() for line in assignment.apparatus.splitlines()}
    package = coursekit.REPOSITORY / "autograder"
    for name in ("checks.py", "messages.py", "wording.py", "integrations/publiccheck.py"):
        visible |= {line.strip() for line in (package / name).read_text(encoding="utf-8").splitlines()}
    for path in sorted(assignment.graders.glob("*.py")):
        text = path.read_text(encoding="utf-8")
        secret |= {line.strip(): path.name for line in text.splitlines()}
        names = {n.name for n in ast.parse(text).body if isinstance(n, ast.FunctionDef)}
        secret |= {
            name: path.name for name in names if name.startswith("test_") and name not in {c.name for c in public}
        }
    for mistake in assignment.mistakes:
        secret |= {line.strip(): mistake.id for line in mistake.source.splitlines()}
        secret |= dict.fromkeys((mistake.hint.ko, mistake.hint.en, mistake.cause), mistake.id)
    for alternative in assignment.alternatives:
        secret |= {line.strip(): alternative.id for line in alternative.source.splitlines()}
    telling = {line for line in secret if len(line) >= 10 and not line.startswith(("import ", "from "))} - visible
    return {line: secret[line] for line in sorted(telling)}, visible


def _leaks(assignment: Assignment, folder: Path) -> list[str]:
    found = []
    secrets, visible = _secrets(assignment)
    assert secrets
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        text = path.read_text(encoding="utf-8", errors="replace")  # files/ may hold weights
        if path.suffix == ".ipynb":
            text = "\n".join(str(c.source) for c in nbformat.reads(text, as_version=4).cells)
        shown = [line.strip() for line in text.splitlines() if line.strip() not in visible]
        lines, text = set(shown), "\n".join(shown)
        found += [f"{path.name}: {line!r} of {origin}" for line, origin in secrets.items() if line in lines]
        words = [w for w in secrets if w.startswith("test_") or len(w) >= 24]
        found += [f"{path.name}: {w!r} of {secrets[w]}" for w in words if w in text]
        found += [f"{path.name}: {word}" for word in ("BEGIN HIDDEN", "BEGIN SOLUTION", "END SOLUTION") if word in text]
    return found


def test_the_search_finds_hidden_lines_where_there_are_some(course: Course) -> None:
    assignment = course.assignment("day1")
    leaks = _leaks(assignment, course.root / "source" / "ko" / "day1")
    assert any("secretly_doubled" in leak for leak in leaks)
    planted = course.root / "release" / "ko" / "day1" / "tests" / "double.py"
    planted.write_text(
        planted.read_text(encoding="utf-8") + "    expected_double = 2 * x\n# test_hidden_shift\n", "utf-8"
    )
    leaks = _leaks(assignment, planted.parent)
    assert any("expected_double" in leak for leak in leaks)
    assert any("test_hidden_shift" in leak for leak in leaks)


@pytest.mark.parametrize("lang", LANGS)
def test_release_holds_no_hidden_line_and_no_solution(course: Course, lang: str) -> None:
    assert _leaks(course.assignment("day1"), course.root / "release" / lang / "day1") == []


@pytest.mark.parametrize("lang", LANGS)
def test_the_courses_own_release_holds_no_hidden_line_and_no_solution(lang: str) -> None:
    course = Course(coursekit.REPOSITORY)
    for day, assignment in course.assignments.items():
        assert _leaks(assignment, course.root / "release" / lang / day) == []


def test_the_courses_own_source_and_release_are_up_to_date() -> None:
    assert build(Course(coursekit.REPOSITORY), check=True) == [], "run 'autograder build'"


# What learners see when they run their notebook.


@pytest.fixture(scope="module")
def kernels() -> Iterator[None]:
    with Kernels():
        yield


def run(folder: Path, name: str) -> list[tuple[str, str]]:
    """Role and text output of each code cell, run top to bottom; a cell that raises fails the test."""
    notebook = nbformat.read(folder / name, as_version=4)
    NotebookClient(
        notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(folder)}}
    ).execute()
    return [
        (c.metadata.get("autograder", {}).get("role", ""), "".join(o.get("text", "") for o in c.outputs))
        for c in notebook.cells
        if c.cell_type == "code"
    ]


@pytest.mark.usefixtures("kernels")
@pytest.mark.parametrize("lang", LANGS)
def test_an_untouched_notebook_runs_and_every_check_says_not_yet(
    tmp_path: Path, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MPLBACKEND", "agg")
    for day in Course(coursekit.REPOSITORY).assignments:
        folder = tmp_path / day
        for path in (coursekit.REPOSITORY / "release" / lang / day).rglob("*.*"):
            copy = folder / path.relative_to(coursekit.REPOSITORY / "release" / lang / day)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())
        said = [text for role, text in run(folder, f"{day}.ipynb") if role == "check"]
        assert said
        assert [WORDS[lang] in text for text in said] == [True] * len(said)
        assert not any("Traceback" in text or "Error" in text.replace("NotImplementedError", "") for text in said)


def test_a_figure_of_wrong_answers_does_not_stop_the_notebook() -> None:
    """Run All ends at the first cell that raises; what is wrong is told by the checks, cell by cell."""
    for assignment in Course(coursekit.REPOSITORY).assignments.values():
        lesson = (assignment.folder / "lesson.py").read_text(encoding="utf-8")
        figures = [cell for cell in lesson.split("# %%") if "print(NOT_YET" in cell]
        assert figures
        assert all("\nexcept Exception as problem:\n    print(NOT_YET, problem)" in cell for cell in figures)


@pytest.mark.usefixtures("kernels")
def test_the_solutions_pass_every_public_check_in_a_notebook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a notebook nothing keeps a handle alive, as the sandbox does: a check can fail here that passes there."""
    monkeypatch.setenv("MPLBACKEND", "agg")
    for day, assignment in Course(coursekit.REPOSITORY).assignments.items():
        folder = tmp_path / day
        shutil.copytree(coursekit.REPOSITORY / "release" / "en" / day, folder)
        notebook = nbformat.read(folder / f"{day}.ipynb", as_version=4)
        for cell in notebook.cells:
            name = cell.metadata.get("nbgrader", {}).get("grade_id")
            if name in assignment.solutions:
                cell.source = assignment.solutions[name]
        notebook.cells = [c for c in notebook.cells if c.metadata.get("autograder", {}).get("role") != "demo"]
        nbformat.write(notebook, folder / f"{day}.ipynb")
        said = [text for role, text in run(folder, f"{day}.ipynb") if role == "check"]
        assert said
        for text in said:
            assert "\N{WHITE HEAVY CHECK MARK}" in text
            assert "\N{CROSS MARK}" not in text
            assert "\N{HOURGLASS WITH FLOWING SAND}" not in text


def check(folder: Path, question: str, names: dict[str, Any]) -> Any:
    return otter.Notebook(tests_dir=str(folder / "tests")).check(question, global_env=names)


CASES = {
    "right": ("def double(x):\n    return 2 * x", True, ["relative error 0.0e+00  (needs ≤ 1e-9)  OK", "shape (4,)"]),
    "stub": ("def double(x):\n    raise NotImplementedError()", False, ["small example: not yet (double)"]),
    "none": ("def double(x):\n    pass", False, ["`NoneType`"]),
    "shape": ("def double(x):\n    return (2 * x)[:, None]", False, ["shape (4, 1)"]),
    "factor": ("def double(x):\n    return x", False, ["relative error 5.0e-01  (needs ≤ 1e-9)  ✗", "index `[3]`"]),
    "nan": ("def double(x):\n    return x * float('nan')", False, ["NaN"]),
    "raises": ("def double(x):\n    return x @ [1, 2]", False, ["ValueError"]),
    "exits": ("def double(x):\n    raise SystemExit", False, ["SystemExit"]),
    "gone": ("x = 1", False, ["defines `double`"]),
    "variable": ("double = 3", False, ["`int`"]),
}


@pytest.mark.parametrize("case", CASES)
def test_a_check_says_in_one_line_what_is_wrong(
    case: str, course: Course, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = course.root / "release" / "en" / "day1"
    monkeypatch.chdir(folder)
    source, passed, said = CASES[case]
    names: dict[str, Any] = {}
    exec(source, names)
    result = check(folder, "double", names)
    shown = capsys.readouterr()
    assert result.passed_all is passed
    assert [word for word in said if word not in shown.out] == []
    assert "Traceback" not in shown.out + shown.err
    assert len(shown.out.splitlines()) <= 4


def test_checks_speak_the_notebooks_language_and_leave_arguments_alone(
    course: Course, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = course.root / "release" / "ko" / "day1"
    monkeypatch.chdir(folder)
    names: dict[str, Any] = {}
    exec("\n".join(coursekit.SOLUTIONS.values()), names)
    assert check(folder, "shift", names).passed_all
    assert "✅ 갔다가 돌아오기" in capsys.readouterr().out
    exec("def shift_forward(x):\n    x += 1\n    return x, x", names)
    assert not check(folder, "shift", names).passed_all
    assert "입력 `x` 배열의 내용이 바뀌어" in capsys.readouterr().out
    exec("def shift_forward(x):\n    return x + 1", names)
    assert not check(folder, "shift", names).passed_all
    assert "돌려준 값의 개수: 1" in capsys.readouterr().out


MEASURED = """\
    checks.at_least("half of out[2]", float(out[2]) / 2, 2.0, **HALF)
    checks.at_most("accuracy", float(out[3]), 6.0)
"""


@pytest.mark.parametrize(
    ("lang", "right", "wrong"),
    [
        (
            "ko",
            ["out[2]의 절반 2 (필요: ≥ 2) OK", "정확도 6 (필요: ≤ 6) OK"],
            "→ `out[2]`의 절반: 1. 통과하려면 2 이상",
        ),
        (
            "en",
            ["Half of out[2] 2 (needs ≥ 2) OK", "Accuracy 6 (needs ≤ 6) OK"],
            "→ Half of `out[2]`: 1. It has to reach 2",
        ),
    ],
)
def test_what_a_public_check_measures_is_said_in_the_notebooks_language(
    tmp_path: Path, lang: str, right: list[str], wrong: str, capsys: pytest.CaptureFixture[str]
) -> None:
    course = coursekit.mini_course(tmp_path)
    assignment = course.assignment("day1")
    graders = assignment.graders / "test_small.py"
    text = graders.read_text(encoding="utf-8").replace(
        "TOLERANCE = 1e-9\n", 'TOLERANCE = 1e-9\nHALF = {"ko": "`out[2]`의 절반", "en": "Half of `out[2]`"}\n', 1
    )
    line = '    checks.close("out", out, np.array([0.0, 2.0, 4.0, 6.0]), tol=TOLERANCE)\n'
    assert line in text
    graders.write_text(text.replace(line, MEASURED), encoding="utf-8")
    tests = tmp_path / "tests"
    tests.mkdir()
    (tests / "double.py").write_text(otterfiles.check_file(assignment, assignment.exercise("double"), lang), "ascii")
    for source, said in (("2 * x", right), ("x", [wrong])):
        names: dict[str, Any] = {}
        exec(f"def double(x):\n    return {source}", names)
        assert check(tmp_path, "double", names).passed_all is (source == "2 * x")
        shown = " ".join(capsys.readouterr().out.split())
        assert [part for part in said if part not in shown] == []


def test_check_files_are_ascii_as_otter_reads_them_in_the_learners_encoding(course: Course) -> None:
    paths = list(course.root.glob("release/*/day1/tests/*.py"))
    assert len(paths) == 4, "two exercises in two languages"
    for path in paths:
        path.read_text(encoding="ascii")


def planned(course: Course, *fields: str) -> str:
    """The first cell of the English notebook, with a plan; `fields` of the first exercise."""
    path = next((course.root / "assignments").glob("*/assignment.toml"))
    head, first, second = path.read_text(encoding="utf-8").split("[[exercise]]")
    rest = "slot = 2\nminutes = 5\ndifficulty = 3\n"
    blocks = [
        first.replace("points =", "\n".join([*fields, "points ="])),
        second.replace("points =", rest + "points ="),
    ]
    path.write_text("[[exercise]]".join([head, *blocks]), encoding="utf-8")
    lesson = path.parent / "lesson.py"
    lesson.write_text(
        lesson.read_text(encoding="utf-8").replace("# English words.", "# <!-- plan -->"), encoding="utf-8"
    )
    text: str = building.notebook(Course(course.root).assignment("day1"), "en").cells[0].source
    return text


def test_the_plan_is_a_table_of_exercises_and_a_map_of_slots(course: Course) -> None:
    text = planned(course, "slot = 1", "minutes = 10", "difficulty = 1")
    assert "| 1 | `double` | 3 | 10 min | ●○○○○ | in class |" in text
    assert "| 2 | `shift_forward`, `shift_back` | 4.5 | 5 min | ●●●○○ | in class |" in text
    assert "[practice 1]  1   [practice 2]  2" in text


def test_a_plan_without_minutes_says_what_is_missing(course: Course) -> None:
    with pytest.raises(CourseError, match=r"needs minutes, difficulty .* for double"):
        planned(course, "slot = 1", "difficulty = 1")
