"""Damaged notebooks earn what they earned before, or less where code is gone; the long run is fuzz_notebooks.py."""

from __future__ import annotations

import functools
import json
import random
from pathlib import Path

import fuzz_notebooks
import pytest
from damage import KINDS, ROOT, Copy, Damage

from autograder.recovery import recover
from autograder.submission import MAX_MB, read, template

COPIES = 50
SEED = 20261121


def test_a_small_class_of_damaged_notebooks_is_graded_as_before() -> None:
    bases = fuzz_notebooks.notebooks({"day1": ("affine_forward",)})
    kinds = [name for name in KINDS if name != fuzz_notebooks.HUGE]
    outcomes = fuzz_notebooks.fuzz(bases, COPIES, SEED, 2, kinds)
    assert len(outcomes) == COPIES
    assert [(o.base, o.kinds, o.problem) for o in outcomes if o.problem] == []
    assert [(o.base, o.kinds, o.after) for o in outcomes if o.intact and not o.same] == []
    assert any(o.after is None for o in outcomes) and any(o.recovered for o in outcomes)
    assert {o.before for o in outcomes} > {0.0}


@functools.cache
def right_notebook() -> fuzz_notebooks.Base:
    return fuzz_notebooks.notebooks({"day1": ("affine_forward",)}, 0)[0]


@pytest.mark.parametrize("damage", [d for d in KINDS.values() if d.name != fuzz_notebooks.HUGE], ids=lambda d: d.name)
def test_every_kind_of_damage_does_damage(damage: Damage) -> None:
    base = right_notebook()
    copy = Copy(json.loads(base.data), base.names, base.day, base.data, "day1.ipynb")
    damage.hurt(random.Random(1), copy)
    before = Copy(json.loads(base.data), base.names, base.day, base.data, "day1.ipynb")
    assert copy != before


def test_a_notebook_with_100_megabytes_of_outputs_is_read(tmp_path: Path) -> None:
    released = ROOT / "release" / "ko" / "day1" / "day1.ipynb"
    copy = Copy(json.loads(released.read_text(encoding="utf-8")), ("affine_forward",), "day1")
    KINDS[fuzz_notebooks.HUGE].hurt(random.Random(1), copy)
    path = tmp_path / "day1.ipynb"
    path.write_text(json.dumps(copy.notebook), encoding="utf-8")
    assert 100 < path.stat().st_size / 1e6 < MAX_MB * 1.05
    roles = {"ko": template(released)}
    assert recover(read(path), roles, {"affine_forward"}) == recover(read(released), roles, {"affine_forward"})


def test_the_table_counts_each_copy_once() -> None:
    outcomes = [
        fuzz_notebooks.Outcome("b", ("cell deleted",), False, 2.0, 1.0),
        fuzz_notebooks.Outcome("b", ("metadata lost",), True, 2.0, 2.0),
        fuzz_notebooks.Outcome("b", ("file cut off",), False, 2.0, None, ("not_json",)),
        fuzz_notebooks.Outcome("b", ("cell moved",), True, 2.0, 3.0, ("recovered_order",), "earned 3"),
    ]
    lines = fuzz_notebooks.table(outcomes).splitlines()
    assert lines[-1] == "| all | some | 4 | 1 (25.0%) | 1 | 1 | 1 | 1 |"
    assert lines[-2] == "| all that leave the code intact | yes | 2 | 1 (50.0%) | 0 | 0 | 1 | 1 |"
