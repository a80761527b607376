"""The catch-up: what a class should repeat, the notebook of it, and its grading by the graders of other days."""

from __future__ import annotations

import ast
import dataclasses
import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import coursekit
import daykit
import nbformat
import numpy as np
import pytest
from fakes import starting
from nbclient import NotebookClient

from autograder import build as building
from autograder import catchup, cli, engine
from autograder import result as records
from autograder.course import LANGS, Assignment, Course, CourseError, Exercise
from autograder.harness import Judge, grader_hash, judging
from autograder.integrations import otter
from autograder.outputs import catchup as proposal
from autograder.outputs import gradebook
from autograder.outputs.catchup import Standing
from autograder.result import Diagnosis, ExerciseResult, Result

DAY1, DAY2 = daykit.assignment("day1"), daykit.assignment("day2")
SALT = "fresh"

pytestmark = pytest.mark.usefixtures("quick_gradebooks")


def written(root: Path, salt: str = SALT, **taken: Any) -> Course:
    """A course in `root` with a catch-up that takes these exercises of each day."""
    lines = ['id = "day5-catchup"', 'title = {ko = "다시 풀기", en = "Once more"}', f'salt = "{salt}"']
    for day, slugs in taken.items():
        lines += ["[[from]]", f'day = "{day}"', f"exercises = {json.dumps(list(slugs))}"]
    path = root / "assignments" / "day5_catchup" / "assignment.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines), encoding="utf-8")
    return Course(root)


def second_day(root: Path, **renamed: str) -> None:
    """A copy of the small day as day2, with names replaced in every file and path."""
    small = root / "assignments" / "day1_small"
    for path in [path for path in small.rglob("*") if path.is_file()]:
        name = str(path.relative_to(small))
        text = path.read_text(encoding="utf-8").replace('id = "day1"', 'id = "day2"')
        for old, new in renamed.items():
            name, text = name.replace(old, new), text.replace(old, new)
        made = root / "assignments" / "day2_small" / name
        made.parent.mkdir(parents=True, exist_ok=True)
        made.write_text(text, encoding="utf-8")


@pytest.fixture
def two_days(tmp_path: Path) -> Path:
    """day1 with double and shift; day2, whose files have the same names, with twofold and move."""
    coursekit.mini_course(tmp_path)
    second_day(tmp_path, double="twofold", shift="move")
    return tmp_path


# What the class lost, and what follows from it.


def graded(day: Assignment, student: str, **scores: float | None) -> Result:
    """A result of `day`: full points but for `scores`, shares of the points; None: left untouched."""
    exercises = []
    for e in day.exercises:
        share = scores.get(e.slug, 1.0)
        outcome: Any = {None: "missing", 1.0: "passed", 0.0: "failed"}.get(share, "partial")
        hints = (Diagnosis("bias", e.title), Diagnosis("tied", e.title)) if outcome in ("failed", "partial") else ()
        exercises.append(ExerciseResult(e.slug, e.title, (share or 0) * e.points, e.points, outcome, (), hints))
    score = sum(e.score for e in exercises)
    return Result(day.id, student, "graded", score, day.points, "namespaces", "cpu", "ko", tuple(exercises))


def standing(found: Sequence[Standing], slug: str) -> Standing:
    return next(s for s in found if s.exercise.slug == slug)


def test_a_class_stands_where_its_results_put_it() -> None:
    results = {
        "day1": [
            graded(DAY1, "ann", affine_forward=0.5, losses=None, softmax_tools=None, activations=None),
            graded(DAY1, "bob", affine_forward=0.0, losses=0.0),
            graded(DAY1, "cat"),
            dataclasses.replace(graded(DAY1, "dan"), status="needs_regrade", exercises=(), score=0.0),
        ],
        "day2": [dataclasses.replace(graded(DAY2, "eve"), status="unreadable", exercises=(), score=0.0)],
    }
    found = proposal.standings(results, [DAY1, DAY2])
    assert [s.exercise.slug for s in found] == [e.slug for day in (DAY1, DAY2) for e in day.exercises]
    forward = standing(found, "affine_forward")
    assert (forward.learners, forward.handed_in, forward.full, forward.untouched) == (5, 3, 1, 0)
    assert (forward.mean, forward.lost) == (0.5, 0.5)
    assert (forward.mistake, forward.made) == ("bias", 2), "of those that are tied, the first"
    # losses and softmax_tools are not core: whoever left them untouched did so by choice.
    lost = {slug: standing(found, slug).lost for slug in ("losses", "softmax_tools", "activations")}
    assert lost == pytest.approx({"losses": 1 / 3, "softmax_tools": 0, "activations": 1 / 3})
    assert {standing(found, slug).untouched for slug in lost} == {1}
    assert standing(found, "linreg_step").handed_in == standing(found, "linreg_step").lost == 0


