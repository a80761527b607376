"""What crosses the trust boundary: every message, its framing, and its strict decoding. No pickle.

A frame is `magic (4) | header length (u32) | blob length (u32) | header (JSON, UTF-8) | blob`; arrays lie in the blob
as raw little-endian bytes and are rebuilt as plain `ndarray`. Both sides import this module: the worker inside the
sandbox, where nothing it sends is believed, and the trusted side, which decodes it within the limits below.
"""

from __future__ import annotations

import json
import math
import socket
import struct
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np

__all__ = [
    "KINDS",
    "VERDICTS",
    "Channel",
    "Closed",
    "Handle",
    "Late",
    "ProtocolError",
    "Reply",
    "Verdict",
    "decode",
    "encode",
]

MAGIC = b"AGW1"
PREFIX = struct.Struct("<4sII")
MAX_HEADER = 4 << 20  # bytes; the largest honest header (a cell of source) is under 1 MB
MAX_BLOB = 64 << 20  # bytes; the largest honest array (a day-6 batch of samples) is under 32 MB
PIECE = 1 << 18  # bytes asked of a socket at once
MAX_DEPTH = 24
MAX_NODES = 200_000
MAX_TEXT = 2 << 20
MAX_BITS = 256  # of a whole number
MAX_AXES = 16
SHORT = 1 << 10  # characters of a text, below which there is no limit to look at
_FAST = 2**62
ARRAY, HANDLE = {"$", "d", "s", "o"}, {"$", "i", "t"}
DTYPES = {
    name: np.dtype(name)
    for name in ("|b1", "|i1", "|u1", "<i2", "<u2", "<i4", "<u4", "<i8", "<u8", "<f2", "<f4", "<f8", "<c8", "<c16")
}
KINDS = ("array", "scalar", "handle", "data")
V = TypeVar("V")
W = TypeVar("W")

# What the worker may say went wrong with a call, and which values it must give: message ids of `autograder.messages`.
VERDICTS: Mapping[str, tuple[str, ...]] = {
    "raised": ("type", "text", "line", "cell"),
    "not_implemented": ("name",),
    "missing_function": ("name",),
    "not_a_function": ("name", "type"),
    "wrong_return_count": ("name", "got", "want"),
    "not_an_array": ("name", "type"),
    "not_a_number": ("name", "type"),
    "not_plain_data": ("name", "type"),
    "too_large": ("name", "limit_mb"),
    "cell_syntax": ("text", "line"),
}


class ProtocolError(Exception):
    """The other side sent something that is no message."""


class Closed(Exception):
    """The other side is gone."""


class Late(Exception):
    """No whole message came before the deadline."""


@dataclass(frozen=True)
class Handle:
    """An object that stays inside the sandbox; `type` is what the worker calls it, for messages only."""

    id: int
    type: str = ""


@dataclass(frozen=True)
class Verdict:
    """The learner's code did not give a value: `id` is one of VERDICTS."""

    id: str
    values: Mapping[str, Any]


@dataclass(frozen=True)
class Reply:
    """The answer to the request with this `nonce`: values, or a verdict."""

    nonce: str
    values: tuple[Any, ...] = ()
    verdict: Verdict | None = None


# Made once: `json.dumps` and `json.loads` with options build these anew for every frame.
_WRITE = json.JSONEncoder(ensure_ascii=False, allow_nan=False, check_circular=False, separators=(",", ":")).encode


