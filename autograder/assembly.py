"""The lesson of a catch-up assignment: the cells of its exercises, taken out of the lessons of their own days.

A section of a lesson runs from one `##` heading to the next; those with the solution cells of a chosen exercise are
taken, with the cells elsewhere that they stand on. A figure that needs a function which is not asked for is left out.
"""

from __future__ import annotations

import ast
import re
import symtable
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from autograder.build import came_from, for_language
from autograder.course import LANGS, Assignment, CourseError, Source
from autograder.result import Text

__all__ = ["files", "lesson"]

PARTS = "reference_parts"  # the function by which a lesson offers its stand-ins
SHARED = {PARTS, "USE_MINE", "MINE"}  # names that each day gives anew, right above what uses them

# ko and en by hand; `<!-- plan -->` becomes the table of exercises.
INTRO = Text(
    """\
# {title}

지금까지 푼 문제 가운데 우리 반이 가장 많이 막힌 것을 다시 모았어요. 새로운 내용은 없어요. 한 번 만나 본 문제를 이번에는
끝까지 풀어 보는 시간이에요. 앞 문제가 뒤 문제의 바탕이 되니 위에서부터 차례로 풀어 보세요.

<!-- plan -->

- **전에 쓴 코드에서 시작해도 좋아요.** 먼저 그날 받은 피드백을 열어, 어느 단계에서 무엇이 달랐는지 읽어 보세요. 그리고
  그 코드를 옮겨 와서 고치거나, 피드백만 보고 처음부터 다시 써 보세요. 다시 쓰는 편이 더 오래 남아요.
- **문제는 그대로지만 숫자는 새로워요.** 채점에 쓰는 입력을 모두 새로 뽑았어요.
- **번호는 이 노트북에서 새로 매겼어요.** 제목의 괄호 안에 원래 번호가 있어요. 문제 글 속의 ‘6번’은 그날의 번호예요.

**푸는 방법.** 함수와 클래스마다 `raise NotImplementedError()` 줄을 지우고 그 자리에 코드를 쓰세요. 바로 아래
`grader.check(...)` 셀을 실행하면 공개 검사의 결과가 나와요.""",
    """\
# {title}

These are the exercises so far that held up the most people in this class. Nothing here is new: you have met each of
them once, and this is the time to finish them. Earlier ones prepare later ones, so go from top to bottom.

<!-- plan -->

- **You may start from the code that you wrote before.** First open the feedback you got on that day and read where it
  went another way. Then bring your code here and mend it, or write it again with nothing but the feedback beside you:
  what you write again stays with you longer.
- **The exercises are the same, the numbers are new.** Every input that grading uses was drawn anew.
- **Numbers are this notebook's own.** The number on the day itself is in brackets in each heading. Where a text speaks
  of "exercise 6", it means the number on that day.

**How to work.** In each function and class, delete the line `raise NotImplementedError()` and write your code in its
place. Then run the `grader.check(...)` cell underneath: it shows the public checks.""",
)
FILL = """\
# ko| 이 노트북에서 만들지 않는 함수는 위의 대체 부품이 대신해요.
# ko| 채점기는 위의 셀을 빼고 실행하고, 같은 부품을 스스로 넣어요.
# en| The stand-ins above take the place of functions that this notebook does not ask for. The grader leaves the cell
# en| above out and puts the same parts in itself.
if "{parts}" in globals():
    globals().update({parts}())
"""
# Where this notebook asks for some of those functions: theirs stay, unless they say otherwise.
SWITCH = """\
# ko| 이 노트북에서 만들지 않는 함수는 위의 대체 부품이 대신해요. USE_MINE = False로 바꾸고 두 셀을 실행하면
# ko| 여러분이 만드는 함수도 대체 부품으로 바뀌어요. 되돌리려면 True로 고치고 그 함수의 셀을 다시 실행하세요.
# en| The stand-ins above take the place of functions that this notebook does not ask for. With USE_MINE = False they
# en| take the place of yours too: run both cells. To come back, set it to True and run your functions' cells again.
USE_MINE = True
MINE = {own!r}

# ko| 채점기는 위의 셀을 빼고 실행하고, 같은 부품을 스스로 넣어요. 채점할 때는 이 스위치와 상관없어요.
# en| The grader leaves the cell above out and puts the same parts in itself: when it grades, this changes nothing.
if "{parts}" in globals():
    globals().update({{n: part for n, part in {parts}().items() if n not in MINE or not USE_MINE}})
"""

