"""Otter grades with our sandbox: the plugin that an exported package names, in place of otter's grading in a kernel.

Otter runs a student's cells in a kernel that can write the pickle which otter then opens; it opens a log, a pickle too,
that was handed in; and its kernel starts in the submission's folder, where a `numpy.py` would be imported. So nothing
of the submission is left for it: the notebook is graded here, and its folder emptied, before otter comes to any of
that. What otter then runs is an empty notebook and tests that always fail; their scores are set from our result.
Without this plugin those tests award nothing.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

import nbformat
from nbformat.v4 import new_notebook
from otter.plugins import AbstractOtterPlugin
from otter.test_files.abstract_test import TestCaseResult

from autograder import engine
from autograder.course import Course
from autograder.outputs import gradescope
from autograder.result import ExerciseResult, Result

__all__ = ["NotGraded", "Sandbox"]


class NotGraded(Exception):
    """A fault of ours or of the machine: otter ends with this and writes no results, so there is no score."""


class Sandbox(AbstractOtterPlugin):
    """Configured by `day`, `isolation` (the level to grade at) and `seed` (of the hidden inputs)."""

    result: Result | None = None

    def during_assign(self, assignment: Any) -> None:
        """Give students the public checks, in place of the tests that otter would give them."""
        tests = Path(assignment.get_stu_path("tests"))
        shutil.rmtree(tests, ignore_errors=True)
        shutil.copytree("checks", tests)  # otter is in the master notebook's folder now

    def before_grading(self, config: Any) -> None:
        """Grade the notebook, then leave nothing of what was handed in where otter or its kernel would find it."""
        path = Path(self.submission_path)
        with tempfile.TemporaryDirectory(prefix="autograder-otter-") as folder:
            notebook = Path(folder) / path.name
            shutil.move(path, notebook)
            for entry in path.parent.iterdir():
                if entry.name != "tests":  # otter has just put its own there
                    shutil.rmtree(entry) if entry.is_dir() and not entry.is_symlink() else entry.unlink()
            path.write_text(nbformat.writes(_empty()), encoding="utf-8")
            self.result = engine.grade_one(
                Course(path.parents[1] / "source" / "files" / "course"),
                self.plugin_config["day"],
                notebook,
                path.stem,
                self.plugin_config["isolation"],
                seed=self.plugin_config["seed"],
            )
        # A log or a PDF would be read or made from what is no longer there.
        config.grade_from_log, config.pdf, config.token = False, False, None
        if self.result.status == "needs_regrade":
            raise NotGraded(self.result.broke)

    def before_execution(self, submission: Any) -> Any:
        """An empty notebook, whatever was handed in."""
        return _empty()

    def after_grading(self, results: Any) -> None:
        """Set every score, and what is said, from our result."""
        result = self._graded()
        lang = result.lang
        exercises = {e.id: e for e in result.exercises}
        if result.status == "graded" and exercises.keys() != results.results.keys():
            raise NotGraded(f"otter's tests are not the exercises: {', '.join(results.results) or 'none'}")
        for name, file in results.results.items():
            exercise = exercises.get(name)
            results.update_score(name, 0.0 if exercise is None else exercise.score)
            file.test_case_results = [_verdict(case, exercise, lang) for case in file.test_cases]
        results.set_output(gradescope.about(result, lang))

    def generate_report(self) -> str:
        """What otter prints at the end."""
        return gradescope.about(self._graded(), "en")

    def _graded(self) -> Result:
        if self.result is None:
            raise NotGraded("otter did not ask for the grading of this notebook")
        return self.result


def _empty() -> Any:
    kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    return new_notebook(metadata={"kernelspec": kernel})


def _verdict(case: Any, exercise: ExerciseResult | None, lang: str) -> Any:
    said = "" if exercise is None else f"{exercise.title[lang]}\n{gradescope.told(exercise, lang)}"
    return TestCaseResult(test_case=case, message=said, passed=exercise is not None and exercise.outcome == "passed")
