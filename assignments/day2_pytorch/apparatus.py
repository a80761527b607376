"""Runs beside the student's code in the sandbox: public, holds no expected value."""

from __future__ import annotations

import contextlib
import copy
import os
import shutil
import tempfile
import warnings
import weakref
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from unittest import mock

import numpy as np
import torch
import torch._dynamo  # torch's first optimizer imports it, which takes seconds: not within a call that is timed
from torch import nn
from torch.utils.data import DataLoader, Sampler, TensorDataset, default_collate


def standardizer_fitted(standardizer: Any, X: Any) -> Any:
    """The student's standardizer after fit(X): what fit itself returns (itself, nothing) is free."""
    standardizer.fit(X)
    return standardizer


def tensor_layouts_values(tensor: Any) -> Any:
    """What a tensor without requires_grad holds; raises what torch says of anything else."""
    return torch.Tensor.numpy(tensor).copy()


def tensor_layouts_dtype(tensor: Any) -> Any:
    """What kind of numbers a result holds, in words."""
    return str(getattr(tensor, "dtype", "none"))


def tensor_layouts_in_order(tensor: Any) -> Any:
    """The tensor's values in the order in which they lie in memory; raises what torch says of one with gaps."""
    return torch.Tensor.view(tensor, tensor.numel())


def tensor_layouts_lists(rows: Any) -> Any:
    """Lists to be handed over and looked at afterwards."""
    return rows


def linreg_step_leaf(values: Any) -> Any:
    """A leaf tensor of these values that asks for its gradient."""
    return torch.tensor(values, requires_grad=True)


def linreg_step_data(values: Any) -> Any:
    """A tensor of these values."""
    return torch.tensor(values)


def linreg_step_value(parameter: Any) -> Any:
    """What a tensor holds now."""
    return parameter.detach().clone()


def linreg_step_slope(parameter: Any, weights: Any) -> Any:
    """The gradient of sum(weights * parameter^2) with respect to the tensor, as its owner would take it."""
    return torch.autograd.grad((torch.tensor(weights) * parameter**2).sum(), parameter)[0]


def mlp_activation(name: str) -> Any:
    """torch's activation class of that name."""
    return getattr(nn, name)


def mlp_widths(widths: list[int]) -> Any:
    """A list of widths that several models can be made from."""
    return widths


def mlp_parameters(model: Any) -> Any:
    """The registered parameters, by shape: (rows, columns), columns 0 for a vector."""
    sized = [((*p.shape, 0, 0)[:2], p) for p in model.parameters()]
    return sorted(sized, key=lambda pair: pair[0])


def mlp_sizes(model: Any) -> Any:
    """Rows and columns of each registered parameter, sorted: (P, 2); columns 0 for a vector."""
    return torch.tensor([size for size, _ in mlp_parameters(model)], dtype=torch.int64).reshape(-1, 2)


def mlp_loaded(model: Any, values: list[Any]) -> Any:
    """The model in float64 with these values, each in the parameter of its shape."""
    model.double()
    with torch.no_grad():
        for value in values:
            for _, parameter in mlp_parameters(model):
                if parameter.shape == value.shape:
                    parameter.copy_(torch.tensor(value))
    return model


def mlp_repeats(model: Any, x: Any) -> Any:
    """Whether a model as it was made gives each row of x the same logits twice, in evaluation mode; (N,) of 0 and 1."""
    model.eval()
    with torch.no_grad():
        first, second = (model(torch.tensor(x)) for _ in range(2))
    return (first == second).flatten(start_dim=1).all(dim=1).to(torch.int64)


def mlp_logits(model: Any, x: Any, training: bool, seed: int) -> Any:
    """What the model makes of x in training or evaluation mode, torch's generator seeded."""
    model.train(training)
    torch.manual_seed(seed)
    with torch.no_grad():
        return model(torch.tensor(x))


def mlp_gradient(model: Any, x: Any, weights: Any) -> Any:
    """The gradient of sum(weights * logits) in training mode, all parameters of mlp_sizes in one vector."""
    model.train()
    model.zero_grad()
    (torch.tensor(weights) * model(torch.tensor(x))).sum().backward()
    found = [torch.zeros_like(p) if p.grad is None else p.grad for _, p in mlp_parameters(model)]
    return torch.cat([g.flatten() for g in found])


