# scalar_autograd: the public checks, which grader.check runs on your notebook. The hidden one checks more.
from __future__ import annotations

import types

from otter.test_files import test_case


OK_FORMAT = False
name = 'scalar_autograd'
points = None


from typing import Any


import numpy as np


def test_public_graph(student: Any) -> None:
    steps = [["mul", [0], [1]], ["add", [3], [2]], ["relu", [4]]]
    value = student.Value(2)
    programs = [{"leaves": [2.0, -3.0, 10.0], "steps": steps, "roots": [5]}]
    data, grads = student.lab.run_graphs(value, programs, returns=["data: array", "grad: array"])
    # a = 2, b = -3, c = 10: a * b = -6, and -6 + 10 = 4 is positive. Going back: 1, 1, then b, a and 1.
    checks.close("data", data, np.array([2.0, -3.0, 10.0, -6.0, 4.0, 4.0]), tol=1e-12)
    checks.close("grad", grads, np.array([-3.0, 2.0, 1.0, 1.0, 1.0, 1.0]), tol=1e-12)


def test_public_shared(student: Any) -> None:
    value = student.Value(3.0)
    programs = [{"leaves": [3.0], "steps": [["mul", [0], [0]], ["add", [1], [0]]], "roots": [2]}]
    data, grads = student.lab.run_graphs(value, programs, returns=["data: array", "grad: array"])
    # 3 * 3 + 3 = 12, and the derivative of x^2 + x is 2 * 3 + 1 = 7.
    checks.close("data", data, np.array([3.0, 9.0, 12.0]), tol=1e-12)
    checks.close("grad", grads, np.array([7.0, 1.0, 1.0]), tol=1e-12)


def test_public_numbers(student: Any) -> None:
    value = student.Value(2)
    steps = [["div", 1, [0]], ["mul", 2, [0]], ["add", [1], [2]]]
    programs = [{"leaves": [2.0], "steps": steps, "roots": [3]}]
    data, grads = student.lab.run_graphs(value, programs, returns=["data: array", "grad: array"])
    # 1 / 2 + 2 * 2 = 4.5, and the derivative of 1/x + 2x is -1/4 + 2 = 1.75.
    checks.close("data", data, np.array([2.0, 0.5, 4.0, 4.5]), tol=1e-12)
    checks.close("grad", grads, np.array([1.75, 1.0, 1.0, 1.0]), tol=1e-12)


# What the checks above stand on; nothing below is about this exercise.


class Message:
    def __init__(self, id, values=()):
        self.id, self.values = id, dict(values)