def stand(day: Assignment, **lost: float) -> list[Standing]:
    """Every exercise of `day`, of which the class lost that share."""
    return [Standing(day, e, 10, 10, 0, 0, 1 - lost.get(e.slug, 0), lost.get(e.slug, 0)) for e in day.exercises]


def chosen(choices: Sequence[proposal.Choice]) -> dict[str, str]:
    return {c.standing.exercise.slug: c.why for c in choices if c.taken}


def left(choices: Sequence[proposal.Choice]) -> dict[str, str]:
    return {c.standing.exercise.slug: c.why for c in choices if not c.taken and c.why != "mastered"}


def test_what_was_lost_most_comes_first_until_the_time_is_full() -> None:
    found = stand(DAY1, logic_gates=0.2, activations=0.5, numerical_gradient=0.4, perceptron_fit=0.05)
    choices = proposal.choose(found, 14)  # activations 5 minutes, numerical_gradient 8, logic_gates 5
    assert list(chosen(choices)) == ["activations", "numerical_gradient"]
    assert left(choices) == {"logic_gates": "time"}
    assert list(chosen(proposal.choose(found, 11))) == ["activations", "logic_gates"], "a shorter one still fits"
    assert len(choices) == len(found) == len({c.standing.exercise.slug for c in choices})


def test_what_others_build_on_is_mended_before_them() -> None:
    """train uses the layers of exercises 6, 7, 8 and 10; of those the class has trouble with one only."""
    found = stand(DAY1, train=0.8, softmax_cross_entropy=0.3, logic_gates=0.5)
    assert list(chosen(proposal.choose(found, 90))) == ["softmax_cross_entropy", "train", "logic_gates"]
    assert list(chosen(proposal.choose(found, 8))) == ["softmax_cross_entropy"]


def test_what_the_graders_need_comes_along_and_takes_its_time() -> None:
    found = stand(DAY1, affine_backward=0.8)
    assert chosen(proposal.choose(found, 12)) == {"affine_backward": "lost", "affine_forward": "needed"}
    assert (chosen(proposal.choose(found, 11)), left(proposal.choose(found, 11))) == ({}, {"affine_backward": "time"})
    both = proposal.choose(stand(DAY1, affine_backward=0.8, affine_forward=0.3), 12)
    assert chosen(both) == {"affine_forward": "lost", "affine_backward": "lost"}


def test_of_two_days_with_the_same_names_the_one_with_more_lost_is_kept_and_the_other_told(tmp_path: Path) -> None:
    coursekit.mini_course(tmp_path)
    second_day(tmp_path)
    days = list(Course(tmp_path).assignments.values())
    found = [*stand(days[0], double=0.4), *stand(days[1], double=0.6, shift=0.2)]
    choices = proposal.choose(found, 90)
    assert [(c.standing.day.id, c.standing.exercise.slug) for c in choices if c.taken] == [
        ("day2", "double"),
        ("day2", "shift"),
    ]
    (clash,) = [c for c in choices if c.why == "clash"]
    assert clash.standing.day.id == "day1"
    for lang, words in (("ko", "‘두 배’ 문제와 이름이 겹쳐"), ("en", "shares a name with “Double”")):
        assert words in proposal.reason(clash, lang)


# What an author may write.


