"""What a check measured is told to learners in both languages, or as code that their notebook speaks of."""

from __future__ import annotations

import ast
import builtins
import functools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder import checks, messages, wording
from autograder.result import Message

ROOT = Path(__file__).resolve().parents[1]
GRADERS = sorted((ROOT / "assignments").glob("*/graders/*.py"))
IDS = {"at_least": "below_threshold", "at_most": "above_threshold"}
HANGUL = re.compile(r"[\uac00-\ud7a3]")
ENGLISH = re.compile(r"[A-Za-z]{2,}[ ,;:]+[A-Za-z]{2,}")  # two words: one may be what a thing is called, as epoch is
CODE = re.compile(r"`[^`]*`")


@functools.cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def calls(module: ast.Module) -> list[ast.Call]:
    found = (n for n in ast.walk(module) if isinstance(n, ast.Call) and isinstance(n.func, ast.Attribute))
    return [n for n in found if ast.unparse(n.func) in ("checks.at_least", "checks.at_most")]


def told(node: ast.expr) -> str:
    """The text of a literal; `X` where a value is filled in."""
    if isinstance(node, ast.JoinedStr):
        return "".join(told(part) for part in node.values)
    return str(node.value) if isinstance(node, ast.Constant) else "X"


def names(node: ast.expr, module: ast.Module) -> Iterator[str]:
    """What the first argument can be: its own text, or what a loop or the callers of its function put in there."""
    if not isinstance(node, ast.Name):
        yield told(node)
        return
    (function,) = (f for f in module.body if isinstance(f, ast.FunctionDef) and node in ast.walk(f))
    for n in ast.walk(function):
        if isinstance(n, ast.For) and ast.unparse(n.target) == node.id and isinstance(n.iter, ast.Tuple):
            yield from map(told, n.iter.elts)
    parameters = [a.arg for a in function.args.args]
    if node.id in parameters:
        users = (c for c in ast.walk(module) if isinstance(c, ast.Call) and ast.unparse(c.func) == function.name)
        yield from (told(c.args[parameters.index(node.id)]) for c in users)


def words(call: ast.Call, module: ast.Module) -> dict[str, str]:
    """Its `ko` and `en`, written at the call or in a dict of the module."""
    tables = {ast.unparse(s.targets[0]): s.value for s in module.body if isinstance(s, ast.Assign)}
    found: dict[str, str] = {}
    for keyword in call.keywords:
        if keyword.arg is None:
            found |= ast.literal_eval(tables[ast.unparse(keyword.value)])
        else:
            found[keyword.arg] = told(keyword.value)
    return found


@functools.cache
def known(folder: Path) -> frozenset[str]:
    """Identifiers that a day's notebook has in its cells, but for the solutions, or between backticks in its text."""
    text = (folder / "lesson.py").read_text("utf-8")
    given = re.sub(r"### BEGIN SOLUTION.*?### END SOLUTION", "...", text, flags=re.DOTALL)
    tree = ast.walk(ast.parse(given))
    code = " ".join(n.id if isinstance(n, ast.Name) else n.arg for n in tree if isinstance(n, ast.Name | ast.arg))
    return frozenset(re.findall(r"[A-Za-z_]\w*", " ".join([code, *CODE.findall(given)]))) | set(dir(builtins))


def is_code(name: str, folder: Path) -> bool:
    """Whether `name` is an expression over names that learners know."""
    try:
        tree = ast.parse(name, mode="eval")
    except SyntaxError:
        return False
    return {n.id for n in ast.walk(tree) if isinstance(n, ast.Name)} - {"X"} <= known(folder)


def unsaid(name: str, own: dict[str, str], id: str, folder: Path) -> str:
    """What is wrong with the words for a measured number, "" where nothing is."""
    message = Message(id, {"name": name, "got": 2, "threshold": 1, **own})
    said = {lang: messages.text(message, lang) for lang in wording.LANGS}
    if own and own.keys() != {"ko", "en"}:
        return "words in one language only"
    if own and not HANGUL.search(own["ko"]):
        return "no Korean in ko"
    if not own and "`" in wording.measure(name, "ko") and not is_code(name, folder):
        return "a name that is no code of the notebook's needs ko= and en="
    if ENGLISH.search(CODE.sub("", said["ko"])):
        return f"English in Korean: {said['ko']}"
    if HANGUL.search(said["en"]):
        return f"Korean in English: {said['en']}"
    if any(text.count("`") % 2 for text in said.values()):
        return "a backtick without its partner"
    return ""


@pytest.mark.parametrize("path", GRADERS, ids=lambda p: f"{p.parts[-3]}/{p.stem}")
def test_what_is_measured_is_said_in_both_languages_or_is_known_code(path: Path) -> None:
    module = parsed(path)
    wrong = {
        f"line {call.lineno}, {name!r}": problem
        for call in calls(module)
        for name in names(call.args[0], module)
        if (problem := unsaid(name, words(call, module), IDS[ast.unparse(call.func)[7:]], path.parents[1]))
    }
    assert not wrong


def test_every_way_of_writing_such_a_check_is_looked_at() -> None:
    """The test above would pass where it finds no call, or no name at a call."""
    found = [list(names(call.args[0], parsed(path))) for path in GRADERS for call in calls(parsed(path))]
    assert len(found) == sum(len(re.findall(r"\bat_(?:least|most)\(", path.read_text("utf-8"))) for path in GRADERS)
    assert all(found)


@pytest.mark.parametrize(
    ("name", "own", "problem"),
    [
        ("i and i + 1 in one fold", {}, "a name"),
        ("different_epochs", {}, "a name"),
        ("classes among the images", {"ko": "classes among the images", "en": "Classes"}, "no Korean"),
        ("std", {"ko": "logits of images의 표준편차", "en": "Standard deviation"}, "English in Korean"),
        ("std", {"ko": "`logits of images`의 표준편차", "en": "Standard deviation"}, ""),
        ("std", {"ko": "표준편차", "en": "표준편차"}, "Korean in English"),
        ("min(val_idx)", {}, ""),
        ("accuracy", {}, ""),
    ],
)
def test_the_test_tells_words_from_names(name: str, own: dict[str, str], problem: str) -> None:
    found = unsaid(name, own, "above_threshold", ROOT / "assignments" / "day5_classification")
    assert found.startswith(problem) and bool(found) == bool(problem)


@pytest.mark.parametrize("judge", [checks.at_least, checks.at_most])
def test_words_in_one_language_alone_are_a_broken_check(judge: object) -> None:
    assert callable(judge)
    with pytest.raises(TypeError, match="both languages or in none"):
        judge("std", 1.0, 1.0, ko="표준편차")