def _wording():
    import math
    import re
    import unicodedata
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any


    LANGS = ("ko", "en")

    Values = Mapping[str, Any]
    Parts = dict[str, str]

    # Longest piece of a learner's own text in a message: a NumPy broadcasting error has 75 characters, torch's longest
    # state_dict complaint starts to repeat itself after about 200.
    LIMIT = 240


    def clean(value: object, limit: int = LIMIT) -> str:
        """One safe line of `value`: control and formatting characters shown as U+FFFD, white space folded, length bounded.

        Bidirectional overrides can make a page say something else than its bytes do, piles of combining marks cover the
        neighbouring lines, and escape sequences drive terminals.
        """
        line = unicodedata.normalize("NFC", " ".join(str(value)[: 4 * limit].split()))
        kept: list[str] = []
        marks = 0
        for c in line:
            category = unicodedata.category(c)
            marks = marks + 1 if category in ("Mn", "Me") else 0
            if marks > 2:
                continue
            kept.append("\N{REPLACEMENT CHARACTER}" if category[0] == "C" else "'" if c == "`" else c)
        line = "".join(kept)
        return line if len(line) <= limit else line[: limit - 1].rstrip() + "\u2026"


    def number(x: float, digits: int = 3) -> str:
        """`x` to `digits` significant digits: 0.997, 1.2e-5, 12000, NaN, inf; whole numbers stay whole."""
        if isinstance(x, int) and abs(x) < 10**15:
            return str(x)
        try:
            x = float(x)
        except OverflowError:
            return "inf"
        if math.isnan(x):
            return "NaN"
        if 1000 <= abs(x) < 1e6:
            return f"{x:.0f}"
        return f"{x:.{digits}g}".replace("e-0", "e-")  # as one writes it by hand


    def pair(a: float, b: float) -> tuple[str, str]:
        """Two numbers to compare, with as many digits as it takes to tell them apart: 0.9498 against 0.95."""
        for digits in range(3, 9):
            shown = number(a, digits), number(b, digits)
            if shown[0] != shown[1]:
                break
        return shown


    def shape(sizes: Sequence[int]) -> str:
        """A shape as NumPy prints it: (2, 3), (3,), ()."""
        return str(tuple(sizes))


    def _choose(lang: str, ko: str, en: str) -> str:
        return ko if lang == "ko" else en


    def _shape_parts(v: Values, lang: str) -> Parts:
        got, want = list(v["got"]), list(v["want"])
        if len(got) > 1 and got != want and got[::-1] == want:
            note = _choose(lang, "\ub450 \ucd95\uc758 \uc21c\uc11c\uac00 \ubc14\ub010 \uac83 \uac19\uc544\uc694.", "The axes look swapped.")
        elif math.prod(got) == math.prod(want):
            note = _choose(
                lang,
                "\uc6d0\uc18c\uc758 \uac1c\uc218\ub294 \ub9de\uc73c\ub2c8 `reshape`\ub098 `keepdims`\ub97c \uc0b4\ud3b4\ubcf4\uc138\uc694.",
                "The number of entries is right, so look at `reshape` and `keepdims`.",
            )
        else:
            note = _choose(
                lang,
                "\ub3cc\ub824\uc8fc\uae30 \uc9c1\uc804\uc5d0 `.shape`\ub97c \ucd9c\ub825\ud558\uba74\uc11c, \uac01 \ucd95\uc774 \ubb34\uc5c7\uc744 \ub73b\ud558\ub294\uc9c0 \uc801\uc5b4 \ubcf4\uc138\uc694.",
                "Print `.shape` just before you return, and write down what each axis stands for.",
            )
        return {"note": note}


    def _values_parts(v: Values, lang: str) -> Parts:
        wrong, size = int(v["wrong"]), int(v["size"])
        error, tol = pair(float(v["error"]), float(v["tol"]))
        if size == 1:
            extent = ""
        elif wrong == size:
            extent = _choose(lang, f"{size}\uac1c\uc758 \uc6d0\uc18c\uac00 \ubaa8\ub450 \ub2ec\ub77c\uc694.", f"All {size} entries differ.")
        else:
            extent = _choose(lang, f"\uc6d0\uc18c {size}\uac1c \uac00\uc6b4\ub370 {wrong}\uac1c\uac00 \ub2ec\ub77c\uc694.", f"{wrong} of {size} entries differ.")
        index = clean(list(v["index"]))
        place = ""
        if size > 1:
            place = _choose(
                lang, f"\uac00\uc7a5 \ud06c\uac8c \uc5b4\uae0b\ub09c \uacf3\uc740 `{index}` \uc704\uce58\uc608\uc694.", f"The largest difference is at index `{index}`."
            )
        factor = _factor(v.get("factor"), size, lang)
        if not factor and float(v["error"]) < 1e-3:
            factor = _choose(
                lang,
                "\uc544\uc8fc \uac00\uae4c\uc6cc\uc694. \uc790\ub8cc\ud615\uc744 \ubc14\uafb8\uac70\ub098 \uc791\uc740 \uc0c1\uc218\ub97c \ub354\ud574\uc11c \uc815\ubc00\ub3c4\ub97c \uc783\ub294 \uacf3\uc774 \uc788\ub294\uc9c0 \ubcf4\uc138\uc694.",
                "That is very close: look for a place that loses precision, such as a cast or a small constant added.",
            )
        pattern = _pattern(v.get("pattern"), lang)
        if pattern:
            place = pattern  # it says better where the trouble is than the one worst entry does
        return {"error": error, "tol": tol, "extent": extent, "place": place, "factor_note": factor}


    def _pattern(pattern: Sequence[Any] | None, lang: str) -> str:
        """In words, how the wrong entries lie; the forms are those of `checks.close`."""
        match pattern:
            case ["offset", c]:
                way = _choose(lang, "\ucee4\uc694", "large") if c > 0 else _choose(lang, "\uc791\uc544\uc694", "small")
                return _choose(
                    lang,
                    f"\ubaa8\ub4e0 \uc6d0\uc18c\uac00 \ub611\uac19\uc774 {number(abs(c))}\ub9cc\ud07c {way}.",
                    f"Every entry is too {way} by the same amount, {number(abs(c))}.",
                )
            case ["transposed"]:
                return _choose(lang, "\uc804\uce58(transpose)\ud558\uba74 \ub9de\ub294 \uac12\uc774 \ub3fc\uc694.", "Its transpose would be right.")
            case ["order"]:
                return _choose(
                    lang,
                    "\uac12\ub4e4\uc740 \ubaa8\ub450 \ub9de\ub294\ub370 \ub193\uc778 \uc21c\uc11c\uac00 \ub2ec\ub77c\uc694. \ucd95\uc758 \uc21c\uc11c\ub098 `reshape`\ub97c \uc0b4\ud3b4\ubcf4\uc138\uc694.",
                    "The entries are all right but stand in another order: look at the order of the axes and at `reshape`.",
                )
            case ["border"]:
                return _choose(
                    lang,
                    "\ub9c8\uc9c0\ub9c9 \ub450 \ucd95\uc758 \uac00\uc7a5\uc790\ub9ac\uc5d0\uc11c\ub9cc \ud2c0\ub9ac\uace0 \uc548\ucabd\uc740 \ubaa8\ub450 \ub9de\uc544\uc694.",
                    "Only the border of the last two axes is wrong; everything inside is right.",
                )
            case ["at", axis, index]:
                return _choose(
                    lang,
                    f"\ud2c0\ub9b0 \uacf3\uc740 \ubaa8\ub450 \ucd95 {axis}\uc758 {index}\ubc88 \uc704\uce58\uc5d0 \uc788\uc5b4\uc694.",
                    f"Everything that is wrong lies at index {index} of axis {axis}.",
                )
            case ["every", 2, axis, first]:
                return _choose(
                    lang,
                    f"{axis}\ubc88 \ucd95\uc5d0\uc11c\ub294 {first}\ubc88\ubd80\ud130 \ud55c \uce78\uc529 \uac74\ub108\uac00\uba70 \ud2c0\ub824\uc694.",
                    f"Along axis {axis} every second index is wrong, from {first} on.",
                )
        return ""


    def _factor(factor: float | None, size: int, lang: str) -> str:
        """In words, by what constant the learner's values are off.

        A single number always differs by *some* factor, and an odd one would give the expected number away: for those only
        the tell-tale factors (-1, whole numbers and their inverses) are named.
        """
        if factor is None or math.isclose(factor, 1, abs_tol=1e-5):
            return ""
        if math.isclose(factor, -1, abs_tol=1e-5):
            return _choose(
                lang,
                "\ud06c\uae30\ub294 \ubaa8\ub450 \ub9de\uace0 \ubd80\ud638\ub9cc \uc815\ubc18\ub300\uc608\uc694.",
                "The sizes are all right: only the sign is flipped.",
            )
        sign = "-" if factor < 0 else ""
        preposition = "times"
        whole, part = abs(factor), 1 / abs(factor)
        if math.isclose(factor, 0.5, abs_tol=1e-5):
            return _choose(lang, "\uc5ec\ub7ec\ubd84\uc758 \uac12\uc740 \uc815\ud655\ud788 \uc808\ubc18\uc774\uc5d0\uc694.", "Yours is exactly half of what it should be.")
        if math.isclose(whole, round(whole), rel_tol=1e-5) and round(whole) > 1:
            shown = f"{sign}{round(whole)}"
        elif math.isclose(part, round(part), rel_tol=1e-4) and 1 < round(part) <= 1024:
            shown, preposition = f"{sign}1/{round(part)}", "of"
        elif size > 1:
            shown = number(factor)
        else:
            return ""
        return _choose(
            lang, f"\uc5ec\ub7ec\ubd84\uc758 \uac12\uc740 \uc815\ud655\ud788 {shown}\ubc30\uc608\uc694.", f"Yours is exactly {shown} {preposition} what it should be."
        )


    def _finite_parts(v: Values, lang: str) -> Parts:
        if v["kind"] == "nan":
            return {
                "what": "NaN",
                "note": _choose(
                    lang,
                    "0\uc744 0\uc73c\ub85c \ub098\ub204\uac70\ub098, \uc74c\uc218\uc758 \ub85c\uadf8\ub098 \uc81c\uacf1\uadfc\uc744 \uad6c\ud558\uac70\ub098, 0\uacfc \ubb34\ud55c\ub300\ub97c \uacf1\ud558\uac70\ub098, \ubb34\ud55c\ub300\ub07c\ub9ac \ube80 \uacf3\uc744 "
                    "\ucc3e\uc544\ubcf4\uc138\uc694.",
                    "Look for 0 divided by 0, a logarithm or root of a negative number, 0 times infinity, or infinity "
                    "minus infinity.",
                ),
            }
        return {
            "what": _choose(lang, "\ubb34\ud55c\ub300(inf)", "infinity (inf)"),
            "note": _choose(
                lang,
                "`exp`\uc5d0 \ud070 \uc218\ub97c \ub123\uac70\ub098, 0\uc73c\ub85c \ub098\ub204\uac70\ub098, 0\uc758 \ub85c\uadf8\ub97c \uad6c\ud55c \uacf3\uc744 \ucc3e\uc544\ubcf4\uc138\uc694.",
                "Look for an `exp` of a large number, a division by zero or a logarithm of zero.",
            ),
        }


    def _type_parts(v: Values, lang: str) -> Parts:
        notes = {
            "NoneType": ("`return`\uc744 \ube60\ub728\ub9ac\uc9c0 \uc54a\uc558\ub098\uc694?", "Is a `return` missing?"),
            "list": (
                "`np.array(...)`\ub098 `torch.tensor(...)`\ub85c \ubc14\uafc0 \uc218 \uc788\uc5b4\uc694.",
                "`np.array(...)` or `torch.tensor(...)` turns it into one.",
            ),
            "tuple": ("`return` \ub4a4\uc5d0 \uc27c\ud45c\uac00 \ub354 \uc788\uc9c0 \uc54a\ub098\uc694?", "Is there a comma too many after `return`?"),
            "ndarray": ("\ubaa8\ub4e0 \ucd95\uc744 \ub354\ud558\uac70\ub098 \ud3c9\uade0 \ub0c8\ub294\uc9c0 \ubcf4\uc138\uc694.", "Check that the sum or mean runs over all axes."),
        }
        note = notes.get(str(v["type"]))
        return {"note": "" if note is None else note[LANGS.index(lang)]}


    def _size_parts(v: Values, lang: str) -> Parts:
        limit = v.get("limit_mb")
        shown = "" if limit is None else _choose(lang, f" (\ud55c\ub3c4: {clean(limit)} MB)", f" (limit: {clean(limit)} MB)")
        return {"limit": shown}


    def _threshold_parts(v: Values, lang: str) -> Parts:
        got, threshold = pair(float(v["got"]), float(v["threshold"]))
        return {"label": measured(v, lang), "got": got, "threshold": threshold}


    def _where_parts(v: Values, lang: str) -> Parts:
        """`problem`: what Python said; `where`: the place in the learner's notebook, as far as it is known; `advice`."""
        cell, line = v.get("cell"), v.get("line")
        places = []
        if isinstance(cell, str):
            places.append(_choose(lang, f"`{clean(cell)}` \uc140", f"cell `{clean(cell)}`"))
        elif cell is not None:
            places.append(_choose(lang, f"\uc140 {cell}", f"cell {cell}"))
        if isinstance(line, str):
            places.append(f"`{clean(line)}`")
        elif line is not None:
            whose = _choose(lang, "\uadf8 \uc140\uc758 ", " of that cell") if cell is None else ""  # lines are counted in each cell
            places.append(_choose(lang, f"{whose}{line}\ubc88\uc9f8 \uc904", f"line {line}{whose}"))
        type, said = str(v.get("type") or ""), str(v["text"] or "")
        return {
            "problem": clean(f"{type}: {said}" if said.strip() else type),
            "where": f" ({', '.join(places)})." if places else ".",
            "advice": _advice(type, said, lang),
        }


    def _advice(type: str, text: str, lang: str) -> str:
        for types, pattern, *words in _ADVICE:
            if (type in types or not types) and re.search(pattern, text):
                return words[LANGS.index(lang)]
        return ""


    # Exceptions that beginners meet: their types (any, where there is none), a pattern of their text, and what to do in
    # Korean and English. The first that fits is told.
    _ADVICE: Sequence[tuple[Sequence[str], str, str, str]] = (
        (
            ("ImportError", "ModuleNotFoundError"),
            "",
            "\uc774 \uacfc\uc81c\ub294 \ub178\ud2b8\ubd81 \uccab \uc140\uc5d0\uc11c \ubd88\ub7ec\uc628 \ub77c\uc774\ube0c\ub7ec\ub9ac\ub9cc\uc73c\ub85c \ud480 \uc218 \uc788\uc5b4\uc694.",
            "This assignment needs only the libraries that the notebook's first cell imports.",
        ),
        (
            ("UnboundLocalError",),
            "",
            "\ud568\uc218 \uc548\uc5d0\uc11c \uadf8 \uc774\ub984\uc5d0 \uac12\uc744 \ub123\ub294 \uc904\uc774 \uadf8\ubcf4\ub2e4 \uba3c\uc800, \ube60\uc9d0\uc5c6\uc774 \uc2e4\ud589\ub418\ub294\uc9c0 \ubcf4\uc138\uc694.",
            "Check that the line of the function which gives this name a value runs before it, and in every case.",
        ),
        (
            ("NameError",),
            "",
            "\uadf8 \uc774\ub984\uc758 \ucca0\uc790\uac00 \ub9de\ub294\uc9c0, \uac12\uc744 \ub123\ub294 \uc904\uc774 \uc788\ub294\uc9c0 \ubcf4\uc138\uc694. \uc788\ub2e4\uba74 \ucee4\ub110\uc744 \ub2e4\uc2dc \uc2dc\uc791\ud558\uace0 \uc704\uc5d0\uc11c\ubd80\ud130 \ubaa8\ub450 \uc2e4\ud589\ud574 "
            "\ubcf4\uc138\uc694.",
            "Check its spelling, and that some line gives it a value. If one does, restart the kernel and run all cells "
            "from the top.",
        ),
        (
            ("ValueError", "RuntimeError"),
            "shape|broadcast|matmul|mismatch|dimension|size",
            "\uadf8 \uc904 \ubc14\ub85c \uc55e\uc5d0\uc11c \ub450 \ubc30\uc5f4\uc758 `.shape`\ub97c \ucd9c\ub825\ud574 \ubcf4\uc138\uc694.",
            "Print the `.shape` of both arrays just before that line.",
        ),
        (
            (),
            "NoneType",
            "`None`\uc778 \uac12\uc744 \uc37c\uc5b4\uc694. `return`\uc744 \ube60\ub728\ub9b0 \ud568\uc218\uac00 \uc788\ub294\uc9c0 \ubcf4\uc138\uc694.",
            "A value is `None`: look for a function whose `return` is missing.",
        ),
        (
            ("TypeError", "IndexError"),
            "integer",
            "\ud06c\uae30\uc640 \uc778\ub371\uc2a4\ub294 \uc815\uc218\uc5ec\uc57c \ud574\uc694. `/`\ub85c \ub098\ub208 \uac12\uc774\ub77c\uba74 `//`\ub85c \ub098\ub204\uc5b4 \ubcf4\uc138\uc694.",
            "Sizes and indices have to be integers: where one comes from `/`, divide with `//`.",
        ),
        (
            ("KeyError",),
            "",
            "\uadf8 \ub515\uc154\ub108\ub9ac\uc758 `.keys()`\ub97c \ucd9c\ub825\ud574\uc11c \uc774\ub984\uc774 \uc815\ub9d0 \ub4e4\uc5b4 \uc788\ub294\uc9c0 \ubcf4\uc138\uc694.",
            "Print the dictionary's `.keys()` and see whether the name is in it.",
        ),
        (
            ("IndexError",),
            "",
            "\uadf8 \uc904\uc5d0\uc11c \uc4f0\ub294 \uc778\ub371\uc2a4\uc640 \ubc30\uc5f4\uc758 `.shape`\ub97c \ub098\ub780\ud788 \ucd9c\ub825\ud574 \ubcf4\uc138\uc694.",
            "Print the index next to the `.shape` of the array that it is used on.",
        ),
        (
            ("RecursionError",),
            "",
            "\ud568\uc218\uac00 \uc790\uae30 \uc790\uc2e0\uc744 \ub05d\uc5c6\uc774 \ubd80\ub974\uace0 \uc788\uc5b4\uc694.",
            "The function keeps calling itself without an end.",
        ),
        (
            ("SystemExit", "KeyboardInterrupt"),
            "",
            "`exit()`\uc774\ub098 `quit()`\uc744 \ubd80\ub974\ub294 \uc904\uc744 \uc9c0\uc6cc \uc8fc\uc138\uc694.",
            "Remove the line that calls `exit()` or `quit()`.",
        ),
    )


    # message id -> the fields of its template that are made from its values
    PARTS: Mapping[str, Callable[[Values, str], Parts]] = {
        "shape": _shape_parts,
        "values": _values_parts,
        "not_finite": _finite_parts,
        "below_threshold": _threshold_parts,
        "above_threshold": _threshold_parts,
        "too_large": _size_parts,
        "not_an_array": _type_parts,
        "not_a_number": _type_parts,
        "raised": _where_parts,
        "cell_raised": _where_parts,
        "cell_syntax": _where_parts,
    }

    # What graders put in `evidence` or measure in several places, by its name there; a check that measures something of its
    # own says what it is beside the number.
    _MEASURES = {
        "accuracy": ("\uc815\ud655\ub3c4", "Accuracy"),
        "blobs": ("\uc138 \ubb34\ub9ac\ub85c \ub098\ub25c \ub370\uc774\ud130\uc758 \uc815\ud655\ub3c4", "Accuracy on three easy clouds"),
        "digits": ("\uc190\uae00\uc528 \ub370\uc774\ud130 \uc815\ud655\ub3c4", "Accuracy on the digits"),
        "error": ("\uc0c1\ub300 \uc624\ucc28", "Relative error"),
        "gain": ("\ubbf8\uc138\uc870\uc815\uc73c\ub85c \uc624\ub978 \uc815\ud655\ub3c4", "Accuracy gained by fine-tuning"),
        "interval": ("\uac00\uc6b4\ub370 \uad6c\uac04\ub9cc \ub2e4\ub978 \ud074\ub798\uc2a4\uc778 \ub370\uc774\ud130\uc758 \uc815\ud655\ub3c4", "Accuracy on a class that lies between two others"),
        "loss": ("\uc190\uc2e4", "Loss"),
        "loss_ratio": ("\ub9c8\uc9c0\ub9c9 \uc190\uc2e4 / \ucc98\uc74c \uc190\uc2e4", "Last loss / first loss"),
        "majority": ("\uc785\ub825\uc774 \ubaa8\ub450 0\uc778 \ub370\uc774\ud130\uc758 \uc815\ud655\ub3c4", "Accuracy where every input is 0"),
        "needle": ("\ud2b9\uc131 60\uac1c\uc5d0 \ubc29\ud5a5 \ud558\ub098\ub9cc \uc911\uc694\ud55c \ub370\uc774\ud130\uc758 \uc815\ud655\ub3c4", "Accuracy where one direction of 60 features matters"),
        "noisy": ("\uc7a1\uc74c \uce74\uba54\ub77c\uc5d0\uc11c\uc758 \uc815\ud655\ub3c4", "Accuracy with the noisy camera"),
        "speedup": ("\ubc18\ubcf5\ubb38\ubcf4\ub2e4 \uba87 \ubc30 \ube60\ub978\uac00", "Times as fast as loops"),
        "spiral": ("\ub098\uc120 \ub370\uc774\ud130 \uc815\ud655\ub3c4", "Accuracy on the spiral"),
    }


    def measure(name: str, lang: str) -> str:
        """What the reader is told a measured number is; a name that is not in the table stands for itself, as code."""
        known = _MEASURES.get(name)
        return f"`{clean(name)}`" if known is None else known[LANGS.index(lang)]


    def measured(v: Values, lang: str) -> str:
        """What a message says was measured: in its check's own words where it has some, else by its `name`."""
        own = v.get(lang)
        return measure(str(v["name"]), lang) if own is None else str(own)

    return types.SimpleNamespace(**locals())