@pytest.mark.parametrize(
    ("taken", "words"),
    [
        ({"day3": ["double"]}, "there is no assignment 'day3' to take exercises from"),
        ({"day1": []}, "day1 is listed once, with at least one exercise"),
        ({"day1": ["treble"]}, "day1 has no exercise 'treble'"),
        ({"day1": ["double"], "day2": ["double"]}, "day1 and day2 both have double: take it from one of them only"),
        ({"day2": ["shift"]}, "day2: shift is graded with double, which must be listed too"),
        ({"salt": "", "day1": ["double"]}, "salt is any text that no other catch-up has, not ''"),
    ],
)
def test_a_list_that_cannot_stand_in_one_notebook_is_refused(tmp_path: Path, taken: Any, words: str) -> None:
    coursekit.mini_course(tmp_path)
    second_day(tmp_path)
    toml = tmp_path / "assignments" / "day2_small" / "assignment.toml"
    toml.write_text(toml.read_text(encoding="utf-8") + 'needs = ["double"]\n', encoding="utf-8")
    with pytest.raises(CourseError) as caught:
        _ = written(tmp_path, **taken).assignments
    assert words in str(caught.value)
    assert "day5_catchup/assignment.toml" in str(caught.value)


def test_an_exercise_cannot_need_what_its_day_does_not_have(tmp_path: Path) -> None:
    coursekit.mini_course(tmp_path)
    toml = tmp_path / "assignments" / "day1_small" / "assignment.toml"
    toml.write_text(toml.read_text(encoding="utf-8") + 'needs = ["treble"]\n', encoding="utf-8")
    with pytest.raises(CourseError, match="shift needs exercises that are not there: treble"):
        _ = Course(tmp_path).assignments


def called(day: Assignment) -> dict[str, set[str]]:
    """Exercise -> the other exercises whose functions its graders call, as their source says."""
    owner = {name: e.slug for e in day.exercises for name in e.functions}
    found: dict[str, set[str]] = {}
    for path in day.graders.glob("test_*.py"):
        module = ast.parse(path.read_text(encoding="utf-8"))
        for test in (node for node in module.body if isinstance(node, ast.FunctionDef)):
            marks = {ast.unparse(d.func): d for d in test.decorator_list if isinstance(d, ast.Call)}
            if "check" in marks and "pytest.mark.practice" not in map(ast.unparse, test.decorator_list):
                slug = ast.literal_eval(marks["check"].args[0])
                nodes = [n for s in [test, *otter._closure([test], module)] for n in ast.walk(s)]
                names = {n.attr for n in nodes if isinstance(n, ast.Attribute) and ast.unparse(n.value) == "student"}
                found.setdefault(slug, set()).update({owner[name] for name in names & owner.keys()} - {slug})
    return found


def test_what_graders_call_of_other_exercises_is_declared() -> None:
    days = [day for day in Course(daykit.ROOT).assignments.values() if not day.sources]
    for day in days:
        calls = called(day)
        assert calls.keys() == {e.slug for e in day.exercises}
        assert {slug: found for slug, found in calls.items() if found - set(day.exercise(slug).needs)} == {}
    assert called(DAY1)["affine_backward"] == {"affine_forward"}


def test_what_an_exercise_needs_leaves_its_evidence_as_it_is() -> None:
    """The hash of a kit is over repr(exercise); what is handed out together decides no verdict."""
    exercise: Exercise = DAY1.exercise("affine_backward")
    assert exercise.needs == ("affine_forward",)
    assert repr(dataclasses.replace(exercise, needs=())) == repr(exercise)


def test_a_catch_up_can_be_switched_off(two_days: Path) -> None:
    course = written(two_days, day1=["double"])
    toml = course.assignment("day5-catchup").folder / "assignment.toml"
    toml.write_text("enabled = false\n" + toml.read_text(encoding="utf-8"), encoding="utf-8")
    assert not Course(two_days).assignment("day5-catchup").enabled


