"""What crosses the trust boundary: everything allowed comes through whole, everything else is a ProtocolError."""

from __future__ import annotations

import json
import math
import socket
import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as stnp

from autograder import messages, wire
from autograder.result import Message
from autograder.wire import Channel, Closed, Handle, Late, ProtocolError, Reply, Verdict, decode, encode, reply

QUICK = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])

NAMES = sorted(name[1:] for name in wire.DTYPES)
dtypes = st.builds(lambda order, name: np.dtype(order + name), st.sampled_from("<>"), st.sampled_from(NAMES))
layouts: list[Callable[[Any], Any]] = [
    np.ascontiguousarray,
    np.asfortranarray,
    lambda a: a[::-1] if a.ndim else a,
    lambda a: a.T,
]
arrays = st.builds(
    lambda a, layout: layout(a) if a.ndim else a,
    dtypes.flatmap(lambda d: stnp.arrays(d, stnp.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=4))),
    st.sampled_from(layouts),
)
leaves = (
    st.none()
    | st.booleans()
    | st.integers(-(2**256) + 1, 2**256 - 1)
    | st.floats()
    | st.text(st.characters(codec="utf-8"), max_size=30)
    | st.builds(Handle, st.integers(0, 2**63 - 1), st.text(st.characters(codec="utf-8"), max_size=80))
    | arrays
)
values = st.recursive(
    leaves,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=4).map(tuple)
        | st.dictionaries(st.text(st.characters(codec="utf-8"), max_size=5), inner, max_size=4)
    ),
    max_leaves=12,
)


def split(frame: bytes) -> tuple[bytes, bytes]:
    """Header and blob of one whole frame."""
    magic, header, blob = wire.PREFIX.unpack(frame[: wire.PREFIX.size])
    assert magic == wire.MAGIC
    body = frame[wire.PREFIX.size :]
    assert len(body) == header + blob
    return body[:header], body[header:]


def told(tree: Any, blob: bytes = b"") -> Any:
    """What `decode` makes of a header that another program wrote."""
    return decode(json.dumps(tree).encode(), blob)


def same(a: Any, b: Any) -> bool:
    """Equal to the bit, types included; arrays up to byte order, which the wire fixes."""
    if type(a) is not type(b):
        return False
    if isinstance(a, np.ndarray):
        return bool(a.shape == b.shape and a.dtype.newbyteorder("<") == b.dtype.newbyteorder("<")) and (
            a.astype(a.dtype.newbyteorder("<")).tobytes() == b.astype(b.dtype.newbyteorder("<")).tobytes()
        )
    if isinstance(a, float):
        return (math.isnan(a) and math.isnan(b)) or (a == b and math.copysign(1, a) == math.copysign(1, b))
    if isinstance(a, list | tuple):
        return len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, dict):
        return list(a) == list(b) and all(same(a[k], b[k]) for k in a)
    return bool(a == b)


@given(values)
@QUICK
@example(float("nan"))
@example([float("inf"), -float("inf"), -0.0])
@example([2**63, 2**64, -(2**63) - 1, 2**256 - 1, True, 1, 1.0])
@example({"$": "a", "nested": {"$": {"$": "t"}}})
@example((np.zeros((0, 3)), np.array(5.0), np.array([True, False]), np.zeros((2, 0), ">i2")))
def test_every_allowed_value_comes_back_to_the_bit(value: Any) -> None:
    assert same(decode(*split(encode(value))), value)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("order", "<>")
def test_every_dtype_arrives_as_a_plain_little_endian_array_of_its_own(name: str, order: str) -> None:
    sent = np.asfortranarray(np.arange(6).reshape(2, 3) % 2, dtype=np.dtype(order + name))
    got = decode(*split(encode(sent)))
    assert type(got) is np.ndarray
    assert got.dtype == np.dtype("<" + name)
    assert got.flags.c_contiguous
    assert got.flags.writeable and got.flags.owndata
    np.testing.assert_array_equal(got, sent)


def test_a_lone_surrogate_becomes_a_question_mark() -> None:
    assert decode(*split(encode("a\ud800b"))) == "a?b"