wording = _wording()


def _messages():
    import string
    from collections.abc import Mapping
    from typing import Any

    LANGS = wording.LANGS; PARTS = wording.PARTS; clean = wording.clean; number = wording.number; shape = wording.shape



    def text(message: Message, lang: str) -> str:
        """The words for `message` in `lang`, "ko" or "en".

        Raises KeyError for an id or a language that is not in the table, and where a value is missing that the words need.
        """
        template = _TEXTS[message.id][LANGS.index(lang)] if lang in LANGS else _unknown(lang)
        values = dict(message.values)
        extra = PARTS.get(message.id)
        if extra is not None:
            values |= {key: _Ready(value) for key, value in extra(values, lang).items()}
        return " ".join(_FORMATTER.vformat(template, (), values).split())


    def _unknown(lang: str) -> str:
        raise KeyError(f"no language {lang!r}; there are {', '.join(LANGS)}")


    class _Ready(str):
        """Text that is already fit to print, made here and not by a learner."""


    class _Formatter(string.Formatter):
        """Fills `{field}`; numbers, shapes and foreign text each get their own form."""

        def format_field(self, value: Any, format_spec: str) -> str:
            if isinstance(value, _Ready):
                return value
            if isinstance(value, bool) or value is None:
                return str(value)
            if isinstance(value, int | float):
                return number(value)
            if isinstance(value, list | tuple):
                return clean(shape(value))
            return clean(value)


    _FORMATTER = _Formatter()

    # id -> (Korean, English); a grader's new id goes to the end, under its day
    _TEXTS: Mapping[str, tuple[str, str]] = {
        # from checks
        "shape": (
            "`{name}`\uc758 \ubaa8\uc591(shape)\uc774 {got}\uc778\ub370, {want} \ubaa8\uc591\uc774\uc5b4\uc57c \ud574\uc694. {note}",
            "`{name}` has shape {got}, but it should have shape {want}. {note}",
        ),
        "dtype": (
            (
                "`{name}`\uc758 \uc790\ub8cc\ud615(dtype)\uc774 `{got}`\uc778\ub370, `{want}` \uc790\ub8cc\ud615\uc774\uc5b4\uc57c \ud574\uc694. \uc785\ub825\uc758 \uc790\ub8cc\ud615\uc744 \ubc14\uafb8\ub294 \uacf3\uc774 \uc788\ub294\uc9c0 "
                "\ubcf4\uc138\uc694."
            ),
            (
                "`{name}` has dtype `{got}`, but it should have `{want}`. Look for a place that changes the dtype of the "
                "input."
            ),
        ),
        "not_finite": (
            "`{name}`\uc5d0 {what} \uac12\uc774 \uc788\uc5b4\uc694 ({size}\uac1c \uac00\uc6b4\ub370 {count}\uac1c). {note}",
            "`{name}` contains {what} ({count} of {size} entries). {note}",
        ),
        "values": (
            "`{name}`\uc758 \uac12\uc774 \uc544\uc9c1 \ub9de\uc9c0 \uc54a\uc544\uc694. {extent} \uc0c1\ub300 \uc624\ucc28: {error} (\ud5c8\uc6a9: {tol}). {place} {factor_note}",
            "`{name}` is not right yet. {extent} Relative error: {error} (allowed: {tol}). {place} {factor_note}",
        ),
        "argument_changed": (
            (
                "\ud568\uc218\ub97c \ubd80\ub974\uace0 \ub098\ub2c8 \uc785\ub825 `{name}` \ubc30\uc5f4\uc758 \ub0b4\uc6a9\uc774 \ubc14\ub00c\uc5b4 \uc788\uc5b4\uc694. `+=`\uc774\ub098 `a[...] = ...`\ucc98\ub7fc \ubc1b\uc740 \ubc30\uc5f4\uc744 "
                "\uc9c1\uc811 \uace0\uce58\ub294 \uc904\uc744 \ucc3e\uc544\uc11c, \ubcf5\uc0ac\ubcf8\uc744 \uace0\uce58\uac70\ub098 \uc0c8 \ubc30\uc5f4\uc744 \ub9cc\ub4e4\uc5b4 \uc8fc\uc138\uc694."
            ),
            (
                "After the call, the input array `{name}` has changed. Look for a line that edits it in place, such as "
                "`+=` or `a[...] = ...`, and work on a copy or make a new array."
            ),
        ),
        "below_threshold": (
            "{label}: {got}. \ud1b5\uacfc\ud558\ub824\uba74 {threshold} \uc774\uc0c1\uc774\uc5b4\uc57c \ud574\uc694.",
            "{label}: {got}. It has to reach {threshold} to pass.",
        ),
        "above_threshold": (
            "{label}: {got}. \ud1b5\uacfc\ud558\ub824\uba74 {threshold} \uc774\ud558\uc5ec\uc57c \ud574\uc694.",
            "{label}: {got}. It must not be above {threshold} to pass.",
        ),
        # from the harness
        "raised": (
            "\uc5ec\ub7ec\ubd84\uc758 \ucf54\ub4dc\uac00 \uc2e4\ud589 \uc911\uc5d0 \uba48\ucdc4\uc5b4\uc694: `{problem}`{where} {advice}",
            "Your code stopped while running: `{problem}`{where} {advice}",
        ),
        "not_implemented": (
            "`{name}` \ucf54\ub4dc\uac00 \uc544\uc9c1 \ube44\uc5b4 \uc788\uc5b4\uc694. `NotImplementedError` \uc904\uc744 \uc9c0\uc6b0\uace0 \uc5ec\ub7ec\ubd84\uc758 \ucf54\ub4dc\ub97c \uc368 \ubcf4\uc138\uc694.",
            "`{name}` is still empty. Replace the `NotImplementedError` line with your own code.",
        ),
        "missing_function": (
            (
                "\ub178\ud2b8\ubd81\uc5d0\uc11c `{name}`\uc758 \uc815\uc758\ub97c \ucc3e\uc9c0 \ubabb\ud588\uc5b4\uc694. \uc774\ub984\uc744 \ubc14\uafb8\uac70\ub098 \uc140\uc744 \uc9c0\uc6b0\uc9c0 \uc54a\uc558\ub294\uc9c0, \uadf8 \uc140\uc774 \uc624\ub958 \uc5c6\uc774 "
                "\uc2e4\ud589\ub418\ub294\uc9c0 \ud655\uc778\ud574 \ubcf4\uc138\uc694."
            ),
            (
                "Nothing in your notebook defines `{name}`. Check that it was not renamed or deleted, and that its "
                "cell runs without an error."
            ),
        ),
        "not_a_function": (
            "\uc774\ub984 `{name}`\uc5d0 \ud568\uc218\uac00 \uc544\ub2c8\ub77c `{type}` \uac12\uc774 \ub4e4\uc5b4 \uc788\uc5b4\uc694. \uc544\ub798\ucabd \uc140\uc5d0\uc11c \uac19\uc740 \uc774\ub984\uc758 \ubcc0\uc218\ub97c \ub9cc\ub4e4\uc9c0 \uc54a\uc558\ub098\uc694?",
            (
                "The name `{name}` holds a value of type `{type}`, not a function. Does a later cell use the same name "
                "for a variable?"
            ),
        ),
        "wrong_return_count": (
            "`{name}` \ud568\uc218\uac00 \ub3cc\ub824\uc900 \uac12\uc758 \uac1c\uc218: {got}. {want}\uac1c\ub97c \ub3cc\ub824\uc8fc\uc5b4\uc57c \ud574\uc694. `return` \uc904\uc744 \ud655\uc778\ud574 \ubcf4\uc138\uc694.",
            "`{name}` returned this many values: {got}. It should return {want}. Check the `return` line.",
        ),
        "not_an_array": (
            "`{name}` \uc790\ub9ac\uc5d0\ub294 \ubc30\uc5f4\uc774\ub098 \ud150\uc11c\uac00 \uc640\uc57c \ud558\ub294\ub370 `{type}` \uac12\uc774 \uc654\uc5b4\uc694. {note}",
            "`{name}` should be an array or a tensor, but a value of type `{type}` came back. {note}",
        ),
        "not_a_number": (
            "`{name}` \uc790\ub9ac\uc5d0\ub294 \uc22b\uc790 \ud558\ub098\uac00 \uc640\uc57c \ud558\ub294\ub370 `{type}` \uac12\uc774 \uc654\uc5b4\uc694. {note}",
            "`{name}` should be a single number, but a value of type `{type}` came back. {note}",
        ),
        # what kind of wrong it is, from the harness
        # notes on a submission
        # day 1
        # day 4
    }

    IDS = frozenset(_TEXTS)

    return types.SimpleNamespace(**locals())


