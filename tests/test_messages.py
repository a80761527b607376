"""Every message has hand-written words in both languages, and says the numbers the way a reader can use them."""

from __future__ import annotations

import re
import string
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder import messages, wording
from autograder.result import Message

ROOT = Path(__file__).resolve().parents[1]
HANGUL = re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")
RAISED = {"type": "ValueError", "text": "shapes (2,3) and (4,5) not aligned", "line": 4, "cell": 7}
SAMPLES: dict[str, dict[str, Any]] = {
    "shape": {"name": "dx", "got": [2, 3], "want": [3, 2]},
    "values": {
        "name": "dw",
        "error": 0.75,
        "tol": 1e-6,
        "index": [0, 3],
        "wrong": 2,
        "size": 6,
        "factor": None,
        "pattern": None,
    },
    "unsteady": {"name": "dropout_forward"},
    "not_finite": {"name": "loss", "kind": "nan", "count": 1, "size": 1},
    "below_threshold": {"name": "spiral", "got": 0.66, "threshold": 0.95},
    "above_threshold": {"name": "loss_ratio", "got": 0.9, "threshold": 0.5},
    "not_an_array": {"name": "out", "type": "NoneType"},
    "not_a_number": {"name": "loss", "type": "ndarray"},
    "too_large": {"name": "dw", "limit_mb": 64},
    "raised": RAISED,
    "cell_raised": RAISED,
    "cell_syntax": RAISED,
}


def words(id: str, lang: str, **values: Any) -> str:
    return messages.text(Message(id, {**_sample(id), **values}), lang)


def _sample(id: str) -> dict[str, Any]:
    """Values for every message; one that has no computed part gets a number for whatever its template names."""
    if id in SAMPLES:
        return SAMPLES[id]
    fields = (field for template in messages._TEXTS[id] for _, field, _, _ in string.Formatter().parse(template))
    return {field: 3 for field in fields if field}


@pytest.mark.parametrize("id", sorted(messages.IDS))
def test_korean_is_korean_and_english_is_english(id: str) -> None:
    ko, en = words(id, "ko"), words(id, "en")
    assert HANGUL.search(ko)
    assert not HANGUL.search(en)
    assert re.search(r"요[.?]$", ko), "the polite form that every message uses"
    assert re.search(r"[.?]$", en)
    for said in (ko, en):
        assert "  " not in said and "{" not in said and ".." not in said.replace("...", "")
        assert said.count("`") % 2 == 0


@pytest.mark.parametrize("id", sorted(messages.IDS))
def test_no_korean_particle_follows_a_filled_in_value(id: str) -> None:
    """은/는, 이/가, 을/를 depend on how the value is read aloud, which no program knows of `dx` or 3.2e-05."""
    assert not re.search(r"\}`?(은|는|이|가|을|를|와|과|로|으로|라는|이라는)(?![가-힣])", messages._TEXTS[id][0])


@pytest.mark.parametrize("id", sorted(messages.IDS))
def test_both_languages_tell_the_same_values(id: str) -> None:
    ko, en = ({f for _, f, _, _ in string.Formatter().parse(t) if f} for t in messages._TEXTS[id])
    assert ko == en


def test_every_id_in_use_has_words() -> None:
    used = {
        (id, path.relative_to(ROOT).as_posix())
        for folder in ("autograder", "assignments")
        for path in (ROOT / folder).rglob("*.py")
        for id in re.findall(
            r"""\b(?:Message|Failure|Unreadable|Refused|fail)\(\s*["'](\w+)["']""", path.read_text("utf-8")
        )
    }
    assert len(used) > 5
    assert not {(id, path) for id, path in used if id not in messages.IDS}


def test_an_unknown_id_language_or_missing_value_is_an_error() -> None:
    for message, lang in (
        (Message("no_such_id"), "ko"),
        (Message("worker_died"), "fr"),
        (Message("call_timeout", {"name": "train"}), "en"),
    ):
        with pytest.raises(KeyError):
            messages.text(message, lang)


@pytest.mark.parametrize(
    ("x", "shown"),
    [
        (0.99749, "0.997"),
        (1.23456e-5, "1.23e-5"),
        (1e-6, "1e-6"),
        (12000.4, "12000"),
        (20.0, "20"),
        (7, "7"),
        (float("nan"), "NaN"),
        (float("inf"), "inf"),
        (10**20, "1e+20"),
        (10**400, "inf"),
    ],
)
def test_numbers(x: float, shown: str) -> None:
    assert wording.number(x) == shown


def test_numbers_to_compare_can_be_told_apart() -> None:
    assert wording.pair(0.94996, 0.95) == ("0.94996", "0.95")
    assert wording.pair(0.66, 0.95) == ("0.66", "0.95")
    assert "0.94996" in words("below_threshold", "ko", got=0.94996)


def test_a_check_says_in_its_own_words_what_it_measured() -> None:
    own = {
        "name": "i and i + 1 in one fold",
        "ko": "이웃한 두 예제가 한 묶음에 든 횟수",
        "en": "Neighbours in one fold",
    }
    assert (
        words("above_threshold", "ko", **own)
        == "이웃한 두 예제가 한 묶음에 든 횟수: 0.9. 통과하려면 0.5 이하여야 해요."
    )
    assert words("above_threshold", "en", **own) == "Neighbours in one fold: 0.9. It must not be above 0.5 to pass."


