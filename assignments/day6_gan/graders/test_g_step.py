"""Graders of D6-06: one step of the generator, judged by the weights that it leads to.

As for the discriminator's step, networks and noise are hidden and random, and the reference takes the same step in
NumPy by central differences: right versions end within 1e-9 of it (tests/test_day6_g_step.py), the mildest mistake
1e-3 away, and 1e-7 stands between. That the discriminator was left alone is read off its weights together with a right
result for the generator; what lies in its .grad afterwards is free.

A g_loss of the student's own would carry its faults from exercise 4 over to here, so that name is bound to a right one;
the public check, which cannot do this, comes last for the same reason.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference_d_step as reference

from autograder import checks
from autograder.harness import check

TOL = 1e-7
LR = 0.5
Case = tuple[tuple[int, ...], tuple[int, ...], int]  # sizes of G and of D, fakes
CASES: list[Case] = [((3, 4, 5), (5, 4, 1), 4), ((2, 3), (3, 6, 1), 7), ((4, 3, 6), (6, 1), 1)]


class Turn:
    """The networks of one game on the student's side, and the generator that the reference has."""

    def __init__(
        self, student: Any, rng: np.random.Generator, case: Case, *, momentum: float = 0.0, normed: bool = False
    ) -> None:
        self.student, self.rng = student, rng
        sizes, against, self.fakes = case
        self.zs = sizes[0]
        layers = reference.network(rng, *sizes, normed=normed), reference.network(rng, *against)
        self.g = reference.Descent(reference.flat(layers[0]), LR, momentum)
        self.d = reference.flat(layers[1])
        self.G = student.lab.d_step_net(layers[0], True, returns=["G: handle"])
        self.D = student.lab.d_step_net(layers[1], False, returns=["D: handle"])
        self.opt = student.lab.d_step_sgd(self.G, LR, momentum, returns=["opt_g: handle"])
        losses = student.lab.d_step_losses(returns=["d_loss: handle", "g_loss: handle"])
        student.replace("g_loss", losses[1])

    def play(self) -> tuple[float, float]:
        """One step of the student's and of the reference's: the two losses."""
        z = self.rng.normal(size=(self.fakes, self.zs))
        loss = self.student.g_step(self.G, self.D, self.opt, self.student.put(z, layout="torch"))
        return loss, self.g.step(lambda g: reference.g_loss(g, self.d, z))

    def compare(self) -> None:
        """The generator's weights now against those of the reference."""
        now = self.student.lab.d_step_parameters(self.G, returns=["G_parameters: data"])
        same_arrays("G.parameters()", now, self.g.arrays)


def same_arrays(name: str, now: Any, want: Any) -> None:
    """A list of arrays from the sandbox against the arrays that it should hold."""
    if not isinstance(now, list) or len(now) != len(want) or not all(isinstance(a, np.ndarray) for a in now):
        checks.fail("not_plain_data", name=name, type=type(now).__name__)
    for i, (mine, right) in enumerate(zip(now, want, strict=True)):
        checks.close(f"{name}[{i}]", mine, right, tol=TOL)


@check("g_step", level="values", points=1.5, ko="돌려주는 손실", en="the loss that is returned")
def test_g_step_loss(student: Any, rng: np.random.Generator) -> None:
    for case in CASES:
        loss, want = Turn(student, rng, case).play()
        checks.close("loss", np.array(loss), np.array(want), tol=TOL)


@check("g_step", level="values", points=3.5, ko="한 걸음 뒤의 생성자", en="the generator after one step")
def test_g_step_update(student: Any, rng: np.random.Generator) -> None:
    for case in CASES:
        turn = Turn(student, rng, case)
        turn.play()
        turn.compare()


@check("g_step", level="values", points=1.5, ko="모멘텀으로 여러 걸음", en="several steps with momentum")
def test_g_step_several(student: Any, rng: np.random.Generator) -> None:
    turn = Turn(student, rng, CASES[0], momentum=0.8)
    for _ in range(3):
        turn.play()
        turn.compare()


@check("g_step", level="values", points=1, ko="남아 있던 기울기를 지움", en="gradients left over from before")
def test_g_step_left_over(student: Any, rng: np.random.Generator) -> None:
    turn = Turn(student, rng, CASES[1])
    left = [rng.normal(size=a.shape) for a in turn.g.arrays]
    turn.G = student.lab.d_step_left_over(turn.G, left, returns=["G: handle"])
    turn.play()
    turn.compare()


@check("g_step", level="values", points=1, ko="생성자는 학습 모드", en="the generator stays in training mode")
def test_g_step_batchnorm(student: Any, rng: np.random.Generator) -> None:
    turn = Turn(student, rng, ((3, 4, 5), (5, 4, 1), 6), normed=True)
    for _ in range(2):
        turn.play()
        turn.compare()


@check("g_step", level="edge", points=1.5, ko="판별자는 그대로", en="the discriminator is left alone")
def test_g_step_discriminator(student: Any, rng: np.random.Generator) -> None:
    for case in CASES[:2]:
        turn = Turn(student, rng, case)
        left = [rng.normal(size=a.shape) for a in turn.d]  # as the discriminator's own turn leaves them
        turn.D = student.lab.d_step_left_over(turn.D, left, returns=["D: handle"])
        turn.play()
        turn.compare()
        now = student.lab.d_step_parameters(turn.D, returns=["D_parameters: data"])
        same_arrays("D.parameters()", now, turn.d)
        trainable = student.lab.d_step_trainable(turn.D, returns=["D_requires_grad: array"])
        checks.close("D.requires_grad", trainable, np.ones(len(turn.d)), tol=0.0)


@pytest.mark.public
@check("g_step", level="values", points=0, ko="작은 예제 (손 계산)", en="small example, worked by hand")
def test_public_g_step(student: Any) -> None:
    # The generator paints tanh(0 z + 0) = 0, so D says w * 0 + 0 = 0: loss log 2, and the logit pulls with -1/2.
    # Through w = 4 and the slope 1 of tanh that is -2 at the pixel: the bias goes up by 2, and the weight, by which the
    # noise comes in, by 2 times the mean of z.
    G = student.lab.d_step_net([(np.zeros((1, 1)), np.zeros(1))], True, returns=["G: handle"])
    D = student.lab.d_step_net([(np.array([[4.0]]), np.zeros(1))], False, returns=["D: handle"])
    opt_g = student.lab.d_step_sgd(G, 1.0, 0.0, returns=["opt_g: handle"])
    loss = student.g_step(G, D, opt_g, student.put(np.array([[1.0], [2.0]]), layout="torch"))
    checks.close("loss", np.array(loss), np.array(np.log(2)), tol=1e-7)
    w, b = student.lab.d_step_parameters(G, returns=["parameters: data"])
    checks.close("G.weight", np.array(w), np.array([[3.0]]), tol=1e-7)
    checks.close("G.bias", np.array(b), np.array([2.0]), tol=1e-7)
    w, b = student.lab.d_step_parameters(D, returns=["parameters: data"])
    checks.close("D.weight", np.array(w), np.array([[4.0]]), tol=0.0)
