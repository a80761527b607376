"""Graders of D2-09: save_checkpoint and load_checkpoint.

Tensors that go through a file come back bit by bit, so they are compared exactly. What has been trained in between is
compared with a NumPy network at 1e-9: over 30 seeds torch stays within 1e-12 of it (tests/test_day2_checkpoint.py),
and the mildest mistake, a batch normalisation left in eval mode, moves the weights by more than 1e-3.

Verdicts rest on hidden tensors that have to come out of the student's files: two files are renamed before they are
read, so that nothing kept in memory under the old name helps. Two facts only the sandbox can tell: that a file opens
with weights_only=True (its tensors have to be the hidden ones all the same), and the device of a loaded tensor.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference_checkpoint as reference
import torch

from autograder import checks
from autograder.harness import check

TRAINED = 1e-9

# Known mistakes are replayed in this process, where one call may take two seconds; on a busy machine, several threads
# that wait for each other made three steps of training last longer than that.
torch.set_num_threads(1)


def network(student: Any, state: Any, device: str = "cpu") -> Any:
    return student.lab.checkpoint_model(state, device, returns=["model: handle"])


def optimizer(student: Any, model: Any, kind: str = "adam", lr: float = 0.1) -> Any:
    return student.lab.checkpoint_optimizer(model, kind, lr, returns=["optimizer: handle"])


def train(student: Any, model: Any, opt: Any, batches: Any) -> None:
    student.lab.checkpoint_train(model, opt, batches, returns=["done: data"])


def state_of(student: Any, model: Any) -> dict[str, Any]:
    found = student.lab.checkpoint_tensors(model, returns=["tensors: data"])
    return found if isinstance(found, dict) else {}


def same(name: str, got: Any, want: dict[str, Any], tol: float) -> None:
    """Every tensor of `want` is in `got` and agrees with it."""
    for key, value in want.items():
        entry = got.get(key)
        if not isinstance(entry, np.ndarray | float | int):
            checks.fail("not_an_array", name=f"{name}: {key}", type=type(entry).__name__)
        checks.close(f"{name}: {key}", np.array(entry), value, tol=tol)


def files(student: Any) -> Any:
    """Makes paths, handles, in a new empty folder."""
    folder = student.lab.checkpoint_folder(returns=["folder: handle"])
    return lambda name: student.call(folder, name, returns=["path: handle"])


def returned(student: Any, loaded: Any) -> tuple[Any, Any]:
    epoch, losses = student.lab.checkpoint_returned(loaded, returns=["epoch: scalar", "losses: array"])
    return np.array(epoch), losses


@pytest.mark.public
@check(
    "checkpoint", level="values", points=0, ko="저장하고 다른 모델로 불러오기", en="save, and load into another model"
)
def test_public_checkpoint(student: Any) -> None:
    state = {"0.weight": np.ones((6, 4)), "1.weight": np.full(6, 2.0), "1.bias": np.full(6, 3.0)}
    state |= {"1.running_mean": np.full(6, 4.0), "1.running_var": np.full(6, 5.0)}
    state |= {"1.num_batches_tracked": np.array(7), "3.weight": np.full((3, 6), 8.0), "3.bias": np.full(3, 9.0)}
    folder = student.lab.checkpoint_folder(returns=["folder: handle"])  # its files go when it does
    path = student.call(folder, "a.pt", returns=["path: handle"])
    model = student.lab.checkpoint_model(state, "cpu", returns=["model: handle"])
    other = student.lab.checkpoint_model(
        {k: np.zeros_like(v) for k, v in state.items()}, "cpu", returns=["model: handle"]
    )
    opt = student.lab.checkpoint_optimizer(model, "adam", 0.1, returns=["optimizer: handle"])
    student.save_checkpoint(path, model, opt, 3, extra={"losses": [0.5, 0.25]})
    loaded = student.load_checkpoint(path, other)
    tensors = student.lab.checkpoint_tensors(other, returns=["tensors: data"])
    for key, value in state.items():
        checks.close(key, np.array(tensors[key]), value, tol=0.0)
    epoch, losses = student.lab.checkpoint_returned(loaded, returns=["epoch: scalar", "losses: array"])
    checks.close("epoch", np.array(epoch), np.array(3.0), tol=0.0)
    checks.close("losses", losses, np.array([0.5, 0.25]), tol=0.0)


@check("checkpoint", level="values", points=1, ko="파라미터가 그대로 돌아옴", en="the parameters come back")
def test_checkpoint_parameters(student: Any, rng: np.random.Generator) -> None:
    place, states = files(student), [reference.tensors(rng), reference.tensors(rng)]
    for name, state in zip(("a.pt", "b.pt"), states, strict=True):
        model = network(student, state)
        student.save_checkpoint(place(name), model, optimizer(student, model), 1)
    for name, new in (("a.pt", "later.pt"), ("b.pt", "a.pt")):
        student.lab.checkpoint_rename(place(name), place(new), returns=["done: data"])
    for name, state in zip(("later.pt", "a.pt"), states, strict=True):
        fresh = network(student, reference.tensors(rng))
        student.load_checkpoint(place(name), fresh)
        same("model", state_of(student, fresh), {k: v for k, v in state.items() if k not in reference.BUFFERS}, 0.0)


@check(
    "checkpoint", level="values", points=1, ko="배치 정규화의 통계도", en="the statistics of batch normalisation too"
)
def test_checkpoint_buffers(student: Any, rng: np.random.Generator) -> None:
    place, state = files(student), reference.tensors(rng)
    model, fresh = network(student, state), network(student, reference.tensors(rng))
    student.save_checkpoint(place("a.pt"), model, optimizer(student, model), 1)
    student.load_checkpoint(place("a.pt"), fresh)
    same("model", state_of(student, fresh), {k: state[k] for k in reference.BUFFERS}, 0.0)


@check("checkpoint", level="values", points=1, ko="옵티마이저의 상태", en="the state of the optimizer")
def test_checkpoint_optimizer(student: Any, rng: np.random.Generator) -> None:
    for kind, lr in (("adam", 0.01), ("sgd", 0.02)):
        place, state, batches = files(student), reference.tensors(rng), reference.batches(rng, 3)
        model, fresh = network(student, state), network(student, reference.tensors(rng))
        opt, other = optimizer(student, model, kind, lr), optimizer(student, fresh, kind, 0.5)
        train(student, model, opt, batches)
        student.save_checkpoint(place("a.pt"), model, opt, 1)
        student.load_checkpoint(place("a.pt"), fresh, other)
        memory = student.lab.checkpoint_memory(other, returns=["memory: data"])
        same(
            "optimizer",
            memory if isinstance(memory, dict) else {},
            reference.trained(state, batches, kind, lr)[1],
            1e-9,
        )


@check("checkpoint", level="values", points=1, ko="이어서 학습하기: 2 + 2 = 4 epoch", en="resuming: 2 + 2 = 4 epochs")
def test_checkpoint_resume(student: Any, rng: np.random.Generator) -> None:
    for kind, lr in (("adam", 0.02), ("sgd", 0.05)):
        place, state, batches = files(student), reference.tensors(rng), reference.batches(rng, 3)
        model = network(student, state)
        opt = optimizer(student, model, kind, lr)
        train(student, model, opt, 2 * batches)
        student.save_checkpoint(place("a.pt"), model, opt, 2)
        fresh = network(student, reference.tensors(rng))
        other = optimizer(student, fresh, kind, lr)
        student.load_checkpoint(place("a.pt"), fresh, other)
        train(student, fresh, other, 2 * batches)
        same("model", state_of(student, fresh), reference.trained(state, 4 * batches, kind, lr)[0], TRAINED)


@check("checkpoint", level="values", points=1, ko="돌려준 epoch와 extra", en="epoch and extra come back")
def test_checkpoint_returned(student: Any, rng: np.random.Generator) -> None:
    place, state = files(student), reference.tensors(rng)
    model = network(student, state)
    opt = optimizer(student, model)
    kept = []
    for name in ("a.pt", "b.pt"):
        epoch, losses = int(rng.integers(5, 99)), rng.uniform(size=4)
        student.save_checkpoint(place(name), model, opt, epoch, extra={"losses": losses.tolist(), "name": "run"})
        kept.append((name, epoch, losses))
    for name, epoch, losses in kept:
        got, history = returned(student, student.load_checkpoint(place(name), model, opt))
        checks.close("epoch", got, np.array(float(epoch)), tol=0.0)
        checks.close('extra["losses"]', history, losses, tol=1e-15)


@check(
    "checkpoint", level="values", points=0.5, ko="클래스 없이도 열리는 파일", en="a file that opens without the class"
)
def test_checkpoint_file(student: Any, rng: np.random.Generator) -> None:
    place, state = files(student), reference.tensors(rng)
    model = network(student, state)
    student.save_checkpoint(place("a.pt"), model, optimizer(student, model), 1)
    found = student.lab.checkpoint_content(place("a.pt"), returns=["tensors: data"])
    held = [t for t in found if isinstance(t, np.ndarray)] if isinstance(found, list) else []
    wanted = {key: any(np.array_equal(t, value) for t in held) for key, value in state.items() if value.ndim > 0}
    checks.close("tensors in the file", np.array(sum(wanted.values())), np.array(len(wanted)), tol=0.0)


@check(
    "checkpoint",
    level="values",
    points=0.5,
    ko="저장한 뒤의 학습은 파일과 무관",
    en="later training leaves the file alone",
)
def test_checkpoint_keeps_the_moment(student: Any, rng: np.random.Generator) -> None:
    place, state = files(student), reference.tensors(rng)
    model, fresh = network(student, state), network(student, reference.tensors(rng))
    opt = optimizer(student, model)
    student.save_checkpoint(place("best.pt"), model, opt, 1)
    train(student, model, opt, reference.batches(rng, 2))
    student.load_checkpoint(place("best.pt"), fresh)
    same("model", state_of(student, fresh), {k: v for k, v in state.items() if k not in reference.BUFFERS}, 0.0)


@check("checkpoint", level="values", points=0.5, ko="map_location", en="map_location")
def test_checkpoint_device(student: Any, rng: np.random.Generator) -> None:
    place, state = files(student), reference.tensors(rng)
    model = network(student, state)
    student.save_checkpoint(
        place("a.pt"), model, optimizer(student, model), 1, extra={"best": student.put(state["3.bias"], "torch")}
    )
    student.lab.checkpoint_from_another_gpu(place("a.pt"), place("gpu.pt"), returns=["done: data"])
    for options in ({}, {"map_location": "cpu"}):
        fresh = network(student, reference.tensors(rng))
        student.load_checkpoint(place("gpu.pt"), fresh, **options)
        same("model", state_of(student, fresh), {"3.weight": state["3.weight"]}, 0.0)
    # Tensors on the device "meta" have no values, and every machine has that device.
    model = network(student, state, "meta")
    here = student.lab.checkpoint_is_loaded_onto("meta", place("gpu.pt"), model, returns=["here: data"])
    checks.at_least(
        'extra["best"].device == map_location',
        float(here is True),
        1.0,
        ko='`extra["best"]`가 `map_location` 장치에 있는지 (있으면 1, 없으면 0)',
        en='Whether `extra["best"]` is on the device `map_location` (1 for yes, 0 for no)',
    )


@check("checkpoint", level="values", points=0.5, ko="다른 구조의 모델이면 예외", en="another architecture raises")
def test_checkpoint_mismatch(student: Any, rng: np.random.Generator) -> None:
    place, state = files(student), reference.tensors(rng)
    model, fresh = network(student, state), network(student, reference.tensors(rng))
    student.save_checkpoint(place("a.pt"), model, optimizer(student, model), 1)
    student.load_checkpoint(place("a.pt"), fresh)  # what raises always is no right answer
    same("model", state_of(student, fresh), {"3.weight": state["3.weight"]}, 0.0)
    deeper = network(student, reference.tensors(rng, deeper=True))
    try:
        student.load_checkpoint(place("a.pt"), deeper)
    except checks.Failure as failure:
        if failure.id != "raised":
            raise
    else:
        checks.at_least(
            "number of exceptions",
            0.0,
            1.0,
            ko="구조가 다른 모델에 불러올 때 생긴 예외의 수",
            en="Exceptions raised on loading into a model of another architecture",
        )
