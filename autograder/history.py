"""Earlier results of a learner: results/<day>/history/<student>/, one file for each notebook that was graded before."""

from __future__ import annotations

from pathlib import Path

from autograder import files
from autograder import result as records
from autograder.result import Result

__all__ = ["previous", "put_by", "store"]


def store(result: Result, path: Path) -> None:
    """Write `result` to `path`; a result of another notebook that stands there goes to the history first.

    Killed in between, it leaves the old result in both places, and the next run writes the same files again.
    """
    put_by(result, path)
    records.store(result, path)


def put_by(result: Result, path: Path) -> None:
    """Copy what stands in `path` to the history, where it is of another notebook than `result`, which comes there."""
    old = records.kept(path)
    if old is not None and old.status != "needs_regrade" and _notebook(old) != _notebook(result):
        at = str(old.provenance.get("graded_at", "")).replace(":", "")
        files.write(_folder(path) / f"{at}-{_notebook(old)[:8]}.json", path.read_bytes())


def previous(path: Path, now: Result | None = None) -> Result | None:
    """The last graded result of another notebook than that of the result in `path`; None where there is none.

    `now`: that result, where it is at hand already.
    """
    now = now or records.kept(path)
    for kept in sorted(_folder(path).glob("*.json"), reverse=True):
        old = records.kept(kept)
        if old is not None and old.status == "graded" and (now is None or _notebook(old) != _notebook(now)):
            return old
    return None


def _folder(path: Path) -> Path:
    return path.parent / "history" / path.stem


def _notebook(result: Result) -> str:
    """The digest of what was handed in; missing and unreadable files have one, too."""
    return str(result.provenance.get("notebook", ""))
