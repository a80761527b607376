"""Find the code of a notebook that came back damaged: by what its cells define and by what was released.

Labels (metadata, ids) are never asked: they are the first thing to be lost, and a student could write any. Nothing is
parsed either, so that no student's text reaches a parser in the grading process; names are read off line starts.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from autograder.result import Message
from autograder.submission import MAX_SOURCE, Cell, Submission, beside

__all__ = ["NAMED", "Recovered", "defined", "named", "recover"]

# What only checks, shows or prepares another place, as long as it stands as released. The parts replace the learner's
# names when USE_MINE is off; grading puts them in itself, and only where they belong.
SKIPPED = frozenset({"check", "grade", "demo", "parts", "colab", "text"})

FEW = 0.1  # of the names asked for: another day's notebook may well have a `sigmoid` too; stubs count as there
MAX_NOTES = 40  # more would help nobody; a hostile notebook could bring up thousands
_DEFINED = re.compile(r"^(?:(?:async +def|def|class) +(\w+)|(\w+) *=(?!=))", re.MULTILINE)
_METHOD = re.compile(r"^(?:async +)?def +\w+\( *(?:self|cls)\b.*$", re.MULTILINE)
_IMPORT = re.compile(r"^(?:import|from) .+$", re.MULTILINE)
_QUOTES = ('"""', "'''")

Roles = Mapping[str, str]  # source of a released cell -> its role


@dataclass(frozen=True)
class Recovered:
    """The cells to run, in order, and what had to be done to find them."""

    cells: tuple[Cell, ...]
    notes: tuple[Message, ...]


def recover(submission: Submission, released: Mapping[str, Roles], asked: Collection[str]) -> Recovered:
    """The code that matters. `released`: language -> the released notebook; `asked`: names that the exercises ask for.

    Cells which still stand as they were released and only show or check are left out. Then, in this order: released
    text or figures merged into an answer are cut out of it; a cell that goes on where the one above was split is joined
    to it; an answer in a cell that became text is code again, unless a code cell has one; an untouched stub yields to
    an answer in another cell; and released cells that others stand on, the imports first of all, are put back.
    """
    roles = {source: role for lang in released.values() for source, role in lang.items() if source}
    names = frozenset(asked)
    notes = [Message("recovered_format")] if submission.old else []
    here = {name for c in (*submission.cells, *submission.texts) for name in defined(c.source)}
    if len(here & names) < FEW * len(names):
        notes.append(Message("nothing_asked"))
    cells, joined = _joined([c for c in submission.cells if roles.get(c.source.strip()) not in SKIPPED], names)
    notes += joined
    cells = [_cut(c, roles, names) for c in cells]
    cells, found = _retyped(cells, submission.texts, roles, names)
    notes += found
    cells, moved = _without_stubs(cells, roles, names)
    told = {n.values.get("cell") for n in found}
    notes += [n for n in moved if n.values["cell"] not in told]
    lost = _lost(cells, released.get(submission.lang, {}))
    if any(_IMPORT.search(c.source) for c in lost):
        notes.append(Message("recovered_setup"))
    return Recovered(tuple(c for c in (*lost, *cells) if c.source.strip()), tuple(notes[:MAX_NOTES]))


NAMED = ("recovered_name", "other_notebooks")  # what `named` may say


def named(notebook: Path, day: str) -> tuple[Message, ...]:
    """What is to be said of the name of a notebook that was handed in, and of others beside it."""
    if notebook.parent.name != day:
        return ()  # a file from anywhere, named by the caller
    if notebook.name != f"{day}.ipynb":
        file = notebook.name.encode("utf-8", "replace").decode()[:100]  # a name may hold bytes that are no text
        return (Message("recovered_name", {"file": file, "name": f"{day}.ipynb"}),)
    return (Message("other_notebooks", {"name": notebook.name}),) if beside(notebook) else ()


def defined(source: str) -> set[str]:
    """What `source` defines or assigns at the start of a line; names are read off, nothing is parsed."""
    return {function or variable for function, variable in _DEFINED.findall(source)}


def _without(source: str, piece: str) -> str:
    """`source` without the lines of `piece`, where it has them in one block."""
    return f"\n{source}\n".replace(f"\n{piece}\n", "\n").strip("\n") if piece in source else source


