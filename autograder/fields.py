"""What the fields of assignment.toml can be. A wrong value would come to light late: in the gradebook, or as a fault in
every submission.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

__all__ = ["check"]


def _number(value: Any) -> bool:
    return type(value) in (int, float) and abs(value) < 1e300  # finite, and a float can hold it


def _list(value: Any, kind: type) -> bool:
    return isinstance(value, list) and all(isinstance(v, kind) for v in value)


# In words, a test, the keys.
FORMS: Sequence[tuple[str, Callable[[Any], bool], tuple[str, ...]]] = (
    ("text", lambda v: isinstance(v, str) and v != "", ("id", "slug", "catalogue", "role", "ko", "en")),
    ("a list of names", lambda v: _list(v, str), ("parts", "needs")),
    ("a list of tables", lambda v: _list(v, dict), ("exercise",)),
    ("a table", lambda v: isinstance(v, dict), ("title", "limits", "functions", "files")),
    ("a table of tables", lambda v: isinstance(v, dict) and _list([*v.values()], dict), ("thresholds",)),
    ("a whole number from 0 up", lambda v: type(v) is int and v >= 0, ("slot", "minutes", "difficulty")),
    ("a number from 0 up", lambda v: _number(v) and v >= 0, ("points",)),
    ("a positive number", lambda v: _number(v) and v > 0, ("cpu_seconds",)),
    ("a number", _number, ("value",)),
    ("true or false", lambda v: isinstance(v, bool), ("enabled",)),
)


def check(table: Mapping[str, Any], where: str = "") -> None:
    """Raise ValueError, with the key behind `where`, for what a table of assignment.toml, or one in it, cannot be."""
    for what, fits, keys in FORMS:
        for key in keys:
            if key in table and not fits(table[key]):
                raise ValueError(f"{where}{key} is {what}, not {table[key]!r}")
    inside = [(where, part) for part in (table.get("title"), *table.get("thresholds", {}).values()) if part]
    inside += [(f"{exercise.get('slug', 'exercise')}: ", exercise) for exercise in table.get("exercise", ())]
    for place, part in inside:
        check(part, place)
