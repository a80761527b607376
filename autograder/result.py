"""Frozen result records and their JSON form: the single truth of what a submission earned.

Every output (gradebook, feedback, report, CSV) is a function of a :class:`Result`; nothing after it runs student code.
"""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal, get_args

from autograder import files

__all__ = [
    "Diagnosis",
    "Direction",
    "ExerciseResult",
    "Message",
    "Output",
    "Picture",
    "Result",
    "TestResult",
    "Text",
    "brief",
    "dump",
    "kept",
    "load",
    "read",
    "store",
]

SCHEMA_VERSION = 1

TestOutcome = Literal["passed", "failed", "error", "timeout", "skipped"]
ExerciseOutcome = Literal["passed", "partial", "failed", "error", "timeout", "missing"]
Status = Literal["graded", "needs_regrade", "unreadable"]
Direction = Literal["at_least", "at_most"]
OURS = frozenset({"grader_error", "infrastructure"})  # ids of messages on what broke through no fault of a learner's


@dataclass(frozen=True)
class Text:
    """The same words in Korean and in English."""

    ko: str
    en: str

    def __getitem__(self, lang: str) -> str:
        return self.ko if lang == "ko" else self.en

    def as_json(self) -> dict[str, str]:
        return {"ko": self.ko, "en": self.en}


@dataclass(frozen=True)
class Message:
    """A message id and the numbers or names it speaks of; `autograder.messages` turns it into words.

    `values` holds JSON scalars and short lists only: the learner's own behaviour (shape, dtype, error, index),
    never a hidden input or an expected value.
    """

    id: str
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Picture:
    """What a learner's run looked like.

    "curve": {"series": {name: [number or None, ...]}}. "images": {"png": base64, "width", "height"}. "confusion":
    {"classes": [name, ...], "counts": a row for each true class, a column for each answer}.
    """

    kind: Literal["curve", "images", "confusion"]
    title: Text
    data: Mapping[str, Any]


@dataclass(frozen=True)
class TestResult:
    """One check of one exercise. `points` were earned, out of `max_points`. `public`: the learner has it too.

    `bounds`: the threshold of a piece of evidence, by its name, where the exercise has one.
    """

    __test__ = False  # not a test class, whatever pytest thinks of its name

    id: str
    outcome: TestOutcome
    points: float
    max_points: float
    title: Text
    level: str
    public: bool = False
    message: Message | None = None
    evidence: Mapping[str, Any] = field(default_factory=dict)
    pictures: tuple[Picture, ...] = ()
    bounds: Mapping[str, tuple[Direction, float]] = field(default_factory=dict)

    @property
    def ours(self) -> bool:
        """Whether the grader or the machine broke here, and not the learner's code."""
        return self.outcome == "error" and (self.message is None or self.message.id in OURS)


@dataclass(frozen=True)
class Diagnosis:
    """A well-known mistake that the learner's outputs agree with, and the hint for it.

    Those of one `group` cannot be told apart by what was asked; each group is a mistake of its own.
    """

    mistake: str
    hint: Text
    group: int = 0


@dataclass(frozen=True)
class ExerciseResult:
    """What one exercise earned; `tests` in the order they ran.

    `kind`: what kind of wrong it is, where no known mistake agrees and more can be said than the tests say.
    `number`: what the lesson's headings call it. `seconds`: wall time that its checks and the diagnosis took. `key`: a
    hash of all that decided the verdict, but for the submission.
    """

    id: str
    title: Text
    score: float
    max_score: float
    outcome: ExerciseOutcome
    tests: tuple[TestResult, ...] = ()
    diagnosis: tuple[Diagnosis, ...] = ()
    kind: Message | None = None
    seconds: float = 0.0
    number: str = ""
    key: str = ""


@dataclass(frozen=True)
class Output:
    """What a cell printed while it ran, `written` characters of it; `text` has its head and tail. Student's words."""

    cell: int
    text: str
    written: int


