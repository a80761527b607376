"""Graders of D5-15, AutoEncoder and fit_autoencoder.

The reconstruction error sees few mistakes, so most points stand on outputs that follow from the statement alone: codes,
pictures and gradients of a network whose parameters the graders set, and the final weights of a linear probe that the
lesson lets graders put in the place of AutoEncoder. It starts from zeros, so that its weights are those of a reference
loop in NumPy: with the whole data in one batch, and with batches cut from copies of a single example, whatever the
order.

Tolerances (tests/test_day5_autoencoder.py keeps the distance): in float64 right versions differ from the reference by
1e-14 in values and gradients and by 1e-10 in the probe's weights; the mildest mistake is off by more than 0.01.
The threshold and its evidence are in assignment.toml.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference_autoencoder as reference

from autograder import checks
from autograder.harness import check

DOUBLE, GRADIENT, WEIGHTS = 1e-9, 1e-6, 1e-6


def network(student: Any, values: list[Any], latent: int) -> Any:
    """The student's network with these parameters, in float64."""
    model = student.AutoEncoder(latent)
    got = student.lab.parameter_shapes(model, returns=["shapes: data"])
    sizes = [[int(s) for s in shape] for shape in got] if isinstance(got, list) else []
    if sizes != reference.shapes(latent):
        flat = [s for shape in sizes for s in shape]
        checks.fail("shape", name="parameters", got=flat, want=[s for shape in reference.shapes(latent) for s in shape])
    return student.lab.loaded(model, values, returns=["model: handle"])


def tensor(student: Any, x: Any) -> Any:
    return student.put(x, layout="torch")


@pytest.mark.public
@check("autoencoder", level="values", points=0, ko="크기", en="sizes")
def test_public_autoencoder_shapes(student: Any) -> None:
    x = np.random.default_rng(0).random(size=(5, 64)).astype(np.float32)
    for latent in (8, 3):
        model = student.AutoEncoder(latent)
        z = student.method(model, "encode", student.put(x, layout="torch"), returns=["z: array"])
        checks.shape("encode(x)", z, (5, latent))
        back = student.method(model, "decode", student.put(z, layout="torch"), returns=["x: array"])
        checks.shape("decode(z)", back, (5, 64))
        whole = student.call(model, student.put(x, layout="torch"), returns=["x: array"])
        checks.close("model(x)", whole, back, tol=1e-5)


@pytest.mark.public
@check("autoencoder", level="training", points=0, ko="작은 데이터 배우기", en="learning a small data set")
def test_public_autoencoder_fit(student: Any) -> None:
    rng = np.random.default_rng(1)
    X = rng.random(size=(60, 2)) @ rng.random(size=(2, 64)) / 2  # 64 numbers that are ruled by 2
    held = student.put(X.astype(np.float32), layout="torch")
    model = student.fit_autoencoder(held, latent=2, epochs=60, batch_size=16)
    back = student.call(model, held, returns=["x: array"])
    spread = float(np.mean((X - X.mean(axis=0)) ** 2))
    checks.at_most(
        "error / error of the mean",
        float(np.mean((back - X) ** 2)) / spread,
        0.5,
        ko="재구성 오차 ÷ 평균 그림으로 답할 때의 오차",
        en="Reconstruction error / error of answering with the mean",
    )


@check("autoencoder", level="values", points=1.5, ko="encode의 값", en="what encode gives")
def test_autoencoder_encode(student: Any, rng: np.random.Generator) -> None:
    for n, latent in ((5, 8), (1, 3), (4, 1)):
        values, x = reference.parameters(rng, latent), rng.normal(size=(n, 64))
        model = network(student, values, latent)
        z = student.method(model, "encode", tensor(student, x), returns=["z: array"])
        checks.close("encode(x)", z, reference.encode(x, values), tol=DOUBLE)


@check("autoencoder", level="values", points=1.5, ko="decode의 값", en="what decode gives")
def test_autoencoder_decode(student: Any, rng: np.random.Generator) -> None:
    for n, latent in ((5, 8), (1, 3), (4, 1)):
        values, z = reference.parameters(rng, latent), rng.normal(size=(n, latent))
        model = network(student, values, latent)
        back = student.method(model, "decode", tensor(student, z), returns=["x: array"])
        checks.close("decode(z)", back, reference.decode(z, values), tol=DOUBLE)


@check("autoencoder", level="values", points=1, ko="model(x)의 값", en="what model(x) gives")
def test_autoencoder_forward(student: Any, rng: np.random.Generator) -> None:
    for n, latent in ((5, 8), (1, 3)):
        values, x = reference.parameters(rng, latent), rng.normal(size=(n, 64))
        model = network(student, values, latent)
        back = student.call(model, tensor(student, x), returns=["x: array"])
        checks.close("model(x)", back, reference.decode(reference.encode(x, values), values), tol=DOUBLE)


