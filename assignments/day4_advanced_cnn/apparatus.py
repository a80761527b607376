"""Runs beside the student's code in the sandbox: public, holds no expected value."""

from __future__ import annotations

import contextlib
import io
import math
import os
import shutil
import tempfile
import weakref
import zipfile
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np
import torch
import torch._dynamo  # torch's first optimizer imports it, which takes seconds: not within a call that is timed
from torch import nn
from torch.nn import functional

names: Mapping[str, Any]  # the student's own names, put here by the worker


def digit_net_model(tensors: Any, training: bool = True) -> nn.Sequential:
    """The course's network, features and fc, holding `tensors`, by whose sizes and dtype it is made."""
    first, second, fc = (tensors[f"{name}.weight"] for name in ("features.0", "features.4", "fc"))
    layers: list[nn.Module] = []
    for weight in (first, second):
        layers.append(nn.Conv2d(weight.shape[1], weight.shape[0], 3, padding=1, bias=False))
        layers += [nn.BatchNorm2d(weight.shape[0]), nn.ReLU(), nn.MaxPool2d(2)]
    features = nn.Sequential(*layers, nn.Flatten())
    model = nn.Sequential(OrderedDict(features=features, fc=nn.Linear(fc.shape[1], fc.shape[0])))
    model.to(torch.from_numpy(first).dtype)
    model.load_state_dict({name: torch.tensor(value) for name, value in tensors.items()})
    return model.train(training)


def digit_net_outputs(model: Any, X: Any) -> Any:
    """What the model says of X (N, 1, 8, 8), in the mode that it is in."""
    with torch.no_grad():
        return model(torch.from_numpy(X))


def digit_net_spoil(model: nn.Module) -> None:
    """Another value in every parameter and running statistic, written into the tensors that the model has."""
    with torch.no_grad():
        for tensor in model.state_dict().values():
            tensor.add_(1)


def linear_probe_learning(model: nn.Module, X: Any) -> list[str]:
    """Names of the parameters that get a gradient when somebody trains the model on X."""
    model.zero_grad()
    outputs = model(torch.from_numpy(X))
    if outputs.requires_grad:
        outputs.square().sum().backward()
    found = [name for name, parameter in model.named_parameters() if parameter.grad is not None]
    model.zero_grad()
    return found


def inception_parameters(model: Any) -> Any:
    """The registered parameters by shape, filled up with zeros to four numbers."""
    sized = [((*p.shape, 0, 0, 0)[:4], p) for p in model.parameters()]
    return sorted(sized, key=lambda pair: pair[0])


def inception_sizes(model: Any) -> Any:
    """The shape of each registered parameter, sorted: (P, 4), zeros where a parameter has fewer axes."""
    return torch.tensor([size for size, _ in inception_parameters(model)], dtype=torch.int64).reshape(-1, 4)


def inception_loaded(model: Any, values: list[Any]) -> Any:
    """The model in float64 with these values, each in the parameter of its shape."""
    model.double()
    with torch.no_grad():
        for value in values:
            for _, parameter in inception_parameters(model):
                if parameter.shape == value.shape:
                    parameter.copy_(torch.tensor(value))
    return model


def inception_output(model: Any, x: Any) -> Any:
    """What the model makes of x."""
    with torch.no_grad():
        return model(torch.tensor(x))


def inception_gradients(model: Any, x: Any, weights: Any) -> Any:
    """Gradients of sum(weights * output): by x, and by all parameters of inception_sizes in one vector."""
    model.zero_grad()
    x = torch.tensor(x, requires_grad=True)
    (torch.tensor(weights) * model(x)).sum().backward()
    found = [torch.zeros_like(p) if p.grad is None else p.grad for _, p in inception_parameters(model)]
    return torch.zeros_like(x) if x.grad is None else x.grad, torch.cat([g.flatten() for g in found])


def residual_parameters(model: Any) -> Any:
    """The registered parameters in groups of one kind (other, BN weight, BN bias) and one shape, in that order."""
    norms = [m for m in model.modules() if isinstance(m, nn.BatchNorm2d)]
    kinds = {id(m.weight): 1 for m in norms} | {id(m.bias): 2 for m in norms}
    groups: dict[Any, list[Any]] = {}
    for p in model.parameters():
        groups.setdefault((kinds.get(id(p), 0), tuple(p.shape)), []).append(p)
    return sorted(groups.items(), key=lambda group: group[0])