class Sub(np.ndarray):
    """An array with ideas of its own."""


@pytest.mark.parametrize(
    "value",
    [
        object(),
        np.array([object()]),
        np.array(["text"]),
        np.zeros(2, np.longdouble),
        np.array(["2026-01-01"], "M8[D]"),
        np.zeros(2, [("a", "<f8")]),
        np.zeros(2).view(Sub),
        np.float64(1),
        type("Text", (str,), {})("x"),
        type("Number", (int,), {})(1),
        type("List", (list,), {})([1]),
        b"bytes",
        {1},
        1j,
        {1: 2},
        {None: 2},
        {(1, 2): 3},
        {type("Text", (str,), {})("x"): 1},
    ],
    ids=lambda v: type(v).__name__,
)
def test_what_is_not_in_the_table_is_refused_at_the_sender(value: Any) -> None:
    with pytest.raises(TypeError):
        encode([value])


def nest(depth: int, inner: Any = None) -> Any:
    for _ in range(depth):
        inner = [inner]
    return inner


@pytest.mark.parametrize(
    ("fits", "too_much"),
    [
        (lambda: nest(wire.MAX_DEPTH), lambda: nest(wire.MAX_DEPTH + 1)),
        (lambda: [0] * (wire.MAX_NODES - 1), lambda: [0] * wire.MAX_NODES),
        (lambda: "x" * wire.MAX_TEXT, lambda: "x" * (wire.MAX_TEXT + 1)),
        (lambda: 2**wire.MAX_BITS - 1, lambda: 2**wire.MAX_BITS),
        (lambda: -(2**wire.MAX_BITS) + 1, lambda: -(2**wire.MAX_BITS)),
        (lambda: np.zeros((1,) * wire.MAX_AXES), lambda: np.zeros((1,) * (wire.MAX_AXES + 1))),
        (lambda: np.zeros((0, wire.MAX_BLOB)), lambda: np.zeros((0, 2, wire.MAX_BLOB))),
        (lambda: ["x" * wire.MAX_TEXT], lambda: ["x" * wire.MAX_TEXT, "x" * wire.MAX_TEXT]),
    ],
    ids=["depth", "count", "text", "number", "negative", "axes", "empty", "header"],
)
def test_what_the_sender_may_write_the_receiver_can_read_and_no_more(
    fits: Callable[[], Any], too_much: Callable[[], Any]
) -> None:
    assert same(decode(*split(encode(fits()))), fits())
    with pytest.raises(ValueError, match="too"):
        encode(too_much())


def test_an_array_larger_than_the_limit_is_refused_before_it_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wire, "MAX_BLOB", 64)
    assert decode(*split(encode(np.zeros(8)))).shape == (8,)
    with pytest.raises(ValueError, match="too many bytes"):
        encode([np.zeros(8), np.zeros(1)])


ARRAY = {"$": "a", "d": "<f8", "s": [2], "o": 0}