messages = _messages()


def _checks():
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    import numpy as np
    import numpy.typing as npt


    Array = npt.NDArray[Any]


    class Failure(AssertionError):
        """A check that the learner's code did not meet: `id` names the message, `values` fill it."""

        def __init__(self, id: str, **values: Any) -> None:
            super().__init__(f"{id}: {values}")
            self.id = id
            self.values: Mapping[str, Any] = values


    def fail(id: str, **values: Any) -> None:
        """Raise :class:`Failure`: for a property that no other check here expresses."""
        raise Failure(id, **values)


    def scaled_error(got: Array, want: Array) -> float:
        """max|got - want| / max|want|, or max|got| where `want` is all zero; NaN where `got` holds a NaN.

        Element-wise relative error is the wrong metric: a correct backward reaches 1e-6 and worse where a true entry
        is close to zero (CURRICULUM 4.2); scaled by the largest entry, correct code stays below 4e-10.
        """
        if want.size == 0:
            return 0.0
        mine, right = np.asarray(got, np.float64), np.asarray(want, np.float64)
        with np.errstate(all="ignore"):
            worst = float(np.abs(mine - right).max())
        scale = float(np.abs(right).max())
        return worst / scale if scale > 0 else worst


    def shape(name: str, got: Array, want: Sequence[int]) -> None:
        """`got` must have shape `want`; `(1, M)` is accepted for `(M,)`, as many correct programs return it."""
        want = tuple(want)
        if got.shape != want and not (len(want) == 1 and got.shape == (1, *want)):
            raise Failure("shape", name=name, got=list(got.shape), want=list(want))


    def dtype(name: str, got: Array, want: npt.DTypeLike) -> None:
        """`got` must have dtype `want`."""
        if got.dtype != np.dtype(want):
            raise Failure("dtype", name=name, got=str(got.dtype), want=str(np.dtype(want)))


    def finite(name: str, got: Array) -> None:
        """No NaN and no infinity in `got`."""
        if not np.isfinite(got).all():
            bad = ~np.isfinite(got)
            kind = "nan" if np.isnan(got.astype(np.float64)).any() else "inf"
            raise Failure("not_finite", name=name, kind=kind, count=int(bad.sum()), size=int(got.size))


    def close(name: str, got: Array, want: Array, *, tol: float) -> float:
        """`got` must equal `want` up to the scaled error `tol`; returns that error.

        On failure reports the worst index, the error, the tolerance, the share of wrong entries, and the constant factor
        by which `got` differs from `want` if there is one, and how the wrong entries lie; never an entry of `want`.
        """
        got, want = np.asarray(got), np.asarray(want)
        shape(name, got, want.shape)
        if got.dtype.kind == "c":  # as float64 it would lose its imaginary part, and could pass
            raise Failure("dtype", name=name, got=str(got.dtype), want=str(want.dtype))
        got = got.reshape(want.shape)
        finite(name, got)
        error = scaled_error(got, want)
        if not error <= tol:
            scale = float(np.max(np.abs(want))) or 1.0
            mine, right = got.astype(np.float64), want.astype(np.float64)
            with np.errstate(all="ignore"):
                off = np.abs(mine - right) / scale
                factor = _factor(mine, right)
                pattern = _pattern(mine, right, off > tol, tol * scale) if factor is None else None
            worst = np.unravel_index(int(np.argmax(off)), off.shape)
            raise Failure(
                "values",
                name=name,
                error=error,
                tol=tol,
                index=[int(i) for i in worst],
                wrong=int((off > tol).sum()),
                size=int(off.size),
                factor=factor,
                pattern=pattern,
                where=_where(off > tol),
            )
        return error


    def _factor(got: Array, want: Array) -> float | None:
        """The constant c with got = c * want, where there is one (to 1e-6) and it is worth telling."""
        with np.errstate(all="ignore"):
            denominator = float((want * want).sum())
            if denominator == 0:
                return None
            c = float((got * want).sum()) / denominator
        if not np.isfinite(c) or scaled_error(got, c * want) > 1e-6:
            return None
        return round(c, 6) or None  # a learner's 1e-17 is no factor: words for it would divide by its rounded value, 0


    def _pattern(got: Array, want: Array, wrong: Array, tol: float) -> list[Any] | None:
        """What the difference looks like, where it has a form worth telling; `wrong` marks the entries that differ.

        ["offset", c]: got = want + c. ["transposed"]: the transpose. ["order"]: the right entries in another order.
        ["border"]: wrong along the border of the last two axes only. ["at", axis, i]: wrong at one index of an axis only.
        ["every", 2, axis, first]: wrong at every second index of an axis only.
        """

        def equal(a: Array, b: Array) -> bool:
            return bool(np.max(np.abs(a - b)) <= tol)

        if wrong.sum() < 2:
            return None
        offset = float(np.mean(got - want))
        if equal(got - want, np.full(want.shape, offset)):
            return ["offset", round(offset, 6)] if round(offset, 6) else None
        if got.ndim == 2 and got.shape[0] == got.shape[1] and equal(got.T, want):
            return ["transposed"]
        if equal(np.sort(got, axis=None), np.sort(want, axis=None)):
            return ["order"]
        if wrong.ndim >= 2 and min(wrong.shape[-2:]) >= 3:
            inner = wrong[..., 1:-1, 1:-1]
            if inner.size and not inner.any() and wrong.any(axis=-1).any(axis=-1).all():
                return ["border"]
        for axis in range(wrong.ndim):
            at = np.flatnonzero(wrong.any(axis=tuple(a for a in range(wrong.ndim) if a != axis)))
            if len(at) == 1 and wrong.shape[axis] > 1:
                return ["at", axis, int(at[0])]
            if wrong.shape[axis] >= 4 and np.array_equal(at, np.arange(at[0], wrong.shape[axis], 2)):
                return ["every", 2, axis, int(at[0])]
        return None


    def _where(wrong: Array) -> list[str] | None:
        """A map of the last two axes, rows of digits split by "/": 0 is right, 9 wrong for every index of the axes before.

        One map for each index of the third axis from the end where there are at most 8 and they differ. None where there
        is nothing to see: everything is wrong, or the axes are too short or too long for a picture.
        """
        if wrong.ndim < 2 or min(wrong.shape[-2:]) < 2 or max(wrong.shape[-2:]) > 32 or wrong.all():
            return None
        share = wrong.reshape(-1, *wrong.shape[-3:]).mean(axis=0) if wrong.ndim > 2 else wrong[None].astype(np.float64)
        if len(share) > 8 or (share == share[0]).all():
            share = share.mean(axis=0, keepdims=True)
        return ["/".join("".join(f"{int(np.ceil(9 * v))}" for v in row) for row in each) for each in share]


    def unchanged(name: str, before: Array, after: Array) -> None:
        """The learner's code must not have edited an argument in place."""
        if before.shape != after.shape or before.dtype != after.dtype or before.tobytes() != after.tobytes():
            raise Failure("argument_changed", name=name)


    def accuracy(name: str, predicted: Array, labels: Array) -> float:
        """Share of `predicted` (N,) that equals `labels` (N,)."""
        shape(name, predicted, labels.shape)
        return float((predicted.reshape(labels.shape) == labels).mean())


    def at_least(name: str, got: float, threshold: float, *, ko: str | None = None, en: str | None = None) -> float:
        """`got` must reach `threshold`. `ko` and `en` say what was measured, where `name` is no code that learners know."""
        words = _words(ko, en)
        if not got >= threshold:
            raise Failure("below_threshold", name=name, got=float(got), threshold=float(threshold), **words)
        return got


    def at_most(name: str, got: float, threshold: float, *, ko: str | None = None, en: str | None = None) -> float:
        """`got` must not exceed `threshold`. `ko` and `en` as in :func:`at_least`."""
        words = _words(ko, en)
        if not got <= threshold:
            raise Failure("above_threshold", name=name, got=float(got), threshold=float(threshold), **words)
        return got


    def _words(ko: str | None, en: str | None) -> dict[str, str]:
        if ko is not None and en is not None:
            return {"ko": ko, "en": en}
        if ko is not None or en is not None:
            raise TypeError(f"what was measured is said in both languages or in none, not as ko={ko!r}, en={en!r}")
        return {}


    def numeric_gradient(f: Callable[[Array], float], x: Array, h: float = 1e-5) -> Array:
        """Central differences (f(x + h e_i) - f(x - h e_i)) / 2h in float64, the shape of `x`.

        h = 1e-5 balances truncation h^2|f'''|/6 against rounding eps|f|/h: the error stays below 4e-10 for every layer of
        the course (CURRICULUM 4.2), while the smallest wrong gradient is off by 9e-3.
        """
        x = np.array(x, dtype=np.float64)
        grad = np.zeros_like(x)
        for i in np.ndindex(*x.shape):
            kept = x[i]
            x[i] = kept + h
            above = f(x)
            x[i] = kept - h
            below = f(x)
            x[i] = kept
            grad[i] = (above - below) / (2 * h)
        return grad

    return types.SimpleNamespace(**locals())


