"""Graders of D4-04, load_pretrained. Tensors go through a file that the apparatus writes from hidden arrays, and come
back bit by bit, so they are compared exactly; only a step of SGD after loading is compared at 1e-6, float32's rounding
(the mildest mistake leaves the parameters where they were, which is off by more than 1e-2).

Verdicts rest on hidden tensors that have to be in the model afterwards, and on names that follow from hidden choices.
One fact only the sandbox can tell: that opening a file ran no code from it; the file without that code has to load.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference_load_pretrained as reference

from autograder import checks
from autograder.harness import check


class Place:
    """A new folder on the student's side, in which the apparatus writes files from arrays."""

    def __init__(self, student: Any) -> None:
        self.student = student
        self.folder = student.lab.load_pretrained_folder(returns=["folder: handle"])

    def path(self, name: str) -> Any:
        return self.student.call(self.folder, name, returns=["path: handle"])

    def file(self, tensors: Any, prefix: str = "", name: str = "a.pt") -> Any:
        path = self.path(name)
        named = {prefix + key: value for key, value in tensors.items()}
        self.student.lab.load_pretrained_file(path, named, returns=["done: data"])
        return path


def network(student: Any, tensors: Any) -> Any:
    return student.lab.load_pretrained_model(tensors, returns=["model: handle"])


def holds(student: Any, model: Any, want: Any) -> None:
    """The tensors of `want` are in the model, to the last bit."""
    found = student.lab.load_pretrained_tensors(model, returns=["tensors: data"])
    for name, value in want.items():
        got = np.array(found.get(name, np.nan) if isinstance(found, dict) else np.nan)
        checks.close(name, got, value, tol=0.0)


def reports(got: Any, want: dict[str, list[str]], kinds: Any = reference.KINDS) -> None:
    """The lists of names agree, and their order does; names are numbered, for checks compare numbers."""
    known = {name: i for i, name in enumerate(sorted({name for names in want.values() for name in names}))}
    for kind in kinds:
        entry = got.get(kind) if isinstance(got, dict) else None
        if not isinstance(entry, list) or not all(isinstance(name, str) for name in entry):
            checks.fail("not_plain_data", name=f'report["{kind}"]', type=type(entry).__name__)
        numbers = [np.array([known.get(name, -1) for name in names], dtype=float) for names in (entry, want[kind])]
        checks.close(f'report["{kind}"]', *numbers, tol=0.0)


def refused(student: Any, model: Any, path: Any, **options: Any) -> None:
    """load_pretrained has to raise."""
    try:
        student.load_pretrained(model, path, **options)
    except checks.Failure as failure:
        if failure.id != "raised":
            raise
    else:
        checks.at_least(
            "number of exceptions",
            0.0,
            1.0,
            ko="불러오면 안 되는 파일에서 생긴 예외의 수",
            en="Exceptions raised for a file that must not be loaded",
        )


@pytest.mark.public
@check("load_pretrained", level="values", points=0, ko="헤드만 크기가 다른 파일", en="a file with another head")
def test_public_load_pretrained(student: Any) -> None:
    sizes = {"layer1.conv.weight": (2, 1, 3, 3), "layer2.fc.weight": (4, 2, 1, 1)}
    for layer, size in (("layer1", 2), ("layer2", 4)):
        sizes |= {f"{layer}.bn.{name}": (size,) for name in ("weight", "bias", "running_mean", "running_var")}
        sizes |= {f"{layer}.bn.num_batches_tracked": ()}
    kind = {name: np.int64 if name.endswith("tracked") else np.float32 for name in sizes}
    old = {name: np.full(size, 7, dtype=kind[name]) for name, size in sizes.items()}
    new = {name: np.zeros(size, dtype=kind[name]) for name, size in sizes.items()}
    old |= {"fc.weight": np.ones((10, 4), np.float32), "fc.bias": np.ones(10, np.float32)}
    new |= {"fc.weight": np.full((3, 4), 2, np.float32), "fc.bias": np.full(3, 2, np.float32)}
    folder = student.lab.load_pretrained_folder(returns=["folder: handle"])  # its files go when it does
    path = student.call(folder, "a.pt", returns=["path: handle"])
    student.lab.load_pretrained_file(path, old, returns=["done: data"])
    model = student.lab.load_pretrained_model(new, returns=["model: handle"])
    report = student.load_pretrained(model, path)
    tensors = student.lab.load_pretrained_tensors(model, returns=["tensors: data"])
    for name in sizes:
        checks.close(name, np.array(tensors[name]), old[name], tol=0.0)
    checks.close("fc.weight", np.array(tensors["fc.weight"]), new["fc.weight"], tol=0.0)
    for name, want in (("loaded", 12), ("missing", 0), ("unexpected", 0), ("mismatched", 2)):
        checks.close(f'len(report["{name}"])', np.array(len(report[name])), np.array(want), tol=0.0)


@check("load_pretrained", level="values", points=1, ko="파라미터가 파일과 같음", en="parameters equal the file's")
def test_load_pretrained_parameters(student: Any, rng: np.random.Generator) -> None:
    place, file = Place(student), reference.tensors(rng, 4)
    model = network(student, reference.tensors(rng, 4))
    student.load_pretrained(model, place.file(file))
    holds(student, model, {name: value for name, value in file.items() if not reference.is_statistic(name)})


@check(
    "load_pretrained", level="values", points=1, ko="배치 정규화의 통계도", en="batch normalisation's statistics too"
)
def test_load_pretrained_buffers(student: Any, rng: np.random.Generator) -> None:
    place, file = Place(student), reference.tensors(rng, 4)
    model = network(student, reference.tensors(rng, 4))
    student.load_pretrained(model, place.file(file))
    holds(student, model, {name: value for name, value in file.items() if reference.is_statistic(name)})


