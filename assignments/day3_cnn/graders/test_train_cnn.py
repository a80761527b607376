"""Graders of D3-10, train_cnn.

Accuracy sees few mistakes of a training loop (CURRICULUM section 6: batch norm forgives a softmax too many, and a
forgotten eval() costs nothing), so most points stand on outputs that follow from the loop alone. The lesson lets
graders put another network in the place of DigitCNN; the probe is linear and starts from zeros, so that its final
weights for hidden data are those of a reference loop in NumPy: with the whole data in one batch, and with batches cut
from copies of a single example, whatever the order.

Which examples came in which batch is what the probe notes in the student's own process, and no evidence by itself: it
is believed only as far as the reference loop, run over the batches so noted, ends in the same weights. What was moved
to the device cannot be seen in outputs on a machine without one; that half point rests on the probe's word, beside
right weights.

Tolerance. 1e-6: the probe computes in float64, right versions stay below 1e-10 over 20 seeds, and the mildest mistake,
a dropped last batch, is off by more than 0.01 (both in tests/test_day3_train_cnn.py). Thresholds and their evidence are
in assignment.toml.
Everything stands on one level, because each check measures something else.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference_train_cnn as reference

from autograder import checks
from autograder.harness import check

SEEDS = 3  # an accuracy is given up to three runs and counts once one of them is good enough
WEIGHTS = 1e-6


def network(student: Any, name: str) -> None:
    """Put the network `name` of the apparatus in the place of DigitCNN."""
    student.replace("DigitCNN", student.lab.train_cnn_network(name, returns=["network: handle"]))


def train(student: Any, data: Any, **options: Any) -> Any:
    """The student's model, trained on (X, y) given as tensors."""
    X, y = data
    return student.train_cnn(student.put(X, layout="torch"), student.put(y, layout="torch"), **options)


def logits(student: Any, model: Any, X: Any, classes: int, device: str = "cpu") -> Any:
    got = student.call(model, student.put(X, layout="torch", device=device), returns=["logits: array"])
    checks.shape("model(X)", got, (len(X), classes))
    return got


def weights(student: Any, data: Any, **options: Any) -> tuple[Any, Any]:
    """The final weights of a probe trained on `data`, and the probe."""
    model = train(student, data, **options)
    return student.lab.train_cnn_weights(model, returns=["weights: array"]), model


def off(got: Any, want: Any) -> float:
    """The scaled error, 1e6 where the shapes differ or it is not finite."""
    error = checks.scaled_error(got, want) if got.shape == want.shape else 1e6
    return error if error <= 1e6 else 1e6


@pytest.mark.public
@check("train_cnn", level="training", points=0, ko="로짓의 모양과 평가 모드", en="shape of logits, evaluation mode")
def test_public_train_cnn(student: Any) -> None:
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(30, 1, 8, 8)).astype(np.float32), np.arange(30) % 3
    model = student.train_cnn(student.put(X, layout="torch"), student.put(y, layout="torch"), epochs=2, batch_size=8)
    together = student.call(model, student.put(X, layout="torch"), returns=["logits: array"])
    checks.shape("model(X)", together, (30, 3))
    alone = student.call(model, student.put(X[:1], layout="torch"), returns=["logits: array"])
    checks.close("model(X[:1])", alone, together[:1], tol=1e-3)


@pytest.mark.public
@check("train_cnn", level="training", points=0, ko="줄무늬 배우기", en="learning stripes")
def test_public_stripes(student: Any) -> None:
    rng = np.random.default_rng(1)
    y = np.arange(200) % 2
    X = 0.3 * rng.normal(size=(200, 1, 8, 8))
    X[y == 0, :, ::2] += 1  # horizontal stripes
    X[y == 1, :, :, ::2] += 1  # vertical stripes
    X = X.astype(np.float32)
    model = student.train_cnn(student.put(X, layout="torch"), student.put(y, layout="torch"), epochs=5)
    got = student.call(model, student.put(X, layout="torch"), returns=["logits: array"])
    checks.at_least("accuracy", checks.accuracy("model(X)", got.argmax(axis=-1), y), 0.95)