@pytest.mark.parametrize(
    "tree",
    [
        {},
        {"a": 1},
        {"$": "z"},
        {"$": 1},
        {"$": "t", "v": [], "x": 1},
        {"$": "t", "v": {}},
        {"$": "f", "v": "1.5"},
        {"$": "f", "v": "NaN"},
        {"$": "f", "v": 1},
        {"$": "i", "v": "0x1"},
        {"$": "i", "v": 2**70},
        {"$": "i", "v": "12"},
        {"$": "i", "v": " " + hex(2**70)},
        {"$": "i", "v": hex(2**70).upper()},
        {"$": "i", "v": hex(2**257)},
        {"$": "i", "v": "0x" + "f" * 100_000},
        {"$": "i", "v": "zz"},
        {"$": "d", "v": [["a"]]},
        {"$": "d", "v": [["a", 1, 2]]},
        {"$": "d", "v": ["ab"]},
        {"$": "d", "v": [[1, 2]]},
        {"$": "d", "v": [[None, 2]]},
        {"$": "d", "v": [[{"$": "t", "v": []}, 2]]},
        {"$": "d", "v": [["a", 1], ["a", 2]]},
        {"$": "d", "v": [["$", 1], ["a", 1], ["a", 2]]},
        {"$": "d", "v": [["a", 1]]},  # a form of its own is for what JSON's would be taken for something else
        {"$": None},
        {"$": "d", "v": {"a": 1}},
        {"$": "h", "i": -1, "t": "x"},
        {"$": "h", "i": True, "t": "x"},
        {"$": "h", "i": 1.0, "t": "x"},
        {"$": "h", "i": 2**63, "t": "x"},
        {"$": "h", "i": 1, "t": None},
        {"$": "h", "i": 1, "t": "x", "extra": 0},
        2**64,
        -(2**63) - 1,
        10**4000,
        nest(wire.MAX_DEPTH + 1),
        [0] * wire.MAX_NODES,
        "x" * (wire.MAX_TEXT + 1),
        {**ARRAY, "extra": 1},
        {**ARRAY, "d": "|O"},
        {**ARRAY, "d": "O"},
        {**ARRAY, "d": "object"},
        {**ARRAY, "d": ">f8"},
        {**ARRAY, "d": "<f16"},
        {**ARRAY, "d": "<U4"},
        {**ARRAY, "d": ["<f8"]},
        {**ARRAY, "s": [-2]},
        {**ARRAY, "s": [-1, -2]},
        {**ARRAY, "s": [True, True]},
        {**ARRAY, "s": [2.0]},
        {**ARRAY, "s": ["2"]},
        {**ARRAY, "s": 2},
        {**ARRAY, "s": [3]},
        {**ARRAY, "s": [2**62, 4]},
        {**ARRAY, "s": [10**30]},
        {**ARRAY, "s": [0, 2**28, 2**28, 2**28]},
        {**ARRAY, "s": [1] * 17},
        {**ARRAY, "o": 8},
        {**ARRAY, "o": -8},
        {**ARRAY, "o": False},
        {**ARRAY, "o": 10**30},
        {**ARRAY, "s": [1]},
        [ARRAY, ARRAY],
        [{**ARRAY, "s": [1], "o": 8}, {**ARRAY, "s": [1]}],
        [{**ARRAY, "s": [1]}, {**ARRAY, "s": [1], "o": 4}],
        None,
    ],
    ids=lambda tree: json.dumps(tree)[:40],
)
def test_what_encode_never_writes_is_no_message(tree: Any) -> None:
    blob = np.arange(2.0).tobytes()
    assert np.array_equal(told(ARRAY, blob), [0, 1]), "the same frame without the fault is one"
    with pytest.raises(ProtocolError):
        told(tree, blob)


@pytest.mark.parametrize(
    "header",
    [
        b"",
        b"{",
        b"\xff",
        b"NaN",
        b"Infinity",
        b"[1e999]",
        b"[" * 100_000,
        b"[" * 100_000 + b"]" * 100_000,
        b"1 2",
        b"nul",
        b'{"a": 1, "a": 2}',
    ],
)
def test_a_header_that_is_no_json_is_no_message(header: bytes) -> None:
    with pytest.raises(ProtocolError):
        decode(header, b"")


def test_a_truth_value_of_another_byte_crosses_as_true() -> None:
    """NumPy makes such arrays by a view, and what a learner gives may be one."""
    odd = np.array([0, 1, 2, 255], np.uint8).view(bool)
    np.testing.assert_array_equal(decode(*split(encode(odd))), [False, True, True, True])


@pytest.mark.parametrize("keys", [("\ud800", "?"), ("\ud800", "\ud801")])
def test_keys_that_would_be_one_for_the_reader_are_not_written(keys: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="keys that are one"):
        encode(dict.fromkeys(keys))


def test_a_truth_value_is_zero_or_one() -> None:
    """NumPy counts a byte of 2 as two, so that a sum of hits could exceed their number."""
    tree = {"$": "a", "d": "|b1", "s": [2], "o": 0}
    assert told(tree, b"\x00\x01").tolist() == [False, True]
    with pytest.raises(ProtocolError):
        told(tree, b"\x00\x02")