_HEADING = re.compile(r"^## \d+\. (?P<title>.*) \((?P<points>[\d.]+)(?P<unit>점| points?)\)$", re.MULTILINE)


@dataclass(frozen=True)
class Section:
    """Cells of a lesson under one heading; `slug`: the exercise that they ask for, "" for none."""

    slug: str
    cells: tuple[Any, ...]


def lesson(assignment: Assignment) -> Any:
    """The lesson of a catch-up, as a notebook node like one that jupytext reads.

    Raises CourseError where cells of two days give the same name different meanings.
    """
    cells = [_words(INTRO[lang].format(title=assignment.title[lang]), lang) for lang in LANGS]
    cells.append(_setup(assignment))
    bound: dict[str, tuple[str, str]] = {}
    for source in assignment.sources:
        taken = _taken(source, assignment)
        _no_clash(source.assignment, taken, bound)
        cells += [_words(f"# {source.assignment.title[lang]}", lang) for lang in LANGS]
        cells += taken
    return new_notebook(cells=cells)


def files(assignment: Assignment) -> dict[str, bytes]:
    """The files that cells of the lesson speak of by name, of the days that they come from."""
    text = "\n".join(cell.source for cell in assignment.lesson.cells if cell.cell_type == "code")
    found: dict[str, bytes] = {}
    for source in assignment.sources:
        for name, data in source.assignment.files.items():
            if name in text and found.setdefault(name, data) != data:
                raise CourseError(f"two days have different files named {name!r}")
    return found


def _words(text: str, lang: str) -> Any:
    return new_markdown_cell(text, metadata={"lang": lang})


def _setup(assignment: Assignment) -> Any:
    """One setup cell: the imports of all days, then what else their setup cells do, once where they say the same."""
    imports: dict[str, bool] = {}
    rest: dict[str, None] = {}
    for day in assignment.days:
        for cell in (c for c in day.lesson.cells if c.metadata.get("setup")):
            end = 0
            for statement in ast.parse(cell.source).body:
                if not isinstance(statement, ast.Import | ast.ImportFrom):
                    break
                end = statement.end_lineno or 0
                first = statement.module if isinstance(statement, ast.ImportFrom) else statement.names[0].name
                imports[ast.unparse(statement)] = (first or "").partition(".")[0] in sys.stdlib_module_names
            text = "\n".join(cell.source.splitlines()[end:]).strip("\n")
            rest[text.replace(f'"{day.id}.ipynb"', f'"{assignment.id}.ipynb"')] = None
    groups = ("\n".join(line for line, standard in imports.items() if standard == group) for group in (True, False))
    return new_code_cell("\n\n".join(text for text in (*groups, *rest) if text), metadata={"setup": True})


def _taken(source: Source, assignment: Assignment) -> list[Any]:
    """The cells of one day's chosen exercises, in the lesson's order, each with what it stands on above its code."""
    day = source.assignment
    exercises = [day.exercise(slug) for slug in source.slugs]
    offered = {name for e in exercises for name in e.parts}
    lacking = {name for e in day.exercises if e not in exercises for name in e.functions} - offered
    own = sorted(offered & {name for e in assignment.exercises for name in e.functions})
    numbers = {e.slug: number for number, e in enumerate(assignment.exercises, 1)}
    sections = list(_sections(day))
    helpers = [cell for section in sections for cell in section.cells if _helps(cell)]
    found: list[Any] = []
    for section in (s for s in sections if s.slug in source.slugs):
        cells = [c for c in _drawn(section, lacking) if not _among(c, found)]
        code = next(at for at, cell in enumerate(cells) if cell.cell_type == "code")
        wanted = {PARTS} if day.exercise(section.slug).parts else set()
        cells[code:code] = _stood_on(cells, wanted, [h for h in helpers if not _among(h, [*found, *cells])])
        for cell in cells:
            found.append(_renumbered(cell, assignment, section.slug, numbers) if cell.cell_type == "markdown" else cell)
            if cell.metadata.get("parts") and offered:
                found.append(new_code_cell((SWITCH if own else FILL).format(parts=PARTS, own=own)))
    return found


def _among(cell: Any, cells: Sequence[Any]) -> bool:
    return any(c is cell for c in cells)


