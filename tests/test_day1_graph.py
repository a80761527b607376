"""Day 1's computation graph, two-layer network and mini-batches: the graders' references against torch, in float64."""

from __future__ import annotations

from typing import Any

import daykit
import numpy as np
import pytest
import torch

from autograder import checks

DAY = "day1"
OPERATIONS: dict[str, Any] = {
    "add": torch.add,
    "sub": torch.sub,
    "mul": torch.mul,
    "div": torch.div,
    "pow": torch.pow,
    "exp": torch.exp,
    "log": torch.log,
    "tanh": torch.tanh,
    "relu": torch.relu,
}


def in_torch(program: dict[str, Any]) -> tuple[Any, Any]:
    """Data and gradients of a program's nodes by torch.autograd."""
    nodes = [torch.tensor(x, dtype=torch.float64, requires_grad=True) for x in program["leaves"]]
    for name, *operands in program["steps"]:
        opened = [
            nodes[o[0]] if isinstance(o, list) else o if name == "pow" else torch.tensor(o, dtype=torch.float64)
            for o in operands
        ]
        nodes.append(OPERATIONS[name](*opened))
    grads = torch.autograd.grad(nodes[program["roots"][-1]], nodes, allow_unused=True)
    return np.array([n.item() for n in nodes]), np.array([0.0 if g is None else g.item() for g in grads])


def test_reference_gradients_of_random_programs_match_torch_autograd() -> None:
    graphs = daykit.reference(DAY, "autograd")
    rng = np.random.default_rng(0)
    seen = set()
    for _ in range(100):
        program = graphs.random_program(rng)
        seen |= {step[0] for step in program["steps"]}
        data, grads = in_torch(program)
        checks.close("data", graphs.data(program), data, tol=1e-13)
        checks.close("grad", graphs.gradients(program), grads, tol=1e-12)
    assert seen == set(OPERATIONS)


def test_reference_takes_the_slope_of_relu_at_zero_as_torch_does() -> None:
    graphs = daykit.reference(DAY, "autograd")
    program = graphs.program([0.0], ["relu", [0]])
    assert graphs.gradients(program).tolist() == in_torch(program)[1].tolist() == [0.0, 1.0]


@pytest.mark.parametrize("version", sorted(daykit.right_versions(DAY, "scalar_autograd")))
def test_right_versions_of_value_stay_far_below_the_tolerance(version: str) -> None:
    graphs = daykit.reference(DAY, "autograd")
    names = daykit.functions(DAY, "scalar_autograd")[version]
    run = daykit.apparatus(DAY).run_graphs
    rng = np.random.default_rng(1)
    for _ in range(100):
        program = graphs.random_program(rng)
        data, grads = run(names["Value"](0.5), [program])
        checks.close("data", data, graphs.data(program), tol=1e-13)
        checks.close("grad", grads, graphs.gradients(program), tol=1e-12)


@pytest.mark.parametrize("reg", [0.0, 3.14])
@pytest.mark.parametrize("sizes", [(5, 4, 7, 3), (1, 6, 5, 4), (6, 3, 1, 2)])
def test_reference_network_matches_torch_autograd(sizes: tuple[int, int, int, int], reg: float) -> None:
    nets = daykit.reference(DAY, "net")
    params, X, y, grads = nets.steep_problem(np.random.default_rng(2), *sizes, reg)
    there = {name: torch.tensor(value, requires_grad=True) for name, value in params.items()}
    hidden = torch.relu(torch.tensor(X) @ there["W1"] + there["b1"])
    scores = hidden @ there["W2"] + there["b2"]
    loss = torch.nn.functional.cross_entropy(scores, torch.tensor(y))
    loss = loss + reg / 2 * ((there["W1"] ** 2).sum() + (there["W2"] ** 2).sum())
    expected = torch.autograd.grad(loss, list(there.values()))
    checks.close("scores", nets.scores(params, X), scores.detach().numpy(), tol=1e-13)
    checks.close("loss", np.array(nets.loss(params, X, y, reg)), np.array(loss.item()), tol=1e-13)
    for name, want in zip(there, expected, strict=True):
        checks.close(name, grads[name], want.numpy(), tol=1e-7)


@pytest.mark.parametrize("version", sorted(daykit.right_versions(DAY, "two_layer_net")))
def test_right_networks_learn_fifty_examples_far_below_the_threshold(version: str) -> None:
    nets = daykit.reference(DAY, "net")
    names = daykit.functions(DAY, "two_layer_net")[version]
    rng = np.random.default_rng(4)
    X, y = rng.normal(size=(50, 20)), rng.integers(5, size=50)
    net = names["TwoLayerNet"](20, 50, 5, weight_scale=0.1, seed=1)
    after = daykit.apparatus(DAY).descend(net, X, y, 0.5, 400)
    after = {name: value.reshape(nets.shapes(20, 50, 5)[name]) for name, value in after.items()}
    assert (
        nets.loss(after, X, y, 0.0)
        < 0.2 * daykit.assignment(DAY).exercise("two_layer_net").thresholds["overfit"]["value"]
    )


def test_examples_tell_their_labels_and_batches_their_sizes() -> None:
    batches = daykit.reference(DAY, "batches")
    X, y = batches.examples(np.random.default_rng(5), 20, (2, 3))
    assert len(set(y)) == 20 and np.array_equal(np.floor(X[:, 1, 2]), y)
    assert batches.numbers(y, y[[3, 0]]).tolist() == [3, 0] and batches.numbers(y, np.array([100])).tolist() == [-1]
    assert batches.sizes(10, 4) == [4, 4, 2] and batches.sizes(8, 4) == [4, 4] and batches.sizes(3, 9) == [3]
