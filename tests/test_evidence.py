"""Evidence goes stale with what decides a verdict, exercise by exercise, and says how far thresholds are away."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from labkit import lab

from autograder import cli, evidence, harness, mutants, verify
from autograder.course import Course, CourseError


def hashes(root: Path) -> dict[str, str]:
    """Of what decides verdicts; evidence rests on that and on more."""
    day = Course(root).assignment("lab")
    return {e.slug: evidence.verdict_hash(day, e) for e in day.exercises}


def test_a_mutant_that_is_set_aside_changes_evidence_and_no_verdict(tmp_path: Path) -> None:
    """No grading has to make all mutants of a day only to hash which of them are right, too."""
    day = lab(tmp_path).assignment("lab")
    exercise = day.exercise("pair")
    before = evidence.kit_hash(day, exercise), evidence.verdict_hash(day, exercise)
    mutant = mutants.mutants(day, exercise)[0]
    entry = {"exercise": "pair", "mutant": mutant.id, "line": mutant.line, "reason": "why"}
    lines = [f"{key} = {json.dumps(value)}" for key, value in entry.items()]
    (day.folder / "equivalent.toml").write_text("\n".join(["[[equivalent]]", *lines]), encoding="utf-8")
    after = evidence.kit_hash(day, exercise), evidence.verdict_hash(day, exercise)
    assert after[0] != before[0] and after[1] == before[1]


@pytest.mark.parametrize(
    ("file", "old", "new", "changed"),
    [
        ("mistakes/pair/one.py", "return (x**2)", "return (x**4)", {"pair"}),
        ("mistakes/pair/one.py", 'hint.en = "hint"', 'hint.en = "another"', set()),
        ("graders/reference.py", "2 * x", "x + x", {"array", "pair", "kept", "model"}),  # one grader file for all
    ],
)
def test_only_what_decides_an_exercise_changes_its_hash(
    tmp_path: Path, file: str, old: str, new: str, changed: set[str]
) -> None:
    day = lab(tmp_path).assignment("lab")
    folder = day.folder
    evidence.write(day, {e.slug: {"kit": evidence.kit_hash(day, e)} for e in day.exercises})
    before = hashes(tmp_path)
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    after = hashes(tmp_path)
    assert {slug for slug in after if after[slug] != before[slug]} == changed
    day = Course(tmp_path).assignment("lab")
    assert {slug for slug, _ in evidence.stale(day)} == changed


CHECKED = """\
from autograder.harness import check

SLUG = "pair"


@check({slug}, level="edge", points=0, ko="더", en="more")
def test_more(student):
    pass
"""


@pytest.mark.parametrize(
    ("files", "then", "changed"),
    [
        ({"weights.npz": "1"}, {"weights.npz": "2"}, {"array", "pair", "kept", "model"}),
        (
            {"more/__init__.py": "", "more/tools.py": "X = 1"},
            {"more/tools.py": "X = 2"},
            {"array", "pair", "kept", "model"},
        ),
        ({"test_more.py": CHECKED.format(slug='"pair"')}, {"test_more.py": CHECKED.format(slug="'pair'")}, {"pair"}),
        (
            {"test_more.py": CHECKED.format(slug="SLUG")},
            {"test_more.py": CHECKED.format(slug="SLUG") + "\n"},
            {"array", "pair", "kept", "model"},  # whose it is cannot be read from it
        ),
        (
            {"test_more.py": "import os, tools\n" + CHECKED.format(slug='"pair"'), "tools.py": "X = 1"},
            {"tools.py": "X = 2"},
            {"pair"},
        ),
        ({"__pycache__/reference.pyc": "1"}, {"__pycache__/reference.pyc": "2"}, set()),
    ],
)
def test_whatever_a_check_may_read_is_part_of_the_hash(
    tmp_path: Path, files: dict[str, str], then: dict[str, str], changed: set[str]
) -> None:
    folder = lab(tmp_path).assignment("lab").graders
    for written in (files, then):
        before = hashes(tmp_path)
        for name, text in written.items():
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
    after = hashes(tmp_path)
    assert {slug for slug in after if after[slug] != before[slug]} == changed


def test_missing_and_stale_evidence_is_told_and_the_rest_kept(tmp_path: Path) -> None:
    day = lab(tmp_path).assignment("lab")
    graders = harness.grader_hash(day)
    assert ("pair", "no evidence") in evidence.stale(day)
    evidence.write(day, {e.slug: {"kit": evidence.kit_hash(day, e)} for e in day.exercises})
    assert evidence.stale(day) == []
    assert harness.grader_hash(day) == graders  # what was measured decides no verdict
    evidence.write(day, {"pair": {"kit": "another"}})
    assert evidence.stale(day) == [("pair", "stale evidence")]
    assert evidence.stale(day, ["array"]) == []
    (day.folder / "evidence.json").write_text("{", encoding="utf-8")
    with pytest.raises(CourseError, match="not valid"):
        evidence.stale(day)


def test_missing_evidence_fails_a_verification_that_asks_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    day = lab(tmp_path).assignment("lab")
    monkeypatch.setattr(verify, "verify", lambda course, day, *rest, **options: (verify.Report(day), []))
    asked = ["--course", str(tmp_path), "verify", "lab", "--check-evidence"]
    assert cli.main(asked) == 1
    said = " ".join(capsys.readouterr().err.split())
    assert "no evidence (renew with `autograder verify lab --full --exercise SLUG`)" in said
    assert all(e.slug in said for e in day.exercises)
    assert cli.main(asked[:-1]) == 0, "it is told, and that is all"
    evidence.write(day, {e.slug: {"kit": evidence.kit_hash(day, e), "seeds": [""], "date": ""} for e in day.exercises})
    capsys.readouterr()
    assert cli.main(asked) == 0
    assert "no evidence" not in capsys.readouterr().err


def test_margins_are_those_of_the_worst_right_run_and_of_the_nearest_mistake(tmp_path: Path) -> None:
    model = lab(tmp_path).assignment("lab").exercise("model")
    name, about = next(iter(model.thresholds.items()))
    value = float(about["value"])
    measured = {
        "solution/solution": {name: evidence.spread([value + 0.03, value + 0.05, value + 0.04])},
        "mistake/near": {name: evidence.spread([value - 0.2, value - 0.1])},
        "mistake/far": {name: evidence.spread([value - 0.4])},
        "mistake/blind": {name: evidence.spread([value + 0.1])},
    }
    found = evidence.thresholds(model, measured)[name]
    assert found["margin_of_right"] == pytest.approx(0.03)
    assert found["nearest_mistake"] == "mistake/near"
    assert found["margin_of_nearest_mistake"] == pytest.approx(0.1)
    assert found["overlap"] == []
    measured["alternative/low"] = {name: evidence.spread([value - 0.01])}
    assert evidence.thresholds(model, measured)[name]["overlap"] == ["alternative/low"]


@pytest.mark.parametrize(
    ("toml", "want"),
    [
        ("[[exercise]]\n", "[limits]\ncall_seconds = 3.3\n\n[[exercise]]\n"),
        ("[limits]\ncall_seconds = 9\n", "[limits]\ncall_seconds = 3.0\n"),
        ("[limits]\nmemory_mb = 9\n", "[limits]\ncall_seconds = 3.3\nmemory_mb = 9\n"),
        ("call_seconds = 10\nlimits = {call_seconds = 60.0}\n", "call_seconds = 3.3\nlimits = {call_seconds = 10.0}\n"),
    ],
)
def test_mutants_run_under_tight_limits(toml: str, want: str) -> None:
    assert verify.tightened(toml) == want