@pytest.mark.parametrize("id", ["not_repeatable", "seed_ignored", "not_an_array"])
@pytest.mark.parametrize("lang", ["ko", "en"])
def test_what_torch_functions_meet_too_speaks_of_no_numpy(id: str, lang: str) -> None:
    assert not re.search(r"numpy|np\.", words(id, lang), re.IGNORECASE)


def test_a_limit_that_is_not_known_is_not_mentioned() -> None:
    assert "(limit: 64 MB)" in words("too_large", "en")
    assert "None" not in words("too_large", "en", limit_mb=None)


def test_shapes_and_indices_look_like_numpy() -> None:
    assert "(2, 3)" in words("shape", "en")
    assert "(3,)" in words("shape", "ko", want=[3])
    assert "`[0, 3]`" in words("values", "en")


@pytest.mark.parametrize(
    ("got", "want", "said"), [([2, 3], [3, 2], "swapped"), ([6], [2, 3], "reshape"), ([2, 3], [2, 5], ".shape")]
)
def test_shape_says_where_to_look(got: list[int], want: list[int], said: str) -> None:
    assert said in words("shape", "en", got=got, want=want)


@pytest.mark.parametrize(
    ("factor", "ko", "en"),
    [
        (4.0, "정확히 4배예요", "exactly 4 times"),
        (-1.0, "부호만 정반대예요", "the sign is flipped"),
        (0.5, "정확히 절반이에요", "exactly half"),
        (0.333333, "정확히 1/3배예요", "exactly 1/3 of"),
        (-2.0, "정확히 -2배예요", "exactly -2 times"),
        (1.37, "정확히 1.37배예요", "exactly 1.37 times"),
    ],
)
def test_a_constant_factor_is_named(factor: float, ko: str, en: str) -> None:
    assert ko in words("values", "ko", factor=factor)
    assert en in words("values", "en", factor=factor)


@pytest.mark.parametrize("factor", [None, 1.0])
def test_no_factor_is_not_mentioned(factor: float | None) -> None:
    assert "exactly" not in words("values", "en", factor=factor)
    assert "정확히" not in words("values", "ko", factor=factor)


def test_an_odd_factor_of_a_single_number_would_give_the_answer_away() -> None:
    scalar: dict[str, Any] = {"name": "loss", "index": [], "wrong": 1, "size": 1}
    assert "1.37" not in words("values", "en", factor=1.37, **scalar)
    assert "exactly 4 times" in words("values", "en", factor=4.0, **scalar)
    assert "index" not in words("values", "en", **scalar)


def test_a_nearly_right_value_is_called_close() -> None:
    assert "precision" in words("values", "en", error=2e-8, tol=1e-12)
    assert "precision" not in words("values", "en", error=0.3)


def test_raised_names_type_text_and_line() -> None:
    said = words("raised", "en")
    assert "`ValueError: shapes (2,3) and (4,5) not aligned` (cell 7, line 4)." in said
    assert ".shape" in said
    assert words("raised", "en", line=None, cell=None, text="", type="Oops").endswith("`Oops`.")
    assert "`out = x @ w`" in words("raised", "ko", line="out = x @ w")
    assert "(line 7 of that cell)" in words("raised", "en", line=7, cell=None)


@pytest.mark.parametrize(
    ("type", "text", "advice"),
    [
        ("TypeError", "'float' object cannot be interpreted as an integer", "`//`"),
        ("TypeError", "slice indices must be integers or None or have an __index__ method", "`//`"),
        ("IndexError", "only integers, slices (`:`) and integer arrays are valid indices", "`//`"),
        ("IndexError", "index 7 is out of bounds for axis 0 with size 5", "`.shape`"),
        ("KeyError", "'w3'", "`.keys()`"),
        ("TypeError", "'NoneType' object is not subscriptable", "`return`"),
        ("AttributeError", "'NoneType' object has no attribute 'shape'", "`return`"),
        ("ValueError", "operands could not be broadcast together with shapes (2,) (3,)", "`.shape`"),
    ],
)
@pytest.mark.parametrize("lang", ["ko", "en"])
def test_an_exception_that_beginners_meet_comes_with_advice(type: str, text: str, advice: str, lang: str) -> None:
    assert advice in words("raised", lang, type=type, text=text, line=None, cell=None)


def test_a_name_without_a_value_is_told_apart_from_one_that_comes_too_late() -> None:
    said = [words("raised", "en", type=t, text="x", line=None, cell=None) for t in ("NameError", "UnboundLocalError")]
    assert "spelling" in said[0] and "before it" in said[1]


def test_foreign_text_is_one_bounded_line_without_tricks() -> None:
    said = words("raised", "ko", text="\x1b[2J\u202eevil\u2066\x00 `a` \n\n" + "x" * 10_000)
    assert len(said) < 400
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069]", said)
    assert said.count("`") % 2 == 0


@given(st.text())
def test_clean_text_is_printable_and_bounded(text: str) -> None:
    cleaned = wording.clean(text, 50)
    assert len(cleaned) <= 50
    assert cleaned.isprintable() or not cleaned.strip()
    assert "`" not in cleaned


def test_a_long_pile_of_combining_marks_is_cut() -> None:
    assert len(wording.clean("a" + "\u0336" * 100)) == 3


def test_decomposed_korean_is_put_together() -> None:
    assert wording.clean("\u1112\u1169\u11bc") == "홍"