checks = _checks()


import functools
import linecache
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

measured = wording.measured



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
                not_yet = self._word("\uc544\uc9c1 \uc791\uc131\ud558\uc9c0 \uc54a\uc558\uc5b4\uc694", "not yet")
                print(f"\u23f3 {title}: {not_yet} ({problem.values['name']})")
                raise NotPassed(failed) from None
        sign = "\u2705" if failed is None else "\u274c"
        said = [] if failed is None else [f"\u2192 {failed}"]
        # One print, so that Jupyter cannot deliver the report in pieces with other output between them.
        print("\n     ".join([f"{sign} {title}", *self._lines, *said]))
        if failed is not None:
            raise NotPassed(failed) from None

    def close(self, name: str, got: Any, want: Any, *, tol: float) -> float:
        try:
            error = self._checks.close(name, got, want, tol=tol)
        except self._checks.Failure as failure:
            if failure.id == "values":
                self._measured(name, failure.values["error"], tol, "\u2717")
            raise
        self._measured(name, error, tol, "OK")
        return error

    def shape(self, name: str, got: Any, want: Sequence[int]) -> None:
        self._checks.shape(name, got, want)
        label = self._word("\ubaa8\uc591", "shape")
        self._lines.append(f"{name:8} {label} {tuple(got.shape)}  OK")

    def dtype(self, name: str, got: Any, want: Any) -> None:
        self._checks.dtype(name, got, want)
        self._lines.append(f"{name:8} dtype {got.dtype}  OK")

    def unchanged(self, name: str, before: Any, after: Any) -> None:
        self._checks.unchanged(name, before, after)
        label = self._word("\uc785\ub825\uc774 \uadf8\ub300\ub85c\uc608\uc694", "left as it was")
        self._lines.append(f"{name:8} {label}  OK")

    def at_least(self, name: str, got: float, threshold: float, **words: str) -> float:
        return self._reached(self._checks.at_least, name, got, threshold, "\u2265", words)

    def at_most(self, name: str, got: float, threshold: float, **words: str) -> float:
        return self._reached(self._checks.at_most, name, got, threshold, "\u2264", words)

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
        needs = self._word(f"\ud544\uc694: {sign} {threshold:.3g}", f"needs {sign} {threshold:.3g}")
        what = measured({"name": name, **words}, self._lang).replace("`", "")
        try:
            judge(name, got, threshold, **words)
        except self._checks.Failure:
            self._lines.append(f"{what:8} {got:.3g}  ({needs})  \u2717")
            raise
        self._lines.append(f"{what:8} {got:.3g}  ({needs})  OK")
        return got

    def _measured(self, name: str, error: float, tol: float, verdict: str) -> None:
        label = self._word("\uc0c1\ub300 \uc624\ucc28", "relative error")
        limit = f"{tol:.2g}".replace("e-0", "e-")
        needs = self._word(f"\ud544\uc694: \u2264 {limit}", f"needs \u2264 {limit}")
        self._lines.append(f"{name:8} {label} {error:.1e}  ({needs})  {verdict}")

    def _word(self, ko: str, en: str) -> str:
        return ko if self._lang == "ko" else en


