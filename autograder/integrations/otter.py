"""Otter's side of a lesson: one exception-based test file per exercise, made of its public graders.

A learner has NumPy and otter-grader but neither this package nor the hidden graders, so a file carries all it needs:
the source of `checks`, of the messages it may have to print, of `publiccheck`, and of the public test functions with
the module-level names that they use.
"""

from __future__ import annotations

import ast
import functools
import sys
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import autograder
from autograder.course import Assignment, CourseError, Exercise
from autograder.result import Text

__all__ = ["PublicCheck", "check_file", "public_checks"]

FIXTURES = ("student", "rng", "once", "evidence")
OFFERED = frozenset({"checks", "pytest", "check"})  # names that a grader module has and a check file replaces
MODULES = ("wording", "messages", "checks")  # copied into every check file, in the order in which they need each other


# `practice` is for learners alone: such a check may lean on their own earlier functions or a clock, grading must not.
PUBLIC = frozenset({"pytest.mark.public", "pytest.mark.practice"})

# Every exercise of a day, in either language, asks for the same modules, and parsing them is most of a build's work.
_parsed = functools.lru_cache(maxsize=256)(ast.parse)


@dataclass(frozen=True)
class PublicCheck:
    """A grader function that learners may have: its source, what it stands on, and its title."""

    name: str
    title: Text
    fixtures: tuple[str, ...]
    source: str
    needs: tuple[str, ...]


def public_checks(assignment: Assignment, exercise: Exercise) -> list[PublicCheck]:
    """The graders of `exercise` that learners have too, in file order. Raises CourseError for an odd one."""
    found = []
    for path in sorted(assignment.graders.glob("test_*.py")):
        text = path.read_text(encoding="utf-8")
        module = _parsed(text, str(path))
        for node in module.body:
            if isinstance(node, ast.FunctionDef) and any(ast.unparse(d) in PUBLIC for d in node.decorator_list):
                check = _public(node, module, text, path, exercise.slug)
                found += [check] if check is not None else []
    if not found:
        raise CourseError(f"{assignment.id}: exercise {exercise.slug!r} has no public check")
    return found


def check_file(assignment: Assignment, exercise: Exercise, lang: str) -> str:
    """The otter test file of `exercise` in `lang`: ASCII only, as otter opens it in the learner's own encoding."""
    public = public_checks(assignment, exercise)
    functions = {
        name: [f"{r.name}: {r.kind}" for r in returns]
        for e in sorted(assignment.exercises, key=lambda e: e.slug != exercise.slug)  # its own come first
        for name, returns in e.functions.items()
    }
    needs = list(dict.fromkeys(need for check in public for need in check.needs))
    package = Path(autograder.__file__).parent
    runtime = (package / "integrations" / "publiccheck.py").read_text(encoding="utf-8")
    used = _strings(runtime, (package / "checks.py").read_text(encoding="utf-8"), *(c.source for c in public))
    titles = [check.title[lang] for check in public]
    where = f"{assignment.id}: {exercise.slug}"
    tools = _lab((*needs, *(check.source for check in public)), where)
    parts = [
        f"# {exercise.slug}: the public checks, which grader.check runs on your notebook. The hidden one checks more.\n"
        "from __future__ import annotations\n\nimport types\n\nfrom otter.test_files import test_case",
        f"OK_FORMAT = False\nname = {exercise.slug!r}\npoints = None",
        *needs,
        *(check.source for check in public),
        "# What the checks above stand on; nothing below is about this exercise.",
        "class Message:\n    def __init__(self, id, values=()):\n        self.id, self.values = id, dict(values)",
        *(_embedded(package / f"{name}.py", used) for name in MODULES),
        _without_header(runtime, used),
        "functions = {\n" + "".join(f"    {name!r}: {specs!r},\n" for name, specs in functions.items()) + "}",
        *([_apparatus(assignment.apparatus, tools, where)] if tools else []),
        f"checks = report = Report({lang!r}, functions{', vars(apparatus)' if tools else ''})",
        *(
            f"@test_case(name={title!r})\n"
            f"def check_{number}(env):\n"
            f"    report.run({title!r}, {check.name}, env, {list(check.fixtures)!r})"
            for number, (check, title) in enumerate(zip(public, titles, strict=True), 1)
        ),
    ]
    text = "\n\n\n".join(part.strip("\n") for part in parts) + "\n"
    text = text.encode("ascii", "backslashreplace").decode("ascii")
    compile(text, f"tests/{exercise.slug}.py", "exec")
    return text