def _joined(cells: Sequence[Cell], asked: frozenset[str]) -> tuple[list[Cell], list[Message]]:
    """The cells, each that continues the one right above it joined to that."""
    made: list[Cell] = []
    notes = []
    last = 0
    for cell in cells:
        fits = made and len(made[-1].source) + len(cell.source) < MAX_SOURCE
        if fits and cell.number == last + 1 and _continues(made[-1].source, cell.source, asked):
            made[-1] = replace(made[-1], source=f"{made[-1].source}\n{cell.source}")
            notes.append(Message("recovered_split", {"cell": cell.number, "above": made[-1].number}))
        else:
            made.append(cell)
        last = cell.number
    return made, notes


def _continues(above: str, source: str, asked: frozenset[str]) -> bool:
    """Whether a cell that begins indented, or inside a text in triple quotes, is the rest of the cell above.

    Jupyter runs a cell that is indented as a whole as if it were not, so one that defines what an exercise asks for
    stands by itself.
    """
    if any(above.count(q) % 2 and source.count(q) % 2 for q in _QUOTES):
        return True
    first = next((line for line in source.splitlines() if line.strip()), "")
    last = next((line for line in reversed(above.splitlines()) if line.strip()), "")
    if not first[:1].isspace() or not (last[:1].isspace() or last.rstrip().endswith(":")):
        return False
    outer = textwrap.dedent(source)
    return outer == source or not defined(_METHOD.sub("", outer)) & asked


def _cut(cell: Cell, roles: Roles, asked: frozenset[str]) -> Cell:
    """The cell without released text; without released figures and parts too if it has an answer beside, or nothing."""
    source = cell.source
    for piece, role in roles.items():
        if role == "text" and piece in source:
            source = _without(source, piece)
    bare = source
    for piece, role in roles.items():
        if role in SKIPPED and piece in bare:
            bare = _without(bare, piece)
    # A figure that the student went on with is left as a whole.
    return replace(cell, source=bare if defined(source) & asked or not bare.strip() else source)


def _retyped(
    cells: Sequence[Cell], texts: Sequence[Cell], roles: Roles, asked: frozenset[str]
) -> tuple[list[Cell], list[Message]]:
    """The cells with those that became text: released code, and answers that no code cell has."""
    stubs = _stubs(roles)
    have = {name for c in cells for name in defined(_bare(c.source, stubs))}
    made, notes = list(cells), []
    for text in texts:
        role = roles.get(text.source.strip())
        if role in SKIPPED:
            continue
        code = _cut(text, roles, asked)
        missing = defined(_bare(code.source, stubs)) & asked - have
        if role is not None or (missing and "```" not in code.source):
            made.append(code)
            notes += [Message("recovered_type", {"cell": text.number})] if role != "solution" else []
    return sorted(made, key=lambda c: c.number), notes


def _stubs(roles: Roles) -> dict[str, set[str]]:
    return {source: defined(source) for source, role in roles.items() if role == "solution"}


def _bare(source: str, stubs: Iterable[str]) -> str:
    for stub in stubs:
        if stub in source:
            source = _without(source, stub)
    return source


def _without_stubs(cells: Sequence[Cell], roles: Roles, asked: frozenset[str]) -> tuple[list[Cell], list[Message]]:
    """The cells without untouched stubs of what another cell defines, wherever that stands."""
    stubs = _stubs(roles)
    where = {name: c.number for c in cells for name in defined(_bare(c.source, stubs)) & asked}
    made, notes = [], {}
    for cell in cells:
        source = cell.source
        for stub, names in stubs.items():
            if stub in source and names <= where.keys() and (less := _without(source, stub)) != source:
                source = less
                for name in sorted(names):
                    notes[name] = Message("recovered", {"name": name, "cell": where[name]})
        made.append(replace(cell, source=source))
    return made, list(notes.values())


def _lost(cells: Sequence[Cell], released: Roles) -> list[Cell]:
    """The released cells that answers stand on, imports and given functions, which are in none of `cells`."""
    have = {name for c in cells for name in defined(c.source)}
    lines = {line for c in cells for line in _IMPORT.findall(c.source)}
    found = []
    for source, role in released.items():
        if role not in ("setup", ""):
            continue
        given = set(re.findall(r"^(?:def|class) +(\w+)", source, re.MULTILINE))
        if not given <= have or not {i for i in _IMPORT.findall(source) if role == "setup"} <= lines:
            found.append(Cell(0, source, role))
    return found
