"""How values are put into words: numbers, shapes, foreign text, and the sentences that depend on what was measured.

The templates in `messages` are fixed sentences; what a template cannot say ("exactly 4 times", "the axes look swapped",
where in the notebook) is made here from the values of one message.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from typing import Any

__all__ = ["LANGS", "PARTS", "clean", "measure", "measured", "number", "pair", "shape"]

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
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


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
        note = _choose(lang, "두 축의 순서가 바뀐 것 같아요.", "The axes look swapped.")
    elif math.prod(got) == math.prod(want):
        note = _choose(
            lang,
            "원소의 개수는 맞으니 `reshape`나 `keepdims`를 살펴보세요.",
            "The number of entries is right, so look at `reshape` and `keepdims`.",
        )
    else:
        note = _choose(
            lang,
            "돌려주기 직전에 `.shape`를 출력하면서, 각 축이 무엇을 뜻하는지 적어 보세요.",
            "Print `.shape` just before you return, and write down what each axis stands for.",
        )
    return {"note": note}


def _values_parts(v: Values, lang: str) -> Parts:
    wrong, size = int(v["wrong"]), int(v["size"])
    error, tol = pair(float(v["error"]), float(v["tol"]))
    if size == 1:
        extent = ""
    elif wrong == size:
        extent = _choose(lang, f"{size}개의 원소가 모두 달라요.", f"All {size} entries differ.")
    else:
        extent = _choose(lang, f"원소 {size}개 가운데 {wrong}개가 달라요.", f"{wrong} of {size} entries differ.")
    index = clean(list(v["index"]))
    place = ""
    if size > 1:
        place = _choose(
            lang, f"가장 크게 어긋난 곳은 `{index}` 위치예요.", f"The largest difference is at index `{index}`."
        )
    factor = _factor(v.get("factor"), size, lang)
    if not factor and float(v["error"]) < 1e-3:
        factor = _choose(
            lang,
            "아주 가까워요. 자료형을 바꾸거나 작은 상수를 더해서 정밀도를 잃는 곳이 있는지 보세요.",
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
            way = _choose(lang, "커요", "large") if c > 0 else _choose(lang, "작아요", "small")
            return _choose(
                lang,
                f"모든 원소가 똑같이 {number(abs(c))}만큼 {way}.",
                f"Every entry is too {way} by the same amount, {number(abs(c))}.",
            )
        case ["transposed"]:
            return _choose(lang, "전치(transpose)하면 맞는 값이 돼요.", "Its transpose would be right.")
        case ["order"]:
            return _choose(
                lang,
                "값들은 모두 맞는데 놓인 순서가 달라요. 축의 순서나 `reshape`를 살펴보세요.",
                "The entries are all right but stand in another order: look at the order of the axes and at `reshape`.",
            )
        case ["border"]:
            return _choose(
                lang,
                "마지막 두 축의 가장자리에서만 틀리고 안쪽은 모두 맞아요.",
                "Only the border of the last two axes is wrong; everything inside is right.",
            )
        case ["at", axis, index]:
            return _choose(
                lang,
                f"틀린 곳은 모두 축 {axis}의 {index}번 위치에 있어요.",
                f"Everything that is wrong lies at index {index} of axis {axis}.",
            )
        case ["every", 2, axis, first]:
            return _choose(
                lang,
                f"{axis}번 축에서는 {first}번부터 한 칸씩 건너가며 틀려요.",
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
            "크기는 모두 맞고 부호만 정반대예요.",
            "The sizes are all right: only the sign is flipped.",
        )
    sign = "-" if factor < 0 else ""
    preposition = "times"
    whole, part = abs(factor), 1 / abs(factor)
    if math.isclose(factor, 0.5, abs_tol=1e-5):
        return _choose(lang, "여러분의 값은 정확히 절반이에요.", "Yours is exactly half of what it should be.")
    if math.isclose(whole, round(whole), rel_tol=1e-5) and round(whole) > 1:
        shown = f"{sign}{round(whole)}"
    elif math.isclose(part, round(part), rel_tol=1e-4) and 1 < round(part) <= 1024:
        shown, preposition = f"{sign}1/{round(part)}", "of"
    elif size > 1:
        shown = number(factor)
    else:
        return ""
    return _choose(
        lang, f"여러분의 값은 정확히 {shown}배예요.", f"Yours is exactly {shown} {preposition} what it should be."
    )


def _finite_parts(v: Values, lang: str) -> Parts:
    if v["kind"] == "nan":
        return {
            "what": "NaN",
            "note": _choose(
                lang,
                "0을 0으로 나누거나, 음수의 로그나 제곱근을 구하거나, 0과 무한대를 곱하거나, 무한대끼리 뺀 곳을 "
                "찾아보세요.",
                "Look for 0 divided by 0, a logarithm or root of a negative number, 0 times infinity, or infinity "
                "minus infinity.",
            ),
        }
    return {
        "what": _choose(lang, "무한대(inf)", "infinity (inf)"),
        "note": _choose(
            lang,
            "`exp`에 큰 수를 넣거나, 0으로 나누거나, 0의 로그를 구한 곳을 찾아보세요.",
            "Look for an `exp` of a large number, a division by zero or a logarithm of zero.",
        ),
    }


def _type_parts(v: Values, lang: str) -> Parts:
    notes = {
        "NoneType": ("`return`을 빠뜨리지 않았나요?", "Is a `return` missing?"),
        "list": (
            "`np.array(...)`나 `torch.tensor(...)`로 바꿀 수 있어요.",
            "`np.array(...)` or `torch.tensor(...)` turns it into one.",
        ),
        "tuple": ("`return` 뒤에 쉼표가 더 있지 않나요?", "Is there a comma too many after `return`?"),
        "ndarray": ("모든 축을 더하거나 평균 냈는지 보세요.", "Check that the sum or mean runs over all axes."),
    }
    note = notes.get(str(v["type"]))
    return {"note": "" if note is None else note[LANGS.index(lang)]}


def _size_parts(v: Values, lang: str) -> Parts:
    limit = v.get("limit_mb")
    shown = "" if limit is None else _choose(lang, f" (한도: {clean(limit)} MB)", f" (limit: {clean(limit)} MB)")
    return {"limit": shown}


def _threshold_parts(v: Values, lang: str) -> Parts:
    got, threshold = pair(float(v["got"]), float(v["threshold"]))
    return {"label": measured(v, lang), "got": got, "threshold": threshold}


def _where_parts(v: Values, lang: str) -> Parts:
    """`problem`: what Python said; `where`: the place in the learner's notebook, as far as it is known; `advice`."""
    cell, line = v.get("cell"), v.get("line")
    places = []
    if isinstance(cell, str):
        places.append(_choose(lang, f"`{clean(cell)}` 셀", f"cell `{clean(cell)}`"))
    elif cell is not None:
        places.append(_choose(lang, f"셀 {cell}", f"cell {cell}"))
    if isinstance(line, str):
        places.append(f"`{clean(line)}`")
    elif line is not None:
        whose = _choose(lang, "그 셀의 ", " of that cell") if cell is None else ""  # lines are counted in each cell
        places.append(_choose(lang, f"{whose}{line}번째 줄", f"line {line}{whose}"))
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
        "이 과제는 노트북 첫 셀에서 불러온 라이브러리만으로 풀 수 있어요.",
        "This assignment needs only the libraries that the notebook's first cell imports.",
    ),
    (
        ("UnboundLocalError",),
        "",
        "함수 안에서 그 이름에 값을 넣는 줄이 그보다 먼저, 빠짐없이 실행되는지 보세요.",
        "Check that the line of the function which gives this name a value runs before it, and in every case.",
    ),
    (
        ("NameError",),
        "",
        "그 이름의 철자가 맞는지, 값을 넣는 줄이 있는지 보세요. 있다면 커널을 다시 시작하고 위에서부터 모두 실행해 "
        "보세요.",
        "Check its spelling, and that some line gives it a value. If one does, restart the kernel and run all cells "
        "from the top.",
    ),
    (
        ("ValueError", "RuntimeError"),
        "shape|broadcast|matmul|mismatch|dimension|size",
        "그 줄 바로 앞에서 두 배열의 `.shape`를 출력해 보세요.",
        "Print the `.shape` of both arrays just before that line.",
    ),
    (
        (),
        "NoneType",
        "`None`인 값을 썼어요. `return`을 빠뜨린 함수가 있는지 보세요.",
        "A value is `None`: look for a function whose `return` is missing.",
    ),
    (
        ("TypeError", "IndexError"),
        "integer",
        "크기와 인덱스는 정수여야 해요. `/`로 나눈 값이라면 `//`로 나누어 보세요.",
        "Sizes and indices have to be integers: where one comes from `/`, divide with `//`.",
    ),
    (
        ("KeyError",),
        "",
        "그 딕셔너리의 `.keys()`를 출력해서 이름이 정말 들어 있는지 보세요.",
        "Print the dictionary's `.keys()` and see whether the name is in it.",
    ),
    (
        ("IndexError",),
        "",
        "그 줄에서 쓰는 인덱스와 배열의 `.shape`를 나란히 출력해 보세요.",
        "Print the index next to the `.shape` of the array that it is used on.",
    ),
    (
        ("RecursionError",),
        "",
        "함수가 자기 자신을 끝없이 부르고 있어요.",
        "The function keeps calling itself without an end.",
    ),
    (
        ("SystemExit", "KeyboardInterrupt"),
        "",
        "`exit()`이나 `quit()`을 부르는 줄을 지워 주세요.",
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
    "accuracy": ("정확도", "Accuracy"),
    "blobs": ("세 무리로 나뉜 데이터의 정확도", "Accuracy on three easy clouds"),
    "digits": ("손글씨 데이터 정확도", "Accuracy on the digits"),
    "error": ("상대 오차", "Relative error"),
    "gain": ("미세조정으로 오른 정확도", "Accuracy gained by fine-tuning"),
    "interval": ("가운데 구간만 다른 클래스인 데이터의 정확도", "Accuracy on a class that lies between two others"),
    "loss": ("손실", "Loss"),
    "loss_ratio": ("마지막 손실 / 처음 손실", "Last loss / first loss"),
    "majority": ("입력이 모두 0인 데이터의 정확도", "Accuracy where every input is 0"),
    "needle": ("특성 60개에 방향 하나만 중요한 데이터의 정확도", "Accuracy where one direction of 60 features matters"),
    "noisy": ("잡음 카메라에서의 정확도", "Accuracy with the noisy camera"),
    "speedup": ("반복문보다 몇 배 빠른가", "Times as fast as loops"),
    "spiral": ("나선 데이터 정확도", "Accuracy on the spiral"),
}


def measure(name: str, lang: str) -> str:
    """What the reader is told a measured number is; a name that is not in the table stands for itself, as code."""
    known = _MEASURES.get(name)
    return f"`{clean(name)}`" if known is None else known[LANGS.index(lang)]


def measured(v: Values, lang: str) -> str:
    """What a message says was measured: in its check's own words where it has some, else by its `name`."""
    own = v.get(lang)
    return measure(str(v["name"]), lang) if own is None else str(own)