@check("train_cnn", level="training", points=2.5, ko="기준 학습과 같은 가중치", en="weights of a reference loop")
def test_train_cnn_steps(student: Any, rng: np.random.Generator, evidence: Any) -> None:
    network(student, "probe")
    data = reference.examples(rng, 40, 4)
    epochs, whole = 12, [np.arange(40)] * 12
    want = reference.trained(data, whole, 0.01)
    got, _ = weights(student, data, epochs=epochs, lr=0.01, batch_size=64)
    evidence["rows"] = int(got.shape[0]) if got.ndim else 0
    evidence["whole"] = off(got, want)
    for wrong in reference.WRONG:
        error = off(got, reference.trained(data, whole, 0.01, wrong, epochs))
        evidence[f"like_{wrong}"] = float(error <= WEIGHTS)
    still, _ = weights(student, data, epochs=2, lr=0.0, batch_size=64)
    evidence["still"] = float(min(np.abs(still).max(), 1e6)) if np.isfinite(still).all() else 1e6
    # Copies of one example, of class 3: batches of 4, 4 and 2 all have the same gradient, whatever the order.
    copies = tuple(np.repeat(part[3:4], 10, axis=0) for part in data)
    evidence["copies_rows"] = 0  # where the call raises
    copied, _ = weights(student, copies, epochs=3, lr=0.01, batch_size=4)
    evidence["copies_rows"] = int(copied.shape[0]) if copied.ndim else 0
    evidence["copies_dropped"] = float(off(copied, reference.trained(copies, [np.arange(4)] * 6, 0.01)) <= WEIGHTS)
    checks.close("weights", got, want, tol=WEIGHTS)
    checks.at_most(
        "largest weight with lr=0",
        evidence["still"],
        0.0,
        ko="`lr=0`으로 학습한 뒤의 가장 큰 가중치 (처음에는 모두 0)",
        en="Largest weight after training with `lr=0` (all are 0 before)",
    )
    checks.close("weights", copied, reference.trained(copies, [np.arange(4)] * 9, 0.01), tol=WEIGHTS)


