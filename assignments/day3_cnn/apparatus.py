"""Runs beside the student's code in the sandbox: public, holds no expected value."""

from __future__ import annotations

import functools
import random
from collections.abc import Mapping
from typing import Any

import numpy as np
import torch
from torch import nn

names: Mapping[str, Any]  # the student's own names, put here by the worker


def output_size_of_an_array(size: int, kernel: int) -> int:
    """The length of an array made with the student's conv_output_size, which a float cannot be."""
    return len(np.zeros(names["conv_output_size"](size, kernel)))


def output_size_padded_then_overwritten(x: Any, pad: int) -> Any:
    """A copy of what the student's pad_nchw gives; what it gave is then overwritten, which must not show in x."""
    out = names["pad_nchw"](x, pad)
    kept = np.array(out)
    out[...] = 0
    return kept


class FeatureMapsBlock(nn.Module):
    """Convolution that keeps the size, BatchNorm, and a ReLU that writes over what BatchNorm gave."""

    def __init__(self, channels: int, maps: int, kernel: int) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(channels, maps, kernel, padding=kernel // 2)
        self.bn = nn.BatchNorm2d(maps)
        self.relu = nn.ReLU(inplace=True)

    def forward(self, x: torch.Tensor) -> Any:
        return self.relu(self.bn(self.conv1(x)))


class FeatureMapsNetwork(nn.Module):
    """stem.0 (convolution), stem.1 (ReLU in place), block.0 and block.1, mean over the picture, head."""

    def __init__(self, weights: Mapping[str, Any]) -> None:
        super().__init__()
        maps, channels, kernel = weights["stem.0.weight"].shape[:3]
        self.stem = nn.Sequential(nn.Conv2d(channels, maps, kernel, padding=kernel // 2), nn.ReLU(inplace=True))
        self.block = nn.Sequential(*[FeatureMapsBlock(maps, maps, kernel) for _ in range(2)])
        self.head = nn.Linear(maps, len(weights["head.bias"]))
        self.double()
        state = self.state_dict() | {name: torch.from_numpy(array.copy()) for name, array in weights.items()}
        self.load_state_dict(state)

    def forward(self, x: torch.Tensor) -> Any:
        return self.head(self.block(self.stem(x)).mean(dim=(2, 3)))


def feature_maps_network(weights: Mapping[str, Any], training: bool) -> nn.Module:
    """A network with these weights, arrays by their names in its state; every gradient is 0.25 already."""
    model = FeatureMapsNetwork(weights).train(training)
    for parameter in model.parameters():
        parameter.grad = torch.full_like(parameter, 0.25)
    return model


def feature_maps_hooks(model: nn.Module) -> int:
    """How many forward hooks sit on the model and all that is in it."""
    return sum(len(m._forward_hooks) + len(m._forward_pre_hooks) for m in model.modules())


def feature_maps_modes(model: nn.Module) -> Any:
    """1 for each module in training mode, 0 for each in evaluation mode."""
    return np.array([float(module.training) for module in model.modules()])


def feature_maps_gradients(model: nn.Module) -> Any:
    """All gradients in one row; 0 where a parameter has none."""
    rows = [p.new_zeros(p.numel()) if p.grad is None else p.grad.reshape(-1) for p in model.parameters()]
    return torch.cat(rows)


def feature_maps_attached(model: nn.Module, layer_name: str, x: torch.Tensor) -> list[Any]:
    """The student's activation, 1 if it still hangs on the graph, and 1 if the call left autograd switched off."""
    out = names["get_activation"](model, layer_name, x)
    switched_off = not torch.is_grad_enabled()
    torch.set_grad_enabled(True)
    return [out, int(out.requires_grad), int(switched_off)]


def im2col_edited(x, kh, kw, stride, pad):
    """What the student's im2col gives for x, and x itself after every entry of the result has been set to -1."""
    cols = names["im2col"](x, kh, kw, stride, pad)
    before = np.array(cols)
    cols[...] = -1.0
    return before, x


def im2col_naive(x, w, b, stride, pad):
    """The convolution that the student's has to outrun: one Python step per image, filter and place."""
    N, _, H, W = x.shape
    F, _, kh, kw = w.shape
    Ho, Wo = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1
    framed = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    out = np.zeros((N, F, Ho, Wo), dtype=x.dtype)
    for n in range(N):
        for f in range(F):
            for i in range(Ho):
                for j in range(Wo):
                    window = framed[n, :, i * stride : i * stride + kh, j * stride : j * stride + kw]
                    out[n, f, i, j] = np.sum(window * w[f]) + b[f]
    return out


def small_cnn_shapes(model: Any) -> list[list[int]]:
    """The shape of each of the model's parameters."""
    return [list(p.shape) for p in model.parameters()]


def small_cnn_output_shape(model: Any, x: Any) -> list[int]:
    """The shape of the logits for x, an array (N, C, S, S)."""
    return list(model(torch.as_tensor(x)).shape)


def small_cnn_loaded(model: Any, weights: list[Any]) -> Any:
    """The model with `weights` in place of the parameters of the same shapes, in the dtype of the weights."""
    model.to(torch.as_tensor(weights[0]).dtype)
    for weight in weights:
        parameter = small_cnn_by_shape(model, weight)
        parameter.data.copy_(torch.as_tensor(weight))
    return model


def small_cnn_by_shape(model: Any, weight: Any) -> Any:
    for parameter in model.parameters():
        if tuple(parameter.shape) == weight.shape:
            return parameter
    raise ValueError(f"the model has no parameter of shape {weight.shape}")


def small_cnn_logits(model: Any, weights: list[Any], x: Any) -> Any:
    """The logits for x with `weights` put in."""
    return small_cnn_loaded(model, weights)(torch.as_tensor(x))


def small_cnn_gradients(model: Any, weights: list[Any], x: Any, dout: Any) -> list[Any]:
    """d sum(logits * dout) / d parameter for each of `weights`; zeros where backward left no gradient."""
    small_cnn_loaded(model, weights)
    (model(torch.as_tensor(x)) * torch.as_tensor(dout)).sum().backward()
    found = [small_cnn_by_shape(model, weight) for weight in weights]
    return [torch.zeros_like(p) if p.grad is None else p.grad for p in found]


def small_cnn_differ(first: Any, second: Any, x: Any) -> bool:
    """Whether two models answer differently."""
    x = torch.as_tensor(x)
    return not torch.equal(first(x), second(x))


def small_cnn_copied(first: Any, second: Any) -> None:
    """The state_dict of the first model loaded into the second."""
    second.load_state_dict(first.state_dict())


def augmentation_generator(seed: int) -> Any:
    """A NumPy generator for the student's functions to draw from."""
    return np.random.default_rng(seed)


def augmentation_draw_elsewhere() -> None:
    """Numbers drawn from every global generator: what follows must not depend on their state."""
    random.random()
    np.random.random(3)
    torch.rand(3)


def augmentation_held(x: Any, transposed: bool) -> Any:
    """x as a tensor; `transposed`: laid out in memory with the last two axes exchanged."""
    held = torch.as_tensor(x)
    return held.transpose(2, 3).contiguous().transpose(2, 3) if transposed else held


def augmentation_network(parameters: dict[str, Any], training: bool) -> Any:
    """Flatten, batch norm, linear, with the parameters and running statistics given; float64."""
    classes, width = parameters["weight"].shape
    network = nn.Sequential(nn.Flatten(), nn.BatchNorm1d(width), nn.Linear(width, classes)).double()
    entries = {"mean": "1.running_mean", "var": "1.running_var", "weight": "2.weight", "bias": "2.bias"}
    state = {entries[name]: torch.as_tensor(value) for name, value in parameters.items()}
    network.load_state_dict(state, strict=False)
    return network.train(training)


def augmentation_answers(model: Any, x: Any) -> Any:
    """The logits of the model, in the mode that it is in."""
    return model(torch.as_tensor(x))


def augmentation_transform(name: str) -> Any:
    """A transform of images (N, C, H, W)."""
    return {
        "same": lambda x: x,
        "mirror": lambda x: x.flip(3),
        "upside_down": lambda x: x.flip(2),
        "bright": lambda x: 3 * x + 1,
    }[name]


def augmentation_predicted(model: Any, x: Any, transforms: list[Any]) -> list[Any]:
    """What the student's tta_predict gives, and whether gradients are attached to it."""
    probs = names["tta_predict"](model, x, transforms)
    return [probs, bool(getattr(probs, "requires_grad", False))]


@functools.cache
def train_cnn_digits() -> Any:
    """The network that the lesson gives for train_cnn, whatever became of the learner's copy of that cell."""

    class DigitCNN(nn.Module):
        def __init__(self, num_classes: int) -> None:
            super().__init__()
            self.features = nn.Sequential(
                nn.Conv2d(1, 16, 3, padding=1, bias=False),
                nn.BatchNorm2d(16),
                nn.ReLU(),
                nn.MaxPool2d(2),
                nn.Conv2d(16, 32, 3, padding=1, bias=False),
                nn.BatchNorm2d(32),
                nn.ReLU(),
                nn.MaxPool2d(2),
                nn.Flatten(),
            )
            self.head = nn.Sequential(nn.Dropout(0.3), nn.Linear(128, num_classes))

        def forward(self, x: Any) -> Any:
            return self.head(self.features(x))

    return DigitCNN


@functools.cache
def train_cnn_unmoved() -> Any:
    """A class of tensors that nobody has moved to the device yet."""

    class Unmoved(torch.Tensor):
        def to(self, *args: Any, **kwargs: Any) -> Any:
            return super().to(*args, **kwargs).as_subclass(torch.Tensor)

    return Unmoved


@functools.cache
def train_cnn_probe() -> Any:
    """A class of linear networks that start from zeros, so that their final weights follow from the training loop.

    They compute in float64: Adam's first steps are the sign of the gradient, which rounding to float32 can turn.
    They also note which examples each backward pass came from (by their first pixel) and what was moved by `to`.
    """

    class Probe(nn.Module):
        def __init__(self, num_classes: int) -> None:
            super().__init__()
            self.linear = nn.Linear(64, num_classes).double()
            nn.init.zeros_(self.linear.weight)
            nn.init.zeros_(self.linear.bias)
            self.batches: list[Any] = []
            self.moved = self.images_moved = False

        def to(self, *args: Any, **kwargs: Any) -> Any:
            self.moved = True
            return super().to(*args, **kwargs)

        def forward(self, x: Any) -> Any:
            self.images_moved = not isinstance(x, train_cnn_unmoved())
            x = x.as_subclass(torch.Tensor)
            logits = self.linear(x.flatten(1).double())
            if logits.requires_grad:
                first = x[:, 0, 0, 0].detach().clone()
                logits.register_hook(lambda gradient: self.batches.append(first))
            return logits

    return Probe


def train_cnn_network(name: str) -> Any:
    """A class to stand in for DigitCNN: the lesson's own, or the linear probe."""
    return train_cnn_digits() if name == "digits" else train_cnn_probe()


def train_cnn_waiting(x: Any) -> Any:
    """x as a tensor that notices whether it is moved to the device."""
    return torch.as_tensor(x).as_subclass(train_cnn_unmoved())


def train_cnn_weights(model: Any) -> Any:
    """What a trained probe has learned: (K, 65), the bias in the last column."""
    return torch.cat([model.linear.weight, model.linear.bias[:, None]], dim=1)


def train_cnn_batches(model: Any) -> list[Any]:
    """The first pixels of the examples in each batch that a probe was trained on, in order."""
    return list(model.batches)


def train_cnn_moved(model: Any) -> list[bool]:
    """Whether the probe and the images that it saw were moved by `to`."""
    return [model.moved, model.images_moved]


def spatial_averages(mean: Any, var: Any) -> dict[str, Any]:
    """A dictionary of running averages, to be changed by the student's forward passes."""
    return {"mean": mean, "var": var}


def spatial_statistics(running: Any) -> Any:
    """Mean and variance that the dictionary `running` holds now."""
    return running["mean"], running["var"]


def simple_convnet_load(net: Any, values: Any) -> None:
    """Write `values`, arrays by name, into the arrays of net.params."""
    for name, value in values.items():
        net.params[name][...] = value


def simple_convnet_fit(net: Any, X: Any, y: Any, lr: float, order: Any) -> dict[str, Any]:
    """The arrays of net.params after one step of gradient descent for each row of `order`, a batch's indices."""
    for batch in order:
        _, grads = net.loss(X[batch], y[batch])
        for name, value in net.params.items():
            value[...] = value - lr * grads[name]
    return {name: value.copy() for name, value in net.params.items()}
