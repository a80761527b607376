"""What a public check stands on in a learner's notebook: the `student` object, and a report in their language.

The learner's machine has no autograder package, so :mod:`autograder.build` copies the source of this file, of `checks`
and of `messages` into every otter test file. Keep it to NumPy and the standard library.
"""

from __future__ import annotations

import functools
import linecache
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from autograder import checks, messages
from autograder.result import Message
from autograder.wording import measured

__all__ = ["NotPassed", "Report"]


class NotPassed(Exception):
    """This public check did not pass; the text says why."""


class Verdict(checks.Failure):
    """What a call of the learner's function came to, as the sandbox would say it; a check may catch it."""


class Handle:
    """A value that the check passes on without looking inside."""

    def __init__(self, value: Any) -> None:
        self.value = value


class Student:
    """The learner's functions, found in the notebook's own namespace at the moment of the call."""

    def __init__(
        self, functions: Mapping[str, Sequence[str]], names: Mapping[str, Any], apparatus: Mapping[str, Any]
    ) -> None:
        self._functions, self._names, self._apparatus = functions, names, apparatus

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name not in self._functions:
            raise AttributeError(name)
        return functools.partial(self._named, name)

    def _named(self, name: str, *args: Any, **kwargs: Any) -> Any:
        if name not in self._names:
            raise Verdict("missing_function", name=name)
        return self._call(name, self._names[name], args, kwargs, self._functions[name])

    def call(self, handle: Handle, *args: Any, returns: Sequence[str], **kwargs: Any) -> Any:
        return self._call("predict", handle.value, args, kwargs, returns)

    def method(self, handle: Handle, method: str, *args: Any, returns: Sequence[str], **kwargs: Any) -> Any:
        try:
            function = getattr(handle.value, method)
        except Exception as problem:
            raise Verdict("raised", **self._about(problem)) from None
        return self._call(method, function, args, kwargs, returns)

    def attribute(self, handle: Handle, name: str, kind: str = "array") -> Any:
        return self.method(handle, "__getattribute__", name, returns=[f"{name}: {kind}"])

    @property
    def lab(self) -> Lab:
        return Lab(self._call, self._apparatus, next(iter(self._functions)))

    def put(self, x: Any, layout: str = "C") -> Handle:
        """Keep a copy of `x`; an array in C or Fortran order, as a strided view, or as a tensor."""
        if isinstance(x, np.ndarray) and layout == "torch":
            import torch

            return Handle(torch.from_numpy(x.copy()))
        if isinstance(x, np.ndarray) and layout == "strided":
            wide = np.zeros((2 * x.shape[0], *x.shape[1:]), x.dtype)
            wide[::2] = x
            return Handle(wide[::2])
        return Handle(np.array(x, order="F" if layout == "F" else "C") if isinstance(x, np.ndarray) else x)

    def get(self, handle: Handle) -> Any:
        return np.array(handle.value)

    def _call(self, name: str, function: Any, args: Any, kwargs: Any, returns: Sequence[str]) -> Any:
        if not callable(function):
            raise Verdict("not_a_function", name=name, type=type(function).__name__)
        try:
            value = function(*map(_opened, args), **{k: _opened(v) for k, v in kwargs.items()})
        except NotImplementedError as problem:
            if not str(problem):
                raise Verdict("not_implemented", name=name) from None
            raise Verdict("raised", **self._about(problem)) from None
        except (Exception, SystemExit) as problem:
            raise Verdict("raised", **self._about(problem)) from None
        specs = [tuple(part.strip() for part in spec.split(":")) for spec in returns]
        if len(specs) == 1:
            return _received(value, *specs[0])
        if not isinstance(value, tuple | list) or len(value) != len(specs):
            got = len(value) if isinstance(value, tuple | list) else 0 if value is None else 1
            raise Verdict("wrong_return_count", name=name, got=got, want=len(specs))
        return tuple(_received(part, *spec) for part, spec in zip(value, specs, strict=True))

    def _about(self, problem: BaseException) -> dict[str, Any]:
        """Type and text of an exception, and the last line of the notebook that it passed through."""
        line: str | None = None
        step = problem.__traceback__
        while step is not None:
            if step.tb_frame.f_globals is self._names:
                line = linecache.getline(step.tb_frame.f_code.co_filename, step.tb_lineno).strip() or line
            step = step.tb_next
        return {"type": type(problem).__name__, "text": str(problem), "line": line, "cell": None}


class Lab:
    """The functions of the day's apparatus."""

    def __init__(self, call: Callable[..., Any], apparatus: Mapping[str, Any], name: str) -> None:
        self._call, self._apparatus, self._name = call, apparatus, name

    def __getattr__(self, function: str) -> Callable[..., Any]:
        return lambda *args, returns, **kwargs: self._call(self._name, self._apparatus[function], args, kwargs, returns)


def _opened(value: Any) -> Any:
    """An argument as the learner's function gets it: handles opened, arrays copied."""
    if isinstance(value, Handle):
        return value.value
    if isinstance(value, np.ndarray):
        return np.array(value)
    if isinstance(value, list | tuple):
        return type(value)(map(_opened, value))
    if isinstance(value, dict):
        return {k: _opened(v) for k, v in value.items()}
    return value