# The notebook.


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course folder that shows days 1 to 4 of this repository."""
    root = tmp_path_factory.mktemp("days")
    (root / "assignments").mkdir()
    for folder in (daykit.ROOT / "assignments").glob("day[1-4]*"):
        (root / "assignments" / folder.name).symlink_to(folder)
    return root


def text_of(notebook: Any, kind: str) -> str:
    return "\n".join(c.source for c in notebook.cells if c.cell_type == kind)


def test_exercises_stand_in_course_order_under_numbers_of_their_own(repository: Path) -> None:
    course = written(repository, day2=["mlp", "linreg_step"], day1=["activations"])
    day = course.assignment("day5-catchup")
    assert [(e.slug, e.number) for e in day.exercises] == [("activations", "1"), ("linreg_step", "2"), ("mlp", "3")]
    assert day.points == 5 + 6 + 5
    headings = {
        lang: [
            line for line in text_of(building.notebook(day, lang), "markdown").splitlines() if line[:2] in ("# ", "##")
        ]
        for lang in LANGS
    }
    assert headings["ko"] == [
        "# 다시 풀기",
        f"# {DAY1.title['ko']}",
        "## 1. 활성화 함수 (5점, 1일차 3번)",
        f"# {DAY2.title['ko']}",
        "## 2. 자동 미분으로 선형 회귀 한 걸음 (6점, 2일차 2번)",
        "## 3. nn.Module로 MLP 만들기 (5점, 2일차 3번)",
    ]
    assert headings["en"][2] == "## 1. Activation functions (5 points; day 1, exercise 3)"
    table = text_of(building.notebook(day, "en"), "markdown")
    assert "| taken from |" in table and "| day 2, exercise 3 |" in table


def test_one_setup_cell_imports_what_every_day_needs_and_checks_this_notebook(repository: Path) -> None:
    day = written(repository, day1=["activations"], day4=["replace_head"]).assignment("day5-catchup")
    (setup,) = [
        c.source for c in building.notebook(day, "en").cells if c.metadata.get("autograder") == {"role": "setup"}
    ]
    assert setup.count("import numpy as np") == setup.count("NOT_YET = ") == 1
    assert "import copy" in setup and "from torch.nn import functional" in setup
    assert setup.count('grader = otter.Notebook("day5-catchup.ipynb", tests_dir="tests")') == 1
    assert "day1.ipynb" not in setup


def test_figures_come_with_what_they_draw_and_stay_away_without_it(repository: Path) -> None:
    """train's figures draw the spiral, which stands before exercise 1; im2col's needs conv2d_forward of exercise 3."""
    day = written(repository, day1=["train"], day3=["im2col"]).assignment("day5-catchup")
    code = text_of(building.notebook(day, "en"), "code")
    assert code.count("def make_spiral(") == 1
    assert "conv2d_forward(" not in code
    assert "Against the clock" not in text_of(building.notebook(day, "en"), "markdown")
    with_it = written(repository, day3=["im2col", "conv_forward"]).assignment("day5-catchup")
    assert "Against the clock" in text_of(building.notebook(with_it, "en"), "markdown")
    assert "make_spiral" not in text_of(building.notebook(with_it, "en"), "code")


def test_parts_take_the_place_of_what_the_notebook_does_not_ask_for(repository: Path) -> None:
    def after(lesson: Any, **edits: str) -> dict[str, Any]:
        scope: dict[str, Any] = {"affine_forward": "mine", "relu_forward": "not asked for"}
        for cell in lesson.cells:
            if cell.metadata.get("parts") or "globals().update" in cell.source:
                source = building.for_language(cell.source, "en")
                exec(source.replace(*edits.popitem()) if edits and "USE_MINE" in source else source, scope)
        return scope

    both = written(repository, day1=["affine_forward", "train"]).assignment("day5-catchup").lesson
    filled = after(both)
    assert filled["affine_forward"] == "mine"
    assert callable(filled["relu_forward"]) and callable(filled["affine_backward"])
    assert callable(after(both, **{"USE_MINE = True": "USE_MINE = False"})["affine_forward"])
    alone = written(repository, day1=["train"]).assignment("day5-catchup").lesson
    assert callable(after(alone)["affine_forward"])
    assert "USE_MINE" not in text_of(alone, "code")
    order = [c.metadata.get("solution", "parts" if c.metadata.get("parts") else "") for c in both.cells]
    assert order.index("affine_forward") < order.index("parts") < order.index("train")


def test_files_come_with_the_cells_that_open_them(repository: Path) -> None:
    without = written(repository, day4=["replace_head"]).assignment("day5-catchup")
    assert without.files == {}
    day = written(repository, day4=["fine_tune"]).assignment("day5-catchup")
    assert day.files.items() <= daykit.assignment("day4").files.items() and day.files


def test_every_exercise_of_days_1_to_4_can_be_repeated_with_every_other(repository: Path) -> None:
    """No two of them share a name today; should they come to, the proposal tells, and this test with it."""
    every = [day for day in Course(repository).assignments.values() if not day.sources]
    days: dict[str, Any] = {day.id: [e.slug for e in day.exercises] for day in every}
    day = written(repository, **days).assignment("day5-catchup")
    found = {slug for slugs in days.values() for slug in slugs}
    for lang in LANGS:
        notebook = building.notebook(day, lang)
        ids = [c.metadata.nbgrader.grade_id for c in notebook.cells if "nbgrader" in c.metadata]
        assert {id.removesuffix("-grade") for id in ids if id.endswith("-grade")} == found
        assert "| 원래 문제 |" in text_of(notebook, "markdown") or lang == "en"
    assert len(day.exercises) == 55


# Grading by other days' graders.


def judged(course: Course, day: str, notebook: Path, **functions: Any) -> Result:
    """Graded in this process with functions of the test's own in place of a sandbox."""
    setting = engine.Setting(course, day, seed="term")
    found: list[Result] = []

    def body(judge: Judge) -> None:
        found.append(engine.grade(judge, setting, starting(**functions), notebook, "ann"))

    judging(setting.assignment, body, setting.hidden_seed)
    return found[0]


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    path = tmp_path / "empty.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("pass")]), path)
    return path