def residual_sizes(model: Any) -> Any:
    """Kind (0 other, 1 BN weight, 2 BN bias) and shape of each registered parameter, sorted: (P, 5), zeros at the end
    where a parameter has fewer axes."""
    rows = [(kind, *shape, 0, 0, 0)[:5] for (kind, shape), group in residual_parameters(model) for _ in group]
    return torch.tensor(rows, dtype=torch.int64).reshape(-1, 5)


def residual_loaded(model: Any, convs: list[Any], norms: list[Any]) -> Any:
    """The model in float64: each convolution gets the weights of its shape, each BN the weight, bias, running mean and
    running variance of its width."""
    model.double()
    with torch.no_grad():
        for module in model.modules():
            if isinstance(module, nn.Conv2d):
                for value in convs:
                    if module.weight.shape == value.shape:
                        module.weight.copy_(torch.tensor(value))
            if isinstance(module, nn.BatchNorm2d):
                for rows in norms:
                    if module.num_features == len(rows[0]):
                        held = (module.weight, module.bias, module.running_mean, module.running_var)
                        for place, row in zip(held, rows, strict=True):
                            if place is not None:  # left out by a setting of its own
                                place.copy_(torch.tensor(row))
    return model


def residual_output(model: Any, x: Any, training: bool) -> Any:
    """What the model makes of x in training or evaluation mode, and x as it is afterwards."""
    model.train(training)
    given = torch.tensor(x)
    with torch.no_grad():
        return model(given), given


def residual_gradients(model: Any, x: Any, weights: Any, training: bool) -> Any:
    """Gradients of sum(weights * output): by x, and by the parameters, those of one kind and shape added up, in one
    vector in the order of residual_sizes."""
    model.train(training)
    model.zero_grad()
    x = torch.tensor(x, requires_grad=True)
    (torch.tensor(weights) * model(x)).sum().backward()
    found = []
    for _, group in residual_parameters(model):
        found.append(sum((p.grad for p in group if p.grad is not None), torch.zeros_like(group[0])).flatten())
    return torch.zeros_like(x) if x.grad is None else x.grad, torch.cat(found)


def class_activation_leaf(values: Any) -> Any:
    """A tensor of these values that asks for its gradient, as what a model gives does."""
    return torch.tensor(values, requires_grad=True)


def class_activation_value(tensor: Any) -> Any:
    """What a tensor holds now."""
    return tensor.detach().clone()


def load_pretrained_folder() -> Any:
    """A function from a file's name to its path in a new folder, which goes when the function does."""
    folder = tempfile.mkdtemp()

    def path(name: str) -> str:
        return os.path.join(folder, name)

    weakref.finalize(path, shutil.rmtree, folder, ignore_errors=True)
    return path


def load_pretrained_model(tensors: Any) -> Any:
    """Two layers with batch normalisation and the head fc, float32, holding `tensors`, which fit by name."""
    first, second, head = (tensors[name].shape for name in ("layer1.conv.weight", "layer2.fc.weight", "fc.weight"))
    layer1 = [("conv", nn.Conv2d(first[1], first[0], 3, bias=False)), ("bn", nn.BatchNorm2d(first[0]))]
    layer2 = [("fc", nn.Conv2d(second[1], second[0], 1, bias=False)), ("bn", nn.BatchNorm2d(second[0]))]
    layers = [("layer1", nn.Sequential(OrderedDict(layer1))), ("layer2", nn.Sequential(OrderedDict(layer2)))]
    ends = [("pool", nn.AdaptiveAvgPool2d(1)), ("flatten", nn.Flatten()), ("fc", nn.Linear(head[1], head[0]))]
    model = nn.Sequential(OrderedDict(layers + ends))
    model.load_state_dict({name: torch.tensor(value) for name, value in tensors.items()})
    return model


def load_pretrained_file(path: str, tensors: Any) -> None:
    torch.save({name: torch.tensor(value) for name, value in tensors.items()}, path)


def load_pretrained_file_with_code(path: str, tensors: Any, mark: str) -> None:
    """The file holds one entry more, which makes the folder `mark` when somebody opens it without care."""

    class Trap:
        def __reduce__(self) -> Any:
            return os.mkdir, (mark,)

    torch.save({name: torch.tensor(value) for name, value in tensors.items()} | {"note": Trap()}, path)


def load_pretrained_exists(path: str) -> bool:
    return os.path.exists(path)


def load_pretrained_from_another_gpu(path: str, new: str) -> None:
    """A copy of the file whose tensors say that they were saved on a GPU number 63, which no machine here has."""
    # In the pickle, the device of a tensor is a string: X, its length in four bytes, its characters.
    cpu, gpu = b"X\x03\x00\x00\x00cpu", b"X\x07\x00\x00\x00cuda:63"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(new, "w") as copy:
        for record in old.namelist():
            content = old.read(record)
            copy.writestr(record, content.replace(cpu, gpu) if record.endswith("data.pkl") else content)


