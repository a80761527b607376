"""Submissions whose code is alike beyond what the class has in common: pairs for a person to look at, no verdicts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from autograder.result import Result

__all__ = ["COMMON", "Pair", "pairs"]

COMMON = 10  # a passage that more learners than these wrote (in a large class: than 5 %) is how one writes it
MANY = 50  # and in a very large one more than these: else the pairs to compare would grow as its square
SHARED = 25  # rare passages that a pair must have in common: some five lines
# Cosine of TF-IDF weights. Classes of 24 drawn from the course's own versions, of days 1 and 2: the most alike honest
# pairs had 0.64 and 0.39; notebooks copied whole and renamed 0.84 to 0.98, with 2 exercises rewritten 0.75 and 0.94,
# with 4 rewritten 0.62 and 0.63.
ALIKE = 0.6
SHOWN = 50  # pairs; whoever has looked at these will have found the reason for the rest


@dataclass(frozen=True)
class Pair:
    """Two results by their place in the sequence, how alike they are (0 to 1), and where: exercise -> rare passages."""

    one: int
    other: int
    alike: float
    shared: int
    exercises: tuple[tuple[str, int], ...]


def pairs(results: Sequence[Result]) -> list[Pair]:
    """The pairs to look at, the most alike first, at most `SHOWN`.

    Passages weigh by how rare they are in the class (TF-IDF); the released cells are out of the fingerprints already.
    """
    owned = [{p for text in r.fingerprint.values() for p in text.split()} for r in results]
    counts = Counter(p for passages in owned for p in passages)
    most = min(max(COMMON, len(results) // 20), MANY)
    # Those of one learner alone cannot be shared, but they are part of what a pair's code consists of.
    rare = [{p for p in passages if counts[p] <= most} for passages in owned]
    if sum(map(bool, rare)) < 2:
        return []
    # Here, because it takes a second that most commands need not spend.
    from sklearn.feature_extraction.text import TfidfVectorizer

    weights = TfidfVectorizer(analyzer=sorted).fit_transform(rare)
    alike = (weights @ weights.T).tocoo()
    found = []
    for one, other, value in zip(alike.row.tolist(), alike.col.tolist(), alike.data.tolist(), strict=True):
        if one < other and value >= ALIKE and len(both := rare[one] & rare[other]) >= SHARED:
            found.append(Pair(one, other, value, len(both), _where(results[one], results[other], both)))
    return sorted(found, key=lambda p: (-p.alike, -p.shared, p.one, p.other))[:SHOWN]


def _where(one: Result, other: Result, both: set[str]) -> tuple[tuple[str, int], ...]:
    """Exercise and how many of the shared passages both have there, the most first; "" is code of no exercise."""
    counts = [
        (exercise, len(both & set(text.split()) & set(other.fingerprint.get(exercise, "").split())))
        for exercise, text in one.fingerprint.items()
    ]
    return tuple(sorted(((e, n) for e, n in counts if n), key=lambda row: -row[1]))