def encode(value: Any) -> bytes:
    """One frame for `value`: None, bool, int, float, str, ndarray, Handle, and list, tuple, dict of these.

    Keys of a dict are str. Raises TypeError for anything else and ValueError past the limits, which are those of
    `decode`: what can be written can be read.
    """
    blobs: list[bytes] = []
    size = nodes = 0

    def pack(v: Any, depth: int) -> Any:
        nonlocal nodes
        nodes += 1
        if depth > MAX_DEPTH or nodes > MAX_NODES:
            raise ValueError("nested too deeply, or too many values")
        kind = type(v)
        if kind is str:
            if len(v) > MAX_TEXT:
                raise ValueError("too long a text")
            return v
        if kind is float:
            return v if math.isfinite(v) else {"$": "f", "v": repr(v)}
        if kind is int:
            if -_FAST < v < _FAST:
                return v
            if v.bit_length() > MAX_BITS:
                raise ValueError("too large a number")
            return v if _is_short(v) else {"$": "i", "v": hex(v)}
        if v is None or kind is bool:
            return v
        depth += 1
        if kind is list:
            return [pack(x, depth) for x in v]
        if kind is tuple:
            return {"$": "t", "v": [pack(x, depth) for x in v]}
        if kind is np.ndarray:
            return packed(v)
        if kind is dict:
            nodes += len(v)
            for k in v:
                if type(k) is not str:
                    raise TypeError("a key that is no text")
                if len(k) > MAX_TEXT:
                    raise ValueError("too long a text")
            if not all(map(str.isascii, v)) and len({k.encode("utf-8", "replace") for k in v}) < len(v):
                raise ValueError("keys that are one in UTF-8")  # half characters, which become a question mark
            if "$" in v:
                return {"$": "d", "v": [[k, pack(x, depth)] for k, x in v.items()]}
            return {k: pack(x, depth) for k, x in v.items()}
        if kind is Handle:
            return {"$": "h", "i": v.id, "t": v.type}
        raise TypeError(kind.__name__)

    def packed(v: np.ndarray[Any, Any]) -> dict[str, Any]:
        nonlocal size
        dtype = v.dtype.str
        if dtype not in DTYPES:
            dtype = v.dtype.newbyteorder("<").str  # big-endian
            if dtype not in DTYPES:
                raise TypeError(f"an array of {v.dtype}")
            v = v.astype(DTYPES[dtype])
        if dtype == "|b1":
            v = v.view(np.uint8) != 0  # other bytes are no truth value for who reads them
        if v.ndim > MAX_AXES or _volume(v.shape) > MAX_BLOB:
            raise ValueError("too large an array")
        data = v.tobytes()
        before = size
        size += len(data)
        if size > MAX_BLOB:
            raise ValueError("too many bytes")
        blobs.append(data)
        return {"$": "a", "d": dtype, "s": v.shape, "o": before}

    header = _WRITE(pack(value, 0)).encode("utf-8", "replace")
    if len(header) > MAX_HEADER:
        raise ValueError("too many bytes")
    return b"".join((PREFIX.pack(MAGIC, len(header), size), header, *blobs))


def decode(header: bytes, blob: bytes) -> Any:
    """The value of a frame's header and blob. Raises ProtocolError on anything that `encode` does not write."""
    try:
        tree = _READ(header.decode("utf-8"))
    except (ValueError, RecursionError) as problem:
        raise ProtocolError(f"header: {problem}") from None
    nodes = taken = 0

    def unpack(v: Any, depth: int) -> Any:
        nonlocal nodes, taken
        nodes += 1
        if depth > MAX_DEPTH or nodes > MAX_NODES:
            raise ProtocolError("too deep or too many values")
        kind = type(v)  # one of seven, as JSON has it
        if kind is str:
            return v if len(v) < SHORT and v.isascii() else _text(v)
        if kind is float:
            if not math.isfinite(v):  # 1e999, which JSON allows
                raise ProtocolError("not a number of this size")
            return v
        if kind is int:
            if not _is_short(v):
                raise ProtocolError("not an integer of this size")
            return v
        if v is None or kind is bool:
            return v
        depth += 1
        if kind is list:
            return [unpack(x, depth) for x in v]
        tag, many = v.get("$"), len(v)
        if tag is None and "$" not in v:
            return pairs(v.items(), depth)
        # What JSON has no form for: each kind has its own keys, and no others.
        if tag == "a" and many == 4 and v.keys() == ARRAY:
            # Arrays lie one after another: many that name the same bytes would be copied into any amount of memory.
            if type(v["o"]) is not int or v["o"] != taken:
                raise ProtocolError("arrays out of order")
            array = _array(blob, v["d"], v["s"], taken)
            taken += array.nbytes
            return array
        if tag == "h" and many == 3 and v.keys() == HANDLE:
            id, name = v["i"], v["t"]
            if type(id) is not int or not 0 <= id < 2**63 or type(name) is not str:
                raise ProtocolError("not a handle")
            return Handle(id, name[:80])
        if many != 2 or "v" not in v:
            raise ProtocolError("unknown value")
        held = v["v"]
        if tag == "t" and type(held) is list:
            return tuple([unpack(x, depth) for x in held])
        if tag == "d" and type(held) is list and all(type(x) is list and len(x) == 2 for x in held):
            if not any(k == "$" for k, _ in held):
                raise ProtocolError("a mapping in the form of another kind")
            return pairs(held, depth)
        if tag == "f" and held in ("nan", "inf", "-inf"):
            return float(held)
        if tag == "i" and type(held) is str:
            return _integer(held)
        raise ProtocolError("unknown value")

    def pairs(items: Collection[Any], depth: int) -> dict[str, Any]:
        nonlocal nodes
        nodes += len(items)
        found = {}
        for key, held in items:
            if type(key) is not str or key in found:
                raise ProtocolError("not a mapping")
            found[key if len(key) < SHORT and key.isascii() else _text(key)] = unpack(held, depth)
        return found

    value = unpack(tree, 0)
    if taken != len(blob):
        raise ProtocolError("bytes that belong to no array")
    return value


