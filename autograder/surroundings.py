"""Inside the sandbox: what a notebook expects around it and does not find while it is graded.

The public checks (graded outside), Colab's modules and magics, and installers, which have no network here. A cell may
hold an answer below such a line, so none of them may stop it.
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import re
import sys
import types
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

__all__ = ["PublicChecks", "shell", "stand_in"]

# Programs that need the network: without it they fail, some of them only after they have tried for a minute.
_FETCHES = re.compile(
    r"\s*(?:sudo\s+)?(?:[\'\"]?\S*python[\d.]*[\'\"]?\s+-m\s+)?"
    r"(?:pip[\d.]*|uv|conda|mamba|apt|apt-get|npm|wget|curl|gdown|git|kaggle)\b"
)
# Line magics that run the student's own code; an error in it is to be told.
_RUNS = frozenset({"time", "timeit", "prun", "run", "memit"})
_INSTALLS = frozenset({"pip", "conda", "mamba", "micromamba", "uv"})


class PublicChecks:
    """Stands in for `otter.Notebook` while grading: the public checks are graded outside, so here they do nothing."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        pass

    def __getattr__(self, name: str) -> Callable[..., None]:
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *args, **kwargs: None


class _Colab(types.ModuleType):
    """`google.colab` and all below it: every name is there, and calling it does nothing."""

    def __getattr__(self, name: str) -> PublicChecks | Callable[..., None]:
        if name.startswith("__"):
            raise AttributeError(name)
        return _Nothing()


class _Nothing(PublicChecks):
    def __call__(self, *args: object, **kwargs: object) -> None:
        """Neither mounts a drive nor asks for a file."""


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds `google.colab` where it is imported; until then sys.modules does not have it, which notebooks ask."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: types.ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname in ("google", "google.colab") or fullname.startswith("google.colab."):
            return importlib.machinery.ModuleSpec(fullname, self, is_package=True)
        return None

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> types.ModuleType:
        return _Colab(spec.name)

    def exec_module(self, module: types.ModuleType) -> None:
        """There is nothing to run."""


def stand_in() -> None:
    """Make `otter` and `google.colab` importable, in place of the one and for want of the other."""
    otter = types.ModuleType("otter")
    vars(otter)["Notebook"] = PublicChecks
    sys.modules["otter"] = otter
    sys.meta_path.append(_Finder())


def shell() -> Any:
    """IPython's shell without history, prompts or hooks to a terminal; one per process."""
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "NoColor"
    config.InteractiveShell.cache_size = 0
    made = InteractiveShell.instance(config=config)
    made.showtraceback = lambda *args, **kwargs: None
    made.ask_exit = _leave
    made.showsyntaxerror = lambda *args, **kwargs: None
    made.enable_gui = lambda gui=None: None  # `%matplotlib` asks for an event loop, and this one has none
    made.system = _system(made)
    made.run_line_magic = _line_magic(made)
    made.run_cell_magic = _cell_magic(made)
    return made


def _system(shell: Any) -> Callable[[str], None]:
    def system(command: str) -> None:
        if _FETCHES.match(command):
            print(f"not run while grading, without a network: {command.strip()[:200]}")
        else:
            shell.system_raw(command)  # the other one wants a terminal, and here is none

    return system


def _line_magic(shell: Any) -> Callable[..., Any]:
    run = shell.run_line_magic

    def line_magic(name: str, line: str, _stack_depth: int = 1) -> Any:
        if name in _INSTALLS:
            return shell.system(f"{name} {line}")
        if name == "shell":  # Colab's
            return shell.system(line)
        try:
            return run(name, line, _stack_depth=_stack_depth + 1)
        except Exception as problem:
            if name in _RUNS:
                raise
            # An extension, a folder or a setting of the student's machine that this one has not.
            print(f"%{name}: {problem}")
            return None

    return line_magic


def _cell_magic(shell: Any) -> Callable[..., Any]:
    run = shell.run_cell_magic

    def cell_magic(name: str, line: str, cell: str) -> Any:
        return shell.system(cell) if name == "shell" else run(name, line, cell)

    return cell_magic


def _leave() -> NoReturn:
    """What `exit` and `quit` do in a notebook, as far as that goes here."""
    raise SystemExit