@contextmanager
def peak() -> Iterator[Callable[[], int]]:
    """A function that tells the most bytes that were held at once since the start, NumPy's arrays included."""
    tracemalloc.start()
    try:
        yield lambda: tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_arrays_cannot_share_their_bytes_and_so_fill_the_memory() -> None:
    """A header of 4 MB can hold 100,000 arrays; each of them being the whole blob would be terabytes."""
    size = 4 << 20
    one = {"$": "a", "d": "|u1", "s": [size], "o": 0}
    with peak() as used:
        with pytest.raises(ProtocolError):
            told([one] * 100, bytes(size))
        assert used() < 10 * size


json_like = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8)
    | st.sampled_from(["$", "a", "t", "d", "h", "f", "i", "nan", "0x10000000000000000", "<f8", "|b1", "|O"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.fixed_dictionaries(
            {"$": st.sampled_from("athdfiz")},
            optional={
                "v": inner,
                "d": st.sampled_from(["<f8", "|u1", "|b1", "|O", "x"]) | inner,
                "s": st.lists(st.integers(-2, 5) | st.integers(), max_size=4) | inner,
                "o": st.integers(-1, 20) | inner,
                "i": st.integers(),
                "t": st.text(max_size=3) | inner,
            },
        )
        | st.dictionaries(st.sampled_from("$vdsoit"), inner, max_size=4)
    ),
    max_leaves=20,
)


@given(st.binary(max_size=200) | json_like.map(lambda tree: json.dumps(tree).encode()), st.binary(max_size=64))
@settings(QUICK, max_examples=600)
def test_whatever_comes_only_a_protocol_error_escapes(header: bytes, blob: bytes) -> None:
    try:
        got = decode(header, blob)
    except ProtocolError:
        return
    # Strict both ways: what was accepted is exactly what the sender would have written, but for JSON's own freedom.
    again = split(encode(got))
    assert again[1] == blob
    assert same(decode(*again), got)