def _text(v: str) -> str:
    if len(v) > MAX_TEXT:
        raise ProtocolError("text too long")
    try:
        v.encode()
    except UnicodeEncodeError:  # half a character, which no file and no page can hold
        raise ProtocolError("not text") from None
    return v


def _is_short(v: int) -> bool:
    return -(2**63) <= v < 2**64


def _integer(text: str) -> int:
    try:
        v = int(text[:80], 16)
    except ValueError:
        raise ProtocolError("not an integer") from None
    if _is_short(v) or v.bit_length() > MAX_BITS or hex(v) != text:
        raise ProtocolError("not an integer")
    return v


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is not a JSON number")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key twice")
    return found


_READ = json.JSONDecoder(parse_constant=_no_constant, object_pairs_hook=_object).decode


def _array(blob: bytes, dtype: Any, shape: Any, offset: int) -> np.ndarray[Any, Any]:
    kind = DTYPES.get(dtype) if type(dtype) is str else None
    if kind is None or type(shape) is not list or len(shape) > MAX_AXES:
        raise ProtocolError("not an array")
    count = 1
    for n in shape:
        if type(n) is not int or not 0 <= n <= MAX_BLOB:
            raise ProtocolError("not a shape")
        count *= n
    if (count == 0 and _volume(shape) > MAX_BLOB) or offset + count * kind.itemsize > len(blob):
        raise ProtocolError("an array past the end of the blob")
    array: np.ndarray[Any, Any] = np.ndarray(shape, kind, blob, offset).copy()
    if dtype == "|b1" and (array.view(np.uint8) > 1).any():
        raise ProtocolError("a truth value that is neither 0 nor 1")  # NumPy would count it as more than one
    return array


def _volume(shape: Sequence[int]) -> int:
    """The product of the axes that are not empty, which NumPy bounds even where another axis is."""
    return math.prod(n for n in shape if n)


def reply(frame: Any) -> Reply:
    """The reply in a decoded frame; ProtocolError where it is none, or a verdict that a worker may not give."""
    match frame:
        case {"nonce": str(nonce), "values": tuple(values), **rest} if not rest:
            return Reply(nonce, values)
        case {"nonce": str(nonce), "verdict": str(id), "about": dict(about), **rest} if not rest and id in VERDICTS:
            return Reply(nonce, (), Verdict(id, {k: _plain(about.get(k)) for k in VERDICTS[id]}))
    raise ProtocolError("not a reply")


def _plain(value: Any) -> Any:
    """A verdict's value, held to what a message may carry: a short text, a whole number, or None."""
    if isinstance(value, str):
        return value[:500]
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**31:
        return value
    return None


class Channel:
    """Frames over a stream socket, with deadlines.

    `more` is asked once a deadline has passed, for seconds by which to put it off; `grace` adds up what it gave.
    """

    def __init__(self, sock: socket.socket, more: Callable[[], float] = lambda: 0.0) -> None:
        self.sock = sock
        self.more = more
        self.grace = 0.0
        self.arrived = bytearray()  # and not yet taken: most frames come whole with the first look

    def send(self, value: Any, deadline: float | None = None) -> None:
        """Raises Closed, or Late once `time.monotonic()` passes `deadline`."""
        view = memoryview(encode(value))
        while view:
            view = view[self._within(deadline, self.sock.send, view) :]

    def receive(self, deadline: float | None = None) -> Any:
        """The next value. Raises Closed, Late, or ProtocolError."""
        magic, header, blob = PREFIX.unpack(self._exactly(PREFIX.size, deadline))
        if magic != MAGIC or header > MAX_HEADER or blob > MAX_BLOB:
            raise ProtocolError("not a frame")
        return decode(self._exactly(header, deadline), self._exactly(blob, deadline))

    def _exactly(self, count: int, deadline: float | None) -> bytes:
        # Grows with what really arrives, so that a length that lies costs no memory.
        while len(self.arrived) < count:
            piece = self._within(deadline, self.sock.recv, PIECE)
            if not piece:
                raise Closed
            self.arrived += piece
        data = bytes(self.arrived[:count])
        del self.arrived[:count]
        return data

    def _within(self, deadline: float | None, operation: Callable[[V], W], value: V) -> W:
        """What the socket gives before the deadline, which `more` may put off."""
        while True:
            left = None if deadline is None else max(deadline + self.grace - time.monotonic(), 0.0)
            try:
                self.sock.settimeout(left)
                return operation(value)
            except (TimeoutError, BlockingIOError):
                assert deadline is not None
                self.grace += self.more()
                if time.monotonic() >= deadline + self.grace:
                    raise Late from None
            except OSError:
                raise Closed from None

    def close(self) -> None:
        self.sock.close()
