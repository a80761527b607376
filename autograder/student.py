"""What graders see of a student: functions to call whose values are plain numbers and whose failures are verdicts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NoReturn

import numpy as np

from autograder.checks import Failure
from autograder.course import Return
from autograder.disclosure import told
from autograder.result import Message
from autograder.sandbox import DeviceFault
from autograder.session import Session, Unusable, struck
from autograder.wire import Handle, Reply, Verdict

__all__ = ["Lab", "Student"]


class Student:
    """What graders see of a student: functions to call, values that are plain numbers, failures that are verdicts."""

    def __init__(self, session: Session, functions: Mapping[str, tuple[Return, ...]]) -> None:
        self._session = session
        self._functions = functions

    def __getattr__(self, name: str) -> Callable[..., Any]:
        """The student's function `name`; it gives what the functions table says, unpacked."""
        if name.startswith("_") or name not in self._functions:
            raise AttributeError(f"assignment.toml lists no function {name!r}")
        returns = self._functions[name]
        return lambda *args, **kwargs: self._call(name, args, kwargs, returns)

    def call(self, target: Handle, *args: Any, returns: Sequence[str], **kwargs: Any) -> Any:
        """Call an object that a student's function returned, such as a model or a closure."""
        return self._call(target, args, kwargs, tuple(map(Return.parse, returns)))

    def method(self, target: Handle, method: str, *args: Any, returns: Sequence[str], **kwargs: Any) -> Any:
        """Call a method of a kept object, such as an instance of the student's class."""
        return self._call(target, args, kwargs, tuple(map(Return.parse, returns)), method=method)

    def attribute(self, target: Handle, name: str, kind: str = "array") -> Any:
        """An attribute of a kept object, as one value of that kind."""
        return self.method(target, "__getattribute__", name, returns=[f"{name}: {kind}"])

    @property
    def lab(self) -> Lab:
        """The day's apparatus: `student.lab.make_model(w, returns=["model: handle"])` runs it beside their code."""
        return Lab(self._session, self._received)

    def replace(self, name: str, handle: Handle) -> None:
        """Put a kept object in place of the student's own `name`, for the rest of this exercise."""
        self._session.ask("replace", name=name, handle=handle)

    def put(self, value: Any, layout: str = "C", device: str = "cpu") -> Handle:
        """Keep `value` on the student's side; `layout` C, F (Fortran), strided (not contiguous) or torch (a tensor).

        A tensor lies on `device`, cpu or cuda.
        """
        kept: Handle = self._one(self._session.ask("put", value=value, layout=layout, device=device), Handle)
        return kept

    def get(self, handle: Handle) -> np.ndarray[Any, Any]:
        """What a kept array holds now."""
        now: np.ndarray[Any, Any] = self._one(self._session.ask("get", handle=handle), np.ndarray)
        return now

    def _call(
        self, target: str | Handle, args: Sequence[Any], kwargs: Mapping[str, Any], returns: Any, **method: str
    ) -> Any:
        specs = [[r.name, r.kind] for r in returns]
        reply = self._session.ask("call", target=target, args=list(args), kwargs=dict(kwargs), returns=specs, **method)
        return self._received(reply, specs, target if isinstance(target, str) else method.get("method", "predict"))

    def _received(self, reply: Reply, specs: Sequence[Sequence[str]], name: str) -> Any:
        if reply.verdict is not None:
            self._failed(reply.verdict, name, [label for label, _ in specs])
        # The worker is not believed: what it sent must be what was asked for, or nothing.
        wanted = {"array": np.ndarray, "scalar": float, "handle": Handle, "data": object}
        if len(reply.values) != len(specs) or not all(
            isinstance(v, wanted[kind]) for v, (_, kind) in zip(reply.values, specs, strict=True)
        ):
            self._lied()
        return reply.values[0] if len(specs) == 1 else reply.values

    def _one(self, reply: Reply, kind: type) -> Any:
        if reply.verdict is not None:
            self._failed(reply.verdict, "value", [])
        if len(reply.values) != 1 or not isinstance(reply.values[0], kind):
            self._lied()
        return reply.values[0]

    def _failed(self, verdict: Verdict, name: str, returns: Sequence[str]) -> NoReturn:
        if self._session.under is not None and self._session.under.gpu_mb and _of_the_gpu(verdict):
            raise DeviceFault("CUDA raised an exception")  # its text may quote hidden inputs
        limit = self._session.under and struck(verdict, self._session.under)
        if limit:
            raise Failure(limit.id, **limit.values)
        lines = max((c.source.count("\n") + 1 for c in self._session.cells), default=0)
        raise Failure(verdict.id, **told(verdict, name, returns, lines))

    def _lied(self) -> NoReturn:
        self._session.close()
        self._session.trace.clear()  # what it said cannot be compared with anything
        self._session.over = Unusable("error", Message("protocol"))
        raise self._session.over


class Lab:
    """The functions of the day's apparatus, called beside the student's code."""

    def __init__(self, session: Session, received: Callable[[Reply, Sequence[Sequence[str]], str], Any]) -> None:
        self._session = session
        self._received = received

    def __getattr__(self, function: str) -> Callable[..., Any]:
        def call(*args: Any, returns: Sequence[str], **kwargs: Any) -> Any:
            session = self._session
            assert session.exercise is not None
            name = next(iter(session.exercise.functions))  # what a message calls the thing that is being tried
            specs = [[r.name, r.kind] for r in map(Return.parse, returns)]
            asked = {"target": function, "name": name, "args": list(args), "kwargs": dict(kwargs), "returns": specs}
            return self._received(session.ask("lab", **asked), specs, name)

        return call


def _of_the_gpu(verdict: Verdict) -> bool:
    """Whether an exception may be the GPU's doing and not the student's; grading on the CPU tells which it was."""
    said = f"{verdict.values.get('type')} {verdict.values.get('text')}".lower()
    return any(word in said for word in ("cuda", "cudnn", "cublas", "nvidia", "outofmemory", "acceleratorerror"))
