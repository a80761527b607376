"""Small systematic edits of each solution: what graders have to catch beyond the mistakes that an author thought of.

cosmic-ray and mutmut mutate files of a project in place and run its tests themselves, and none of their operators
knows axes, keepdims or transposes, so this is written on `ast`.
"""

from __future__ import annotations

import ast
import copy
import difflib
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from autograder.course import Assignment, CourseError, Exercise

__all__ = ["Mutant", "equivalent", "mutants", "mutate"]

EQUIVALENT = "equivalent.toml"
OPPOSITES: dict[type[ast.AST], tuple[str, type[ast.AST]]] = {
    ast.Add: ("wrong_sign", ast.Sub),
    ast.Sub: ("wrong_sign", ast.Add),
    ast.Mult: ("times_for_divided", ast.Div),
    ast.Div: ("divided_for_times", ast.Mult),
    ast.Gt: ("boundary", ast.GtE),
    ast.GtE: ("boundary", ast.Gt),
    ast.Lt: ("boundary", ast.LtE),
    ast.LtE: ("boundary", ast.Lt),
    ast.Eq: ("negated", ast.NotEq),
    ast.NotEq: ("negated", ast.Eq),
    ast.Is: ("negated", ast.IsNot),
    ast.IsNot: ("negated", ast.Is),
}
PAIRS = (("argmax", "argmin"), ("mean", "sum"), ("max", "min"), ("maximum", "minimum"), ("zeros", "ones"))
NAMES = {a: b for pair in PAIRS for a, b in (pair, pair[::-1])}
Path = tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Mutant:
    """One edit. `line`: the line of the solution that it changes; `source`: the whole cell after it."""

    id: str
    exercise: str
    function: str
    line: str
    source: str
    diff: str


def mutants(assignment: Assignment, exercise: Exercise) -> list[Mutant]:
    """Every mutant of the exercise's solution, in the order of the source; none equals the solution or another."""
    found = []
    for name in exercise.functions:
        source = assignment.solutions[name]
        lines, before = source.splitlines(), ast.unparse(ast.parse(source)).splitlines()
        for id, line, mutated in mutate(source):
            diff = difflib.unified_diff(before, mutated.splitlines(), lineterm="", n=0)
            changed = "\n".join(d for d in diff if d[:1] in "+-" and d[:3] not in ("+++", "---"))
            found.append(Mutant(f"{name}/{id}", exercise.slug, name, lines[line - 1].strip(), mutated, changed))
    return found


def equivalent(assignment: Assignment, exercise: Exercise) -> Mapping[str, str]:
    """Mutant id -> why it is right too, from `equivalent.toml`. Raises CourseError for an entry that is stale.

    An entry: `[[equivalent]]` with `exercise`, `mutant` (its id), `line` (as it stands in the solution), `reason`.
    """
    path = assignment.folder / EQUIVALENT
    if not path.exists():
        return {}
    try:
        entries: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))["equivalent"]
        for entry in entries:
            assignment.exercise(entry["exercise"])
            if not entry["reason"].strip():
                raise CourseError(f"{path}: {entry['mutant']} needs a reason")
        mine = [e for e in entries if e["exercise"] == exercise.slug]
        known = {m.id: m.line for m in mutants(assignment, exercise)} if mine else {}
        for entry in mine:
            if known.get(entry["mutant"]) != entry["line"]:
                raise CourseError(
                    f"{path}: {entry['mutant']} is stale: its line is now {known.get(entry['mutant'])!r}, "
                    f"was {entry['line']!r}"
                )
        return {entry["mutant"]: entry["reason"] for entry in mine}
    except (KeyError, TypeError, AttributeError, tomllib.TOMLDecodeError) as problem:
        raise CourseError(f"{path}: not valid: {problem!r}") from problem


def mutate(source: str) -> Iterator[tuple[str, int, str]]:
    """(`operator@line:column`, line, mutated source) of every mutant of `source`; docstrings stay as they are."""
    tree = ast.parse(source)
    seen, ids = {ast.dump(tree)}, Counter[str]()
    for path, node, parents in _walk(tree, (), ()):
        for operator, new in _edits(node, parents):
            mutated = _replaced(tree, path, new)
            try:
                text = ast.unparse(mutated)
                shape = ast.dump(ast.parse(text))
                compile(text, "<mutant>", "exec")
            except (SyntaxError, ValueError):
                continue
            if shape in seen:
                continue
            seen.add(shape)
            line, column = getattr(node, "lineno", 1), getattr(node, "col_offset", 0)
            id = f"{operator}@{line}:{column}"
            ids[id] += 1
            yield (id if ids[id] == 1 else f"{id}#{ids[id]}"), line, text


def _walk(node: ast.AST, path: Path, parents: tuple[ast.AST, ...]) -> Iterator[tuple[Path, ast.AST, tuple[Any, ...]]]:
    """Every node that may be edited, with the way to it; not annotations, decorators or docstrings."""
    for field, value in ast.iter_fields(node):
        if field in ("annotation", "returns", "decorator_list", "type_comment", "ctx"):
            continue
        for index, child in enumerate(value if isinstance(value, list) else [value]):
            if not isinstance(child, ast.AST) or _docstring(child):
                continue
            here = (*path, (field, index if isinstance(value, list) else -1))
            yield here, child, (*parents, node)
            yield from _walk(child, here, (*parents, node))