functions = {
    'Value': ['value: handle'],
    'perceptron': ['y: array'],
    'AND': ['y: array'],
    'NAND': ['y: array'],
    'OR': ['y: array'],
    'XOR': ['y: array'],
    'perceptron_fit': ['w: array', 'b: scalar', 'errors: data'],
    'step': ['out: array'],
    'sigmoid': ['out: array'],
    'tanh': ['out: array'],
    'relu': ['out: array'],
    'leaky_relu': ['out: array'],
    'prelu': ['out: array'],
    'numerical_gradient': ['grad: array'],
    'rel_error': ['error: scalar'],
    'softmax': ['out: array'],
    'log_softmax': ['out: array'],
    'one_hot': ['out: array'],
    'predict': ['classes: array'],
    'affine_forward': ['out: array', 'cache: handle'],
    'affine_backward': ['dx: array', 'dw: array', 'db: array'],
    'relu_forward': ['out: array', 'cache: handle'],
    'relu_backward': ['dx: array'],
    'leaky_relu_forward': ['out: array', 'cache: handle'],
    'leaky_relu_backward': ['dx: array'],
    'sigmoid_forward': ['out: array', 'cache: handle'],
    'sigmoid_backward': ['dx: array'],
    'tanh_forward': ['out: array', 'cache: handle'],
    'tanh_backward': ['dx: array'],
    'mse_loss': ['loss: scalar', 'dpred: array'],
    'bce_with_logits': ['loss: scalar', 'dlogits: array'],
    'softmax_cross_entropy': ['loss: scalar', 'dlogits: array'],
    'TwoLayerNet': ['net: handle'],
    'iterate_minibatches': ['batches: handle'],
    'sgd_step': ['nothing: handle'],
    'train': ['predict: handle', 'history: data'],
    'gradient_norms': ['norms: array'],
}


