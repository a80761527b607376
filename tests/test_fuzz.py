"""A short run of the coverage-guided fuzzers; longer ones are run by hand, as tests/fuzz/targets.py says."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
RUNS = 50_000


@pytest.mark.parametrize("target", ["wire", "notebook"])
def test_bytes_from_a_student_are_decoded_or_refused(target: str, tmp_path: Path) -> None:
    command = [sys.executable, "tests/fuzz/targets.py", target, f"-runs={RUNS}", "-rss_limit_mb=1024"]
    found = subprocess.run(
        [*command, f"-artifact_prefix={tmp_path}/"], cwd=ROOT, capture_output=True, text=True, timeout=300, check=False
    )
    assert found.returncode == 0, found.stderr[-3000:]
    assert f"Done {RUNS}" in found.stderr
