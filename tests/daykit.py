"""A day's own material in this process: the graders' reference, the apparatus, every right version, what graders state.

The author's code alone, never a student's. The fixtures `reference` and `apparatus` in conftest.py stand on this.
"""

from __future__ import annotations

import ast
import importlib.util
import sys
import warnings
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from autograder.course import Assignment, Course
from autograder.integrations import otter

__all__ = [
    "ROOT",
    "apparatus",
    "assignment",
    "functions",
    "given",
    "load",
    "mistake",
    "namespace",
    "public_check",
    "reference",
    "right_versions",
    "stated",
]

ROOT = Path(__file__).resolve().parents[1]


@cache
def assignment(day: str) -> Assignment:
    """The repository's assignment of this id, read once."""
    return Course(ROOT).assignment(day)


def load(path: Path, **names: Any) -> ModuleType:
    """A fresh module of the file at `path`, in which `names` are known from the start.

    While it runs, it and the files beside it go by their own names, as graders import one another and as dataclasses
    look for their module; afterwards sys.modules knows none of them.
    """
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    vars(module).update(names)
    beside = {p.stem for p in path.parent.glob("*.py")}
    displaced = {name: sys.modules.pop(name) for name in beside & sys.modules.keys()}
    sys.modules[spec.name] = module
    sys.path.insert(0, str(path.parent))
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(path.parent))
        for name in beside & sys.modules.keys():
            del sys.modules[name]
        sys.modules.update(displaced)
    return module


def reference(day: str, slug: str) -> ModuleType:
    """The module of expected values that the graders of `slug` import."""
    return load(assignment(day).graders / f"reference_{slug}.py")


def apparatus(day: str, names: dict[str, Any] | None = None) -> ModuleType:
    """The day's apparatus; `names` is what it is to see of a student's notebook."""
    return load(assignment(day).folder / "apparatus.py", names={} if names is None else names)


def namespace(day: str, *sources: str, **names: Any) -> dict[str, Any]:
    """What the lesson's imports, `names` and then `sources` leave behind, as in a notebook."""
    scope: dict[str, Any] = {"__name__": "__main__"}
    exec(compile(assignment(day).imports, "<imports>", "exec"), scope)
    scope |= names
    for source in sources:
        exec(compile(source, "<author>", "exec"), scope)
    return scope


def right_versions(day: str, slug: str) -> dict[str, str]:
    """Source of the solution and of each alternative, by version."""
    course = assignment(day)
    solution = "\n".join(course.solutions[name] for name in course.exercise(slug).functions)
    return {"solution": solution} | {a.id: a.source for a in course.alternatives if a.exercise == slug}


def functions(day: str, slug: str, **names: Any) -> dict[str, dict[str, Any]]:
    """The namespace of each right version, which also holds `names` and the parts that the exercise is given."""
    course = assignment(day)
    parts = course.exercise(slug).parts
    offered = namespace(day, course.parts_source)["reference_parts"]() if parts else {}
    names |= {name: offered[name] for name in parts}
    return {version: namespace(day, source, **names) for version, source in right_versions(day, slug).items()}


def mistake(day: str, slug: str, id: str) -> str:
    """Source of a mistake."""
    return next(m.source for m in assignment(day).mistakes if (m.exercise, m.id) == (slug, id))


def given(day: str, name: str) -> Any:
    """What the first cell of the lesson that defines `name` makes of it: code that learners are given."""
    heads = (f"class {name}(", f"def {name}(")
    cells = (c.source for c in assignment(day).lesson.cells if c.cell_type == "code")
    return namespace(day, next(source for source in cells if any(head in source for head in heads)))[name]


def stated(day: str, slug: str, *names: str) -> Any:
    """What the graders' file of `slug` assigns to `names`: the value of one, a tuple for several."""
    tree = ast.parse((assignment(day).graders / f"test_{slug}.py").read_text(encoding="utf-8"))
    found: dict[str, ast.expr] = {}
    for node in tree.body:
        if isinstance(node, ast.Assign):
            (target,) = node.targets
            if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                found |= dict(zip(map(ast.unparse, target.elts), node.value.elts, strict=True))
            else:
                found[ast.unparse(target)] = node.value
    values = tuple(ast.literal_eval(found[name]) for name in names)
    return values if len(values) > 1 else values[0]


def public_check(day: str, slug: str) -> None:
    """Run the first public check of `slug` on the solution's functions as a learner's notebook does, report printed."""
    course = assignment(day)
    with warnings.catch_warnings():
        # otter-grader 7.0.0 imports ipylab, which passes trait types where traitlets wants instances.
        warnings.filterwarnings("ignore", "Traits should be given as instances", DeprecationWarning)
        scope = namespace(day, otter.check_file(course, course.exercise(slug), "en"))
    check = scope["check_1"]
    getattr(check, "test_func", check)(namespace(day, right_versions(day, slug)["solution"]))
