"""Load and validate the course and its assignments: points, limits, functions, mistakes, alternatives.

Everything here is the author's own, trusted material; a student's notebook never reaches this module.
"""

from __future__ import annotations

import ast
import hashlib
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from autograder import fields
from autograder.colab import Place
from autograder.limits import Limits
from autograder.result import Direction, Text

__all__ = [
    "LANGS",
    "Alternative",
    "Assignment",
    "Course",
    "CourseError",
    "Exercise",
    "Mistake",
    "Return",
    "Source",
]

LANGS = ("ko", "en")
KINDS = ("array", "scalar", "handle", "data")


class CourseError(Exception):
    """The author's files do not make a valid course; the message names the file and the value."""


@dataclass(frozen=True)
class Return:
    """One value that a function returns: its name in the statement, and how it crosses the wire."""

    name: str
    kind: str  # one of KINDS

    @classmethod
    def parse(cls, spec: str) -> Return:
        """From "dx: array"; kinds are array, scalar, handle (stays inside, opaque), data (numbers in lists, dicts)."""
        name, colon, kind = (part.strip() for part in spec.partition(":"))
        if not colon or not name.isidentifier() or kind not in KINDS:
            raise CourseError(f"a return value reads 'name: kind' with kind one of {', '.join(KINDS)}, is {spec!r}")
        return cls(name, kind)


@dataclass(frozen=True)
class Exercise:
    """One exercise: the functions it asks for, its points, and the thresholds its graders use."""

    slug: str
    catalogue: str
    title: Text
    points: float
    role: str
    functions: Mapping[str, tuple[Return, ...]]
    parts: tuple[str, ...]
    thresholds: Mapping[str, Mapping[str, Any]]
    limits: Limits
    # What the day's plan tells learners: which of the three practice slots, how long, how hard (1 to 5); 0: not said.
    slot: int = 0
    minutes: int = 0
    difficulty: int = 0
    # Exercises whose functions its graders call: a backward is judged on the cache of the learner's own forward. Not in
    # repr, which evidence is hashed by: it decides what is handed out together, and no verdict.
    needs: tuple[str, ...] = field(default=(), repr=False)

    @property
    def number(self) -> str:
        """What the lesson's headings call it: "6" for D1-06."""
        return self.catalogue.rpartition("-")[2].lstrip("0")

    @cached_property
    def bounds(self) -> dict[str, tuple[Direction, float]]:
        """Threshold -> the side of it that passes, on which right versions lie, and its value."""
        found: dict[str, tuple[Direction, float]] = {}
        for name, about in self.thresholds.items():
            value, right = float(about["value"]), about.get("correct", {})
            if "median" in right:
                found[name] = ("at_least" if float(right["median"]) >= value else "at_most", value)
        return found


@dataclass(frozen=True)
class Mistake:
    """A wrong version that real students write. `test`: the hidden test meant for it."""

    id: str
    exercise: str
    cause: str
    test: str
    hint: Text
    source: str
    path: Path
    signature: Mapping[str, tuple[float, float]]


@dataclass(frozen=True)
class Alternative:
    """Another right version, which must earn full points."""

    id: str
    exercise: str
    note: str
    source: str
    path: Path


@dataclass(frozen=True)
class Source:
    """What a catch-up assignment takes from one day: the exercises `slugs`, in that day's order."""

    assignment: Assignment
    slugs: tuple[str, ...]