@dataclass(frozen=True)
class Result:
    """What one submission earned, and what graded it.

    `notes`: messages about the submission as a whole (unreadable because ..., a cell that failed, a limit that struck).
    `seconds`: wall time spent grading. `provenance`: versions, grader hash, seed. `fingerprint`: exercise -> hashes of
    the code's passages, as `autograder.fingerprint` makes them.
    """

    assignment: str
    student: str
    status: Status
    score: float
    max_score: float
    isolation: str
    device: str
    lang: str
    exercises: tuple[ExerciseResult, ...] = ()
    notes: tuple[Message, ...] = ()
    output: tuple[Output, ...] = ()
    seconds: float = 0.0
    provenance: Mapping[str, Any] = field(default_factory=dict)
    fingerprint: Mapping[str, str] = field(default_factory=dict)

    @property
    def broke(self) -> str:
        """What broke where a regrade is needed, for whoever runs the grading: learners are not told."""
        return "; ".join(str(note.values.get("what") or note.id) for note in self.notes)


def dump(result: Result) -> dict[str, Any]:
    """The JSON form, `schema_version` 1, as docs/design.md gives it."""
    return {
        "schema_version": SCHEMA_VERSION,
        "assignment": result.assignment,
        "student": result.student,
        "score": result.score,
        "max_score": result.max_score,
        "isolation": result.isolation,
        "device": result.device,
        "status": result.status,
        "lang": result.lang,
        "exercises": [_dumped(e) for e in result.exercises],
        "notes": [_said(n) for n in result.notes],
        "output": [{"cell": o.cell, "text": o.text, "written": o.written} for o in result.output],
        "seconds": round(result.seconds, 4),
        "provenance": dict(result.provenance),
        "fingerprint": dict(result.fingerprint),
    }


def _dumped(e: ExerciseResult) -> dict[str, Any]:
    return {
        "id": e.id,
        "title": e.title.as_json(),
        "score": e.score,
        "max_score": e.max_score,
        "outcome": e.outcome,
        "tests": [
            {
                "id": t.id,
                "outcome": t.outcome,
                "points": t.points,
                "max_points": t.max_points,
                "title": t.title.as_json(),
                "level": t.level,
                "public": t.public,
                "message": _said(t.message),
                "evidence": {key: _packed(v) for key, v in t.evidence.items()},
                "pictures": [{"kind": p.kind, "title": p.title.as_json(), "data": dict(p.data)} for p in t.pictures],
                "bounds": {name: list(bound) for name, bound in t.bounds.items()},
            }
            for t in e.tests
        ],
        "diagnosis": [{"mistake": d.mistake, "hint": d.hint.as_json(), "group": d.group} for d in e.diagnosis],
        "kind": _said(e.kind),
        "seconds": round(e.seconds, 4),
        "number": e.number,
        "key": e.key,
    }


def _said(m: Message | None) -> dict[str, Any] | None:
    from autograder import messages

    if m is None:
        return None
    values = {key: _packed(v) for key, v in m.values.items()}
    return {"id": m.id, "ko": messages.text(m, "ko"), "en": messages.text(m, "en"), "values": values}


def load(data: Mapping[str, Any]) -> Result:
    """Rebuild a result from its JSON form. Raises ValueError where the form or the sums are not those of a result."""
    try:
        if data["schema_version"] != SCHEMA_VERSION:
            raise ValueError(f"schema_version must be {SCHEMA_VERSION}, is {data['schema_version']!r}")
        result = Result(
            assignment=str(data["assignment"]),
            student=str(data["student"]),
            status=data["status"],
            score=float(data["score"]),
            max_score=float(data["max_score"]),
            isolation=str(data["isolation"]),
            device=str(data["device"]),
            lang=str(data["lang"]),
            exercises=tuple(_exercise(e) for e in data["exercises"]),
            notes=tuple(m for m in map(_message, data["notes"]) if m is not None),
            output=tuple(Output(int(o["cell"]), str(o["text"]), int(o["written"])) for o in data["output"]),
            seconds=float(data["seconds"]),
            provenance=dict(data["provenance"]),
            fingerprint={str(k): str(v) for k, v in data["fingerprint"].items()},
        )
    except (AttributeError, KeyError, RecursionError, TypeError) as problem:
        raise ValueError(f"not a result record: {problem!r}") from problem
    if result.status not in get_args(Status):
        raise ValueError(f"there is no status {result.status!r}")
    if not math.isclose(result.score, sum(e.score for e in result.exercises), abs_tol=1e-9):
        raise ValueError(f"score {result.score} is not the sum of the exercises' scores")
    return result


