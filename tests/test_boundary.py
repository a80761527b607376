"""Who may import whom, read from the source: what meets student code holds nothing, what judges never meets it."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import autograder
from autograder import engine

PACKAGE = Path(autograder.__file__).parent
MODULES = {
    ".".join(("autograder", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__"): path
    for path in sorted(PACKAGE.rglob("*.py"))
}
# Run inside the sandbox, or as root on the way into it.
UNTRUSTED = {
    "autograder.worker",
    "autograder.surroundings",
    "autograder.template",
    "autograder.confine",
    "autograder.lockdown",
}
NUMERICS = {"numpy"}


def imports(tree: ast.AST, *, top: bool = False) -> Iterator[str]:
    """Every module that is imported, at the top level only or anywhere."""
    for node in ast.iter_child_nodes(tree) if top else ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            assert node.module is not None
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif top and isinstance(node, ast.If | ast.Try):
            yield from imports(node, top=True)


def parse(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text(encoding="utf-8"))


def ours(names: Iterator[str]) -> set[str]:
    return {name for name in names if name in MODULES and name != "autograder"}


def reached(start: str) -> set[str]:
    """The modules of the package that importing `start` brings with it, by top-level imports."""
    found, todo = set(), [start]
    while todo:
        module = todo.pop()
        if module not in found:
            found.add(module)
            todo += ours(imports(parse(module), top=True))
            if "." in module:
                todo.append(module.rpartition(".")[0])
    return found - {"autograder"}


def test_the_list_of_what_is_untrusted_is_of_modules_that_exist() -> None:
    assert MODULES.keys() >= UNTRUSTED


@pytest.mark.parametrize("module", sorted(UNTRUSTED))
def test_what_meets_student_code_imports_only_the_wire_and_numerics(module: str) -> None:
    allowed = UNTRUSTED | {"autograder.wire", "autograder.vision"}
    assert ours(imports(parse(module))) <= allowed
    foreign = {
        name.partition(".")[0]
        for name in imports(parse(module), top=True)
        if not name.startswith("autograder") and name.partition(".")[0] not in sys.stdlib_module_names
    }
    assert foreign <= NUMERICS
    inside = {name.partition(".")[0] for name in imports(parse(module)) if name.partition(".")[0] != "autograder"}
    assert inside - sys.stdlib_module_names <= NUMERICS | {"IPython", "traitlets", "torch"}


def test_the_wire_and_the_package_itself_import_nothing_of_ours() -> None:
    assert ours(imports(parse("autograder.wire"))) == set()
    assert ours(imports(parse("autograder.vision"))) == set()
    assert ours(imports(parse("autograder"))) == set()


def test_a_worker_brings_no_grader_with_it() -> None:
    beside = {"autograder.lockdown", "autograder.surroundings", "autograder.wire", "autograder.vision"}
    assert reached("autograder.worker") == {"autograder.worker", *beside}


@pytest.mark.parametrize("module", sorted(MODULES.keys() - UNTRUSTED))
def test_nothing_trusted_imports_what_runs_student_code(module: str) -> None:
    """Template and worker are started by name, in other processes."""
    assert not set(imports(parse(module))) & (UNTRUSTED - {"autograder.template"})
    assert "autograder.template" not in set(imports(parse(module)))


@pytest.mark.parametrize("module", sorted(m for m in MODULES if m.startswith("autograder.outputs")))
def test_outputs_know_results_and_words_and_nothing_that_grades(module: str) -> None:
    allowed = {
        *("autograder.result", "autograder.messages", "autograder.wording", "autograder.course", "autograder.files"),
        *(m for m in MODULES if m.startswith("autograder.outputs")),
    }
    assert ours(imports(parse(module))) <= allowed
    never = {
        f"autograder.{name}"
        for name in (
            "engine",
            "slots",
            "cluster",
            "harness",
            "session",
            "sandbox",
            "wire",
            "diagnosis",
            "replay",
            "submission",
        )
    }
    assert not reached(module) & never


@pytest.mark.parametrize("module", sorted(m for m in MODULES if m.startswith("autograder.serve.")))
def test_the_page_grades_through_slots_and_touches_neither_sandbox_nor_grader(module: str) -> None:
    """Its process holds people's sessions: student code and what drives it stay in the slots' processes."""
    never = {f"autograder.{name}" for name in ("session", "harness", "wire", "replay", "diagnosis", "checks")}
    sandboxes = {m for m in MODULES if m.startswith("autograder.sandbox")}
    found = ours(imports(parse(module)))
    assert not found & never
    assert not found & sandboxes or module == "autograder.serve.commands"  # which raises its Infrastructure
    assert "autograder.driver" not in found or module == "autograder.serve.commands"
    if found & {"autograder.slots", "autograder.engine", "autograder.cluster"}:
        assert module in ("autograder.serve.queue", "autograder.serve.publishing")


@pytest.mark.parametrize("module", sorted(m for m in MODULES if m.startswith("autograder.serve.")))
def test_the_page_asks_no_other_server_but_the_provider_of_sign_in(module: str) -> None:
    found = set(imports(parse(module)))
    if any(name.startswith(("urllib.request", "http.client", "socket", "requests", "httpx")) for name in found):
        assert module == "autograder.serve.outgoing"
    assert "autograder.serve.outgoing" not in found or module == "autograder.serve.oidc"


@pytest.mark.parametrize("module", sorted(MODULES))
def test_no_pickle_anywhere(module: str) -> None:
    banned = {"pickle", "marshal", "shelve", "dill", "cloudpickle", "joblib", "torch.load", "torch.save"}
    assert not set(imports(parse(module))) & banned
    for node in ast.walk(parse(module)):
        if isinstance(node, ast.keyword) and node.arg == "allow_pickle":
            assert isinstance(node.value, ast.Constant) and node.value.value is False


# The worker runs the student's cells, replay the author's own mistakes; the template imports what it is told to.
MAY_EXECUTE = {
    "autograder.worker": {"exec"},
    "autograder.replay": {"exec"},
    "autograder.template": {"__import__"},
}


@pytest.mark.parametrize("module", sorted(MODULES))
def test_source_is_executed_only_where_that_is_the_job(module: str) -> None:
    functions = [node.func for node in ast.walk(parse(module)) if isinstance(node, ast.Call)]
    called = {function.id for function in functions if isinstance(function, ast.Name)}
    assert called & {"eval", "exec", "__import__"} <= MAY_EXECUTE.get(module, set())


@pytest.mark.parametrize("module", sorted(MODULES))
def test_nothing_changes_the_working_directory_or_runs_a_shell(module: str) -> None:
    for node in ast.walk(parse(module)):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "os":
            assert node.attr not in ("system", "popen")
            assert node.attr != "chdir" or module in UNTRUSTED
        if isinstance(node, ast.keyword) and node.arg == "shell":
            assert isinstance(node.value, ast.Constant) and node.value.value is False


def test_the_scanner_sees_what_it_looks_for() -> None:
    tree = ast.parse(
        "import a.b\ndef f():\n    from autograder import worker\n    import pickle as p\nif 1:\n    import c\n"
    )
    assert set(imports(tree)) == {"a.b", "autograder", "autograder.worker", "pickle", "c"}
    assert set(imports(tree, top=True)) == {"a.b", "c"}


def test_what_decides_verdicts_is_in_the_hash_that_results_are_kept_by() -> None:
    """A module that is left out of it may change without any submission being graded again."""
    assert {name.split(".")[1] for name in MODULES if name != "autograder"} >= engine.BESIDE
    deciding = (
        "harness",
        "session",
        "submission",
        "recovery",
        "sandbox",
        "worker",
        "template",
        "confine",
        "fingerprint",
    )
    found = {name for start in deciding for name in reached(f"autograder.{start}")}
    assert not {name for name in found if name.split(".")[1] in engine.BESIDE}


def test_the_command_line_starts_without_what_takes_seconds_to_import() -> None:
    said = subprocess.run(
        [sys.executable, "-c", "import sys, autograder.cli, autograder.slots; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert not set(said.stdout.split()) & {"torch", "nbformat", "jupytext", "nbgrader", "rfc3987_syntax.syntax_helpers"}