def _received(value: Any, name: str, kind: str) -> Any:
    """A returned value as the graders would get it through the sandbox."""
    if kind != "handle" and hasattr(value, "detach") and hasattr(value, "numpy"):  # a torch tensor
        value = value.detach().cpu().numpy()
    if kind == "array":
        if isinstance(value, np.ndarray | np.generic | float | int | list):
            array = np.array(value)
            if array.dtype.kind in "biufc":
                return array
        raise Verdict("not_an_array", name=name, type=type(value).__name__)
    if kind == "scalar":
        if isinstance(value, bool | int | float | np.ndarray | np.generic):
            number = np.array(value)
            if number.size == 1 and number.dtype.kind in "biuf":
                return float(number.reshape(()))
        raise Verdict("not_a_number", name=name, type=type(value).__name__)
    return Handle(value) if kind == "handle" else value


class Report:
    """`checks` as the public checks call it, but for printing what was measured beside what is needed."""

    def __init__(
        self, lang: str, functions: Mapping[str, Sequence[str]], apparatus: Mapping[str, Any] | None = None
    ) -> None:
        self._lang, self._functions, self._apparatus = lang, functions, apparatus or {}
        self._checks = checks  # kept, as in a check file this report takes the name `checks`
        self._lines: list[str] = []

    def run(self, title: str, test: Callable[..., None], names: Mapping[str, Any], fixtures: Sequence[str]) -> None:
        """Run one public check on the notebook's `names` and print how it went; raises NotPassed where it did not."""
        self._lines = []
        offered: dict[str, Any] = {
            "student": Student(self._functions, names, self._apparatus),
            "rng": np.random.default_rng(0),
            "once": lambda key, compute: compute(),
            "evidence": {},
        }
        failed = None
        try:
            test(**{name: offered[name] for name in fixtures})
        except self._checks.Failure as problem:
            failed = messages.text(Message(problem.id, problem.values), self._lang)
            if problem.id == "not_implemented":
                not_yet = self._word("아직 작성하지 않았어요", "not yet")
                print(f"⏳ {title}: {not_yet} ({problem.values['name']})")
                raise NotPassed(failed) from None
        sign = "✅" if failed is None else "❌"
        said = [] if failed is None else [f"→ {failed}"]
        # One print, so that Jupyter cannot deliver the report in pieces with other output between them.
        print("\n     ".join([f"{sign} {title}", *self._lines, *said]))
        if failed is not None:
            raise NotPassed(failed) from None

    def close(self, name: str, got: Any, want: Any, *, tol: float) -> float:
        try:
            error = self._checks.close(name, got, want, tol=tol)
        except self._checks.Failure as failure:
            if failure.id == "values":
                self._measured(name, failure.values["error"], tol, "✗")
            raise
        self._measured(name, error, tol, "OK")
        return error

    def shape(self, name: str, got: Any, want: Sequence[int]) -> None:
        self._checks.shape(name, got, want)
        label = self._word("모양", "shape")
        self._lines.append(f"{name:8} {label} {tuple(got.shape)}  OK")

    def dtype(self, name: str, got: Any, want: Any) -> None:
        self._checks.dtype(name, got, want)
        self._lines.append(f"{name:8} dtype {got.dtype}  OK")

    def unchanged(self, name: str, before: Any, after: Any) -> None:
        self._checks.unchanged(name, before, after)
        label = self._word("입력이 그대로예요", "left as it was")
        self._lines.append(f"{name:8} {label}  OK")

    def at_least(self, name: str, got: float, threshold: float, **words: str) -> float:
        return self._reached(self._checks.at_least, name, got, threshold, "≥", words)

    def at_most(self, name: str, got: float, threshold: float, **words: str) -> float:
        return self._reached(self._checks.at_most, name, got, threshold, "≤", words)

    def __getattr__(self, name: str) -> Any:
        """Every other check prints nothing of its own."""
        return getattr(self._checks, name)

    def _reached(
        self,
        judge: Callable[..., float],
        name: str,
        got: float,
        threshold: float,
        sign: str,
        words: Mapping[str, str],
    ) -> float:
        needs = self._word(f"필요: {sign} {threshold:.3g}", f"needs {sign} {threshold:.3g}")
        what = measured({"name": name, **words}, self._lang).replace("`", "")
        try:
            judge(name, got, threshold, **words)
        except self._checks.Failure:
            self._lines.append(f"{what:8} {got:.3g}  ({needs})  ✗")
            raise
        self._lines.append(f"{what:8} {got:.3g}  ({needs})  OK")
        return got

    def _measured(self, name: str, error: float, tol: float, verdict: str) -> None:
        label = self._word("상대 오차", "relative error")
        limit = f"{tol:.2g}".replace("e-0", "e-")
        needs = self._word(f"필요: ≤ {limit}", f"needs ≤ {limit}")
        self._lines.append(f"{name:8} {label} {error:.1e}  ({needs})  {verdict}")

    def _word(self, ko: str, en: str) -> str:
        return ko if self._lang == "ko" else en