def train_xor_logits(model: Any, x: Any) -> Any:
    """What the trained model makes of points x (N, 2), in float32 and in evaluation mode where it has one."""
    if isinstance(model, nn.Module):
        model.eval()
    with torch.no_grad():
        return model(torch.tensor(x, dtype=torch.float32))


names: Mapping[str, Any]  # the student's own names, put here by the worker


def data_loaders_item(dataset: Any, i: int, kind: str) -> Any:
    """dataset[i], where i is a Python int or a NumPy one."""
    x, y = dataset[np.int64(i) if kind == "numpy" else i]
    return x, y


def data_loaders_counting(step: float) -> Any:
    """A transform that adds step at its first call, 2 * step at its second, and so on."""
    calls = 0

    def transform(x: Any) -> Any:
        nonlocal calls
        calls += 1
        return x + calls * step

    return transform


def data_loaders_epochs(loader: Any, times: int) -> Any:
    """The batches of as many epochs, each a list of [xb, yb]; copies, for a loader may fill the same buffer again."""
    return [[[torch.as_tensor(part).clone().numpy() for part in (xb, yb)] for xb, yb in loader] for _ in range(times)]


def data_loaders_global_numbers() -> Any:
    """The next numbers of the global generators: the same twice in a row only where nobody drew in between."""
    numpy_state, torch_state = np.random.get_state(), torch.get_rng_state()
    numbers = [*np.random.random(4), *torch.rand(4).tolist()]
    np.random.set_state(numpy_state)
    torch.set_rng_state(torch_state)
    return np.array(numbers)


def checkpoint_folder() -> Any:
    """A function from a file's name to its path in a new folder, which goes when the function does."""
    folder = tempfile.mkdtemp()

    def path(name: str) -> str:
        return os.path.join(folder, name)

    weakref.finalize(path, shutil.rmtree, folder, ignore_errors=True)
    return path


def checkpoint_rename(old: str, new: str) -> None:
    os.replace(old, new)


def checkpoint_model(tensors: Any, device: str) -> Any:
    """Linear, batch normalisation, ReLU, Linear, float64, in training mode, holding `tensors`; deeper with 4.weight."""
    layers = [nn.Linear(4, 6, bias=False), nn.BatchNorm1d(6), nn.ReLU(), nn.Linear(6, 3)]
    if "4.weight" in tensors:
        layers.append(nn.Linear(3, 3))
    model = nn.Sequential(*layers).double()
    model.load_state_dict({name: torch.tensor(value) for name, value in tensors.items()})
    return model.to(device)


def checkpoint_optimizer(model: Any, kind: str, lr: float) -> Any:
    if kind == "adam":
        return torch.optim.Adam(model.parameters(), lr=lr)
    return torch.optim.SGD(model.parameters(), lr=lr, momentum=0.9)


def checkpoint_train(model: Any, optimizer: Any, batches: Any) -> None:
    """One step per batch; the model stays in the mode that it is in."""
    for X, y in batches:
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(torch.tensor(X)), torch.tensor(y)).backward()
        optimizer.step()


def checkpoint_tensors(model: Any) -> Any:
    return {name: tensor.numpy().copy() for name, tensor in model.state_dict().items()}


def checkpoint_memory(optimizer: Any) -> Any:
    """The learning rate, and what the optimizer keeps of each parameter, by "<number>.<name>"."""
    state = optimizer.state_dict()
    found = {"lr": state["param_groups"][0]["lr"]}
    for i, kept in state["state"].items():
        found |= {f"{i}.{name}": torch.as_tensor(value).numpy() for name, value in kept.items() if value is not None}
    return found


def checkpoint_returned(loaded: Any) -> Any:
    return loaded["epoch"], np.array(loaded["extra"]["losses"])


