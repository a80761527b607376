"""Inside the sandbox: run the student's cells and serve calls. Nothing here is believed by the other side.

Imports only `wire`, `lockdown`, the standard library and numerics, so that no grader, label or reference can reach the
process that runs student code. Student code shares this process and may break anything in it; it gains nothing by that,
since a verdict rests on outputs computed from inputs that it has not seen before.
"""

from __future__ import annotations

import collections
import contextlib
import importlib
import io
import os
import random
import socket
import sys
import traceback
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from autograder import lockdown, surroundings, vision, wire

__all__ = ["Worker", "main"]

TEXT = 500  # characters kept of an exception's text
MAX_HANDLES = 100_000
MISSING = object()
CARRIED = frozenset(name[1:] for name in wire.DTYPES)
MAX_ARRAY_MB = wire.MAX_BLOB >> 20


class Refused(Exception):
    """A value cannot cross; carries the verdict that says so."""

    def __init__(self, id: str, **values: Any) -> None:
        super().__init__(id)
        self.id, self.values = id, values


class Printed(io.TextIOBase):
    """What a cell prints: the first and the last `keep` / 2 characters, however much it is."""

    def __init__(self, keep: int) -> None:
        self.half = keep // 2
        self.written = 0
        self.head = ""
        self.tail: collections.deque[str] = collections.deque()
        self.held = 0

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        self.written += len(text)
        room = self.half - len(self.head)
        self.head += text[:room]
        rest = text[room:][-self.half :] if self.half else ""
        if rest:
            self.tail.append(rest)
            self.held += len(rest)
            while self.held - len(self.tail[0]) >= self.half:
                self.held -= len(self.tail.popleft())
        return len(text)

    def text(self) -> str:
        tail = "".join(self.tail)[-self.half :] if self.half else ""
        left_out = self.written - len(self.head) - len(tail)
        return self.head + (f"\n[... {left_out} characters ...]\n" if left_out > 0 else "") + tail