MINI: dict[str, Any] = {
    "double": lambda x: 2 * x,
    "twofold": lambda x: 2 * x,
    "move_forward": lambda x: (x + 1, x),
    "move_back": lambda cache: cache,
}


def test_each_exercise_is_judged_by_the_graders_of_its_day(two_days: Path, empty: Path) -> None:
    """Both days' modules bear the same names; day2's reference knows no `double`."""
    course = written(two_days, day2=["twofold", "move"], day1=["double"])
    result = judged(course, "day5-catchup", empty, **MINI)
    assert result.status == "graded", result.notes
    assert [(e.id, e.score, e.max_score) for e in result.exercises] == [
        ("double", 3, 3),
        ("twofold", 3, 3),
        ("move", 4.5, 4.5),
    ]
    assert (result.assignment, result.score, result.max_score) == ("day5-catchup", 10.5, 10.5)
    wrong = judged(course, "day5-catchup", empty, **MINI | {"twofold": lambda x: 3 * x})
    assert [(e.id, e.outcome) for e in wrong.exercises] == [
        ("double", "passed"),
        ("twofold", "failed"),
        ("move", "passed"),
    ]
    assert [d.mistake for d in wrong.exercises[1].diagnosis] == ["triple"]


def test_the_hidden_inputs_are_those_of_no_other_day_and_no_other_catch_up(two_days: Path, empty: Path) -> None:
    def inputs(course: Course, day: str) -> list[Any]:
        seen: list[Any] = []

        def double(x: Any) -> Any:
            seen.append(np.array(x))
            return 2 * x

        judged(course, day, empty, **MINI | {"double": double, "shift_forward": MINI["move_forward"]})
        return [x for x in seen if x.shape == (7, 3)]

    first = inputs(written(two_days, day1=["double"]), "day5-catchup")
    other = inputs(written(two_days, salt="other", day1=["double"]), "day5-catchup")
    again = inputs(written(two_days, day1=["double"]), "day5-catchup")
    (itself,) = inputs(Course(two_days), "day1")
    assert len(first) == len(other) == 1
    assert not np.isclose(first[0], itself).any()
    assert not np.isclose(first[0], other[0]).any()
    assert np.array_equal(first[0], again[0]), "the same for every learner"


