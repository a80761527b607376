"""otter-grader: checks in the student's notebook, the exported package, and our scores through `otter run`."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import warnings
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import coursekit
import nbformat
import pytest
from test_catchup import written

from autograder import build, demo, engine, learners
from autograder.course import LANGS, Course
from autograder.integrations import otterassign
from autograder.outputs import gradescope
from autograder.result import ExerciseResult, Message, Result, Text

with warnings.catch_warnings():
    # otter-grader 7.0.0 imports ipylab, which passes trait types where traitlets wants instances.
    warnings.simplefilter("ignore", DeprecationWarning)
    from otter.assign.solutions import remove_ignored_lines, replace_solutions
    from otter.run import main as otter_run
    from otter.test_files import GradingResults, abstract_test, exception_test

    from autograder.integrations.otterplugin import NotGraded, Sandbox

ROOT = coursekit.REPOSITORY
DAY = coursekit.DAY
PAGE = ROOT / "docs" / "otter-gradescope.md"
QUIET = {"PYTHONWARNINGS": "ignore"}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small course's packages, in both languages, made by the commands of the page; nobody changes them."""
    course = coursekit.built(tmp_path_factory, tmp_path_factory.mktemp("otter") / "course")
    coursekit.submit(course, "kim", coursekit.SOLUTIONS, "en")
    blocks = re.findall(r"^```sh\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    asked = [shlex.split(line) for block in blocks for line in block.splitlines() if line.strip()]
    assert {command[0] for command in asked} == {"autograder", "otter"} and len(asked) == 4
    for command in asked:
        if command[0] == "autograder":
            assert coursekit.run(course, *command[1:]) == 0
        else:
            done = otter(course.root, *command[1:])
            assert done.returncode == 0, done.stderr
    return course.root / "report" / DAY / "otter"


def otter(folder: Path, *arguments: object, environment: Mapping[str, str] = QUIET) -> subprocess.CompletedProcess[str]:
    """The command `otter`, with this Python."""
    return subprocess.run(
        [sys.executable, "-m", "otter", *map(str, arguments)],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def graded(archive: Path, submission: Path, folder: Path) -> dict[str, Any] | None:
    """What `otter run` writes, None where it writes nothing: then it must have said that it failed."""
    folder.mkdir(exist_ok=True)
    done = otter(folder, "run", "-a", archive, "-o", folder, "--no-logo", submission)
    path = folder / "results.json"
    assert path.exists() == (done.returncode == 0), done.stderr
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None


def scores(found: dict[str, Any] | None) -> dict[str, float] | None:
    return None if found is None else {t["name"]: t["score"] for t in found["tests"]}


# The package.


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_what_otter_hands_out_is_what_nbgrader_hands_out(lang: str, package: Path) -> None:
    release = package.parents[2] / "release" / lang / DAY
    student = package / lang / "dist" / "student"
    cells = [
        [(c.cell_type, c.source) for c in nbformat.read(folder / f"{DAY}.ipynb", as_version=4).cells]
        for folder in (release, student)
    ]
    assert cells[0] == cells[1]
    files = [{p.name: p.read_bytes() for p in (folder / "tests").iterdir()} for folder in (release, student)]
    assert files[0] == files[1]


def test_the_cells_of_every_day_come_through_otters_stripping_as_they_are_released() -> None:
    """Otter takes lines out by how they end ("# SEED", "# SOLUTION", "# IGNORE"), in every code cell."""
    course = Course(ROOT)
    for assignment in (a for a in course.assignments.values() if a.enabled):
        for lang in LANGS:
            made = otterassign.master(assignment, lang, "seed").cells
            cells = [c for c in made if c.cell_type != "raw" and not c.id.startswith("otter-")]
            kept = ["\n".join(remove_ignored_lines(c.source.split("\n"))) for c in cells]
            code = [c.cell_type == "code" for c in cells]
            kept = [
                "\n".join(replace_solutions(k.split("\n"), "python")) if c else k
                for k, c in zip(kept, code, strict=True)
            ]
            path = ROOT / "release" / lang / assignment.id / f"{assignment.id}.ipynb"
            assert kept == [c.source for c in nbformat.read(path, as_version=4).cells], f"{assignment.id} {lang}"


def test_nothing_hidden_is_handed_out(package: Path) -> None:
    told = [p.read_text(encoding="utf-8") for p in package.glob("*/dist/student/**/*") if p.is_file()]
    assert len(told) == 6
    for text in told:
        for secret in ("secretly_doubled", "expected_double", "SECRET_TOLERANCE", "test_hidden", "otterplugin"):
            assert secret not in text


def test_the_commands_of_the_page_did_what_it_says(package: Path) -> None:
    """Otter Assign tries the solutions, and refuses what does not give them full points."""
    root = package.parents[2]
    assert scores(json.loads((root / "results.json").read_text(encoding="utf-8"))) == {"double": 3.0, "shift": 4.5}
    assert list((root / "trial" / "autograder").glob("*.zip"))
    assert (root / "report" / DAY / "gradescope.zip").is_file()


def test_a_package_takes_the_place_of_an_earlier_one_and_of_nothing_else(
    package: Path, course: Course, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(package, tmp_path / "out")
    out, weights = tmp_path / "out", b"pretrained"
    folder = course.assignment(DAY).folder
    (folder / "files").mkdir()
    (folder / "files" / "weights.bin").write_bytes(weights)
    with (folder / "assignment.toml").open("a", encoding="utf-8") as file:
        file.write(f'\n[files]\n"weights.bin" = "{hashlib.sha256(weights).hexdigest()}"\n')
    assert coursekit.run(course, "export", "otter", DAY, "--lang", "en", "--out", out) == 0
    assert (out / "en" / "dist" / "student" / "files" / "weights.bin").read_bytes() == weights
    (out / "en" / "thesis.txt").write_text("mine", encoding="utf-8")
    capsys.readouterr()
    assert coursekit.run(course, "export", "otter", DAY, "--lang", "en", "--out", out) == 2
    assert capsys.readouterr().err == (
        f"autograder: {out / 'en'} holds other files (thesis.txt): name another folder with --out\n"
    )
    assert (out / "en" / "thesis.txt").exists() and (out / "ko").exists()


@pytest.mark.parametrize("what", ["otter", "gradescope"])
def test_what_belongs_to_scores_is_refused_in_one_line(
    what: str, course: Course, capsys: pytest.CaptureFixture[str]
) -> None:
    assert coursekit.run(course, "export", what, DAY, "--format", "canvas") == 2
    assert (
        capsys.readouterr().err == "autograder: --format, --roster and --final go with export csv and export feedback\n"
    )
    assert coursekit.run(course, "export", what, "day9") == 2
    assert "there is no assignment 'day9'" in capsys.readouterr().err


# `otter run`.


def test_otter_run_gives_the_demo_class_our_scores(tmp_path: Path) -> None:
    """One with a mistake, of an elective whose notebooks take seconds; day 1's class was tried by hand."""
    course, day = Course(ROOT), "day5-clustering"
    learner = next(x for x in learners.takers(course.assignment(day)) if x.mistake)
    (place,) = otterassign.write(course, day, tmp_path / "otter", [learner.lang])
    learners.submit(learner, course, day, tmp_path / "submitted")
    notebook = tmp_path / "submitted" / learner.student / day / f"{day}.ipynb"
    ours = engine.grade_one(course, day, notebook, learner.student)
    assert demo.differences(learner, ours) == []
    found = graded(place / "dist" / "autograder" / "autograder.zip", notebook, tmp_path / "out")
    assert found is not None
    assert scores(found) == {e.id: e.score for e in ours.exercises}
    assert {t["name"]: t["max_score"] for t in found["tests"]} == {e.id: e.max_score for e in ours.exercises}
    assert found["output"] == gradescope.about(ours, learner.lang)
    for exercise, test in zip(sorted(ours.exercises, key=lambda e: e.id), found["tests"], strict=True):
        said = gradescope.told(exercise, learner.lang).splitlines()
        assert exercise.outcome == "passed" or [line.strip() for line in test["output"].splitlines()][-len(said) :] == [
            line.strip() for line in said
        ]


def test_a_forger_gets_from_otter_what_ours_gives(package: Path, tmp_path: Path) -> None:
    course = Course(package.parents[2])
    (learner,) = (x for x in learners.learners(course.assignment(DAY)) if x.kind == "equal-to-everything")
    learners.submit(learner, course, DAY, tmp_path / "submitted")
    notebook = tmp_path / "submitted" / learner.student / DAY / f"{DAY}.ipynb"
    found = graded(package / learner.lang / "dist" / "autograder" / "autograder.zip", notebook, tmp_path / "out")
    assert scores(found) == {"double": 0.0, "shift": 0.0}


def test_a_file_that_is_no_notebook_gets_no_score_from_otter(package: Path, tmp_path: Path) -> None:
    """Ours is a zero with a reason; otter fails before it asks any plugin, and writes nothing."""
    notebook = tmp_path / f"{DAY}.ipynb"
    notebook.write_text('{"cells": [', encoding="utf-8")
    archive = package / "en" / "dist" / "autograder" / "autograder.zip"
    with pytest.raises(nbformat.reader.NotJSONError):
        otter_run(str(notebook), autograder=str(archive), output_dir=str(tmp_path), no_logo=True)
    assert not (tmp_path / "results.json").exists()


def changed(archive: Path, to: Path, **settings: Any) -> Path:
    """The autograder zip with other settings in otter_config.json."""
    with zipfile.ZipFile(archive) as old, zipfile.ZipFile(to, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "otter_config.json":
                data = json.dumps(json.loads(data) | settings).encode()
            new.writestr(name, data)
    return to


LOG = "cos\nsystem\n(S'touch {marker}'\ntR."  # a pickle, in letters, that runs a command when it is opened
PLANT = "import pathlib\npathlib.Path({marker!r}).touch()\n"


SHADOWS = ("ipykernel_launcher.py", "numpy.py", "otter.py", "dill/__init__.py", "tests/double.py", "tests/extra.py")


def hostile(folder: Path, notebook: Path, *modules: str) -> Path:
    """A submission whose every file would leave a marker, wherever otter opens it or its kernel imports it."""
    archive = folder / "hostile.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.write(notebook, f"{DAY}.ipynb")
        file.writestr(".OTTER_LOG", LOG.format(marker=folder / "marker-log"))
        for name in modules:
            file.writestr(name, PLANT.format(marker=str(folder / f"marker-{Path(name).stem}")))
    return archive


def test_otter_runs_and_opens_nothing_of_what_was_handed_in(package: Path, tmp_path: Path) -> None:
    """And without the plugin it does, but awards nothing: which shows that these attacks are real."""
    source = coursekit.SOLUTIONS["double"] + "\n" + PLANT.format(marker=str(tmp_path / "marker-cell"))
    notebook = coursekit.submit(Course(package.parents[2]), "mal", coursekit.SOLUTIONS | {"double": source}, "en")
    archive = package / "en" / "dist" / "autograder" / "autograder.zip"
    found = graded(archive, hostile(tmp_path, notebook, *SHADOWS), tmp_path / "with")
    assert sorted(p.name for p in tmp_path.glob("marker*")) == []
    assert scores(found) == {"double": 3.0, "shift": 4.5}, "what the cell defined counts; what it planted is nowhere"
    bare = changed(archive, tmp_path / "bare.zip", plugins=[])
    found = graded(bare, hostile(tmp_path, notebook), tmp_path / "without")
    assert sorted(p.name for p in tmp_path.glob("marker*")) == ["marker-cell", "marker-log"]
    assert scores(found) == {"double": 0.0, "shift": 0.0}


def test_a_fault_of_ours_ends_otter_without_results(package: Path, tmp_path: Path) -> None:
    archive = package / "en" / "dist" / "autograder" / "autograder.zip"
    ((name, about),) = json.loads(zipfile.ZipFile(archive).read("otter_config.json"))["plugins"][0].items()
    broken = changed(archive, tmp_path / "x.zip", plugins=[{name: about | {"isolation": "none"}}])
    notebook = coursekit.submit(Course(package.parents[2]), "lee", coursekit.SOLUTIONS)
    with pytest.raises(NotGraded, match="there is no isolation level 'none'"):
        otter_run(str(notebook), autograder=str(broken), output_dir=str(tmp_path), no_logo=True)
    assert not (tmp_path / "results.json").exists()


PARTIAL = ExerciseResult("double", Text("두 배", "Double"), 2.0, 3.0, "partial")
GRADED = Result(DAY, "kim", "graded", 2.0, 3.0, "namespaces", "cpu", "en", (PARTIAL,))
UNREADABLE = replace(GRADED, status="unreadable", score=0.0, exercises=(), notes=(Message("not_json"),))


def asked(*names: str) -> GradingResults:
    """What otter's tests gave: nothing, of three points each."""
    files = []
    for name in names:
        case = abstract_test.TestCase("", None, True, 3.0, None, None)
        files.append(exception_test.ExceptionTestFile(name, name, [case], all_or_nothing=False))
    return GradingResults(files)


def test_the_plugin_sets_no_score_that_it_does_not_have() -> None:
    plugin = Sandbox("x.ipynb", {}, {})
    with pytest.raises(NotGraded, match="did not ask"):
        plugin.after_grading(asked("double"))
    plugin.result = GRADED
    for names in ((), ("double", "other"), ("other",)):
        with pytest.raises(NotGraded, match="not the exercises"):
            plugin.after_grading(asked(*names))
    results = asked("double")
    plugin.after_grading(results)
    assert (results.total, results.possible) == (2.0, 3.0)


def test_an_unreadable_notebook_has_zeros_and_the_reason() -> None:
    plugin = Sandbox("x.ipynb", {}, {})
    plugin.result = UNREADABLE
    results = asked("double")
    plugin.after_grading(results)
    assert results.total == 0 and "could not be read" in results.output


# A catch-up, whose graders are those of other days.


def test_a_catch_up_is_exported_like_any_day(tmp_path: Path) -> None:
    (tmp_path / "assignments").mkdir()
    for day in ("day1_neural_networks", "day2_pytorch"):
        (tmp_path / "assignments" / day).symlink_to(ROOT / "assignments" / day)
    day = "day5-catchup"
    course = written(tmp_path, day1=["affine_forward"], day2=["linreg_step"])
    build.build(course, [day])
    assert coursekit.run(tmp_path, "export", "gradescope", day) == 0
    with zipfile.ZipFile(tmp_path / "report" / day / "gradescope.zip") as file:
        file.extractall(tmp_path / "unzipped")
    assert coursekit.run(tmp_path, "export", "otter", day, "--lang", "en") == 0
    path = tmp_path / f"{day}.ipynb"
    released = json.loads((tmp_path / "release" / "en" / day / path.name).read_text(encoding="utf-8"))
    right = course.assignment("day1").solutions["affine_forward"]
    path.write_text(json.dumps(coursekit.fill(released, {"affine_forward": right})), encoding="utf-8")
    elsewhere = Course(tmp_path / "unzipped" / "course")
    assert engine.Setting(elsewhere, day).keys == engine.Setting(course, day).keys, "the same graders and hidden inputs"
    points = {e.slug: e.points for e in course.assignment(day).exercises}
    archive = tmp_path / "report" / day / "otter" / "en" / "dist" / "autograder" / "autograder.zip"
    assert scores(graded(archive, path, tmp_path / "out")) == points | {"linreg_step": 0.0}


# The student's notebook.

OFFLINE = """
import json, socket, sys
try:
    socket.create_connection(("1.1.1.1", 80), timeout=5)
    sys.exit("there is a network")
except OSError:
    pass
where, cells = sys.argv[1], json.load(sys.stdin)
if where == "jupyter":
    import nbformat
    from nbclient import NotebookClient
    made = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    NotebookClient(made, kernel_name="python3", allow_errors=False).execute()
    print("".join(o.get("text", "") for cell in made.cells for o in cell.outputs if o.get("name") == "stdout"))
else:
    from types import ModuleType
    from IPython.core.interactiveshell import InteractiveShell
    for name in ("google", "google.colab"):
        sys.modules.setdefault(name, ModuleType(name))
    # As Colab names its own; otter asks for it.
    Shell = type("Shell", (InteractiveShell,), {"__module__": "google.colab._shell"})
    shell = Shell.instance()
    assert "google.colab" in str(shell)
    for cell in cells:
        shell.run_cell(cell, store_history=True).raise_error()
"""


@pytest.mark.parametrize(("where", "lang"), [("jupyter", "ko"), ("colab", "en")])
def test_a_check_in_the_notebook_runs_offline(where: str, lang: str, tmp_path: Path) -> None:
    """The released notebook's own cells, with its files beside it, behind a network that leads nowhere."""
    assignment = Course(ROOT).assignment("day1")
    folder = tmp_path / "work"
    shutil.copytree(ROOT / "release" / lang / "day1", folder)
    notebook = nbformat.read(folder / "day1.ipynb", as_version=4)
    setup = next(c.source for c in notebook.cells if "otter.Notebook(" in c.source)
    (check,) = (c.source for c in notebook.cells if 'grader.check("affine_forward")' in c.source)
    (stub,) = (c.source for c in notebook.cells if c.source.startswith("def affine_forward("))
    wrong = assignment.solutions["affine_forward"].replace("return out", "return 2 * out")
    cells = [setup, stub, check, wrong, check, assignment.solutions["affine_forward"], check]
    done = subprocess.run(
        ["bwrap", "--dev-bind", "/", "/", "--unshare-net", sys.executable, "-c", OFFLINE, where],
        cwd=folder,
        input=json.dumps(cells),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    signs = re.sub("[^⏳❌✅]", "", done.stdout)
    assert signs == "⏳⏳❌❌✅✅", "two public checks: not written yet, wrong, right"