@dataclass(frozen=True)
class Assignment:
    """One day's assignment, read from `assignments/<folder>/`, or a catch-up made of exercises of other days."""

    id: str
    folder: Path
    title: Text
    exercises: tuple[Exercise, ...]
    limits: Limits
    hashes: Mapping[str, str] = field(default_factory=dict)
    # CPU-seconds that grading a notebook with the solutions takes, measured: what a run's budget of time stands on.
    cpu_seconds: float = 10.0
    enabled: bool = True  # an elective that this class does not take is neither built nor released
    sources: tuple[Source, ...] = ()  # of a catch-up, which has no lesson and no graders of its own
    salt: str = ""  # of a catch-up: its hidden inputs are not those of the days that it takes exercises from

    @property
    def days(self) -> tuple[Assignment, ...]:
        """The assignments whose graders judge a submission, one after the other: itself, or those it takes from."""
        return tuple(s.assignment for s in self.sources) or (self,)

    def origin(self, slug: str) -> Assignment:
        """The assignment that `slug` was written for: where its graders, its mistakes and its lesson are."""
        return next((s.assignment for s in self.sources if slug in s.slugs), self)

    @property
    def points(self) -> float:
        return sum(e.points for e in self.exercises)

    @property
    def graders(self) -> Path:
        return self.folder / "graders"

    def exercise(self, slug: str) -> Exercise:
        for e in self.exercises:
            if e.slug == slug:
                return e
        raise CourseError(f"{self.id} has no exercise {slug!r}")

    @cached_property
    def lesson(self) -> Any:
        """The lesson as a notebook node, as jupytext reads it; cell metadata as written in the cell markers."""
        if self.sources:
            from autograder.assembly import lesson

            return lesson(self)
        import jupytext  # half a second, which most commands need not wait

        return jupytext.read(self.folder / "lesson.py", fmt="py:percent")

    @cached_property
    def solutions(self) -> dict[str, str]:
        """Function name -> source of its solution cell, in English, markers removed."""
        from autograder.build import for_language

        found: dict[str, str] = {}
        for cell in self.lesson.cells:
            name = cell.metadata.get("solution")
            if name:
                lines = for_language(cell.source, "en").splitlines()
                found[name] = "\n".join(line for line in lines if not line.strip().startswith("### ")) + "\n"
        wanted = {name for e in self.exercises for name in e.functions}
        if found.keys() != wanted:
            raise CourseError(
                f"{self.folder.name}/lesson.py: solution cells and assignment.toml disagree on "
                f"{', '.join(sorted(found.keys() ^ wanted))}"
            )
        return found

    @cached_property
    def imports(self) -> str:
        """The imports of the lesson's setup cells, but for the learner's own tools: what solutions stand on."""
        found = ["import numpy as np"]
        for cell in self.lesson.cells:
            if cell.metadata.get("setup"):
                statements = ast.parse(cell.source).body
                found += [ast.unparse(s) for s in statements if isinstance(s, ast.Import | ast.ImportFrom)]
        return "\n".join(line for line in found if "otter" not in line) + "\n"

    @cached_property
    def parts_source(self) -> str:
        """Source of what graders put in for other exercises' functions, so nothing secret.

        `parts.py` where the day has one, made to be fast; else what learners are offered.
        """
        return _beside(self.folder / "parts.py") or self.offered_parts

    @cached_property
    def offered_parts(self) -> str:
        """Source of the lesson cell marked `parts`: the reference parts offered to learners."""
        return "\n".join(c.source for c in self.lesson.cells if c.metadata.get("parts"))

    @cached_property
    def apparatus(self) -> str:
        """Source of `apparatus.py`, which runs beside the student's code: models, loaders, spies; nothing secret."""
        return _beside(self.folder / "apparatus.py")

    @cached_property
    def files(self) -> dict[str, bytes]:
        """What `files/` holds for learners, such as pretrained weights. Raises CourseError where a hash disagrees."""
        if self.sources:
            from autograder.assembly import files

            return files(self)
        folder = self.folder / "files"
        found = {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}
        actual = {name: hashlib.sha256(data).hexdigest() for name, data in found.items()}
        odd = sorted({name for name, _ in actual.items() ^ self.hashes.items()})
        if odd:
            raise CourseError(
                f"{self.folder.name}: files/ and the SHA-256 sums under [files] of assignment.toml disagree on "
                f"{', '.join(odd)}"
            )
        return found

    @cached_property
    def mistakes(self) -> tuple[Mistake, ...]:
        found = []
        for path in sorted((self.folder / "mistakes").glob("*/*.py")):
            data, source = _front_matter(path, "mistake")
            try:
                found.append(
                    Mistake(
                        id=path.stem,
                        exercise=self.exercise(path.parent.name).slug,
                        cause=data["cause"],
                        test=data["test"],
                        hint=Text(data["hint"]["ko"], data["hint"]["en"]),
                        source=source,
                        path=path,
                        signature={k: (float(v[0]), float(v[1])) for k, v in data.get("signature", {}).items()},
                    )
                )
            except KeyError as missing:
                raise CourseError(f"{path}: the mistake block lacks {missing}") from missing
        return tuple(found)

    @cached_property
    def alternatives(self) -> tuple[Alternative, ...]:
        found = []
        for path in sorted((self.folder / "alternatives").glob("*/*.py")):
            data, source = _front_matter(path, "alternative")
            exercise = self.exercise(path.parent.name).slug
            found.append(Alternative(path.stem, exercise, str(data.get("note", "")), source, path))
        return tuple(found)


