"""What a learner is told of a call that gave no value: enough to find the mistake, too little to read hidden inputs.

Student code chooses an exception's text, and could put the array in it that the graders passed in. So of a text that
was made while graders called it, only what Python's, NumPy's and torch's own messages hold is kept: words, shapes,
sizes, indices and short numbers. What a name or a count may be, the graders know and the worker is not asked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from autograder import wire
from autograder.wire import Verdict

__all__ = ["said", "told"]

TEXT = 160  # characters; NumPy's complaint about matmul's core dimensions has 139
NUMBERS = 16  # torch's complaint about a convolution's channels has 11
INTEGER = 8  # digits: "cannot reshape array of size 47040000 into shape (60000,784)"
DECIMAL = 3  # digits of a number with a point or an exponent: 0.95, 1e-3
WORD = 40  # characters; the longest identifier in torch's messages has 33
COUNT = 99

NUMBER = re.compile(r"\d+(?:\.\d*)?(?:[eE][-+]?\d+)?|\.\d+(?:[eE][-+]?\d+)?")
LETTERS_AND_DIGITS = re.compile(r"[^\W_]+")
SWITCH = re.compile(r"[^\W\d_](?=\d)|\d(?=[^\W\d_])")
SIZES = re.compile(r"(?<=\d)[xX\u00d7](?=\d)")  # 28x28, as torch writes shapes
CLASS_NAME = re.compile(r"[^\W\d][\w.]{0,39}(\[\w+\])?")
GAP = "…"
GAPS = re.compile(rf"(?:[-+]?{GAP}[\s,;\[\]()]*){{3,}}")  # a list of gaps would still tell signs and shapes


def said(text: str) -> str:
    """`text` without long numbers, lists of numbers and coded words.

    >>> said("index 7 is out of bounds for axis 0 with size 5")
    'index 7 is out of bounds for axis 0 with size 5'
    >>> said("[0.123456 0.5 -1.7538]")
    '[… 0.5 -…]'
    """
    text = re.sub(rf"\S{{{WORD + 1},}}", GAP, text)
    text = LETTERS_AND_DIGITS.sub(lambda m: GAP if len(SWITCH.findall(SIZES.sub(" ", m[0]))) > 3 else m[0], text)
    few = len(NUMBER.findall(text)) <= NUMBERS
    text = NUMBER.sub(lambda m: m[0] if few and _short(m[0]) else GAP, text)
    text = GAPS.sub(GAP, text)
    return text if len(text) <= TEXT else text[: TEXT - 1] + GAP


def _short(number: str) -> bool:
    digits: int = sum(c.isdigit() for c in re.split("[eE]", number)[0].lstrip("0."))
    return digits <= (INTEGER if number.isdigit() else DECIMAL)


def told(verdict: Verdict, name: str, returns: Sequence[str], lines: int) -> dict[str, Any]:
    """The values of `verdict` that go into the message on a call of `name`.

    `returns`: the names of its return values; `lines`: how many the longest cell of the notebook has.
    """
    values: Mapping[str, Any] = verdict.values
    rules: dict[str, Any] = {
        "text": lambda v: said(v) if isinstance(v, str) else "",
        "type": lambda v: _class_name(v),
        "name": lambda v: v if v in (*returns, "handle", "value") else name,
        "line": lambda v: v if isinstance(v, int) and 0 < v <= lines else None,
        "cell": lambda v: None,
        "got": lambda v: min(v, COUNT) if isinstance(v, int) and v >= 0 else COUNT,
        "want": lambda v: len(returns),
        "limit_mb": lambda v: None if v is None else wire.MAX_BLOB >> 20,
    }
    return {key: rules[key](value) for key, value in values.items()}


def _class_name(value: Any) -> str:
    if isinstance(value, str) and CLASS_NAME.fullmatch(value) and sum(c.isdigit() for c in value) <= 4:
        return value
    return "object"