@check("load_pretrained", level="values", points=1.5, ko="크기가 다른 헤드는 그대로", en="a head of another size stays")
def test_load_pretrained_head(student: Any, rng: np.random.Generator) -> None:
    for old, new in ((10, 3), (2, 7)):
        file, start = reference.tensors(rng, old), reference.tensors(rng, new)
        model = network(student, start)
        student.load_pretrained(model, Place(student).file(file))
        holds(student, model, reference.after(start, file))


@check("load_pretrained", level="values", points=1, ko="이름 앞의 module.", en="module. ahead of the names")
def test_load_pretrained_prefix(student: Any, rng: np.random.Generator) -> None:
    file, start = reference.tensors(rng, 6), reference.tensors(rng, 4)
    model = network(student, start)
    report = student.load_pretrained(model, Place(student).file(file, prefix="module."))
    holds(student, model, reference.after(start, file))
    reports(report, reference.report(start, file), ("loaded",))


@check("load_pretrained", level="values", points=1.5, ko="리포트의 네 목록", en="the four lists of the report")
def test_load_pretrained_report(student: Any, rng: np.random.Generator) -> None:
    extra = {"layer3.weight": rng.normal(size=3), "aux.bias": rng.normal(size=2)}
    for classes, prefix, gone in ((6, "", ()), (4, "module.", ("fc.bias",)), (7, "", ("fc.weight", "fc.bias"))):
        file, start = reference.without(reference.tensors(rng, classes), *gone) | extra, reference.tensors(rng, 4)
        model = network(student, start)
        report = student.load_pretrained(model, Place(student).file(file, prefix=prefix))
        reports(report, reference.report(start, file))


@check("load_pretrained", level="values", points=1.5, ko="몸통이 빠지면 예외", en="a backbone with gaps raises")
def test_load_pretrained_strict(student: Any, rng: np.random.Generator) -> None:
    whole = reference.tensors(rng, 4)
    student.load_pretrained(network(student, reference.tensors(rng, 4)), Place(student).file(whole))
    for gone in ("layer1.bn.running_var", "layer2.fc.weight"):
        refused(
            student, network(student, reference.tensors(rng, 4)), Place(student).file(reference.without(whole, gone))
        )
    # The second layer has another width in the file: there, but of no use.
    refused(
        student, network(student, reference.tensors(rng, 4)), Place(student).file(reference.tensors(rng, 4, width=6))
    )
    for file in (reference.without(whole, "layer1.conv.weight", "layer2.bn.bias"), reference.tensors(rng, 4, width=6)):
        start = reference.tensors(rng, 4)
        model = network(student, start)
        report = student.load_pretrained(model, Place(student).file(file), strict_backbone=False)
        holds(student, model, reference.after(start, file))
        reports(report, reference.report(start, file), ("missing", "mismatched"))


@check(
    "load_pretrained", level="edge", points=0.5, ko="파라미터는 같은 객체", en="the parameters stay the same objects"
)
def test_load_pretrained_in_place(student: Any, rng: np.random.Generator) -> None:
    lr = 0.5
    halves = {k: t if t.dtype.kind == "i" else t.astype(np.float16) for k, t in reference.tensors(rng, 6).items()}
    start = reference.tensors(rng, 4)
    model = network(student, start)
    optimizer = student.lab.load_pretrained_optimizer(model, lr, returns=["optimizer: handle"])
    student.load_pretrained(model, Place(student).file(halves))
    want = reference.after(start, halves)
    holds(student, model, want)
    grads = {name: rng.normal(size=t.shape).astype(np.float32) for name, t in want.items()}
    student.lab.load_pretrained_step(model, optimizer, grads, returns=["done: data"])
    found = student.lab.load_pretrained_tensors(model, returns=["tensors: data"])
    for name, value in want.items():
        got = np.array(found.get(name, np.nan))
        checks.dtype(name, got, value.dtype)
        if not reference.is_statistic(name):
            checks.close(name, got, value - lr * grads[name], tol=1e-6)


@check(
    "load_pretrained", level="edge", points=0.5, ko="파일 속의 코드는 실행하지 않음", en="no code of the file is run"
)
def test_load_pretrained_safely(student: Any, rng: np.random.Generator) -> None:
    place, file, start = Place(student), reference.tensors(rng, 4), reference.tensors(rng, 4)
    model, mark = network(student, start), place.path("mark")
    student.load_pretrained(model, place.file(file))
    holds(student, model, reference.after(start, file))
    student.lab.load_pretrained_file_with_code(place.path("b.pt"), file, mark, returns=["done: data"])
    refused(student, network(student, start), place.path("b.pt"))
    ran = student.lab.load_pretrained_exists(mark, returns=["ran: data"])
    checks.at_most(
        "code of the file that was run",
        float(ran is not False),
        0.0,
        ko="파일 속의 코드를 실행했는지 (실행했으면 1, 아니면 0)",
        en="Whether code in the file was run (1 for yes, 0 for no)",
    )


@check("load_pretrained", level="edge", points=0.5, ko="GPU에서 저장한 파일", en="a file saved on a GPU")
def test_load_pretrained_device(student: Any, rng: np.random.Generator) -> None:
    place, file, start = Place(student), reference.tensors(rng, 6), reference.tensors(rng, 4)
    old, new = place.file(file), place.path("gpu.pt")
    student.lab.load_pretrained_from_another_gpu(old, new, returns=["done: data"])
    model = network(student, start)
    student.load_pretrained(model, new)
    holds(student, model, reference.after(start, file))