@dataclass(frozen=True)
class Course:
    """The course in `root`, the folder that holds `assignments/`."""

    root: Path

    @cached_property
    def settings(self) -> Mapping[str, Any]:
        """What course.toml says; {} where there is none. Raises CourseError for what is no setting."""
        path = self.root / "course.toml"
        try:
            said = tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
            if odd := set(said) - {"colab", "serve"}:
                raise ValueError(f"there is no setting {', '.join(sorted(odd))}")
        except ValueError as problem:  # TOMLDecodeError is one
            raise CourseError(f"{path}: {problem}") from problem
        return said

    @cached_property
    def colab(self) -> Place | None:
        """Where learners open the notebooks in Colab, if course.toml says so."""
        try:
            return Place.parse(self.settings["colab"]) if "colab" in self.settings else None
        except (AttributeError, TypeError, ValueError) as problem:
            raise CourseError(f"{self.root / 'course.toml'}: {problem}") from problem

    @cached_property
    def assignments(self) -> dict[str, Assignment]:
        folder = self.root / "assignments"
        if not folder.is_dir():
            raise CourseError(f"no assignments/ in {self.root}: run from the course folder, or name it with --course")
        read = {path: _read(path) for path in sorted(folder.glob("*/assignment.toml"))}
        days = [_assignment(path.parent, data) for path, data in read.items() if "from" not in data]
        found = days + [_catch_up(path, data, days) for path, data in read.items() if "from" in data]
        ids = [a.id for a in found]
        if len(set(ids)) != len(ids):
            raise CourseError(f"{folder}: two assignments share an id: {', '.join(sorted(ids))}")
        return {a.id: a for a in sorted(found, key=lambda a: a.folder)}

    def assignment(self, id: str) -> Assignment:
        try:
            return self.assignments[id]
        except KeyError:
            known = ", ".join(self.assignments) or "none"
            raise CourseError(f"there is no assignment {id!r}; known: {known}") from None


def _beside(path: Path) -> str:
    """The text of a file that a day may do without."""
    return path.read_text(encoding="utf-8") if path.exists() else ""


def _front_matter(path: Path, kind: str) -> tuple[dict[str, Any], str]:
    """Split `# /// kind` ... `# ///` (TOML in comments, as PEP 723 writes it) from the code below it."""
    lines = path.read_text(encoding="utf-8").splitlines()
    if not lines or lines[0].strip() != f"# /// {kind}":
        raise CourseError(f"{path}: the first line must be '# /// {kind}'")
    try:
        end = next(i for i, line in enumerate(lines[1:], 1) if line.strip() == "# ///")
        data = tomllib.loads("\n".join(line.removeprefix("#").removeprefix(" ") for line in lines[1:end]))
    except (StopIteration, tomllib.TOMLDecodeError) as problem:
        raise CourseError(f"{path}: the {kind} block is not valid: {str(problem) or 'no closing # ///'}") from problem
    return data, "\n".join(lines[end + 1 :]).strip() + "\n"


def _read(path: Path) -> dict[str, Any]:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        fields.check(data)
    except ValueError as problem:  # TOMLDecodeError is a ValueError
        raise CourseError(f"{path}: {problem}") from problem
    return data


def _catch_up(path: Path, data: Mapping[str, Any], days: Sequence[Assignment]) -> Assignment:
    from autograder.catchup import load

    try:
        return replace(load(path.parent, data, days), enabled=data.get("enabled", True))
    except KeyError as missing:
        raise CourseError(f"{path}: lacks {missing}") from missing
    except (AttributeError, TypeError, CourseError) as problem:
        raise CourseError(f"{path}: {problem}") from problem


def _assignment(folder: Path, data: Mapping[str, Any]) -> Assignment:
    path = folder / "assignment.toml"
    try:
        limits = data.get("limits", {})
        exercises = tuple(
            Exercise(
                slug=e["slug"],
                catalogue=e["catalogue"],
                title=Text(e["title"]["ko"], e["title"]["en"]),
                points=float(e["points"]),
                role=e["role"],
                functions={name: tuple(map(Return.parse, specs)) for name, specs in e["functions"].items()},
                parts=tuple(e.get("parts", ())),
                thresholds=e.get("thresholds", {}),
                limits=Limits(**{**limits, **e.get("limits", {})}),
                slot=e.get("slot", 0),
                minutes=e.get("minutes", 0),
                difficulty=e.get("difficulty", 0),
                needs=tuple(e.get("needs", ())),
            )
            for e in data["exercise"]
        )
        slugs = [e.slug for e in exercises]
        if len(set(slugs)) != len(slugs):
            raise CourseError("two exercises share a slug")
        for e in exercises:
            if odd := set(e.needs) - set(slugs):
                raise CourseError(f"{e.slug} needs exercises that are not there: {', '.join(sorted(odd))}")
        return Assignment(
            id=data["id"],
            folder=folder,
            title=Text(data["title"]["ko"], data["title"]["en"]),
            exercises=exercises,
            limits=Limits(**limits),
            hashes=dict(data.get("files", {})),
            cpu_seconds=float(data.get("cpu_seconds", Assignment.cpu_seconds)),
            enabled=data.get("enabled", True),
        )
    except KeyError as missing:
        raise CourseError(f"{path}: lacks {missing}") from missing
    except (AttributeError, TypeError, ValueError, CourseError) as problem:
        raise CourseError(f"{path}: {problem}") from problem