def _stood_on(cells: Sequence[Any], wanted: set[str], helpers: Sequence[Any]) -> list[Any]:
    """Those of `helpers` that give a name which is `wanted`, or looked up by `cells` or by one another, in order."""
    wanted = wanted.union(*(_names(cell)[0] for cell in cells))
    while True:
        found = [cell for cell in helpers if _names(cell)[1] & wanted]
        more = wanted.union(*(_names(cell)[0] for cell in found))
        if more == wanted:
            return found
        wanted = more


def _sections(day: Assignment) -> Iterator[Section]:
    """The lesson from heading to heading; the Korean and the English heading of a section follow each other."""
    owner = {name: e.slug for e in day.exercises for name in e.functions}
    groups: list[list[Any]] = [[]]
    for cell in day.lesson.cells:
        if cell.cell_type == "markdown" and cell.source.startswith("## "):
            lang = cell.metadata.get("lang")
            if any(c.cell_type == "code" or c.metadata.get("lang") == lang for c in groups[-1]):
                groups.append([])
        groups[-1].append(cell)
    for cells in groups:
        slugs = {owner.get(str(c.metadata.get("solution")), "") for c in cells} - {""}
        if len(slugs) > 1:
            raise CourseError(f"{day.folder.name}/lesson.py: one section asks for {', '.join(sorted(slugs))}")
        yield Section(slugs.pop() if slugs else "", tuple(cells))


def _drawn(section: Section, lacking: set[str]) -> Iterator[Any]:
    """The section's cells but for its switch, figures of functions that are `lacking`, and the words above those."""
    dropped = False
    kept: list[Any] = []
    for cell in (c for c in reversed(section.cells) if not _switches(c)):
        if cell.cell_type == "code":
            dropped = bool(cell.metadata.get("demo")) and bool(_names(cell)[0] & lacking)
        if not dropped or (cell.source.startswith("#") and cell.cell_type == "markdown"):
            kept.append(cell)
    yield from reversed(kept)


def _helps(cell: Any) -> bool:
    """Whether other cells may stand on this one: plain code and the parts; no answer, check or figure."""
    roles = ("setup", "solution", "check", "grade", "demo")
    return cell.cell_type == "code" and not any(cell.metadata.get(role) for role in roles) and not _switches(cell)


def _switches(cell: Any) -> bool:
    """Whether this cell puts the parts in place; a catch-up does it in its own way."""
    return PARTS in _names(cell)[0]


def _names(cell: Any) -> tuple[set[str], set[str]]:
    """The names that a cell looks up in the notebook, and those that it gives a value there."""
    if cell.cell_type != "code":
        return set(), set()
    used, given = set(), set()
    tables = [symtable.symtable(for_language(cell.source, "en"), "<cell>", "exec")]
    while tables:
        table = tables.pop()
        tables += table.get_children()
        for symbol in table.get_symbols():
            top = table.get_type() == "module"
            if symbol.is_referenced() and (top or symbol.is_global()):
                used.add(symbol.get_name())
            if top and (symbol.is_assigned() or symbol.is_imported()):
                given.add(symbol.get_name())
    return used - given, given


def _renumbered(cell: Any, assignment: Assignment, slug: str, numbers: Mapping[str, int]) -> Any:
    """A markdown cell whose heading counts this notebook's exercises and says where the exercise comes from."""

    def heading(found: re.Match[str]) -> str:
        lang = "ko" if found["unit"] == "점" else "en"
        comma = Text(",", ";")[lang]
        origin = came_from(assignment, slug)[lang]
        return f"## {numbers[slug]}. {found['title']} ({found['points']}{found['unit']}{comma} {origin})"

    text = _HEADING.sub(heading, cell.source, count=1) if slug in numbers else cell.source
    return new_markdown_cell(text, metadata=dict(cell.metadata))


def _no_clash(day: Assignment, cells: Sequence[Any], bound: dict[str, tuple[str, str]]) -> None:
    """Raise CourseError where a name that `cells` give is given by another day's cells too, with other code."""
    for cell in (c for c in cells if c.cell_type == "code" and not c.metadata.get("demo")):
        for name in _names(cell)[1] - SHARED:
            other, code = bound.setdefault(name, (day.id, cell.source))
            if other != day.id and code != cell.source:
                raise CourseError(f"{other} and {day.id} both define {name}: take exercises of one of them only")