def load_pretrained_tensors(model: Any) -> Any:
    return {name: tensor.numpy().copy() for name, tensor in model.state_dict().items()}


def load_pretrained_optimizer(model: Any, lr: float) -> Any:
    return torch.optim.SGD(model.parameters(), lr=lr)


def load_pretrained_step(model: Any, optimizer: Any, grads: Any) -> None:
    """One step with these gradients of the model's parameters, by name."""
    for name, parameter in model.named_parameters():
        parameter.grad = torch.tensor(grads[name], dtype=parameter.dtype)
    optimizer.step()


def replace_head_model(tensors: Any) -> Any:
    """A small residual network whose last layer is fc, of the dtype of `tensors`, which it holds; in training mode."""

    class Net(nn.Module):
        def __init__(self, width: int, classes: int) -> None:
            super().__init__()
            self.conv1 = nn.Conv2d(1, width, 3, padding=1, bias=False)
            self.bn1 = nn.BatchNorm2d(width)
            inner = [("conv", nn.Conv2d(width, width, 3, padding=1, bias=False)), ("bn", nn.BatchNorm2d(width))]
            self.layer1 = nn.Sequential(OrderedDict([*inner, ("fc", nn.Conv2d(width, width, 1))]))
            self.fc = nn.Linear(width, classes)

        def forward(self, x: torch.Tensor) -> Any:
            x = self.bn1(self.conv1(x)).relu()
            x = (x + self.layer1(x)).relu()
            return self.fc(x.mean(dim=(2, 3)))

    model = Net(len(tensors["bn1.weight"]), len(tensors["fc.bias"])).to(torch.tensor(tensors["fc.weight"]).dtype)
    model.load_state_dict({name: torch.tensor(value) for name, value in tensors.items()})
    return model


def replace_head_mode(model: Any, train: bool) -> None:
    model.train(train)


def replace_head_logits(model: Any, X: Any) -> Any:
    """What the model says of X in the mode that it is in."""
    with torch.no_grad():
        return model(torch.tensor(X))


def replace_head_tensors(model: Any) -> Any:
    return {name: tensor.numpy().copy() for name, tensor in model.state_dict().items()}


def replace_head_learning(model: Any, names: Any) -> None:
    """From now on exactly the parameters of these names are to learn."""
    for name, parameter in model.named_parameters():
        parameter.requires_grad = name in names


def replace_head_fit(model: Any, parameters: Any, batches: Any, lr: float) -> None:
    """A step of SGD per batch, in the mode that the model is in; on all its parameters where `parameters` is None."""
    optimizer = torch.optim.SGD(list(model.parameters() if parameters is None else parameters), lr=lr)
    for X, y in batches:
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(torch.tensor(X)), torch.tensor(y)).backward()
        optimizer.step()


def replace_head_step(model: Any, parameters: Any, grads: Any, lr: float) -> None:
    """A step of SGD on `parameters`, where every parameter of the model has a gradient, by name."""
    for name, parameter in model.named_parameters():
        parameter.grad = torch.tensor(grads[name])
    torch.optim.SGD(list(parameters), lr=lr).step()


def param_groups_model(tensors: Any, learning: Any) -> Any:
    """Blocks stem, mix, deep and fc, float64, holding `tensors`; what is not named in `learning` is frozen."""
    stem = [("conv", nn.Conv2d(1, 3, 3, bias=False)), ("bn", nn.BatchNorm2d(3))]
    mix = nn.Sequential(nn.Conv2d(3, 3, 1), nn.BatchNorm2d(3))
    deep = [("pool", nn.AdaptiveAvgPool2d(1)), ("flatten", nn.Flatten()), ("fc", nn.Linear(3, 4))]
    blocks = [("stem", nn.Sequential(OrderedDict(stem))), ("mix", mix), ("deep", nn.Sequential(OrderedDict(deep)))]
    model = nn.Sequential(OrderedDict([*blocks, ("fc", nn.Linear(4, len(tensors["fc.bias"])))])).double()
    model.load_state_dict({name: torch.tensor(value) for name, value in tensors.items()}, strict=False)
    for name, parameter in model.named_parameters():
        parameter.requires_grad = name in learning
    return model