def _docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def _replaced(tree: ast.Module, path: Path, new: ast.AST) -> ast.Module:
    made = copy.deepcopy(tree)
    parent: Any = made
    for field, index in path[:-1]:
        parent = getattr(parent, field) if index < 0 else getattr(parent, field)[index]
    field, index = path[-1]
    if index < 0:
        setattr(parent, field, copy.deepcopy(new))
    else:
        getattr(parent, field)[index] = copy.deepcopy(new)
    return ast.fix_missing_locations(made)


def _edits(node: ast.AST, parents: tuple[Any, ...]) -> Iterator[tuple[str, ast.AST]]:
    """(operator, what stands in the node's place)."""
    match node:
        case ast.Constant():
            yield from _constant(node, parents)
        case ast.BinOp(left=left, op=op, right=right):
            if type(op) in OPPOSITES:
                name, other = OPPOSITES[type(op)]
                yield name, _with(node, op=other())
            if isinstance(op, ast.MatMult):
                yield "swap_factors", _with(node, left=right, right=left)
            yield "drop_term", left
            yield "drop_term", right
        case ast.UnaryOp(op=ast.USub() | ast.Not() as op, operand=operand):
            yield ("negated" if isinstance(op, ast.Not) else "wrong_sign"), operand
        case ast.Compare(ops=[op]) if type(op) in OPPOSITES:
            name, other = OPPOSITES[type(op)]
            yield name, _with(node, ops=[other()])
        case ast.If(test=test) | ast.While(test=test) | ast.IfExp(test=test):
            yield "negated", _with(node, test=ast.UnaryOp(ast.Not(), test))
        case ast.Attribute(value=value, attr="T"):
            yield "drop_transpose", value
        case ast.Call():
            yield from _call(node)
        case ast.Slice(lower=lower, upper=upper):
            if lower is not None and not isinstance(lower, ast.Constant):
                yield "slice_bound", _with(node, lower=_plus_one(lower))
            if upper is not None and not isinstance(upper, ast.Constant):
                yield "slice_bound", _with(node, upper=_plus_one(upper))
        case ast.Assign(targets=[ast.Tuple(elts=names) as target], value=ast.Attribute(attr="shape")) if len(names) > 1:
            swapped = [*names[:-2], names[-1], names[-2]]
            yield "swap_shape", _with(node, targets=[_with(target, elts=swapped)])
            yield "remove_statement", ast.Pass()
        case ast.AugAssign(target=target, op=op, value=value):
            yield "assign_for_augment", ast.Assign([target], value)
            if type(op) in OPPOSITES:
                name, other = OPPOSITES[type(op)]
                yield name, _with(node, op=other())
            yield "remove_statement", ast.Pass()
        case ast.Assign() | ast.Expr():
            yield "remove_statement", ast.Pass()


def _constant(node: ast.Constant, parents: tuple[Any, ...]) -> Iterator[tuple[str, ast.AST]]:
    value, parent = node.value, parents[-1]
    keyword = parent.arg if isinstance(parent, ast.keyword) else ""
    if isinstance(value, bool):
        if keyword != "keepdims":  # drop_keepdims makes the same program
            yield "negated", ast.Constant(not value)
    elif isinstance(value, int):
        if keyword == "axis":
            yield "swap_axis", ast.Constant(1 if value == 0 else 0)
        elif isinstance(parent, ast.Subscript) and getattr(parent.value, "attr", "") == "shape":
            yield "swap_shape", ast.Constant(value ^ 1 if value >= 0 else value)
        else:
            sizes = (
                parents[-2] if isinstance(parent, ast.UnaryOp) else None
            )  # -1 in reshape: NumPy takes -2 as the same
            if not (isinstance(sizes, ast.Call) and getattr(sizes.func, "attr", "") == "reshape"):
                yield "off_by_one", ast.Constant(value + 1)
            if value > 0:
                yield "off_by_one", ast.Constant(value - 1)
    elif isinstance(value, float):
        yield "constant", ast.Constant(2 * value if value else 1.0)


def _call(node: ast.Call) -> Iterator[tuple[str, ast.AST]]:
    for index, keyword in enumerate(node.keywords):
        rest = [*node.keywords[:index], *node.keywords[index + 1 :]]
        if keyword.arg == "axis":
            yield "drop_axis", _with(node, keywords=rest)
        if keyword.arg == "keepdims":
            yield "drop_keepdims", _with(node, keywords=rest)
    if isinstance(node.func, ast.Attribute):
        name = node.func.attr
        if name in NAMES:
            yield f"{NAMES[name]}_for_{name}", _with(node, func=_with(node.func, attr=NAMES[name]))
        if name in ("transpose", "copy"):
            # np.transpose(x, ...) and x.transpose(...): the array is the first argument, or what the method is of
            module = isinstance(node.func.value, ast.Name) and node.func.value.id in ("np", "numpy", "torch")
            if not module or node.args:
                yield f"drop_{name}", node.args[0] if module else node.func.value
    elif isinstance(node.func, ast.Name) and node.func.id == "range" and node.args:
        stop = min(len(node.args), 2) - 1
        args = list(node.args)
        args[stop] = ast.BinOp(args[stop], ast.Sub(), ast.Constant(1))
        yield "range_bound", _with(node, args=args)


def _plus_one(value: ast.expr) -> ast.expr:
    return ast.BinOp(value, ast.Add(), ast.Constant(1))


def _with(node: Any, **fields: Any) -> Any:
    """A copy of `node` with other fields."""
    made = copy.copy(node)
    for name, value in fields.items():
        setattr(made, name, value)
    return made
