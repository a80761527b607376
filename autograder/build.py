"""Turn a lesson into nbgrader's source notebook, the student's notebook and otter's check files, and report drift.

`source/<lang>/<day>/` is made here from `assignments/`; `release/<lang>/<day>/` is what nbgrader's own
`generate_assignment` makes of it, in a folder of its own so that the course's gradebook is not touched. The same input
gives the same bytes, so that both can be committed and checked.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from autograder import colab
from autograder.colab import Place
from autograder.course import LANGS, Assignment, Course, CourseError, Exercise
from autograder.integrations import otter
from autograder.result import Text

__all__ = [
    "STUB",
    "BuildError",
    "build",
    "came_from",
    "for_language",
    "metadata",
    "nbgrader_metadata",
    "notebook",
    "releases",
    "source",
]

# What nbgrader puts in place of a solution; the comment above it is in the notebook's own language.
STUB = "raise NotImplementedError()"
YOUR_CODE = Text("# YOUR CODE HERE: 여기에 코드를 작성하세요", "# YOUR CODE HERE")

GRADE_CELL = Text(
    "# 이 셀은 숨겨진 채점기가 채점해요. 여기에서 할 일은 없어요.",
    "# This cell is scored by the hidden grader. There is nothing to do here.",
)
NO_GRADER = Text(
    "이 노트북은 강의 전용 채점기 없이 실행됐어요. 그래서 점수를 주지 않아요. "
    "nbgrader_config.py를 확인하거나 autograder grade로 채점하세요.",
    "This notebook was run without the course's own grader, so no point is given. "
    "Check nbgrader_config.py, or grade with: autograder grade",
)
# A line of a markdown cell that becomes the table of exercises and the map of the day's practice slots.
PLAN = "<!-- plan -->"
PLAN_WIDTH = 60  # characters of names: more would squeeze the other columns in Jupyter
ROLE_NAMES = {
    "core": Text("수업", "in class"),
    "home": Text("집에서", "at home"),
    "stretch": Text("더 깊이", "to go deeper"),
    "elective": Text("선택", "elective"),
}
ROLES = ("setup", "parts", "solution", "check", "grade", "demo")
# Left behind by Jupyter, Python and otter where someone opened a generated notebook; not ours to judge or delete.
FOREIGN = frozenset({".ipynb_checkpoints", "__pycache__", ".OTTER_LOG"})

_MARKED_LINE = re.compile(r"^(?P<before>\s*(?:#\s*)?)(?P<lang>ko|en)\|(?: |$)(?P<text>.*)$")

Files = dict[str, bytes]


class BuildError(Exception):
    """nbgrader could not make the student's notebook; the message holds what it said."""


def for_language(source: str, lang: str) -> str:
    """`source` for one language: lines marked `ko| ` or `en| ` (also `# ko| `) stay, unmarked, for that one only."""
    kept = []
    for line in source.split("\n"):
        marked = _MARKED_LINE.match(line)
        if marked is None:
            kept.append(line)
        elif marked["lang"] == lang:
            kept.append((marked["before"] + marked["text"]).rstrip())
    return "\n".join(kept)


def build(
    course: Course,
    days: Sequence[str] = (),
    langs: Sequence[str] = LANGS,
    *,
    check: bool = False,
    progress: Callable[[str], None] = lambda line: None,
) -> list[str]:
    """Write `source/` and `release/` of `days` (all, where empty), and return the paths that differed, sorted.

    An assignment with `enabled = false` has no files there: what an earlier build left is removed.
    With `check`, nothing is written: what would change is only reported. Raises CourseError where the lesson does not
    make a notebook, BuildError where nbgrader refuses it.
    """
    drifted: list[str] = []
    asked = [course.assignment(day) for day in days or course.assignments]
    made = {lang: {a.id: source(a, lang, course.colab) if a.enabled else {} for a in asked} for lang in langs}
    with ThreadPoolExecutor() as pool:  # each language waits for a process of its own, seconds long
        released = dict(zip(langs, pool.map(lambda lang: releases(made[lang]), langs), strict=True))
    for day in (a.id for a in asked):
        for lang in langs:
            for step, files in (("source", made[lang][day]), ("release", released[lang].get(day, {}))):
                folder = course.root / step / lang / day
                changed = _drift(folder, files)
                if not check:
                    _write(folder, files, changed)
                drifted += [f"{step}/{lang}/{day}/{name}" for name in changed]
            progress(f"{day} {lang}")
    return sorted(drifted)


def source(assignment: Assignment, lang: str, place: Place | None = None) -> Files:
    """The instructor's files of one day and language, by relative path: the master notebook, otter's check files, and
    under files/ what the assignment brings for learners, such as pretrained weights. `place`: for Colab, if any."""
    files = {f"files/{name}": data for name, data in assignment.files.items()}
    for exercise in assignment.exercises:
        origin = assignment.origin(exercise.slug)
        files[f"tests/{exercise.slug}.py"] = otter.check_file(origin, exercise, lang).encode("ascii")
    made = notebook(assignment, lang)
    if place is not None:
        made.cells[:0] = colab.cells(place, lang, assignment.id, sorted(files))
    return {f"{assignment.id}.ipynb": _bytes(made), **files}