def _public(node: ast.FunctionDef, module: ast.Module, text: str, path: Path, wanted: str) -> PublicCheck | None:
    """The public check that `node` is, where it is one of exercise `wanted`."""
    where = f"{path.name}: {node.name}"
    marks = [d for d in node.decorator_list if isinstance(d, ast.Call) and ast.unparse(d.func) == "check"]
    if len(marks) != 1 or len(node.decorator_list) != 2:
        raise CourseError(f"{where}: a public check carries @pytest.mark.public (or practice) and @check(...), no more")
    try:
        slug = ast.literal_eval(marks[0].args[0])
        told = {k.arg: ast.literal_eval(k.value) for k in marks[0].keywords}
        title = Text(told["ko"], told["en"])
    except (ValueError, KeyError, IndexError) as problem:
        raise CourseError(f"{where}: @check(...) needs a slug and plain ko= and en= titles") from problem
    fixtures = tuple(a.arg for a in node.args.args)
    if odd := set(fixtures) - set(FIXTURES):
        raise CourseError(
            f"{where}: a public check has no fixture {', '.join(sorted(odd))}; it has {', '.join(FIXTURES)}"
        )
    if slug != wanted:
        return None
    source = _segment(text, node, node.lineno)
    return PublicCheck(node.name, title, fixtures, source, tuple(_needs(node, module, text, where)))


def _segment(text: str, node: ast.stmt, first: int) -> str:
    return "\n".join(text.splitlines()[first - 1 : node.end_lineno])


def _needs(node: ast.FunctionDef, module: ast.Module, text: str, where: str) -> list[str]:
    """Source of the module-level statements that `node` uses, directly or through one another, in file order."""
    needed = [s for s in _closure([node], module) if s is not node]
    for statement in needed:
        if isinstance(statement, ast.Import | ast.ImportFrom):
            _portable(statement, where)
    return [_segment(text, s, _first(s)) for s in needed]


def _closure(nodes: Iterable[ast.stmt], module: ast.Module) -> list[ast.stmt]:
    """The module-level statements that `nodes` use, directly or through one another, in file order."""
    defined = {name: statement for statement in module.body for name in _names(statement)}
    wanted: set[int] = set()
    open_ = list(nodes)
    while open_:
        for name in {n.id for n in ast.walk(open_.pop()) if isinstance(n, ast.Name)} & defined.keys() - OFFERED:
            if id(defined[name]) not in wanted:
                wanted.add(id(defined[name]))
                open_.append(defined[name])
    return [s for s in module.body if id(s) in wanted]


def _first(statement: ast.stmt) -> int:
    decorators: list[ast.expr] = getattr(statement, "decorator_list", [])
    return min([statement.lineno, *(int(d.lineno) for d in decorators)])


def _portable(statement: ast.Import | ast.ImportFrom, where: str) -> None:
    modules = [a.name for a in statement.names] if isinstance(statement, ast.Import) else [statement.module or ""]
    for module in modules:
        top = module.split(".")[0]
        if top != "numpy" and top not in sys.stdlib_module_names:
            raise CourseError(f"{where}: a public check may import NumPy and the standard library only, not {module!r}")


def _names(statement: ast.stmt) -> Iterator[str]:
    """The module-level names that a statement gives a value."""
    if isinstance(statement, ast.FunctionDef | ast.ClassDef):
        yield statement.name
    elif isinstance(statement, ast.Import | ast.ImportFrom):
        yield from ((a.asname or a.name).split(".")[0] for a in statement.names)
    elif isinstance(statement, ast.Assign | ast.AnnAssign):
        targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
        yield from (n.id for t in targets for n in ast.walk(t) if isinstance(n, ast.Name))