def test_what_changes_in_a_source_day_changes_the_hash_of_the_graders(two_days: Path) -> None:
    def now() -> str:
        return grader_hash(Course(two_days).assignment("day5-catchup"))

    written(two_days, day1=["double"])
    before = now()
    grader = two_days / "assignments" / "day1_small" / "graders" / "test_small.py"
    grader.write_text(grader.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    changed = now()
    written(two_days, salt="other", day1=["double"])
    assert len({before, changed, now()}) == 3


def test_notes_and_outputs_of_the_notebook_are_told_once(two_days: Path, empty: Path) -> None:
    course = written(two_days, day1=["double"], day2=["twofold"])
    said = {"type": "ValueError", "text": "no", "line": 1}

    def start(limits: Any) -> Any:
        from autograder.wire import Reply, Verdict

        worker: Any = starting(**MINI)(limits)
        usual = worker.ask

        def ask(op: str, seconds: float, **fields: Any) -> Reply:
            if op == "run":
                return Reply("n", (), Verdict("raised", said))
            return Reply("n", ("printed", 7)) if op == "output" else usual(op, seconds, **fields)

        worker.ask = ask
        return worker

    setting = engine.Setting(course, "day5-catchup")
    found: list[Result] = []
    judging(setting.assignment, lambda judge: found.append(engine.grade(judge, setting, start, empty, "ann")), "x")
    assert [note.id for note in found[0].notes] == ["nothing_asked", "cell_raised"]
    assert [(o.cell, o.text) for o in found[0].output] == [(1, "printed")]


# From a class's results to grades, with the course's own days.


@pytest.fixture(scope="module")
def proposed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course with days 1 and 2 in which a class of three lost most on one exercise of each; its catch-up is built."""
    root = tmp_path_factory.mktemp("class")
    for day in (DAY1, DAY2):
        shutil.copytree(
            day.folder, root / "assignments" / day.folder.name, ignore=shutil.ignore_patterns("__pycache__")
        )
        for student in ("ann", "bob", "cat"):
            result = graded(day, student, activations=0.2, linreg_step=0.0)
            records.store(result, engine.stored(Course(root), day.id, student))
    shutil.copy(daykit.ROOT / "nbgrader_config.py", root)
    assert cli.main(["--course", str(root), "report", "--catch-up", "--minutes", "12"]) == 0
    return root


def test_the_proposal_is_written_with_its_reasons(proposed: Path) -> None:
    text = (proposed / "assignments" / "day5_catchup" / "assignment.toml").read_text(encoding="utf-8")
    assert '"activations",  # day 1, exercise 3; 80 % of its points lost; most common mistake: bias (3)' in text
    assert '"linreg_step",  # day 2, exercise 2; 100 % of its points lost; most common mistake: bias (3)' in text
    day = Course(proposed).assignment("day5-catchup")
    assert [(s.assignment.id, s.slugs) for s in day.sources] == [("day1", ("activations",)), ("day2", ("linreg_step",))]
    assert len(day.salt) == 16


@pytest.mark.parametrize("lang", LANGS)
def test_the_released_notebook_runs_from_top_to_bottom_untouched(proposed: Path, tmp_path: Path, lang: str) -> None:
    shutil.copytree(proposed / "release" / lang / "day5-catchup", tmp_path, dirs_exist_ok=True)
    notebook = nbformat.read(tmp_path / "day5-catchup.ipynb", as_version=4)
    stubs = [c.source for c in notebook.cells if "raise NotImplementedError()" in c.source and c.cell_type == "code"]
    assert len(stubs) == 7
    assert not any("BEGIN" in c.source for c in notebook.cells)
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(tmp_path)}}).execute()
    printed = "".join(o.get("text", "") for c in notebook.cells if c.cell_type == "code" for o in c.outputs)
    assert {"ko": "아직 작성하지 않았어요", "en": "not yet (linreg_step)"}[lang] in printed


def hand_in(root: Path, student: str, lang: str, functions: dict[str, str]) -> None:
    text = (root / "release" / lang / "day5-catchup" / "day5-catchup.ipynb").read_text(encoding="utf-8")
    path = root / "submitted" / student / "day5-catchup" / "day5-catchup.ipynb"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(coursekit.fill(json.loads(text), functions)), encoding="utf-8")


def mistaken(day: Assignment, slug: str) -> tuple[str, dict[str, str]]:
    """The first known mistake of an exercise: its id, and its source in the first cell that it defines."""
    mistake = next(m for m in day.mistakes if m.exercise == slug)
    names = [n for n in day.exercise(slug).functions if f"def {n}(" in mistake.source]
    return mistake.id, {names[0]: mistake.source, **dict.fromkeys(names[1:], "")}


def test_a_class_is_graded_on_it_like_on_any_day(proposed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    day = Course(proposed).assignment("day5-catchup")
    numpy_id, numpy_cells = mistaken(DAY1, "activations")
    torch_id, torch_cells = mistaken(DAY2, "linreg_step")
    hand_in(proposed, "ann", "ko", day.solutions)
    hand_in(proposed, "bob", "en", day.solutions | numpy_cells | torch_cells)
    hand_in(proposed, "cat", "ko", {})
    assert cli.main(["--course", str(proposed), "grade", "day5-catchup", "--jobs", "1"]) == 0
    found = {}
    for student in ("ann", "bob", "cat"):
        stored = engine.stored(Course(proposed), "day5-catchup", student)
        found[student] = records.load(json.loads(stored.read_text(encoding="utf-8")))
    assert [(e.id, e.outcome) for e in found["ann"].exercises] == [("activations", "passed"), ("linreg_step", "passed")]
    assert (found["ann"].score, found["ann"].max_score, found["ann"].notes) == (11, 11, ())
    named = [[d.mistake for d in e.diagnosis] for e in found["bob"].exercises]
    assert numpy_id in named[0] and torch_id in named[1]
    assert [e.outcome for e in found["cat"].exercises] == ["missing", "missing"]
    recorded = gradebook.scores(f"sqlite:///{proposed / 'gradebook.db'}", "day5-catchup")
    assert recorded == {student: result.score for student, result in found.items()}
    page = (proposed / "feedback" / "bob" / "day5-catchup" / "report.html").read_text(encoding="utf-8")
    assert "Day 5: catch-up" in page and found["bob"].exercises[1].diagnosis[0].hint["en"].split("`")[0] in page
    assert building.build(Course(proposed), ["day5-catchup"], check=True) == []
    capsys.readouterr()
    for command in (["report", "day5-catchup"], ["export", "csv", "day5-catchup"], ["verify", "day5-catchup"]):
        assert cli.main(["--course", str(proposed), *command]) == 0
    assert "day5-catchup: not verified, its graders are those of day1, day2" in capsys.readouterr().err


def propose(root: Path, *options: str) -> int:
    return cli.main(["--course", str(root), "report", "--catch-up", *options])


@pytest.fixture
def no_build(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What would have been built."""
    asked: list[list[str]] = []
    monkeypatch.setattr(catchup, "build", lambda course, days: asked.append(days))
    return asked


def test_proposing_again_loses_nothing(
    two_days: Path, no_build: list[list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    course = Course(two_days)
    for day, slug in (("day1", "double"), ("day2", "move")):
        for student in ("ann", "bob"):
            made = graded(course.assignment(day), student, **{slug: 0.0})
            records.store(made, engine.stored(course, day, student))
    toml = two_days / "assignments" / "day5_catchup" / "assignment.toml"
    assert propose(two_days) == 0
    kept = toml.read_text(encoding="utf-8")
    assert propose(two_days) == 0
    assert toml.read_text(encoding="utf-8") == kept, "salt and all: the same exercises are the same catch-up"
    assert "has these exercises already: left as it is" in capsys.readouterr().err
    assert propose(two_days, "day1") == 2
    assert "holds other exercises (double, move): nothing was changed" in capsys.readouterr().err
    assert toml.read_text(encoding="utf-8") == kept
    assert propose(two_days, "day1", "--force") == 0
    replaced = toml.read_text(encoding="utf-8")
    assert '"double"' in replaced and '"move"' not in replaced
    (two_days / "submitted" / "ann" / "day5-catchup").mkdir(parents=True)
    assert propose(two_days, "--force") == 2
    assert "stays as it is: handed in by 1" in capsys.readouterr().err
    assert toml.read_text(encoding="utf-8") == replaced
    assert no_build == [["day5-catchup"]] * 3
    assert propose(two_days, "day5-catchup") == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["report"], "report takes one DAY"),
        (["report", "day1", "day2"], "report takes one DAY"),
        (["report", "day1", "--minutes", "20"], "--minutes and --force go with --catch-up"),
        (["report", "--catch-up"], "no results of days 1 to 4"),
        (["report", "--catch-up", "day1"], "no results for day1"),
        (["report", "--catch-up", "day9"], "there is no assignment 'day9'"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_proposed_is_one_line(
    two_days: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    assert cli.main(["--course", str(two_days), *arguments]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert words in line


def test_a_class_that_lost_nothing_has_nothing_to_repeat(
    two_days: Path, no_build: list[list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    course = Course(two_days)
    records.store(graded(course.assignment("day1"), "ann"), engine.stored(course, "day1", "ann"))
    assert propose(two_days) == 2
    assert "nothing to repeat" in capsys.readouterr().err
    assert not (two_days / "assignments" / "day5_catchup").exists() and not no_build