def notebook(assignment: Assignment, lang: str) -> Any:
    """nbgrader's master notebook of `assignment`, as a notebook node. Raises CourseError for a missing or odd cell."""
    cells = []
    seen: set[str] = set()
    for position, cell in enumerate(assignment.lesson.cells):
        if cell.metadata.get("lang", lang) != lang:
            continue
        text = for_language(cell.source, lang).strip("\n")
        if cell.cell_type == "markdown" and PLAN in text:
            text = text.replace(PLAN, _plan(assignment, lang))
        role = next((r for r in ROLES if cell.metadata.get(r)), "")
        graded: dict[str, Any] | None = None
        if role == "solution":
            name = str(cell.metadata["solution"])
            text = _with_comment(text, name, lang, assignment)
            graded = nbgrader_metadata(name, solution=True)
        elif role == "check":
            exercise = assignment.exercise(str(cell.metadata["check"]))
            # The semicolon keeps otter's own English result object off the page: the check itself prints a report.
            text = re.sub(r"^(grader\.check\(.*\));?$", r"\1;", text, flags=re.MULTILINE)
            graded = nbgrader_metadata(f"{exercise.slug}-check", locked=True)
        elif role == "grade":
            exercise = assignment.exercise(str(cell.metadata["grade"]))
            text = _grade_cell(lang)
            graded = nbgrader_metadata(f"{exercise.slug}-grade", locked=True, grade=True, points=_points(exercise))
        if graded is not None:
            if graded["grade_id"] in seen:
                raise CourseError(f"{assignment.folder.name}/lesson.py: two cells for {graded['grade_id']!r}")
            seen.add(graded["grade_id"])
        labels: dict[str, Any] = {"nbgrader": graded} if graded else {}
        if role:
            labels["autograder"] = {"role": role}
        make = new_markdown_cell if cell.cell_type == "markdown" else new_code_cell
        id = f"{assignment.id}-{graded['grade_id'] if graded else f'{position:03d}'}"
        cells.append(make(text, id=id, metadata=labels))
    wanted = {name for e in assignment.exercises for name in (*e.functions, f"{e.slug}-check", f"{e.slug}-grade")}
    if seen != wanted:
        odd = ", ".join(sorted(seen ^ wanted))
        raise CourseError(f"{assignment.folder.name}/lesson.py: cells and assignment.toml disagree on {odd}")
    return new_notebook(cells=cells, metadata=metadata(assignment, lang))