def checkpoint_is_loaded_onto(device: str, path: str, model: Any) -> bool:
    """Whether the student's load_checkpoint puts the tensor extra["best"] onto `device`, where `model` is."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # torch says that a tensor with values does nothing to a model without any
        loaded = names["load_checkpoint"](path, model, map_location=device)
    return bool(loaded["extra"]["best"].device.type == device)


def checkpoint_content(path: str) -> Any:
    """All tensors of a file that opens without any class of the program that wrote it."""
    found, waiting = [], [torch.load(path, map_location="cpu", weights_only=True)]
    while waiting:
        entry = waiting.pop()
        if isinstance(entry, torch.Tensor):
            found.append(entry.detach().numpy())
        elif isinstance(entry, dict):
            waiting += entry.values()
        elif isinstance(entry, list | tuple):
            waiting += entry
    return found


def checkpoint_from_another_gpu(path: str, new: str) -> None:
    """A copy of the file whose tensors say that they were saved on a GPU number 63, which no machine here has."""
    # In the pickle, the device of a tensor is a string: X, its length in four bytes, its characters.
    cpu, gpu = b"X\x03\x00\x00\x00cpu", b"X\x07\x00\x00\x00cuda:63"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(new, "w") as copy:
        for record in old.namelist():
            content = old.read(record)
            copy.writestr(record, content.replace(cpu, gpu) if record.endswith("data.pkl") else content)


def early_stopping_answers(stopper: Any, values: Any) -> Any:
    """The answers of stopper.step to one value after the other, up to the first that says stop."""
    answers = []
    for value in values.tolist():
        answers.append(stopper.step(value))
        if answers[-1]:
            break
    return answers


def early_stopping_side_by_side(stoppers: Any, scripts: Any) -> Any:
    """The answers of each stopper to its own script, one value of each in turn."""
    answers: list[list[Any]] = [[] for _ in stoppers]
    for row in zip(*(script.tolist() for script in scripts), strict=True):
        for given, stopper, value in zip(answers, stoppers, row, strict=True):
            given.append(stopper.step(value))
    return answers


def train_model(weights: Any, device: str = "cpu") -> nn.Sequential:
    """A float64 network from arrays on `device`, handed over in eval mode.

    weights: {"W1" (D, H), "b1", "W2" (H, C), "b2"}, with tanh between and batch normalisation before it where "gamma"
    and "beta" (H,) are given too; {"W1", "b1"} alone is one linear layer.
    """
    first = nn.Linear(*weights["W1"].shape)
    tensors = [weights["W1"].T, weights["b1"]]
    layers: list[nn.Module] = [first]
    if "gamma" in weights:
        layers.append(nn.BatchNorm1d(len(weights["gamma"])))
        tensors += [weights["gamma"], weights["beta"]]
    if "W2" in weights:
        layers += [nn.Tanh(), nn.Linear(*weights["W2"].shape)]
        tensors += [weights["W2"].T, weights["b2"]]
    model = nn.Sequential(*layers).double()
    with torch.no_grad():
        for parameter, array in zip(model.parameters(), tensors, strict=True):
            parameter.copy_(torch.from_numpy(np.ascontiguousarray(array)))
    return model.to(device).eval()


def state_of(model: nn.Module) -> dict[str, Any]:
    """Every parameter and running statistic of the model, by torch's names."""
    return {name: tensor.detach().clone() for name, tensor in model.state_dict().items()}


def train_has_gradients(model: nn.Module) -> bool:
    """Whether any parameter holds a gradient now."""
    return any(p.grad is not None for p in model.parameters())


def leave_gradients(model: nn.Module, size: float) -> None:
    """Gradients in every parameter, as somebody's earlier backward() leaves them."""
    for p in model.parameters():
        p.grad = torch.full_like(p, size)