def param_groups_step(model: Any, groups: Any, grads: Any, lr: float) -> None:
    """A step of SGD on `groups`, `lr` where they name no rate; every parameter has a gradient, of some step before."""
    for name, parameter in model.named_parameters():
        parameter.grad = torch.tensor(grads[name])
    torch.optim.SGD(groups, lr=lr).step()


def param_groups_learn(model: Any, grads: Any, lr: float) -> None:
    """A step of SGD on all of the model by a loss that has these gradients; what is frozen gets none."""
    loss = sum((parameter * torch.tensor(grads[name])).sum() for name, parameter in model.named_parameters())
    assert isinstance(loss, torch.Tensor)
    loss.backward()
    torch.optim.SGD(list(model.parameters()), lr=lr).step()


def param_groups_tensors(model: Any) -> Any:
    return {name: parameter.detach().numpy().copy() for name, parameter in model.named_parameters()}


def mini_resnet_sizes(net: Any) -> list[int]:
    """How many numbers each parameter of a network holds, from few to many."""
    return sorted(parameter.numel() for parameter in net.parameters())


def mini_resnet_logits(net: Any, weights: Any, x: Any) -> Any:
    """Output of `net` for `x` in float64, with `weights` in its convolutions and linear layers, weight before bias."""
    layers = [module for module in net.modules() if isinstance(module, nn.Conv2d | nn.Linear)]
    parameters = [parameter for layer in layers for parameter in (layer.weight, layer.bias)]
    net.double()
    with torch.no_grad():
        for parameter, value in zip(parameters, weights, strict=True):
            parameter.copy_(torch.as_tensor(value))
        return net(torch.as_tensor(x))


def mini_resnet_network(convolutions: Any, biases: Any, linear: Any, nested: bool) -> nn.Module:
    """A network in float64: a convolution with these numbers and tanh, again and again, then a linear layer."""
    layers: list[nn.Module] = []
    for weight, bias in zip(convolutions, biases, strict=True):
        layer = nn.Conv2d(weight.shape[1], weight.shape[0], weight.shape[2])
        layer.weight, layer.bias = nn.Parameter(torch.tensor(weight)), nn.Parameter(torch.tensor(bias))
        layers += [layer, nn.Tanh()]
    if nested:
        layers = [nn.Sequential(*layers[:2]), nn.Sequential(nn.Sequential(*layers[2:]))]
    last = nn.Linear(linear.shape[1], linear.shape[0], bias=False)
    last.weight = nn.Parameter(torch.tensor(linear))
    return nn.Sequential(*layers, nn.Flatten(), last)


def mini_resnet_gradients(net: Any, x: Any, y: Any) -> list[Any]:
    """Gradients that the weights, not the biases, hold after one more backward pass, which adds to what is there."""
    functional.cross_entropy(net(torch.as_tensor(x)), torch.as_tensor(y)).backward()
    return [parameter.grad.clone() for parameter in net.parameters() if parameter.dim() > 1]


def mini_resnet_weights(net: Any) -> list[Any]:
    return [parameter.detach().clone() for parameter in net.parameters() if parameter.dim() > 1]


def mini_resnet_flow(depth: int, residual: bool, seeds: int, x: Any, y: Any) -> list[float]:
    """For each seed: the gradient's norm at the first convolution of the student's network over that at the last."""
    ratios = []
    for seed in range(seeds):
        torch.manual_seed(seed)
        net = names["make_deep_net"](depth, residual)
        functional.cross_entropy(net(torch.as_tensor(x)), torch.as_tensor(y)).backward()
        norms = [float(m.weight.grad.norm()) for m in net.modules() if isinstance(m, nn.Conv2d)]
        ratios.append(norms[0] / norms[-1])
    return ratios


def mini_resnet_alone(model: Any, x: Any) -> Any:
    """Logits of the images of `x` (N, 1, 8, 8), each given to the model as a batch of one."""
    with torch.no_grad():
        return torch.cat([model(image[None]) for image in torch.as_tensor(x)])


def known_architectures_seen(model: Any, images: Any) -> tuple[int, Any]:
    """How many numbers the model learns, and its outputs for images (N, 3, H, W) in evaluation mode."""
    model.eval()
    with torch.no_grad():
        return sum(p.numel() for p in model.parameters()), model(torch.tensor(images))


def known_architectures_filled(model: Any, block: Any, last: int = 0) -> Any:
    """
    The model with its state, or with the last so many entries of it, made of the numbers of block (-1 to 1), repeated:
    kernels are scaled as He et al. scale them, one-dimensional entries lie around 1.
    """
    entries = [e for e in enumerate(model.state_dict().values()) if e[1].is_floating_point()]
    for number, entry in entries[-last:]:
        values = np.resize(np.roll(block, number), tuple(entry.shape))
        scaled = 1 + values / 2 if entry.ndim == 1 else values * math.sqrt(6 / math.prod(entry.shape[1:]))
        entry.copy_(torch.tensor(scaled))
    return model


