"""Coverage-guided fuzzing of the two places where bytes from a student are decoded.

    python tests/fuzz/targets.py wire|notebook [-runs=N] [-max_total_time=SECONDS] [-rss_limit_mb=512]

What may come out is a value or the one refusal that the decoder promises; anything else, a hang (over 10 s an input)
or memory beyond the limit ends the run with an error. Options are libFuzzer's.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["autograder.wire", "autograder.submission"]):
    from autograder import submission, wire

SEEDS = {
    "wire": [wire.encode({"nonce": "0a", "values": (1.5, [None, True], {"k": float("nan")}, wire.Handle(3, "dict"))})],
    "notebook": [
        b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {"autograder": {"lang": "ko"}}, "cells": [{"cell_type": '
        b'"code", "metadata": {}, "source": ["x = 1\\n", "y"], "outputs": []}, {"cell_type": "markdown"}]}'
    ],
}


def decode(data: bytes) -> None:
    cut = min(len(data), wire.PREFIX.size)
    try:
        value = wire.decode(data[cut:], data[:cut])
        wire.reply(value)
    except wire.ProtocolError:
        pass


def read(data: bytes) -> None:
    path = Path(tempfile.gettempdir(), f"autograder-fuzz-{os.getpid()}.ipynb")
    path.write_bytes(data)
    try:
        submission.read(path)
    except submission.Unreadable:
        pass
    finally:
        path.unlink()


def main() -> None:
    target = sys.argv[1] if len(sys.argv) > 1 else ""
    if target not in SEEDS:
        sys.exit(__doc__)
    with tempfile.TemporaryDirectory() as corpus:
        for i, seed in enumerate(SEEDS[target]):
            (Path(corpus) / str(i)).write_bytes(seed)
        atheris.Setup([sys.argv[0], "-timeout=10", *sys.argv[2:], corpus], decode if target == "wire" else read)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
