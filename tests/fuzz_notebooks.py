"""A fuzzer: damaged copies of right and wrong notebooks are handed in and graded, and compared with the undamaged.

    python tests/fuzz_notebooks.py [--copies 1200] [--seed 1] [--jobs 2] [--kind NAME]... [--json FILE]

A copy whose code is intact must earn what the notebook earned before the damage. No copy at all may earn more, and what
cannot be read must be refused with a line. Copies of which the very same cells would be run are graded once.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from damage import KINDS, ROOT, Copy, Damage

from autograder import demo, engine, messages, verify
from autograder.course import LANGS, Course
from autograder.learners import Learner, submit
from autograder.recovery import named, recover
from autograder.result import Message, Result
from autograder.slots import grade_class
from autograder.submission import Unreadable, find, read, template

__all__ = ["EXERCISES", "Outcome", "fuzz", "notebooks", "table"]

# Cheap to grade, and between them: one function, several in one exercise, a class, torch modules, given cells, files/.
EXERCISES = {
    "day1": ("affine_forward", "logic_gates", "scalar_autograd"),
    "day2": ("linreg_step",),
    "day4": ("replace_head",),
}
REFORMED = ("everything lost but cells", "nbformat 3")
HUGE = "outputs of 100 megabytes"  # each takes seconds and a gigabyte: one round of them is enough


@dataclass(frozen=True)
class Base:
    """A notebook before any damage."""

    name: str
    day: str
    slug: str
    names: tuple[str, ...]
    data: bytes


@dataclass
class Outcome:
    """What became of one copy. `before` and `after`: points; `after` is None where the copy was refused."""

    base: str
    kinds: tuple[str, ...]
    intact: bool
    before: float = 0.0
    after: float | None = None
    notes: tuple[str, ...] = ()
    problem: str = ""

    @property
    def same(self) -> bool:
        return self.after == self.before

    @property
    def recovered(self) -> bool:
        return any(n.startswith("recovered") for n in self.notes)


def notebooks(exercises: Mapping[str, Sequence[str]], wrong: int = 1) -> list[Base]:
    """Of each exercise the solution, an alternative, `wrong` mistakes and the untouched stub, in Korean or English."""
    course, found = Course(ROOT), []
    for day, slugs in exercises.items():
        assignment = course.assignment(day)
        for slug in slugs:
            every = verify.variants(assignment, [slug])
            chosen = [v for v in every if v.kind in ("solution", "stub")]
            for kind, count in (("alternative", 1), ("mistake", wrong)):
                chosen += [v for v in every if v.kind == kind][:count]
            for number, variant in enumerate(chosen):
                with tempfile.TemporaryDirectory() as folder:
                    lang = LANGS[number % 2]
                    submit(Learner("x", lang, variant.cells), course, day, Path(folder))
                    data = (Path(folder) / "x" / day / f"{day}.ipynb").read_bytes()
                names = tuple(assignment.exercise(slug).functions)
                found.append(Base(f"{day}-{variant.name}", day, slug, names, data))
    return found


def copies(
    bases: Sequence[Base], count: int, seed: int, kinds: Sequence[str] = ()
) -> Iterator[tuple[Base, tuple[Damage, ...], Copy]]:
    """`count` damaged copies: every kind in turn, on a notebook drawn for it; every fourth suffers a second kind."""
    rng = random.Random(seed)
    every = [KINDS[k] for k in kinds or KINDS]
    small = [d for d in every if d.name != HUGE] or every
    order = list(KINDS)
    for number in range(count):
        base = rng.choice(bases)
        first = every[number % len(every)] if number < len(every) else small[number % len(small)]
        second = {rng.choice(small)} if number % 4 == 3 and first in small else set()
        # The file last, and before it what leaves another form than the other kinds know.
        chosen = sorted({first, *second}, key=lambda d: (d.late, d.name in REFORMED, order.index(d.name)))
        copy = Copy(json.loads(base.data), base.names, base.day, name=f"{base.day}.ipynb")
        for kind in (d for d in chosen if not d.late):
            if copy.notebook.get("cells"):
                kind.hurt(rng, copy)
        copy.data = json.dumps(copy.notebook, ensure_ascii=False, indent=1).encode()
        for kind in (d for d in chosen if d.late):
            kind.hurt(rng, copy)
        yield base, tuple(chosen), copy


class Class:
    """The students of one day, each with a notebook; those whose notebooks come to the same are graded as one."""

    def __init__(self, day: str, root: Path) -> None:
        demo.prepare(Course(ROOT), root, [])
        self.course, self.day = Course(root), day
        self.asked = {name for e in self.course.assignment(day).exercises for name in e.functions}
        self.released = {lang: template(root / "release" / lang / day / f"{day}.ipynb") for lang in LANGS}
        self.todo: dict[str, Path] = {}
        self.only: dict[str, str] = {}
        self.first: dict[tuple[Any, ...], str] = {}  # what would be run -> the student who is graded for it
        self.graded_as: dict[str, str] = {}
        self.said: dict[str, tuple[Message, ...]] = {}

    def enter(self, student: str, slug: str, files: Mapping[str, bytes]) -> None:
        folder = self.course.root / "submitted" / student / self.day
        folder.mkdir(parents=True)
        for file, data in files.items():
            (folder / file).write_bytes(data)
        notebook = find(folder, self.day)
        key: tuple[Any, ...] = (student,)  # what is unreadable is for the engine to refuse
        try:
            submission = read(notebook)
            recovered = recover(submission, self.released, self.asked)
            key = (slug, submission.lang, tuple(c.source for c in recovered.cells))
            self.said[student] = (*named(notebook, self.day), *recovered.notes)
        except Unreadable:
            pass
        self.graded_as[student] = self.first.setdefault(key, student)
        if self.graded_as[student] == student:
            self.todo[student], self.only[student] = notebook, slug
        else:
            for file in files:
                (folder / file).unlink()

    def grade(self, jobs: int) -> dict[str, Result]:
        """The result of every student."""
        counts = f"{len(self.graded_as)} notebooks, {len(self.todo)} different in what is run"
        print(f"{self.day}: {counts}", file=sys.stderr, flush=True)
        found = {}
        setting = engine.Setting(self.course, self.day)
        for result in grade_class(setting, self.todo, jobs=jobs, only=self.only, force=True):
            found[result.student] = result
            if len(found) % 50 == 0:
                print(f"  {len(found)} graded", file=sys.stderr, flush=True)
        return {student: found[first] for student, first in self.graded_as.items()}


def fuzz(bases: Sequence[Base], count: int, seed: int, jobs: int, kinds: Sequence[str] = ()) -> list[Outcome]:
    """Grade `count` damaged copies as classes that handed them in, and the undamaged notebooks with them."""
    with tempfile.TemporaryDirectory(prefix="autograder-damage-") as folder:
        classes = {day: Class(day, Path(folder) / day) for day in dict.fromkeys(b.day for b in bases)}
        for base in bases:
            classes[base.day].enter(base.name, base.slug, {f"{base.day}.ipynb": base.data})
        entered = []
        for number, (base, chosen, copy) in enumerate(copies(bases, count, seed, kinds)):
            student = f"copy-{number:05d}"
            classes[base.day].enter(student, base.slug, {**copy.others, copy.name: copy.data})
            names = tuple(d.name for d in chosen)
            entered.append((base, student, Outcome(base.name, names, all(d.intact for d in chosen))))
        results = {day: class_.grade(jobs) for day, class_ in classes.items()}
        for base, student, outcome in entered:
            graded = results[base.day]
            _enter(outcome, graded[base.name], graded[student], classes[base.day].said.get(student, ()))
    return [outcome for _, _, outcome in entered]


def _enter(outcome: Outcome, before: Result, result: Result, said: Sequence[Message]) -> None:
    assert before.status == "graded", before.notes
    outcome.before = before.score
    if result.status == "graded":
        outcome.after = result.score
        outcome.notes = tuple(n.id for n in (*said, *result.notes) if n in said or n.id == "recovered_order")
        if outcome.after > outcome.before:
            outcome.problem = f"earned {outcome.after:g}, and {outcome.before:g} before the damage"
    elif result.status == "unreadable":
        outcome.notes = tuple(n.id for n in result.notes)
        if not result.notes or not all(messages.text(n, lang) for n in result.notes for lang in LANGS):
            outcome.problem = "refused without a word"
    else:
        outcome.problem = "; ".join(str(n.values.get("what", n.id)) for n in result.notes)


def table(outcomes: Sequence[Outcome]) -> str:
    """By kind: copies, of these graded the same, less, refused, told as recovered; the copies with two kinds apart."""
    groups: dict[str, list[Outcome]] = defaultdict(list)
    for o in outcomes:
        groups[o.kinds[0] if len(o.kinds) == 1 else "two kinds, both intact" if o.intact else "two kinds"].append(o)
    lines = [
        "| damage | code intact | copies | graded the same | less | refused | more or crashed | told as recovered |",
        "|---|---|---|---|---|---|---|---|",
    ]
    rows = list(groups.items())
    rows.append(("all that leave the code intact", [o for o in outcomes if o.intact]))
    rows.append(("all", list(outcomes)))
    for name, group in rows:
        if not group:
            continue
        count = Counter(
            "problem" if o.problem else "same" if o.same else "refused" if o.after is None else "less" for o in group
        )
        intact = "yes" if all(o.intact for o in group) else "no" if not any(o.intact for o in group) else "some"
        recovered = sum(o.recovered for o in group)
        share = f"{count['same']} ({count['same'] / len(group):.1%})"
        cells = [name, intact, len(group), share, count["less"], count["refused"], count["problem"], recovered]
        lines.append("| " + " | ".join(map(str, cells)) + " |")
    return "\n".join(lines)


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--copies", type=int, default=1200)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--jobs", type=int, default=2)
    options.add_argument("--kind", action="append", default=[], choices=list(KINDS))
    options.add_argument("--json", type=Path)
    asked = options.parse_args()
    outcomes = fuzz(notebooks(EXERCISES), asked.copies, asked.seed, asked.jobs, asked.kind)
    print(table(outcomes))
    for o in outcomes:
        if o.problem or (o.intact and not o.same):
            print(f"{o.base}: {' + '.join(o.kinds)}: {o.before:g} -> {o.after} {o.problem} {' '.join(o.notes)}")
    if asked.json:
        asked.json.write_text(json.dumps([vars(o) for o in outcomes], ensure_ascii=False, indent=0))
    return 1 if any(o.problem for o in outcomes) else 0


if __name__ == "__main__":
    sys.exit(main())