def metadata(assignment: Assignment, lang: str) -> dict[str, Any]:
    """What stands in a notebook beside its cells: what it is of, in which language, and what runs it."""
    return {
        "autograder": {"assignment": assignment.id, "lang": lang},
        "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }


def releases(days: Mapping[str, Mapping[str, bytes]]) -> dict[str, Files]:
    """What `nbgrader generate_assignment` makes of the source files of `days`, in a temporary course of their own.

    A process of its own, because nbgrader changes the working directory and reads configuration from it; one for all
    days, because nearly all of its seconds go into starting. Days without files have no release.
    """
    with tempfile.TemporaryDirectory(prefix="autograder-build-") as folder:
        root = Path(folder)
        for day, files in days.items():
            for name, data in files.items():
                path = root / "source" / day / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
        stub = json.dumps({"python": STUB})
        (root / "nbgrader_config.py").write_text(
            f"c = get_config()\nc.ClearSolutions.code_stub = {stub}\n", encoding="utf-8"
        )
        if not (root / "source").exists():
            return {}
        ran = subprocess.run(
            [sys.executable, "-m", "nbgrader", "generate_assignment", "*", "--no-db"],
            cwd=root,
            env={**os.environ, "JUPYTER_CONFIG_DIR": folder, "JUPYTER_NO_CONFIG": "1", "PYTHONWARNINGS": "ignore"},
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        if ran.returncode != 0:
            said = "\n".join(line for line in ran.stderr.strip().splitlines() if "| INFO]" not in line)
            raise BuildError(f"nbgrader generate_assignment failed:\n{said[-2000:]}")
        made = {day: root / "release" / day for day in days}
        return {
            day: {str(p.relative_to(top)): p.read_bytes() for p in sorted(top.rglob("*")) if p.is_file()}
            for day, top in made.items()
        }


def _with_comment(text: str, name: str, lang: str, assignment: Assignment) -> str:
    """A solution cell with 'write your code here' above its solution, where nbgrader will put the stub."""
    begins = re.findall(r"^[ \t]*(?=### BEGIN SOLUTION)", text, flags=re.MULTILINE)
    if len(begins) != 1 or text.count("### END SOLUTION") != 1:
        raise CourseError(
            f"{assignment.folder.name}/lesson.py: the solution cell of {name!r} needs one ### BEGIN SOLUTION and one "
            "### END SOLUTION"
        )
    return text.replace(
        f"{begins[0]}### BEGIN SOLUTION", f"{begins[0]}{YOUR_CODE[lang]}\n{begins[0]}### BEGIN SOLUTION"
    )


def _plan(assignment: Assignment, lang: str) -> str:
    """The table of exercises and, where they are given, the exercises of each practice slot; from assignment.toml."""
    head = Text(
        "| 문제 | 만들 것 | 점수 | 시간 | 난이도 | 언제 |",
        "| exercise | what you write | points | time | difficulty | when |",
    )
    unit = Text("분", " min")
    rows = [head[lang], "|---|---|---|---|---|---|"]
    if assignment.sources:  # all of it is to be done now: what tells these exercises apart is where they come from
        last = Text("원래 문제", "taken from")[lang]
        rows[0] = f"{head[lang].rsplit('|', 2)[0]}| {last} |"
    slots: dict[int, list[str]] = {}
    for e in assignment.exercises:
        if e.role not in ROLE_NAMES or not (e.minutes > 0 and 1 <= e.difficulty <= 5):
            raise CourseError(
                f"{assignment.folder.name}/assignment.toml: the plan in lesson.py needs minutes, difficulty "
                f"(1 to 5) and a role of {', '.join(ROLE_NAMES)} for {e.slug}"
            )
        names = [f"`{name}`" for name in e.functions]
        shown = max(n for n in range(1, len(names) + 1) if n == 1 or len(", ".join(names[:n])) <= PLAN_WIDTH)
        if rest := len(names) - shown:
            names = [*names[:shown], Text(f"그 밖에 {rest}개", f"and {rest} more")[lang]]
        hard = "●" * e.difficulty + "○" * (5 - e.difficulty)
        when = came_from(assignment, e.slug)[lang] if assignment.sources else ROLE_NAMES[e.role][lang]
        rows.append(f"| {e.number} | {', '.join(names)} | {e.points:g} | {e.minutes}{unit[lang]} | {hard} | {when} |")
        if e.slot and e.role == "core":
            slots.setdefault(e.slot, []).append(e.number)
    if not slots:
        return "\n".join(rows)
    row = Text("실습 {}", "practice {}")[lang]
    way = "   ".join(f"[{row.format(slot)}]  {' → '.join(numbers)}" for slot, numbers in sorted(slots.items()))
    return "\n".join([*rows, "", "```text", way, "```"])


def came_from(assignment: Assignment, slug: str) -> Text:
    """The day that an exercise was written for and its number there, in words: "day 1, exercise 6"."""
    origin = assignment.origin(slug)
    number = origin.exercise(slug).number
    day = Text(*(origin.title[lang].partition(":")[0] for lang in LANGS))
    return Text(f"{day['ko']} {number}번", f"{day['en'][:1].lower()}{day['en'][1:]}, exercise {number}")


def _grade_cell(lang: str) -> str:
    """Raises under nbgrader's stock Execute, which gives full points to a grade cell without an error.

    The student's copy has the comment only; nbgrader puts the hidden lines back from its gradebook when it grades.
    """
    return (
        f"{GRADE_CELL[lang]}\n### BEGIN HIDDEN TESTS\n"
        f"raise RuntimeError({json.dumps(NO_GRADER[lang], ensure_ascii=False)})\n### END HIDDEN TESTS"
    )


def nbgrader_metadata(grade_id: str, **flags: Any) -> dict[str, Any]:
    """What nbgrader keeps in a cell: schema version 3, everything off but for `flags`."""
    plain = {"grade": False, "locked": False, "schema_version": 3, "solution": False, "task": False}
    return {**plain, "grade_id": grade_id, **flags}


def _points(exercise: Exercise) -> float:
    return int(exercise.points) if exercise.points == int(exercise.points) else exercise.points


def _bytes(node: Any) -> bytes:
    nbformat.validate(node)
    text: str = nbformat.writes(node, version=4)
    return f"{text.rstrip()}\n".encode()


def _present(folder: Path) -> set[str]:
    files = (p for p in folder.rglob("*") if p.is_file())
    return {str(rel) for p in files if not FOREIGN & set((rel := p.relative_to(folder)).parts)}


def _drift(folder: Path, files: Mapping[str, bytes]) -> list[str]:
    """Names that are missing from `folder`, differ there, or should not be there."""
    present = _present(folder)
    return [n for n in sorted(present | files.keys()) if n not in present or files.get(n) != (folder / n).read_bytes()]


def _write(folder: Path, files: Mapping[str, bytes], names: Iterable[str]) -> None:
    for name in names:
        path = folder / name
        if name in files:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(files[name])
        else:
            path.unlink()