def _apparatus(source: str, wanted: frozenset[str], where: str) -> str:
    """The functions `wanted` of the day's apparatus, and all that they use, as a namespace inside a check file."""
    module = _parsed(source)
    reached = [s for s in module.body if wanted & set(_names(s))]
    if missing := wanted - {name for s in reached for name in _names(s)}:
        raise CourseError(f"{where}: the day's apparatus has no {', '.join(sorted(missing))}")
    used = {id(s) for s in reached} | {id(s) for s in _closure(reached, module)}
    if any("names" in _names(s) for s in module.body if id(s) in used):
        raise CourseError(f"{where}: a public check runs in the notebook, where the apparatus has no `names`")
    body = "\n\n".join(_segment(source, s, _first(s)) for s in module.body if id(s) in used)
    body = textwrap.indent(body, "    ")
    return f"def _apparatus():\n{body}\n\n    return types.SimpleNamespace(**locals())\n\n\napparatus = _apparatus()"


def _lab(sources: Iterable[str], where: str) -> frozenset[str]:
    """The apparatus' functions that `sources` call, each as `student.lab.<function>(...)`."""
    found, direct = set(), set()
    for node in (n for source in sources for n in ast.walk(ast.parse(source))):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Attribute) and node.value.attr == "lab":
            found.add(node.attr)
            direct.add(id(node.value))
        elif isinstance(node, ast.Attribute) and node.attr == "lab" and id(node) not in direct:
            raise CourseError(f"{where}: a public check calls the apparatus as student.lab.<function>(...) only")
    return frozenset(found)


def _strings(*sources: str) -> frozenset[str]:
    """Every string literal in `sources`: among them the message ids that they can bring up."""
    constants = (n for s in sources for n in ast.walk(_parsed(textwrap.dedent(s))) if isinstance(n, ast.Constant))
    return frozenset(c.value for c in constants if isinstance(c.value, str))


def _embedded(path: Path, used: frozenset[str]) -> str:
    """A module of ours as a namespace of the same name inside a check file."""
    body = textwrap.indent(_without_header(path.read_text(encoding="utf-8"), used), "    ")
    return (
        f"def _{path.stem}():\n{body}\n\n    return types.SimpleNamespace(**locals())\n\n\n{path.stem} = _{path.stem}()"
    )


def _without_header(text: str, used: frozenset[str]) -> str:
    """A module's source without docstring, `__all__`, our own imports, and the messages that cannot come up here."""
    module = _parsed(text)
    lines: list[str | None] = list(text.splitlines())

    def replace(node: ast.expr | ast.stmt, last: ast.expr | ast.stmt, put: str | None = None) -> None:
        end = last.end_lineno or last.lineno
        lines[node.lineno - 1 : end] = [put, *[None] * (end - node.lineno)]

    for statement in module.body:
        ours = isinstance(statement, ast.ImportFrom) and (statement.module or "").split(".")[0] == "autograder"
        future = isinstance(statement, ast.ImportFrom) and statement.module == "__future__"
        docstring = statement is module.body[0] and isinstance(statement, ast.Expr)
        if isinstance(statement, ast.ImportFrom) and ours:
            origin = (statement.module or "").partition(".")[2]
            taken = "; ".join(f"{a.name} = {origin}.{a.name}" for a in statement.names)
            replace(statement, statement, taken if origin in MODULES else None)
        elif docstring or future or "__all__" in _names(statement):
            replace(statement, statement)
        elif "_TEXTS" in _names(statement) and isinstance(table := getattr(statement, "value", None), ast.Dict):
            for key, value in zip(table.keys, table.values, strict=True):
                if isinstance(key, ast.Constant) and key.value not in used:
                    replace(key, value)
    return "\n".join(line for line in lines if line is not None).strip("\n")