def _packed(value: Any) -> Any:
    """`value` as JSON holds it: a NaN or an infinity, which a learner's code may well give, as {"float": "nan"}."""
    if isinstance(value, float) and not math.isfinite(value):
        return {"float": str(float(value))}
    if isinstance(value, list | tuple):
        return [_packed(v) for v in value]
    return value


def _unpacked(value: Any) -> Any:
    if isinstance(value, dict):
        return float(value["float"])
    if isinstance(value, list):
        return [_unpacked(v) for v in value]
    return value


def _message(data: Mapping[str, Any] | None) -> Message | None:
    from autograder import messages

    if data is None:
        return None
    if data["id"] not in messages.IDS:  # of another version: a page could not say it
        raise ValueError(f"there is no message {data['id']!r}")
    return Message(str(data["id"]), {k: _unpacked(v) for k, v in data["values"].items()})


def brief(result: Result) -> Result:
    """`result` without what only its learner's page shows: a class of thousands fits into memory."""
    told = {"altered": result.provenance["altered"]} if "altered" in result.provenance else {}
    exercises = tuple(replace(e, tests=tuple(map(_brief, e.tests))) for e in result.exercises)
    return replace(result, exercises=exercises, output=(), provenance=told)


def _brief(test: TestResult) -> TestResult:
    """What a class is compared by: what was said, and what was measured where a threshold stands."""
    measured = {name: value for name, value in test.evidence.items() if name in test.bounds}
    return replace(test, evidence=measured, pictures=())


def _text(data: Mapping[str, str]) -> Text:
    return _shared(str(data["ko"]), str(data["en"]))


@functools.lru_cache(maxsize=4096)
def _shared(ko: str, en: str) -> Text:
    """One and the same text for all results that have it: titles and hints are the same in a whole class."""
    return Text(ko, en)


def _exercise(e: Mapping[str, Any]) -> ExerciseResult:
    return ExerciseResult(
        id=str(e["id"]),
        title=_text(e["title"]),
        score=float(e["score"]),
        max_score=float(e["max_score"]),
        outcome=e["outcome"],
        tests=tuple(
            TestResult(
                id=str(t["id"]),
                outcome=t["outcome"],
                points=float(t["points"]),
                max_points=float(t["max_points"]),
                title=_text(t["title"]),
                level=str(t["level"]),
                public=bool(t["public"]),
                message=_message(t["message"]),
                evidence={k: _unpacked(v) for k, v in t["evidence"].items()},
                pictures=tuple(Picture(p["kind"], _text(p["title"]), dict(p["data"])) for p in t.get("pictures", ())),
                bounds={k: (side, float(value)) for k, (side, value) in t.get("bounds", {}).items()},
            )
            for t in e["tests"]
        ),
        diagnosis=tuple(Diagnosis(str(d["mistake"]), _text(d["hint"]), int(d.get("group", 0))) for d in e["diagnosis"]),
        kind=_message(e.get("kind")),
        seconds=float(e.get("seconds", 0.0)),
        number=str(e.get("number", "")),
        key=str(e.get("key", "")),
    )


def store(result: Result, path: Path) -> None:
    """Write the JSON form to `path`, atomically."""
    files.write(path, (json.dumps(dump(result), ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode())


def read(path: Path) -> Result:
    """The result that `store` wrote. Raises OSError, and ValueError as `load` does."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except RecursionError as problem:
        raise ValueError("not a result record: nested too deeply") from problem
    return load(data)


def kept(path: Path) -> Result | None:
    """The result in `path`; None where there is none, or one that this version cannot read."""
    try:
        return read(path)
    except (OSError, ValueError):
        return None