def _apparatus():
    import json

    import operator

    import numpy as np

    GRAPH_OPERATIONS = {
        "add": operator.add,
        "sub": operator.sub,
        "mul": operator.mul,
        "div": operator.truediv,
        "pow": operator.pow,
        "exp": operator.methodcaller("exp"),
        "log": operator.methodcaller("log"),
        "tanh": operator.methodcaller("tanh"),
        "relu": operator.methodcaller("relu"),
    }

    def run_graphs(value, programs):
        """Data and gradients of all nodes of all `programs`, as two flat arrays.

        value : an instance of the student's class, which says which class it is
        programs : dicts of "leaves", numbers; "steps", lists [operation, operand, ...] where an operand is a number or a
            list with the index of a node; and "roots", the indices of the nodes to call backward() of, in this order. Or
            all of them as JSON, which crosses to the student's side sooner than thousands of short lists
        """
        programs = json.loads(programs) if isinstance(programs, str) else programs
        make, data, grads = type(value), [], []
        for program in programs:
            nodes = [make(number) for number in program["leaves"]]
            for name, *operands in program["steps"]:
                opened = [nodes[o[0]] if isinstance(o, list | tuple) else o for o in operands]
                nodes.append(GRAPH_OPERATIONS[name](*opened))
            for root in program["roots"]:
                nodes[root].backward()
            data += [node.data for node in nodes]
            grads += [node.grad for node in nodes]
        return np.array(data), np.array(grads)

    return types.SimpleNamespace(**locals())


apparatus = _apparatus()


checks = report = Report('en', functions, vars(apparatus))


@test_case(name='a small graph, relu(a * b + c)')
def check_1(env):
    report.run('a small graph, relu(a * b + c)', test_public_graph, env, ['student'])


@test_case(name='x * x + x uses x three times')
def check_2(env):
    report.run('x * x + x uses x three times', test_public_shared, env, ['student'])


@test_case(name='with numbers: 1 / x + 2 * x')
def check_3(env):
    report.run('with numbers: 1 / x + 2 * x', test_public_numbers, env, ['student'])