@check("autoencoder", level="gradients", points=1, ko="파라미터의 기울기", en="gradients of the parameters")
def test_autoencoder_gradients(student: Any, rng: np.random.Generator) -> None:
    for n, latent in ((3, 2), (1, 8)):
        values, x = reference.parameters(rng, latent), rng.normal(size=(n, 64))
        dout = rng.normal(size=(n, 64))
        model = network(student, values, latent)
        kinds = [f"gradient_{k}: array" for k in range(8)]
        got = student.lab.gradients(model, x, dout, returns=kinds)
        for k, (g, expected) in enumerate(zip(got, reference.gradients(x, values, dout), strict=True)):
            checks.close(f"gradient of parameter {k}", g, expected, tol=GRADIENT)


def fitted(student: Any, X: Any, **options: Any) -> Any:
    """The final weights of a probe trained on X."""
    student.replace("AutoEncoder", student.lab.probe(returns=["network: handle"]))
    model = student.fit_autoencoder(tensor(student, X), **options)
    return student.lab.probe_weights(model, returns=["weights: array"]), model


@check("autoencoder", level="gradients", points=1.5, ko="기준 학습과 같은 가중치", en="weights of a reference loop")
def test_autoencoder_steps(student: Any, rng: np.random.Generator) -> None:
    X = rng.normal(size=(40, 64))
    for lr, epochs in ((0.01, 12), (0.002, 3)):
        got, model = fitted(student, X, latent=5, epochs=epochs, lr=lr, batch_size=64)
        checks.close("weights", got, reference.trained(X, [np.arange(40)] * epochs, lr), tol=WEIGHTS)
        latent = student.lab.probe_latent(model, returns=["latent: data"])
        checks.close("latent", np.array(float(latent)), np.array(5.0), tol=0)


@check("autoencoder", level="gradients", points=1, ko="작은 배치, 마지막 배치", en="small batches, the last batch")
def test_autoencoder_batches(student: Any, rng: np.random.Generator) -> None:
    # Copies of one example: batches of 4, 4 and 2 all have the same gradient, whatever the order.
    copies = np.repeat(rng.normal(size=(1, 64)), 10, axis=0)
    got, _ = fitted(student, copies, epochs=3, lr=0.001, batch_size=4)
    checks.close("weights", got, reference.trained(copies, [np.arange(4)] * 9, 0.001), tol=WEIGHTS)


@check("autoencoder", level="gradients", points=0.5, ko="seed와 섞기", en="seed and shuffling")
def test_autoencoder_seed(student: Any, rng: np.random.Generator) -> None:
    X = rng.normal(size=(20, 64))
    found = [fitted(student, X, epochs=2, lr=0.01, batch_size=4, seed=seed)[0] for seed in (5, 5, 6)]
    checks.at_most(
        "difference with the same seed",
        float(np.abs(found[0] - found[1]).max()),
        0.0,
        ko="같은 시드로 두 번 학습한 결과의 차이",
        en="Difference between two runs with the same seed",
    )
    # The probe starts from zeros, so that another seed can only mean another order.
    checks.at_least(
        "difference with another seed",
        float(np.abs(found[0] - found[2]).max()),
        1e-6,
        ko="다른 시드로 학습한 결과의 차이",
        en="Difference between runs with different seeds",
    )
    whole, _ = fitted(student, X, epochs=2, lr=0.01, batch_size=20)
    checks.close("weights", whole, reference.trained(X, [np.arange(20)] * 2, 0.01), tol=WEIGHTS)


@check("autoencoder", level="training", points=2, ko="손글씨에서 PCA보다 낫기", en="better than PCA on the digits")
def test_autoencoder_digits(student: Any, rng: np.random.Generator, once: Any, thresholds: Any, evidence: Any) -> None:
    train, test = reference.digits(rng, once("digits", reference.load_digits))
    held = tensor(student, train)
    student.replace("AutoEncoder", student.lab.own(returns=["network: handle"]))  # after the probe
    model = student.fit_autoencoder(held)
    z = student.method(model, "encode", tensor(student, test), returns=["z: array"])
    checks.shape("encode(x)", z, (len(test), 8))
    # Decoded from the codes alone: nothing but 8 numbers per picture can have come through.
    back = student.method(model, "decode", tensor(student, z), returns=["x: array"])
    checks.shape("decode(z)", back, test.shape)
    ratio = float(np.mean((back.astype(np.float64) - test) ** 2)) / reference.principal_error(train, test)
    evidence["ratio"] = ratio if ratio <= 1e6 else 1e6
    checks.at_most(
        "ratio",
        evidence["ratio"],
        thresholds["ratio"]["value"],
        ko="재구성 오차 ÷ PCA의 재구성 오차",
        en="Reconstruction error / that of PCA",
    )
    checks.unchanged("X", train, student.get(held))