class Worker:
    """One student's namespace and the objects that graders hold handles to."""

    def __init__(self) -> None:
        self.kept: dict[int, Any] = {}
        self.next = 0
        self.printed = Printed(0)
        self.names_torch = False  # whether any cell does
        self.apparatus: dict[str, Any] = {}
        self.switches: dict[str, Any] = {}  # as they are when the first exercise begins
        self.own: dict[str, Any] = {}  # the student's names that something else stands in for
        self.shell = surroundings.shell()
        self.names: dict[str, Any] = self.shell.user_ns
        surroundings.stand_in()
        self.names["grader"] = surroundings.PublicChecks()

    def answer(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """Serve one request; whatever the student's code does becomes values or a verdict."""
        nonce = str(request["nonce"])
        operations: dict[str, Callable[[Mapping[str, Any]], tuple[Any, ...]]] = {
            "run": self.run,
            "output": self.output,
            "use": self.use,
            "begin": self.begin,
            "put": self.put,
            "get": self.get,
            "call": self.call,
            "equip": self.equip,
            "lab": self.lab,
            "replace": self.replace,
        }
        try:
            return {"nonce": nonce, "values": operations[request["op"]](request)}
        except Refused as refused:
            return {"nonce": nonce, "verdict": refused.id, "about": refused.values}

    def run(self, request: Mapping[str, Any]) -> tuple[Any, ...]:
        """Run one cell as Jupyter would, magics included; what it printed, or a verdict that has no room for it."""
        self.names_torch |= "torch" in request["source"]
        self.printed = Printed(request.get("keep", 0))
        with contextlib.redirect_stdout(self.printed), contextlib.redirect_stderr(self.printed):
            outcome = self.shell.run_cell(request["source"], store_history=False, silent=False)
        problem = outcome.error_before_exec or outcome.error_in_exec
        if problem is None:
            return self.output(request)
        if isinstance(problem, SyntaxError):
            line = problem.lineno if isinstance(problem.lineno, int) else None
            raise Refused("cell_syntax", text=_text(problem.msg), line=line)
        raise Refused("raised", **_about(problem))

    def output(self, request: Mapping[str, Any]) -> tuple[Any, ...]:
        """What the last cell printed, its middle left out where it was too much, and how many characters it was."""
        return self.printed.text(), self.printed.written

    def use(self, request: Mapping[str, Any]) -> tuple[Any, ...]:
        """Put the course's public reference parts in place of the student's names."""
        scope: dict[str, Any] = {}
        exec(compile(request["source"], "<parts>", "exec"), scope)
        parts = scope["reference_parts"]()
        for name in request["names"]:
            self.stand_in(name, parts[name])
        return ()

    def stand_in(self, name: str, value: Any) -> None:
        """Put `value` in place of one of the student's names until the next exercise begins."""
        self.own.setdefault(name, self.names.get(name, MISSING))
        self.names[name] = value

    def equip(self, request: Mapping[str, Any]) -> tuple[Any, ...]:
        """Load the day's apparatus: functions of the course's own, nothing secret, which graders call here by name."""
        self.names_torch |= "torch" in request["source"]
        self.apparatus = {"__name__": "apparatus", "names": self.names}
        exec(compile(request["source"], "<apparatus>", "exec"), self.apparatus)
        return ()

    def lab(self, request: Mapping[str, Any]) -> tuple[Any, ...]:
        """Call a function of the apparatus; `name` is what the learner knows the thing under test by."""
        return self.invoke(request["name"], self.apparatus[request["target"]], request)

    def replace(self, request: Mapping[str, Any]) -> tuple[Any, ...]:
        """Put a kept object in place of one of the student's names."""
        self.stand_in(request["name"], self.kept[request["handle"].id])
        return ()

    def begin(self, request: Mapping[str, Any]) -> tuple[Any, ...]:
        """Begin an exercise: the student's own names, no kept object, and every global generator seeded.

        So grading twice gives the same result, and handles are numbered alike whatever came before.
        """
        for name, value in self.own.items():
            if value is MISSING:
                self.names.pop(name, None)
            else:
                self.names[name] = value
        self.own.clear()
        self.kept.clear()
        self.next = 0
        self.settle()
        random.seed(request["seed"])
        np.random.seed(request["seed"])
        if self.names_torch:  # imported only now it would start from a number that nobody chose
            importlib.import_module("torch").manual_seed(request["seed"])
        return ()

    def settle(self) -> None:
        """NumPy's and torch's switches as the cells left them, whatever an exercise's functions did to them since."""
        torch = sys.modules.get("torch")
        if not self.switches:
            self.switches["errors"] = np.geterr()
        np.seterr(**self.switches["errors"])
        if torch is not None:
            dtype, grad = self.switches.setdefault("torch", (torch.get_default_dtype(), torch.is_grad_enabled()))
            torch.set_default_dtype(dtype)
            torch.set_grad_enabled(grad)

    def put(self, request: Mapping[str, Any]) -> tuple[Any, ...]:
        """Keep a value and hand out its handle; arrays in C or Fortran order, as a strided view, or as a tensor."""
        value = request["value"]
        if isinstance(value, np.ndarray) and request["layout"] == "F":
            value = np.asfortranarray(value)
        elif isinstance(value, np.ndarray) and request["layout"] == "strided":
            wide = np.zeros((2 * value.shape[0], *value.shape[1:]), value.dtype)
            wide[::2] = value
            value = wide[::2]
        elif isinstance(value, np.ndarray) and request["layout"] == "torch":
            value = importlib.import_module("torch").from_numpy(value).to(request["device"])
        return (self.keep(value),)

    def get(self, request: Mapping[str, Any]) -> tuple[Any, ...]:
        return (_crossing(self.kept[request["handle"].id], "array", "value"),)

    def call(self, request: Mapping[str, Any]) -> tuple[Any, ...]:
        """Call a function by name, a kept object or its method, and give back what the graders asked for."""
        target, method = request["target"], request.get("method", "")
        name = target if isinstance(target, str) else method or "predict"
        if isinstance(target, wire.Handle):
            function = self.kept[target.id]
            if method:
                try:
                    function = getattr(function, method)
                except BaseException as problem:
                    raise Refused("raised", **_about(problem)) from None
        elif target in self.names:
            function = self.names[target]
        else:
            raise Refused("missing_function", name=name)
        return self.invoke(name, function, request)

    def invoke(self, name: str, function: Any, request: Mapping[str, Any]) -> tuple[Any, ...]:
        """What `function` gives for the request's arguments, as values that can cross."""
        if not callable(function):
            raise Refused("not_a_function", name=name, type=_type(function))
        args = [self.open(a) for a in request["args"]]
        kwargs = {k: self.open(a) for k, a in request["kwargs"].items()}
        try:
            value = function(*args, **kwargs)
        except NotImplementedError as problem:
            if not str(problem):
                raise Refused("not_implemented", name=name) from None
            raise Refused("raised", **_about(problem)) from None
        except BaseException as problem:  # SystemExit and KeyboardInterrupt are the student's doing too
            raise Refused("raised", **_about(problem)) from None
        try:
            return self.values(name, value, request["returns"])
        except Refused:
            raise
        except BaseException as problem:  # a lazy object may run student code while it is turned into numbers
            raise Refused("raised", **_about(problem)) from None

    def values(self, name: str, value: Any, returns: list[list[str]]) -> tuple[Any, ...]:
        """`value` as the functions table says: one value, or a tuple of several."""
        parts = [value]
        if len(returns) != 1:
            if not isinstance(value, tuple | list) or len(value) != len(returns):
                got = len(value) if isinstance(value, tuple | list) else 1
                raise Refused("wrong_return_count", name=name, got=0 if value is None else got, want=len(returns))
            parts = list(value)
        return tuple(
            self.keep(part) if kind == "handle" else _crossing(part, kind, label)
            for part, (label, kind) in zip(parts, returns, strict=True)
        )

    def keep(self, value: Any) -> wire.Handle:
        if len(self.kept) >= MAX_HANDLES:
            raise Refused("too_large", name="handle", limit_mb=None)
        self.kept[self.next] = value
        self.next += 1
        return wire.Handle(self.next - 1, _type(value))

    def open(self, value: Any) -> Any:
        """Handles in arguments become the objects that they stand for."""
        if isinstance(value, wire.Handle):
            return self.kept[value.id]
        if isinstance(value, list | tuple):
            return type(value)(self.open(v) for v in value)
        if isinstance(value, dict):
            return {k: self.open(v) for k, v in value.items()}
        return value


def _crossing(value: Any, kind: str, name: str) -> Any:
    """`value` as plain data that the wire carries, or Refused."""
    torch = sys.modules.get("torch")
    if torch is not None and isinstance(value, torch.Tensor):
        value = value.detach().cpu().numpy()
    if isinstance(value, np.ndarray | np.generic) and value.nbytes > wire.MAX_BLOB:
        # Before it is copied: a view with strides of 0 can have any size.
        raise Refused("too_large", name=name, limit_mb=MAX_ARRAY_MB)
    if kind == "array":
        array = np.array(value, copy=True, subok=False) if isinstance(value, np.ndarray | np.generic) else None
        if array is None and isinstance(value, float | int | list):
            array = np.asarray(value)
        if array is None or array.dtype.kind not in "biufc":
            raise Refused("not_an_array", name=name, type=_type(value))
        if array.dtype.newbyteorder("<").str[1:] not in CARRIED:  # a long double, whose bytes differ by machine
            raise Refused("not_an_array", name=name, type=str(array.dtype))
        if array.nbytes > wire.MAX_BLOB:
            raise Refused("too_large", name=name, limit_mb=MAX_ARRAY_MB)
        return array
    if kind == "scalar":
        if isinstance(value, bool | int | float | np.ndarray | np.generic):
            number = np.array(value, subok=False)
            if number.size == 1 and number.dtype.kind in "biuf":
                return float(number.reshape(()))
        raise Refused("not_a_number", name=name, type=_type(value))
    return _data(value, name, 0)


def _data(value: Any, name: str, depth: int) -> Any:
    """Numbers, texts and arrays in lists and dicts; NumPy scalars become Python numbers."""
    if value is None or type(value) in (bool, int, float, str):
        return value
    if isinstance(value, np.generic) and value.dtype.kind in "biuf":
        return float(value) if value.dtype.kind == "f" else value.item()
    if isinstance(value, np.ndarray):
        return _crossing(value, "array", name)
    torch = sys.modules.get("torch")
    if torch is not None and isinstance(value, torch.Tensor):
        return _crossing(value, "array", name)
    if isinstance(value, list | tuple) and depth < 8:
        return [_data(v, name, depth + 1) for v in value]
    if isinstance(value, dict) and depth < 8 and all(isinstance(k, str) for k in value):
        return {str(k): _data(v, name, depth + 1) for k, v in value.items()}
    raise Refused("not_plain_data", name=name, type=_type(value))


def _type(value: Any) -> str:
    return type(value).__name__[:80]


def _text(value: object) -> str:
    try:
        return str(value)[:TEXT]
    except BaseException:
        return ""


def _about(problem: BaseException) -> dict[str, Any]:
    """Type, text and the last line of the student's own code that an exception passed through."""
    line = None
    for frame in traceback.extract_tb(problem.__traceback__):
        if frame.filename.startswith(("<ipython", "<cell")) or "ipykernel" in frame.filename:
            line = frame.lineno
    return {"type": _type(problem), "text": _text(problem), "line": line, "cell": None}


def serve(channel: wire.Channel, worker: Worker) -> None:
    """Answer requests until the other side hangs up."""
    channel.send({"nonce": "ready", "values": ()})
    while True:
        try:
            request = channel.receive()
        except wire.Closed:
            return
        answer = worker.answer(request)
        try:
            channel.send(answer)
        except (TypeError, ValueError):
            about = {"name": "value", "limit_mb": MAX_ARRAY_MB}
            channel.send({"nonce": request["nonce"], "verdict": "too_large", "about": about})


def main(fd: int, uid: int, processes: int, file_mb: int) -> None:
    """A plain start inside the sandbox: serve on the socket `fd` as user `uid`."""
    os.closerange(3, fd)
    os.closerange(fd + 1, 1 << 16)
    lockdown.become_nobody(uid)
    lockdown.drop_capabilities()
    lockdown.bound(processes, file_mb)
    lockdown.show_itself()
    lockdown.settle()
    vision.guard()
    serve(wire.Channel(socket.socket(fileno=fd)), Worker())
