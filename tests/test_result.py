"""The stored record: it comes back as it was, is written whole or not at all, and says what cannot be a result."""

from __future__ import annotations

import json
import math
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder import result as records
from autograder.result import Diagnosis, ExerciseResult, Message, Result, TestResult, Text, dump, load, store

TITLE = Text("두 배", "Double")


def make(**changes: Any) -> Result:
    odd = Message("shape", {"name": "x", "got": [2], "want": [3]})
    tests = (
        TestResult("test_a", "passed", 1.5, 1.5, TITLE, "public", True, None, {"accuracy": 0.75}),
        TestResult("test_b", "failed", 0.0, 2.5, TITLE, "values", False, odd),
        TestResult("test_c", "skipped", 0.0, 1.0, TITLE, "edge", False, Message("not_reached", {"level": "values"})),
    )
    exercise = ExerciseResult("double", TITLE, 1.5, 5.0, "partial", tests, (Diagnosis("triple", TITLE),))
    fields: dict[str, Any] = {
        "assignment": "day1",
        "student": "김하나",
        "status": "graded",
        "score": 1.5,
        "max_score": 5.0,
        "isolation": "namespaces",
        "device": "cpu",
        "lang": "ko",
        "exercises": (exercise,),
        "notes": (Message("cell_died", {"cell": 3}),),
        "seconds": 0.25,
        "provenance": {"grader": "abc"},
    }
    return Result(**fields | changes)


def test_a_result_comes_back_from_its_file_as_it_was(tmp_path: Path) -> None:
    store(make(), tmp_path / "deep" / "r.json")
    assert load(json.loads((tmp_path / "deep" / "r.json").read_text(encoding="utf-8"))) == make()


def test_the_json_form_has_the_fields_of_the_design() -> None:
    data = dump(make())
    assert data["schema_version"] == 1
    assert {"assignment", "student", "score", "max_score", "isolation", "device", "status", "exercises"} <= data.keys()
    (exercise,) = data["exercises"]
    assert {"id", "score", "max_score", "outcome", "tests", "diagnosis"} <= exercise.keys()
    assert exercise["diagnosis"] == [{"mistake": "triple", "hint": {"ko": "두 배", "en": "Double"}, "group": 0}]
    assert {"id", "outcome", "points", "message"} <= exercise["tests"][0].keys()
    assert exercise["tests"][0]["message"] is None
    said = exercise["tests"][1]["message"]
    assert said["id"] == "shape" and "(2,)" in said["ko"] and "(2,)" in said["en"] and said["ko"] != said["en"]


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_what_a_learners_code_measured_may_be_no_number(tmp_path: Path, value: float) -> None:
    """A loss of NaN is a common result of a common mistake, and JSON has no word for it."""
    message = Message("values", {"name": "x", "error": value, "tol": 1e-9, "index": [0], "wrong": 1, "size": 1})
    test = TestResult("t", "failed", 0.0, 1.0, TITLE, "values", False, message, {"loss": value, "all": [1.0, value]})
    result = make(exercises=(ExerciseResult("double", TITLE, 0.0, 5.0, "failed", (test,)),), score=0.0)
    store(result, tmp_path / "r.json")
    text = (tmp_path / "r.json").read_text(encoding="utf-8")
    (back,) = load(json.loads(text, parse_constant=pytest.fail)).exercises[0].tests
    assert repr(back.evidence) == repr({"loss": value, "all": [1.0, value]})
    assert back.message is not None and repr(back.message.values["error"]) == repr(value)


scores = st.floats(0, 100).map(lambda x: round(x, 3))


@given(st.lists(scores, min_size=1, max_size=6))
@settings(max_examples=50, deadline=None)
def test_scores_come_back_exactly(earned: list[float]) -> None:
    exercises = tuple(ExerciseResult(f"e{n}", TITLE, s, 100.0, "partial") for n, s in enumerate(earned))
    result = make(exercises=exercises, score=sum(earned), max_score=100.0 * len(earned))
    assert load(json.loads(json.dumps(dump(result)))) == result


@pytest.mark.parametrize(
    "change",
    [
        {"schema_version": 2},
        {"schema_version": None},
        {"score": 2.0},
        {"score": float("nan")},
        {"score": "many"},
        {"score": None},
        {"exercises": None},
        {"exercises": ["double"]},
        {"exercises": [{}]},
        {"notes": [{"id": "x", "values": None}]},
        {"notes": ["x"]},
        {"notes": [{"id": "gone", "values": {}}]},
        {"notes": [{"id": [], "values": {}}]},
        {"provenance": 3},
        {"status": "perfect"},
    ],
    ids=repr,
)
def test_what_is_no_result_is_a_value_error(change: dict[str, Any]) -> None:
    load(dump(make()))
    with pytest.raises(ValueError):
        load(dump(make()) | change)


@pytest.mark.parametrize("data", [[], "result", 7, None, {}], ids=repr)
def test_other_json_is_a_value_error(data: Any) -> None:
    with pytest.raises(ValueError):
        load(data)


@pytest.mark.parametrize("field", sorted(dump(make())))
def test_every_field_is_needed(field: str) -> None:
    data = dump(make())
    del data[field]
    with pytest.raises(ValueError):
        load(data)


def test_a_message_that_no_page_could_say_is_told(tmp_path: Path) -> None:
    data = dump(make())
    data["exercises"][0]["tests"][1]["message"]["id"] = "gone"
    with pytest.raises(ValueError, match="there is no message 'gone'"):
        load(data)


@pytest.mark.parametrize("where", ["", '{"schema_version": 1, "assignment": '])
def test_a_file_that_is_nested_too_deeply_is_a_value_error(tmp_path: Path, where: str) -> None:
    path = tmp_path / "r.json"
    path.write_text(where + "[" * 100_000 + "]" * 100_000 + ("}" if where else ""), encoding="utf-8")
    with pytest.raises(ValueError, match="nested too deeply"):
        records.read(path)
    assert records.kept(path) is None


def test_values_that_are_nested_too_deeply_are_a_value_error() -> None:
    deep: list[Any] = []
    for _ in range(100_000):
        deep = [deep]
    data = dump(make())
    data["exercises"][0]["tests"][0]["evidence"] = {"accuracy": deep}
    with pytest.raises(ValueError, match="not a result record"):
        load(data)


def test_a_write_that_breaks_leaves_the_old_file_whole_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "r.json"
    store(make(), path)
    before = path.read_bytes()

    def killed(descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", killed)
    with pytest.raises(KeyboardInterrupt):
        store(make(student="other"), path)
    assert path.read_bytes() == before
    assert os.listdir(tmp_path) == ["r.json"]


def test_a_result_that_cannot_be_written_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(TypeError):
        store(make(provenance={"seed": object()}), tmp_path / "r.json")
    assert os.listdir(tmp_path) == []


def test_the_record_cannot_be_edited() -> None:
    with pytest.raises(AttributeError):
        make().score = 5.0  # type: ignore[misc]
    assert records.SCHEMA_VERSION == 1