@check("train_cnn", level="training", points=1.5, ko="epoch마다 새로 섞은 미니배치", en="batches shuffled anew")
def test_train_cnn_batches(student: Any, rng: np.random.Generator, evidence: Any) -> None:
    network(student, "probe")
    n, size, epochs = 50, 16, 4
    data = reference.examples(rng, n, 3)
    got, model = weights(student, data, epochs=epochs, lr=0.01, batch_size=size)
    told = student.lab.train_cnn_batches(model, returns=["batches: data"])
    arrays = isinstance(told, list) and all(isinstance(b, np.ndarray) and b.ndim == 1 for b in told)
    batches = [reference.numbers(b, n) for b in told] if arrays else [None]
    known = [b for b in batches if b is not None]
    evidence["examples_known"] = float(len(known) == len(batches))
    per_epoch = -(-n // size)
    rounds = [np.concatenate(known[i : i + per_epoch]) for i in range(0, len(known), per_epoch)]
    evidence["sorted_rounds"] = sum(bool(np.array_equal(r, np.arange(len(r)))) for r in rounds)
    evidence["different_rounds"] = len({tuple(r.tolist()) for r in rounds})
    checks.at_least(
        "batches of the given images",
        evidence["examples_known"],
        1.0,
        ko="배치가 모두 받은 그림인지 (맞으면 1, 아니면 0)",
        en="Whether the batches are made of the given images (1 for yes, 0 for no)",
    )
    checks.close("len(batches)", np.array(float(len(known))), np.array(float(per_epoch * epochs)), tol=0)
    sizes = np.array([float(len(b)) for b in known])
    checks.close("len(batch)", sizes, np.array([16.0, 16.0, 16.0, 2.0] * epochs), tol=0)
    for r in rounds:
        checks.close("images of one epoch", np.sort(r).astype(float), np.arange(float(n)), tol=0)
    checks.at_least(
        "different orders in 4 epochs",
        float(evidence["different_rounds"]),
        float(epochs),
        ko="epoch 4번에서 나온 서로 다른 순서의 수",
        en="Different orders in 4 epochs",
    )
    checks.close("weights", got, reference.trained(data, known, 0.01), tol=WEIGHTS)


@check("train_cnn", level="training", points=3, ko="손글씨 정확도", en="accuracy on the digits")
def test_train_cnn_digits(
    student: Any, rng: np.random.Generator, once: Any, thresholds: Any, evidence: Any, pictures: Any, device: str
) -> None:
    network(student, "digits")
    bundle = once("digits", reference.load_digits)
    threshold, best = thresholds["digits"]["value"], 0.0
    for seed in range(SEEDS):
        data, (X, y) = reference.digits(rng, bundle)
        model = train(student, data, seed=seed, device=device)
        labels = logits(student, model, X, 10, device).argmax(axis=1)
        best = max(best, checks.accuracy("model(X)", labels, y))
        evidence["digits"] = best
        if best >= threshold:
            break
    pictures.confusion("처음 보는 손글씨에 모델이 한 답", "The model's answers for digits it had not seen", y, labels)
    checks.at_least("digits", best, threshold)


@check("train_cnn", level="training", points=1, ko="혼자서도 배치 안에서도 같은 답", en="alone as in a batch")
def test_train_cnn_alone(student: Any, rng: np.random.Generator, once: Any, thresholds: Any, evidence: Any) -> None:
    network(student, "digits")
    data, (X, y) = reference.digits(rng, once("digits", reference.load_digits))
    model = train(student, data, seed=3)
    together = logits(student, model, X, 10)
    one_by_one = np.concatenate([logits(student, model, X[i : i + 1], 10) for i in range(8)])
    evidence["alone"] = float(min(np.abs(one_by_one - together[:8]).max(), 1e6))
    accuracy = checks.accuracy("model(X)", together.argmax(axis=1), y)
    checks.at_most(
        "difference of logits",
        evidence["alone"],
        thresholds["alone"]["value"],
        ko="그림을 하나씩 넣을 때와 한꺼번에 넣을 때의 로짓 차이",
        en="Difference of the logits for images one by one and all at once",
    )
    # Equal answers earn nothing without a network that has learned.
    checks.at_least("accuracy", accuracy, thresholds["learned"]["value"])


@check("train_cnn", level="training", points=0.5, ko="줄어드는 손실", en="the loss falls")
def test_train_cnn_loss(student: Any, rng: np.random.Generator, once: Any, thresholds: Any, evidence: Any) -> None:
    network(student, "digits")
    (X, y), _ = reference.digits(rng, once("digits", reference.load_digits))
    losses = []
    for epochs in (1, 6):
        model = train(student, (X[:600], y[:600]), epochs=epochs, seed=0)
        losses.append(reference.cross_entropy(logits(student, model, X[:600], 10), y[:600]))
    ratio = losses[1] / losses[0]
    evidence["loss_ratio"] = ratio if ratio <= 1e6 else 1e6
    checks.at_most("loss_ratio", evidence["loss_ratio"], thresholds["loss_ratio"]["value"])


@check("train_cnn", level="training", points=0.5, ko="같은 seed, 같은 결과", en="same seed, same result")
def test_train_cnn_seed(student: Any, rng: np.random.Generator, evidence: Any) -> None:
    data = reference.examples(rng, 40, 3)
    found = []
    for name in ("probe", "digits"):
        network(student, name)
        for seed in (5, 5, 6):
            model = train(student, data, epochs=2, lr=0.01, batch_size=8, seed=seed)
            found.append(logits(student, model, data[0], 3))
    evidence["seed_same"] = float(max(np.abs(found[0] - found[1]).max(), np.abs(found[3] - found[4]).max()))
    # The probe starts from zeros: another seed means another order. DigitCNN also starts from other weights.
    evidence["seed_other"] = float(np.abs(found[0] - found[2]).max())
    checks.at_most(
        "difference with the same seed",
        evidence["seed_same"],
        0.0,
        ko="같은 시드로 두 번 학습한 결과의 차이",
        en="Difference between two runs with the same seed",
    )
    checks.at_least(
        "difference with another seed",
        evidence["seed_other"],
        1e-6,
        ko="다른 시드로 학습한 결과의 차이",
        en="Difference between runs with different seeds",
    )


@check("train_cnn", level="training", points=0.5, ko="X와 y는 그대로", en="X and y stay as they were")
def test_train_cnn_inputs(student: Any, rng: np.random.Generator, evidence: Any) -> None:
    network(student, "probe")
    X, y = reference.examples(rng, 40, 4)
    held = student.put(X, layout="torch"), student.put(y, layout="torch")
    model = student.train_cnn(*held, epochs=3, lr=0.01, batch_size=40)
    got = student.lab.train_cnn_weights(model, returns=["weights: array"])
    after = student.get(held[0]), student.get(held[1])
    evidence["kept"] = float(np.array_equal(after[0], X) and np.array_equal(after[1], y))
    checks.unchanged("X", X, after[0])
    checks.unchanged("y", y, after[1])
    checks.close("weights", got, reference.trained((X, y), [np.arange(40)] * 3, 0.01), tol=WEIGHTS)


@check("train_cnn", level="training", points=0.5, ko="모델과 그림을 device로", en="model and images on the device")
def test_train_cnn_device(student: Any, rng: np.random.Generator, evidence: Any) -> None:
    network(student, "probe")
    X, y = reference.examples(rng, 20, 3)
    held = student.lab.train_cnn_waiting(X, returns=["X: handle"])
    model = student.train_cnn(held, student.put(y, layout="torch"), epochs=2, lr=0.01, batch_size=20, device="cpu")
    got = student.lab.train_cnn_weights(model, returns=["weights: array"])
    moved = student.lab.train_cnn_moved(model, returns=["moved: data"])
    flags = [m is True for m in moved] if isinstance(moved, list) and len(moved) == 2 else [False, False]
    evidence["model_moved"], evidence["images_moved"] = map(float, flags)
    checks.at_least(
        "model moved by .to(device)",
        evidence["model_moved"],
        1.0,
        ko="모델을 `.to(device)`로 옮겼는지 (옮겼으면 1, 아니면 0)",
        en="Whether the model was moved by `.to(device)` (1 for yes, 0 for no)",
    )
    checks.at_least(
        "images moved by .to(device)",
        evidence["images_moved"],
        1.0,
        ko="그림을 `.to(device)`로 옮겼는지 (옮겼으면 1, 아니면 0)",
        en="Whether the images were moved by `.to(device)` (1 for yes, 0 for no)",
    )
    checks.close("weights", got, reference.trained((X, y), [np.arange(20)] * 2, 0.01), tol=WEIGHTS)