@given(values, st.data())
@QUICK
def test_a_damaged_frame_is_another_message_or_none_but_never_a_crash(value: Any, data: st.DataObject) -> None:
    header, blob = split(encode(value))
    frame = bytearray(header + blob)
    for _ in range(data.draw(st.integers(1, 3))):
        if frame:
            frame[data.draw(st.integers(0, len(frame) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(frame)))
    try:
        decode(bytes(frame[:cut]), bytes(frame[cut:]))
    except ProtocolError:
        pass


def test_a_reply_is_values_or_a_known_verdict() -> None:
    assert reply({"nonce": "n", "values": (1, 2)}) == Reply("n", (1, 2))
    told_off = reply({"nonce": "n", "verdict": "missing_function", "about": {"name": "f", "other": 1}})
    assert told_off == Reply("n", (), Verdict("missing_function", {"name": "f"}))


@pytest.mark.parametrize(
    "frame",
    [
        None,
        [],
        {},
        {"nonce": "n"},
        {"nonce": 1, "values": ()},
        {"nonce": None, "values": ()},
        {"nonce": "n", "values": [1]},
        {"nonce": "n", "values": (), "score": 10},
        {"nonce": "n", "values": (), "verdict": "raised", "about": {}},
        {"nonce": "n", "verdict": "passed", "about": {}},
        {"nonce": "n", "verdict": "infrastructure", "about": {"what": "x"}},
        {"nonce": "n", "verdict": "grader_error", "about": {}},
        {"nonce": "n", "verdict": ["raised"], "about": {}},
        {"nonce": "n", "verdict": "raised", "about": []},
        {"nonce": "n", "verdict": "raised"},
    ],
    ids=repr,
)
def test_other_frames_are_no_reply(frame: Any) -> None:
    with pytest.raises(ProtocolError):
        reply(frame)


def test_a_verdicts_values_are_held_to_short_texts_and_small_numbers() -> None:
    about = {"type": "x" * 9999, "text": np.zeros(3), "line": 2**40, "cell": True, "more": "gone"}
    verdict = reply({"nonce": "n", "verdict": "raised", "about": about}).verdict
    assert verdict is not None
    assert verdict.values == {"type": "x" * 500, "text": None, "line": None, "cell": None}


@pytest.mark.parametrize("id", wire.VERDICTS)
@pytest.mark.parametrize("value", [None, "", "x" * 500, -1, 7, "`</script>\x1b[31m{0}{name}"])
def test_every_verdict_has_words_whatever_the_worker_puts_into_it(id: str, value: Any) -> None:
    verdict = reply({"nonce": "n", "verdict": id, "about": dict.fromkeys(wire.VERDICTS[id], value)}).verdict
    assert verdict is not None
    for lang in ("ko", "en"):
        assert messages.text(Message(verdict.id, verdict.values), lang)


@pytest.fixture
def ends() -> Iterator[tuple[Channel, socket.socket]]:
    """A channel and the bare socket of the other side."""
    ours, theirs = socket.socketpair()
    channel = Channel(ours)
    yield channel, theirs
    channel.close()
    theirs.close()


def soon(seconds: float = 0.05) -> float:
    return time.monotonic() + seconds


def test_frames_come_through_one_by_one_however_they_are_cut(ends: tuple[Channel, socket.socket]) -> None:
    channel, other = ends
    for byte in encode([1, np.arange(3)]) + encode("second"):
        other.send(bytes([byte]))
    first = channel.receive(soon(10))
    assert same(first, [1, np.arange(3)])
    assert channel.receive(soon(10)) == "second"


@pytest.mark.parametrize("piece", [0, 5, 13])
def test_silence_is_late_and_half_a_frame_too(ends: tuple[Channel, socket.socket], piece: int) -> None:
    channel, other = ends
    other.send(encode("never finished")[:piece])
    with pytest.raises(Late):
        channel.receive(soon())


def test_a_deadline_is_put_off_while_there_is_a_reason_to() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        asked: list[float] = []

        def more() -> float:
            asked.append(time.monotonic())
            if len(asked) == 3:
                theirs.send(encode("in the end"))
            return 0.05 if len(asked) < 4 else 0.0

        channel = Channel(ours, more=more)
        assert channel.receive(time.monotonic()) == "in the end"
        assert len(asked) == 3 and channel.grace == pytest.approx(0.15)
        with pytest.raises(Late):
            channel.receive(time.monotonic() - 1.0)
        assert len(asked) == 4


@pytest.mark.parametrize("piece", [0, 5, 13])
def test_a_gone_sender_is_closed_even_within_a_frame(ends: tuple[Channel, socket.socket], piece: int) -> None:
    channel, other = ends
    other.send(encode("never finished")[:piece])
    other.close()
    with pytest.raises(Closed):
        channel.receive(soon(10))


def test_sending_to_nobody_is_closed(ends: tuple[Channel, socket.socket]) -> None:
    channel, other = ends
    other.close()
    with pytest.raises(Closed):
        channel.send("x", soon(10))


def test_sending_to_one_who_does_not_read_is_late(ends: tuple[Channel, socket.socket]) -> None:
    channel, _ = ends
    with pytest.raises(Late):
        channel.send(np.zeros(1 << 22), soon())


@pytest.mark.parametrize(
    "prefix",
    [
        b"AGW2" + bytes(8),
        b"\x80\x04\x95\x00" + bytes(8),
        wire.PREFIX.pack(wire.MAGIC, wire.MAX_HEADER + 1, 0),
        wire.PREFIX.pack(wire.MAGIC, 2, wire.MAX_BLOB + 1),
        wire.PREFIX.pack(wire.MAGIC, 0xFFFFFFFF, 0xFFFFFFFF),
    ],
    ids=["version", "pickle", "header", "blob", "both"],
)
def test_another_protocol_and_impossible_lengths_are_refused_at_once(
    ends: tuple[Channel, socket.socket], prefix: bytes
) -> None:
    channel, other = ends
    other.send(prefix)
    with pytest.raises(ProtocolError):
        channel.receive(soon(10))


def test_a_length_that_lies_costs_no_memory(ends: tuple[Channel, socket.socket]) -> None:
    channel, other = ends
    other.send(wire.PREFIX.pack(wire.MAGIC, 2, wire.MAX_BLOB) + b"[]")
    with peak() as used:
        with pytest.raises(Late):
            channel.receive(soon())
        assert used() < wire.MAX_BLOB / 16