def ordered_loader(X: Any, y: Any, batch_size: int, far: bool = False) -> Any:
    """A DataLoader over X and y in their order.

    Where `far`, its tensors behave on this CPU as if they lay on another device: they have a size, and `to` gives the
    tensor, but computing with them is refused in torch's words.
    """

    class Far(torch.Tensor):
        @classmethod
        def __torch_function__(cls, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
            with torch._C.DisableTorchFunctionSubclass():
                if func is torch.Tensor.to or func is torch.Tensor.cpu:
                    return func(args[0].as_subclass(torch.Tensor), *args[1:], **(kwargs or {}))
                sizes = (torch.Tensor.size, torch.Tensor.__len__, torch.Tensor.numel, torch.Tensor.dim)
                if func in sizes or getattr(func, "__name__", "") == "__get__":
                    return func(*args, **(kwargs or {}))
            raise RuntimeError("Expected all tensors to be on the same device, but found at least two devices")

    def put_far(examples: Any) -> Any:
        return [t.as_subclass(Far) for t in default_collate(examples)]

    data = TensorDataset(torch.from_numpy(X), torch.from_numpy(y))
    return DataLoader(data, batch_size=batch_size, collate_fn=put_far if far else None)


def train_loss(name: str) -> Any:
    """A loss averaged over the batch: "cross_entropy" or "mse"."""
    return {"cross_entropy": nn.CrossEntropyLoss, "mse": nn.MSELoss}[name]()


def train_watched_loss() -> Any:
    """Cross-entropy that counts, at each call, how many graphs of its earlier results are still held: `held`."""

    class Kept:
        pass

    class Watch(torch.autograd.Function):
        @staticmethod
        def forward(ctx: Any, value: Any) -> Any:
            ctx.kept = Kept()
            loss.alive.append(weakref.ref(ctx.kept))
            return value.clone()

        @staticmethod
        def backward(ctx: Any, upstream: Any) -> Any:
            return upstream

    class Loss(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.alive: list[Any] = []
            self.held = 0

        def forward(self, logits: Any, y: Any) -> Any:
            self.held = max(self.held, sum(ref() is not None for ref in self.alive))
            return Watch.apply(nn.functional.cross_entropy(logits, y))

    loss = Loss()
    return loss


def train_optimizer(model: nn.Module, lr: float, momentum: float) -> torch.optim.Optimizer:
    return torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)


def train_kind(model: nn.Module, loader: Any, loss_fn: Any, optimizer: Any) -> str:
    """The type of what train_one_epoch returns: across the wire a tensor looks like an array."""
    return type(names["train_one_epoch"](model, loader, loss_fn, optimizer, "cpu")).__name__


def evaluate_model(weights: Any, training: bool, dropout: float = 0.0, device: str = "cpu") -> nn.Sequential:
    """A float64 classifier from arrays on `device`, in training or evaluation mode; its first layer notes who tracks
    gradients.

    weights: {"W1" (D, H), "b1", "W2" (H, C), "b2"}; where "gamma", "beta", "mean", "var" (H,) are given too, batch
    normalisation with these running statistics comes before the tanh, and dropout after it.
    """

    class Note(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.tracked = False

        def forward(self, x: Any) -> Any:
            self.tracked |= torch.is_grad_enabled()
            return x

    torch.set_grad_enabled(True)  # an earlier call may have left it off
    tensors = [weights["W1"].T, weights["b1"]]
    layers: list[nn.Module] = [Note(), nn.Linear(*weights["W1"].shape)]
    if "gamma" in weights:
        layers.append(nn.BatchNorm1d(len(weights["gamma"])))
        tensors += [weights["gamma"], weights["beta"]]
    layers += [nn.Tanh(), nn.Dropout(dropout), nn.Linear(*weights["W2"].shape)]
    model = nn.Sequential(*layers).double()
    with torch.no_grad():
        for parameter, array in zip(model.parameters(), [*tensors, weights["W2"].T, weights["b2"]], strict=True):
            parameter.copy_(torch.from_numpy(np.ascontiguousarray(array)))
        if "gamma" in weights:
            for buffer, name in zip(model.buffers(), ("mean", "var"), strict=False):
                buffer.copy_(torch.from_numpy(weights[name]))
    return model.to(device).train(training)


def evaluate_state(model: nn.Module) -> dict[str, Any]:
    """Weights and running statistics, gradients (0 where there is none), and whether torch tracks gradients now."""
    state = [t.detach().double().flatten() for t in model.state_dict().values()]
    gradients = [torch.zeros_like(p) if p.grad is None else p.grad for p in model.parameters()]
    enabled = torch.is_grad_enabled()
    torch.set_grad_enabled(True)
    return {
        "state": torch.cat(state),
        "gradients": torch.cat([g.flatten() for g in gradients]),
        "enabled": enabled,
    }


def evaluate_tracked(model: Any) -> bool:
    """Whether torch tracked gradients in any forward pass of the model so far."""
    return bool(model[0].tracked)


def evaluate_forward(model: nn.Module, X: Any) -> Any:
    """What the model gives for X (N, D) in the mode that it is in now: (N, C)."""
    return model(torch.from_numpy(X)).detach()


def evaluate_loss() -> nn.Module:
    return nn.CrossEntropyLoss()


def evaluate_kinds(model: nn.Module, loader: Any, loss_fn: Any) -> list[str]:
    """The types of the values that the student's evaluate gives."""
    return [type(value).__name__ for value in names["evaluate"](model, loader, loss_fn, "cpu").values()]


def fit_model(weights: Any, dropout: float = 0.0) -> nn.Sequential:
    """A float64 classifier from arrays: {"W1" (D, H), "W2" (H, C), "b2" (C,)}, tanh and dropout between.

    Batch normalisation comes before the tanh where "gamma" and "beta" (H,) are given, a bias "b1" where not.
    """
    torch.set_grad_enabled(True)  # an earlier call may have left it off
    norm = "gamma" in weights
    middle: list[nn.Module] = [nn.BatchNorm1d(len(weights["gamma"]))] if norm else []
    between = [weights["gamma"], weights["beta"]] if norm else [weights["b1"]]
    layers = [nn.Linear(*weights["W1"].shape, bias=not norm), *middle, nn.Tanh(), nn.Dropout(dropout)]
    model = nn.Sequential(*layers, nn.Linear(*weights["W2"].shape)).double()
    arrays = [weights["W1"].T, *between, weights["W2"].T, weights["b2"]]
    with torch.no_grad():
        for parameter, array in zip(model.parameters(), arrays, strict=True):
            parameter.copy_(torch.from_numpy(np.ascontiguousarray(array)))
    return model


def fit_loader(X: Any, y: Any, batch_size: int, orders: Any = None, shuffle: bool = False) -> Any:
    """A DataLoader over X and y; each pass takes the next row of `orders` (passes, N) where there are such."""

    class Scripted(Sampler[int]):
        def __init__(self) -> None:
            self.passes = 0

        def __iter__(self) -> Any:
            order = orders[self.passes % len(orders)]
            self.passes += 1
            return iter(order.tolist())

        def __len__(self) -> int:
            return len(y)

    data = TensorDataset(torch.from_numpy(X), torch.from_numpy(y))
    return DataLoader(data, batch_size=batch_size, shuffle=shuffle, sampler=None if orders is None else Scripted())


def fit_labels(model: nn.Module, X: Any) -> Any:
    """The classes (N,) that the model, in evaluation mode, gives to X (N, D)."""
    model.eval()
    with torch.no_grad():
        return model(torch.from_numpy(X)).argmax(dim=1)


def fit_part(source: str, name: str) -> Any:
    """The function `name` of a source that graders send: what stands in for an earlier exercise."""
    scope: dict[str, Any] = {}
    exec(compile(source, "<part>", "exec"), scope)
    return scope[name]


def fit_draws(times: int) -> None:
    """Random numbers out of torch's global generator, as other cells of a notebook draw them."""
    torch.rand(times)


def fit_kinds(model: nn.Module, train_loader: Any, val_loader: Any) -> list[str]:
    """The types of all values in the history that the student's fit gives."""
    history = names["fit"](model, train_loader, val_loader, 2, 0.01)
    return [type(value).__name__ for values in history.values() for value in values]


def batchnorm_averages(mean: Any, var: Any) -> dict[str, Any]:
    """A dictionary of running averages, to be changed by the student's forward passes."""
    return {"mean": mean, "var": var}


def batchnorm_statistics(running: Any) -> Any:
    """Mean and variance that the dictionary `running` holds now."""
    return running["mean"], running["var"]


def dropout_generator(seed: int) -> Any:
    return np.random.default_rng(seed)


def dropout_global_numbers() -> Any:
    """The next numbers of NumPy's global generator: the same two lists in a row only where nobody drew in between."""
    state = np.random.get_state()
    numbers = np.random.random(4)
    np.random.set_state(state)
    return numbers


def weight_generator(seed: int) -> Any:
    return np.random.default_rng(seed)


def weight_global_numbers() -> Any:
    """The next numbers of NumPy's global generator: the same two lists in a row only where nobody drew in between."""
    state = np.random.get_state()
    numbers = np.random.random(4)
    np.random.set_state(state)
    return numbers


def weight_model(layers: Any, dtype: str) -> Any:
    """An nn.Sequential.

    layers : list of ["linear", inputs, outputs, bias], ["conv", channels, filters, height, width, bias], ["relu"],
        ["norm1", weight, bias] or ["norm2", weight, bias] with arrays, and ["block", layers]
    """
    made: list[nn.Module] = []
    for kind, *args in layers:
        if kind == "linear":
            made.append(nn.Linear(args[0], args[1], bias=args[2]))
        elif kind == "conv":
            made.append(nn.Conv2d(args[0], args[1], (args[2], args[3]), bias=args[4]))
        elif kind == "block":
            made.append(weight_model(args[0], dtype))
        elif kind == "relu":
            made.append(nn.ReLU())
        else:
            norm = (nn.BatchNorm1d if kind == "norm1" else nn.BatchNorm2d)(len(args[0]), dtype=torch.float64)
            with torch.no_grad():
                norm.weight.copy_(torch.from_numpy(args[0]))
                norm.bias.copy_(torch.from_numpy(args[1]))
            made.append(norm)
    return nn.Sequential(*made).to(getattr(torch, dtype))


def weight_parameters(model: Any) -> Any:
    """The model's parameters by name, as an optimizer would hold them from now on."""
    return dict(model.named_parameters())


def weight_values(parameters: Any) -> Any:
    """What parameters by name hold now."""
    return {name: value.detach().clone() for name, value in parameters.items()}


def weight_seed(seed: int) -> None:
    torch.manual_seed(seed)


def optimizers_parameters(*arrays: Any) -> tuple[torch.nn.Parameter, ...]:
    """One parameter per array, of its dtype."""
    return tuple(torch.nn.Parameter(torch.tensor(a)) for a in arrays)


@contextlib.contextmanager
def optimizers_own_rules() -> Iterator[None]:
    """While it lasts, torch's own update rules refuse to run: the exercise is to write them."""

    def refuse(*args: Any, **kwargs: Any) -> None:
        raise RuntimeError("torch.optim's own update rule is switched off here")

    with contextlib.ExitStack() as stack:
        for rule in ("sgd", "adagrad", "rmsprop", "adam"):
            module = __import__(f"torch.optim.{rule}", fromlist=[rule])
            stack.enter_context(mock.patch.object(module, rule, refuse))
        yield


def optimizers_stepped(
    optimizer: Any, params: Sequence[Any], gradients: Sequence[Any], rates: Sequence[Any] = (), reuse: bool = False
) -> tuple[Any, Any]:
    """
    One step per entry of gradients, which holds an array or None for each parameter; where rates are given, one per
    group, they become the groups' lr first. With reuse, a parameter's gradients share one tensor, as they do after
    `zero_grad(set_to_none=False)`.

    Returns all parameters after each step, (steps, entries), and all gradients as each step left them, one row of
    numbers; entries of a gradient that is None are left out.
    """
    walked, left = [], []
    for step, given in enumerate(gradients):
        for group, rate in zip(optimizer.param_groups, rates[step] if rates else (), strict=False):
            group["lr"] = rate
        for p, g in zip(params, given, strict=True):
            if g is None or p.grad is None or not reuse:
                p.grad = None if g is None else torch.tensor(g)
            else:
                p.grad.copy_(torch.tensor(g))
        with optimizers_own_rules():
            optimizer.step()
        walked.append(optimizers_flat(params))
        left.append(optimizers_flat([p.grad for p in params if p.grad is not None]))
    return np.stack(walked), np.concatenate(left)


def optimizers_trained(optimizer: Any, params: Sequence[Any], x: Any, y: Any, steps: int) -> Any:
    """
    Trains tanh(x @ w + b) @ v, params = [w, b, v], on half the squared error summed over y; returns all parameters
    after each step, (steps, entries).
    """
    x, y = torch.tensor(x), torch.tensor(y)
    w, b, v = params
    walked = []
    for _ in range(steps):
        optimizer.zero_grad()
        (0.5 * (torch.tanh(x @ w + b) @ v - y).square().sum()).backward()
        with optimizers_own_rules():
            optimizer.step()
        walked.append(optimizers_flat(params))
    return np.stack(walked)


def optimizers_handed_over(old: Any, new: Any) -> Any:
    """The new optimizer with what the old one saves, copied as a file would copy it."""
    new.load_state_dict(copy.deepcopy(old.state_dict()))
    return new


def optimizers_flat(tensors: Sequence[Any]) -> Any:
    """The numbers of all tensors in one row, float64."""
    return np.concatenate([np.zeros(0), *(t.detach().numpy().ravel() for t in tensors)])


def regularization_line(weight: Any, bias: Any) -> torch.nn.Module:
    """A linear layer with the given weight (M, D) and bias (M,)."""
    line = torch.nn.Linear(weight.shape[1], weight.shape[0]).double()
    return regularization_filled(line, [weight, bias])


def regularization_model(values: Sequence[Any], frozen: Sequence[int] = (), shared: bool = False) -> torch.nn.Module:
    """
    A float64 model with a weight of its own, convolution, batch normalisation and nested layers, filled with values in
    the order of its parameters; those with the numbers in `frozen` do not learn. With `shared`, the last two layers
    share one weight, which is in values once.
    """
    nn = torch.nn
    model = nn.Sequential(
        nn.Conv2d(2, 3, (2, 1)),
        nn.BatchNorm2d(3),
        nn.Sequential(nn.Flatten(), nn.Sequential(nn.Linear(6, 4, bias=False), nn.BatchNorm1d(4)), nn.PReLU()),
        nn.Linear(4, 4),
        nn.Linear(4, 4),
    )
    model.register_parameter("scale", nn.Parameter(torch.zeros(1, 2, 2)))
    if shared:
        model[4].weight = model[3].weight
    regularization_filled(model.double(), values)
    for number, p in enumerate(model.parameters()):
        p.requires_grad_(number not in frozen)
    return model


def regularization_filled(model: torch.nn.Module, values: Sequence[Any]) -> torch.nn.Module:
    """The model with its parameters set to values, in their order."""
    with torch.no_grad():
        for p, value in zip(model.parameters(), values, strict=True):
            p.copy_(torch.tensor(value))
    return model


def regularization_felt(model: torch.nn.Module, penalty: Any) -> tuple[Any, Any]:
    """The penalty's value, and its gradient next to a loss with slope 1 everywhere, all parameters in one row."""
    for p in model.parameters():
        p.grad = None
    loss = sum(p.sum() for p in model.parameters() if p.requires_grad)
    (loss + penalty).backward()
    slopes = [torch.zeros_like(p) if p.grad is None else p.grad - 1 for p in model.parameters()]
    return float(torch.as_tensor(penalty).detach()), torch.cat([s.ravel() for s in slopes])


def regularization_stepped(model: torch.nn.Module, groups: Any, gradients: Sequence[Any], lr: float) -> tuple[Any, Any]:
    """
    One step of torch.optim.SGD with these groups, on the gradients of the parameters that learn. Returns all parameters
    in one row, and how often each stands in the groups.
    """
    groups = [{**group, "params": list(group["params"])} for group in groups]
    given = [p for group in groups for p in group["params"]]
    for p, g in zip(model.parameters(), gradients, strict=True):
        p.grad = torch.tensor(g) if p.requires_grad else None
    torch.optim.SGD(groups, lr=lr).step()
    times = [sum(p is q for q in given) for p in model.parameters()]
    return torch.cat([p.detach().ravel() for p in model.parameters()]), np.array(times)