@contextlib.contextmanager
def known_architectures_offline(block: Any = None) -> Iterator[None]:
    """
    A machine without network; with a block, torch's cache holds resnet18's file, filled with its numbers. Layers start
    at zero: drawing 11 million numbers, to be overwritten, would take longer than all the rest.
    """

    def refuse(*args: Any, **kwargs: Any) -> None:
        raise OSError("this machine has no network")

    def zero(tensor: Any, *args: Any, **kwargs: Any) -> Any:
        with torch.no_grad():
            return tensor.zero_()

    with (
        mock.patch.object(torch.nn.init, "kaiming_uniform_", zero),
        mock.patch.object(torch.nn.init, "kaiming_normal_", zero),
        tempfile.TemporaryDirectory() as folder,
        mock.patch.dict(os.environ, TORCH_HOME=folder),
        mock.patch.object(torch.hub, "download_url_to_file", refuse),
        contextlib.redirect_stderr(io.StringIO()),  # torch tells there what it would download
    ):
        if block is not None:
            from torchvision import models

            file = Path(torch.hub.get_dir(), "checkpoints", Path(models.ResNet18_Weights.DEFAULT.url).name)
            file.parent.mkdir(parents=True)
            torch.save(known_architectures_filled(models.resnet18(), block).state_dict(), file)
        yield


def known_architectures_answers(
    images: Any, num_classes: int, weights: str | None, cached: Any, block: Any, last: int
) -> tuple[int, Any]:
    """
    What is seen of the student's model once the last so many entries of its state (0: all, None: none) hold the numbers
    of block. It is built offline, and where cached is given, with a file of that block's numbers in torch's cache.
    """
    with known_architectures_offline(cached):
        model = names["build_resnet18"](num_classes, weights=weights)
    if last is not None:
        known_architectures_filled(model, block, last)
    return known_architectures_seen(model, images)


def random_search_evaluation(space: Any, weights: Any, failing: Any) -> Any:
    """
    What stands for training and validation: a weighted sum of a configuration's values (of an option its number in the
    list), or what failing says for the number of the call: "nan", or an exception of that name. Counts its calls.
    """
    return RandomSearchEvaluation(space, weights, failing)


class RandomSearchEvaluation:
    """What `random_search_evaluation` gives."""

    def __init__(self, space: Any, weights: Any, failing: Any) -> None:
        self.space, self.weights, self.failing, self.calls = space, weights, failing, 0

    def __call__(self, config: Any) -> float:
        fate = self.failing.get(str(self.calls))
        self.calls += 1
        if fate == "nan":
            return math.nan
        if fate is not None:
            raise {"ValueError": ValueError, "RuntimeError": RuntimeError}[fate]("this configuration does not train")
        total = float(self.weights["offset"])
        for name, rule in self.space.items():
            total += self.weights[name] * (rule[1].index(config[name]) if rule[0] == "choice" else config[name])
        return total


def random_search_rng(seed: int) -> Any:
    """A fresh generator."""
    return np.random.default_rng(seed)


def random_search_calls(evaluate: Any) -> int:
    """How often the evaluation was called."""
    return evaluate.calls


def random_search_plain(best: Any, trials: Any) -> tuple[Any, Any, Any]:
    """
    What a search returned, to be looked at entry by entry, and for each trial of what kind its values are: NumPy's
    numbers count as numbers, but an array is no list.
    """

    def kind(value: Any) -> str:
        for name, types in (("bool", bool), ("whole", (int, np.integer)), ("real", (float, np.floating)), ("str", str)):
            if isinstance(value, types):
                return name
        return type(value).__name__

    def plain(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: plain(v) for name, v in value.items()}
        if isinstance(value, np.generic | np.ndarray):
            return value.tolist()
        return [plain(v) for v in value] if isinstance(value, list | tuple) else value

    kinds = [{name: kind(v) for name, v in trial["config"].items()} for trial in trials]
    return plain(best), plain(trials), kinds


def random_search_columns(trials: Any, space: Any) -> Any:
    """The values of many trials, (trials, names) in the order of the space; of an option its number in the list."""
    rows = [
        [rule[1].index(t["config"][name]) if rule[0] == "choice" else float(t["config"][name]) for t in trials]
        for name, rule in space.items()
    ]
    return np.array(rows).T
