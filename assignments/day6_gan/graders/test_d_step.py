"""Graders of D6-05: one step of the discriminator, judged by the weights that it leads to.

Networks, real images and noise are hidden and random; the reference takes the same step in NumPy by central
differences. Activations are smooth, so these are good to 4e-10; right versions end within 1e-9 of the reference
(tests/test_day6_d_step.py), the mildest mistake 1e-3 away, and 1e-7 stands between. That the generator was left alone
is read off its weights and gradients together with a right result for the discriminator.

A d_loss of the student's own would carry its faults from exercise 4 over to here, so that name is bound to a right one;
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
Case = tuple[tuple[int, ...], tuple[int, ...], int, int]  # sizes of G and of D, real images, fakes
CASES: list[Case] = [((3, 4, 5), (5, 4, 1), 4, 4), ((2, 3), (3, 6, 1), 6, 2), ((4, 3, 6), (6, 1), 1, 1)]


class Game:
    """The networks of one game on the student's side, and the discriminator that the reference has."""

    def __init__(
        self, student: Any, rng: np.random.Generator, case: Case, *, momentum: float = 0.0, normed: bool = False
    ) -> None:
        self.student, self.rng = student, rng
        sizes, against, self.reals, self.fakes = case
        self.zs, self.pixels = sizes[0], sizes[-1]
        layers = reference.network(rng, *sizes, normed=normed), reference.network(rng, *against)
        self.g = reference.flat(layers[0])
        self.d = reference.Descent(reference.flat(layers[1]), LR, momentum)
        self.G = student.lab.d_step_net(layers[0], True, returns=["G: handle"])
        self.D = student.lab.d_step_net(layers[1], False, returns=["D: handle"])
        self.opt = student.lab.d_step_sgd(self.D, LR, momentum, returns=["opt_d: handle"])
        losses = student.lab.d_step_losses(returns=["d_loss: handle", "g_loss: handle"])
        student.replace("d_loss", losses[0])

    def play(self) -> tuple[float, float]:
        """One step of the student's and of the reference's: the two losses."""
        real = np.tanh(self.rng.normal(size=(self.reals, self.pixels)) + 0.5)
        z = self.rng.normal(size=(self.fakes, self.zs))
        tensors = [self.student.put(a, layout="torch") for a in (real, z)]
        loss = self.student.d_step(self.G, self.D, self.opt, *tensors)
        return loss, self.d.step(lambda d: reference.d_loss(self.g, d, real, z))

    def compare(self) -> None:
        """The discriminator's weights now against those of the reference."""
        now = self.student.lab.d_step_parameters(self.D, returns=["D_parameters: data"])
        agree("D.parameters()", now, self.d.arrays)


def agree(name: str, now: Any, want: Any) -> None:
    """A list of arrays from the sandbox against the arrays that it should hold."""
    if not isinstance(now, list) or len(now) != len(want) or not all(isinstance(a, np.ndarray) for a in now):
        checks.fail("not_plain_data", name=name, type=type(now).__name__)
    for i, (mine, right) in enumerate(zip(now, want, strict=True)):
        checks.close(f"{name}[{i}]", mine, right, tol=TOL)


@check("d_step", level="values", points=2, ko="돌려주는 손실", en="the loss that is returned")
def test_d_step_loss(student: Any, rng: np.random.Generator) -> None:
    for case in CASES:
        loss, want = Game(student, rng, case).play()
        checks.close("loss", np.array(loss), np.array(want), tol=TOL)


@check("d_step", level="values", points=4, ko="한 걸음 뒤의 판별자", en="the discriminator after one step")
def test_d_step_update(student: Any, rng: np.random.Generator) -> None:
    for case in CASES:
        game = Game(student, rng, case)
        game.play()
        game.compare()


@check("d_step", level="values", points=2, ko="모멘텀으로 여러 걸음", en="several steps with momentum")
def test_d_step_several(student: Any, rng: np.random.Generator) -> None:
    game = Game(student, rng, CASES[0], momentum=0.8)
    for _ in range(3):
        game.play()
        game.compare()


@check("d_step", level="values", points=1.5, ko="남아 있던 기울기를 지움", en="gradients left over from before")
def test_d_step_left_over(student: Any, rng: np.random.Generator) -> None:
    game = Game(student, rng, CASES[1])
    left = [rng.normal(size=a.shape) for a in game.d.arrays]
    game.D = student.lab.d_step_left_over(game.D, left, returns=["D: handle"])
    game.play()
    game.compare()


@check("d_step", level="values", points=1, ko="생성자는 학습 모드", en="the generator stays in training mode")
def test_d_step_batchnorm(student: Any, rng: np.random.Generator) -> None:
    game = Game(student, rng, ((3, 4, 5), (5, 4, 1), 4, 6), normed=True)
    for _ in range(2):
        game.play()
        game.compare()


@check("d_step", level="edge", points=1.5, ko="생성자는 그대로", en="the generator is left alone")
def test_d_step_generator(student: Any, rng: np.random.Generator) -> None:
    for left_over in (False, True):
        game = Game(student, rng, CASES[0])
        left: list[Any] = [None] * len(game.g)
        if left_over:
            left = [rng.normal(size=a.shape) for a in game.g]
            game.G = student.lab.d_step_left_over(game.G, left, returns=["G: handle"])
        game.play()
        game.compare()
        now = student.lab.d_step_parameters(game.G, returns=["G_parameters: data"])
        agree("G.parameters()", now, game.g)
        gradients = student.lab.d_step_gradients(game.G, returns=["G_grad: data"])
        for i, (mine, before, array) in enumerate(zip(gradients, left, game.g, strict=True)):
            if mine is None or not np.any(mine):
                continue  # nothing there, or cleared
            # Off from nothing: compared with zeros, as there is no scale of its own.
            checks.close(f"G.grad[{i}]", mine, np.zeros_like(array) if before is None else before, tol=TOL)
        trainable = student.lab.d_step_trainable(game.G, returns=["G_requires_grad: array"])
        checks.close("G.requires_grad", trainable, np.ones(len(game.g)), tol=0.0)


@pytest.mark.public
@check("d_step", level="values", points=0, ko="작은 예제 (손 계산)", en="small example, worked by hand")
def test_public_d_step(student: Any) -> None:
    # A generator that paints (0, 0) and a discriminator that says 0 to everything: loss 2 log 2, and each logit pulls
    # with 1/2. So w moves by the mean of the real images times 1/2, and b stays: what real and fake want cancels.
    G = student.lab.d_step_net([(np.zeros((2, 1)), np.zeros(2))], True, returns=["G: handle"])
    D = student.lab.d_step_net([(np.zeros((1, 2)), np.zeros(1))], False, returns=["D: handle"])
    opt_d = student.lab.d_step_sgd(D, 1.0, 0.0, returns=["opt_d: handle"])
    real, z = (student.put(np.array(a), layout="torch") for a in ([[1.0, 2.0], [3.0, 2.0]], [[1.0], [-1.0]]))
    loss = student.d_step(G, D, opt_d, real, z)
    checks.close("loss", np.array(loss), np.array(2 * np.log(2)), tol=1e-7)
    w, b = student.lab.d_step_parameters(D, returns=["parameters: data"])
    checks.close("D.weight", np.array(w), np.array([[1.0, 1.0]]), tol=1e-7)
    checks.close("D.bias", np.array(b), np.array([0.0]), tol=1e-7)
    w, b = student.lab.d_step_parameters(G, returns=["parameters: data"])
    checks.close("G.weight", np.array(w), np.zeros((2, 1)), tol=0.0)
