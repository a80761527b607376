"""What an instructor decided by hand, read from the gradebook and written into it."""

from __future__ import annotations

from dataclasses import dataclass

from autograder.course import Assignment
from autograder.outputs import marks
from autograder.outputs.connection import GradebookError, GradebookFault
from autograder.serve.desk import Desk

__all__ = ["Hand", "manual_marks"]


@dataclass(frozen=True)
class Hand:
    """An exercise with an instructor's score, a comment, or both."""

    title: str
    score: float | None
    comment: str


def manual_marks(desk: Desk, assignment: Assignment, person: str, lang: str) -> list[Hand]:
    """What a student is shown of it; nothing where the gradebook does not answer, or has nothing of theirs yet."""
    attempts = desk.store.attempts(person=person, day=assignment.id)
    if not any(job is not None and job.state == "done" for job in (desk.store.job(a.id) for a in attempts)):
        return []
    try:
        found = marks.marks(desk.gradebook_url, assignment, person)
    except (GradebookError, GradebookFault):
        return []
    return [
        Hand(assignment.exercise(slug).title[lang], mark.manual, mark.comment)
        for slug, mark in found.items()
        if mark.manual is not None or mark.comment
    ]
