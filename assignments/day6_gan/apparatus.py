"""Runs beside the student's code in the sandbox: public, holds no expected value."""

from __future__ import annotations

import atexit
import functools
import os
import shutil
import tempfile
from collections.abc import Mapping
from typing import Any

import numpy as np
import torch
from torch import nn
from torch.nn import functional

names: Mapping[str, Any]  # the student's own names, put here by the worker


def noise_generator(seed: int) -> torch.Generator:
    """A generator of its own that starts from `seed`."""
    return torch.Generator().manual_seed(seed)


def noise_after_seed(seed: int, n: int, dim: int) -> Any:
    """The student's noise from the global random numbers, these started from `seed`."""
    torch.manual_seed(seed)
    return names["sample_noise"](n, dim)


def noise_on(device: str, n: int, dim: int) -> list[Any]:
    """1 if the student's noise lies on `device`, and its shape."""
    noise = names["sample_noise"](n, dim, device=device)
    return [int(noise.device.type == device), list(noise.shape)]


def noise_beside_global_draws(seed: int, n: int, dim: int) -> list[Any]:
    """The student's noise from a generator, then global draws before it and after it, all started from `seed`."""
    torch.manual_seed(seed)
    before = torch.rand(8)
    torch.manual_seed(seed)
    noise = names["sample_noise"](n, dim, generator=noise_generator(seed))
    return [noise, before, torch.rand(8)]


def noise_and_pixels_called(function: str, x: torch.Tensor) -> list[Any]:
    """What the student's function gives for x, and what x holds after the call."""
    return [names[function](x), x]


def discriminator_given(model: nn.Module, weights: Mapping[str, Any], training: bool) -> nn.Module:
    """The student's model in float64, with these weights put into its layers by their kind and their channels.

    `weights` holds "conv IN OUT", "linear IN OUT", each with a "... bias" beside it where it has one, and "norm
    CHANNELS" with four rows: weight, bias, running mean and running variance. A layer that has no place there gets a
    fixed pattern, so that what a model answers does not hang on how it was initialised.
    """
    with torch.no_grad():
        for layer in model.double().train(training).modules():
            if isinstance(layer, nn.Conv2d | nn.Linear):
                name = discriminator_place(layer, weights)
                pattern = np.sin(np.arange(layer.weight.numel()))
                layer.weight.copy_(torch.from_numpy(weights.get(name, pattern)).reshape(layer.weight.shape))
                if layer.bias is not None:
                    layer.bias.copy_(torch.from_numpy(weights.get(f"{name} bias", np.zeros(layer.bias.numel()))))
            elif isinstance(layer, nn.BatchNorm1d | nn.BatchNorm2d) and f"norm {layer.num_features}" in weights:
                held = (layer.weight, layer.bias, layer.running_mean, layer.running_var)
                for tensor, row in zip(held, weights[f"norm {layer.num_features}"], strict=True):
                    if tensor is not None:
                        tensor.copy_(torch.from_numpy(row))
    return model


def discriminator_place(layer: nn.Module, weights: Mapping[str, Any]) -> str:
    """The name in `weights` of what this layer holds, or "": a convolution over a whole map is a linear layer."""
    if isinstance(layer, nn.Linear):
        name = f"linear {layer.in_features} {layer.out_features}"
    else:
        whole = f"linear {layer.weight[0].numel()} {layer.out_channels}"
        name = whole if whole in weights else f"conv {layer.in_channels} {layer.out_channels}"
    return name if name in weights and weights[name].size == layer.weight.numel() else ""


def discriminator_gradient(model: nn.Module, x: torch.Tensor, upstream: torch.Tensor) -> Any:
    """The gradient of sum(upstream * logits) with respect to the pictures x; zeros where none comes back."""
    x = x.clone().requires_grad_()
    logits = model(x)
    (logits * upstream).sum().backward()
    return torch.zeros_like(x) if x.grad is None else x.grad


def generator_given(model: nn.Module, weights: Mapping[str, Any], training: bool) -> nn.Module:
    """The student's model in float64, with these weights put into its layers by their kind and their channels.

    `weights` holds "linear IN OUT", "convt IN OUT", with a "... bias" beside the last, and "norm CHANNELS" with four
    rows: weight, bias, running mean and running variance. A layer that has no place there gets a fixed pattern, so that
    what a model answers does not hang on how it was initialised.
    """
    with torch.no_grad():
        for layer in model.double().train(training).modules():
            if isinstance(layer, nn.Linear | nn.ConvTranspose2d | nn.Conv2d):
                name, held = generator_place(layer, weights)
                layer.weight.copy_(torch.from_numpy(held).reshape(layer.weight.shape))
                if layer.bias is not None:
                    layer.bias.copy_(torch.from_numpy(weights.get(f"{name} bias", np.zeros(layer.bias.numel()))))
            elif isinstance(layer, nn.BatchNorm1d | nn.BatchNorm2d) and f"norm {layer.num_features}" in weights:
                state = (layer.weight, layer.bias, layer.running_mean, layer.running_var)
                for tensor, row in zip(state, weights[f"norm {layer.num_features}"], strict=True):
                    if tensor is not None:
                        tensor.copy_(torch.from_numpy(row))
    return model


def generator_place(layer: nn.Module, weights: Mapping[str, Any]) -> tuple[str, Any]:
    """The name in `weights` of what this layer holds, and its numbers in the layer's own order.

    A transposed convolution that makes one pixel grow into a whole map is a linear layer with its axes exchanged.
    """
    size = layer.weight.numel()
    if isinstance(layer, nn.Linear):
        name = f"linear {layer.in_features} {layer.out_features}"
        if name in weights:
            return name, weights[name]
    if isinstance(layer, nn.ConvTranspose2d):
        name, whole = f"convt {layer.in_channels} {layer.out_channels}", layer.weight[0].numel()
        if name in weights and weights[name].size == size:
            return name, weights[name]
        if f"linear {layer.in_channels} {whole}" in weights:
            name = f"linear {layer.in_channels} {whole}"
            return name, weights[name].T.copy()
    return "", np.sin(np.arange(size))


def generator_gradient(model: nn.Module, z: torch.Tensor, upstream: torch.Tensor) -> Any:
    """The gradient of sum(upstream * pictures) with respect to the noise z; zeros where none comes back."""
    z = z.clone().requires_grad_()
    pictures = model(z)
    (pictures * upstream).sum().backward()
    return torch.zeros_like(z) if z.grad is None else z.grad


def gan_losses_gradients(name: str, logits: Any, options: Any) -> Any:
    """The gradients of the student's loss `name` by each array of logits, as backward() leaves them there."""
    leaves = [torch.tensor(z, requires_grad=True) for z in logits]
    names[name](*leaves, **options).backward()
    gradients = [torch.zeros_like(z) if z.grad is None else z.grad for z in leaves]
    return gradients[0] if len(gradients) == 1 else gradients


def d_step_net(layers: Any, bounded: bool) -> Any:
    """A network in float64 from pairs of arrays: a linear layer from (weight, bias), a BatchNorm1d from (gamma, beta).

    A Tanh stands before every linear layer but the first, and at the end where `bounded`.
    """
    modules: list[nn.Module] = []
    for weight, bias in layers:
        if weight.ndim == 2:
            modules += [nn.Tanh()] if modules else []
            layer: Any = nn.Linear(weight.shape[1], weight.shape[0], dtype=torch.float64)
        else:
            layer = nn.BatchNorm1d(len(weight), dtype=torch.float64)
        with torch.no_grad():
            layer.weight.copy_(torch.from_numpy(weight))
            layer.bias.copy_(torch.from_numpy(bias))
        modules.append(layer)
    return nn.Sequential(*modules, *([nn.Tanh()] if bounded else []))


def d_step_sgd(net: Any, lr: float, momentum: float) -> Any:
    """An optimizer over the network's parameters that works as torch.optim.SGD does.

    That one loads torch._dynamo when it is made for the first time: 3 s in each fresh sandbox.
    """

    class SGD:
        def __init__(self) -> None:
            self.param_groups = [{"params": list(net.parameters()), "lr": lr, "momentum": momentum}]
            self.velocity: dict[Any, Any] = {}

        def zero_grad(self, set_to_none: bool = True) -> None:
            for p in self.param_groups[0]["params"]:
                p.grad = None if set_to_none or p.grad is None else torch.zeros_like(p)

        @torch.no_grad()
        def step(self) -> None:
            group = self.param_groups[0]
            for p in group["params"]:
                if p.grad is not None:
                    self.velocity[p] = group["momentum"] * self.velocity.get(p, 0) + p.grad
                    p -= group["lr"] * self.velocity[p]

    return SGD()


def d_step_parameters(net: Any) -> Any:
    """The parameters now, in order."""
    return [p.detach().clone() for p in net.parameters()]


def d_step_gradients(net: Any) -> Any:
    """What lies in .grad of each parameter, None where there is nothing."""
    return [None if p.grad is None else p.grad.clone() for p in net.parameters()]


def d_step_trainable(net: Any) -> Any:
    """1 for each parameter that asks for gradients, 0 for each that does not."""
    return [int(p.requires_grad) for p in net.parameters()]


def d_step_left_over(net: Any, gradients: Any) -> Any:
    """The network with these arrays in its .grad, as another step may leave them."""
    for p, gradient in zip(net.parameters(), gradients, strict=True):
        p.grad = torch.from_numpy(gradient)
    return net


def d_step_losses() -> Any:
    """d_loss and g_loss as exercise 4 asks for them: what a student got wrong there shall not count here."""

    def d_loss(logits_real: Any, logits_fake: Any, smooth: float = 0.0) -> Any:
        real = (1 - smooth) * functional.softplus(-logits_real) + smooth * functional.softplus(logits_real)
        return real.mean() + functional.softplus(logits_fake).mean()

    return d_loss, lambda logits_fake: functional.softplus(-logits_fake).mean()


@functools.cache
def train_gan_digits() -> tuple[Any, Any]:
    """The networks that the lesson gives for train_gan, whatever became of the learner's copy of that cell."""

    class DigitGenerator(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.layers = nn.Sequential(
                nn.Linear(16, 128),
                nn.BatchNorm1d(128),
                nn.ReLU(),
                nn.Linear(128, 128),
                nn.BatchNorm1d(128),
                nn.ReLU(),
                nn.Linear(128, 64),
                nn.Tanh(),
            )

        def forward(self, z: Any) -> Any:
            return self.layers(z).reshape(-1, 1, 8, 8)

    class DigitDiscriminator(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.layers = nn.Sequential(
                nn.Flatten(),
                nn.Linear(64, 128),
                nn.LeakyReLU(0.2),
                nn.Dropout(0.3),
                nn.Linear(128, 128),
                nn.LeakyReLU(0.2),
                nn.Dropout(0.3),
                nn.Linear(128, 1),
            )

        def forward(self, x: Any) -> Any:
            return self.layers(x)

    return DigitGenerator, DigitDiscriminator


@functools.cache
def train_gan_unmoved() -> Any:
    """A class of tensors that nobody has moved to the device yet."""

    class Unmoved(torch.Tensor):
        def to(self, *args: Any, **kwargs: Any) -> Any:
            return super().to(*args, **kwargs).as_subclass(torch.Tensor)

    return Unmoved


@functools.cache
def train_gan_notes() -> dict[str, Any]:
    """What the probes noted since they were last put in the place of the networks."""
    return {}


@functools.cache
def train_gan_probes() -> tuple[Any, Any]:
    """Linear networks that start from fixed weights, so that a training loop determines where they end.

    They compute in float64, since Adam's first steps are the sign of the gradient, and answer in float32. The generator
    adds 0.25 to its images while it is in training mode. The probes note the noise and the first two pixels of the
    images that they get, and what was moved by `to`.
    """

    class Probe(nn.Module):
        def __init__(self, name: str, weight: Any) -> None:
            super().__init__()
            self.name = name
            self.weight = nn.Parameter(weight)
            self.bias = nn.Parameter(torch.zeros(len(weight), dtype=torch.float64))
            train_gan_notes()[name] = self

        def to(self, *args: Any, **kwargs: Any) -> Any:
            train_gan_notes()["moved"].append(self.name)
            return super().to(*args, **kwargs)

        def forward(self, x: Any) -> Any:
            notes = train_gan_notes()
            if isinstance(x, train_gan_unmoved()):
                notes["unmoved"] = True
            x = x.as_subclass(torch.Tensor)
            rows = x.flatten(1)
            notes[f"{self.name}_saw"].append((rows if self.name == "G" else rows[:, :2]).detach().clone())
            return nn.functional.linear(rows.double(), self.weight, self.bias).float()

    class ProbeGenerator(Probe):
        def __init__(self) -> None:
            super().__init__("G", 0.2 * torch.sin(torch.arange(64 * 16, dtype=torch.float64)).reshape(64, 16))

        def forward(self, z: Any) -> Any:
            images = super().forward(z).reshape(-1, 1, 8, 8)
            return images + 0.25 if self.training else images

    class ProbeDiscriminator(Probe):
        def __init__(self) -> None:
            super().__init__("D", 0.3 * torch.cos(torch.arange(64, dtype=torch.float64)).reshape(1, 64))

    return ProbeGenerator, ProbeDiscriminator


def train_gan_networks(kind: str) -> list[Any]:
    """Classes to stand in for DigitGenerator and DigitDiscriminator: the lesson's own, or the probes."""
    train_gan_notes().clear()
    train_gan_notes().update({"G_saw": [], "D_saw": [], "moved": [], "unmoved": False})
    return list(train_gan_digits() if kind == "digits" else train_gan_probes())


def train_gan_network(kind: str, at: int) -> Any:
    """The generator's class (at 0) or the discriminator's (at 1)."""
    return train_gan_networks(kind)[at]


def train_gan_noted(kind: str) -> Any:
    """`G_saw`: the batches of noise; `D_saw`: the first two pixels of the images in each batch; `moved`; `unmoved`."""
    return train_gan_notes()[kind]


def train_gan_detective() -> Any:
    """The weights (64,) and the bias (1,) of the discriminator probe, in a row."""
    probe = train_gan_notes()["D"]
    return torch.cat([probe.weight.flatten(), probe.bias])


def train_gan_waiting(x: Any) -> Any:
    """x as a tensor that notices whether it is moved to the device."""
    return torch.as_tensor(x).as_subclass(train_gan_unmoved())


def train_gan_images(generator: Any, z: Any, as_returned: bool = False, device: str = "cpu") -> Any:
    """What the generator, which lies on `device`, makes of z: in evaluation mode, or in the mode it was returned in."""
    if not as_returned:
        generator.eval()
    noted = list(train_gan_notes()["G_saw"])
    with torch.no_grad():
        images = generator(torch.as_tensor(z).to(device))
    train_gan_notes()["G_saw"] = noted  # a probe's notes are of its training
    return images


@functools.cache
def generate_network() -> Any:
    """The class that the lesson gives for generate, whatever became of the learner's copy of that cell."""

    class SampleGenerator(nn.Module):
        def __init__(self, z_dim: int = 16, channels: int = 1, image_size: int = 8) -> None:
            super().__init__()
            self.config = {"z_dim": z_dim, "channels": channels, "image_size": image_size}
            self.hidden = nn.Linear(z_dim, 32)
            self.norm = nn.BatchNorm1d(32)
            self.out = nn.Linear(32, channels * image_size**2)

        def forward(self, z: Any) -> Any:
            pixels = torch.tanh(self.out(torch.relu(self.norm(self.hidden(z)))))
            size = self.config["image_size"]
            return pixels.reshape(len(z), self.config["channels"], size, size)

    return SampleGenerator


@functools.cache
def generate_folder() -> str:
    """A folder that goes when the process ends."""
    folder = tempfile.mkdtemp()
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def generate_path() -> str:
    """The name of a file that is not there yet."""
    return os.path.join(generate_folder(), f"{len(os.listdir(generate_folder()))}.pt")


def generate_made(config: dict[str, int], state: dict[str, Any]) -> Any:
    """A generator, in training mode, with the weights given."""
    generator = generate_network()(**config)
    generator.load_state_dict({name: torch.as_tensor(value) for name, value in state.items()}, strict=False)
    return generator


def generate_written(config: dict[str, int], state: dict[str, Any]) -> str:
    """The name of a checkpoint in the format of the statement, with the weights given."""
    path = generate_path()
    torch.save({"config": dict(config), "state_dict": generate_made(config, state).state_dict()}, path)
    return path


def generate_changed(generator: Any) -> bool:
    """Every weight of the generator set to 0; whether it was in training mode until now."""
    training = generator.training
    with torch.no_grad():
        for tensor in generator.state_dict().values():
            tensor.zero_()
    return bool(training)


def generate_read(path: str) -> list[Any]:
    """config and state_dict of a checkpoint, read as another program would, the state as a list of names and arrays."""
    saved = torch.load(path, weights_only=True)
    return [dict(saved["config"]), [[name, value] for name, value in saved["state_dict"].items()]]


def generate_attached(path: str) -> list[Any]:
    """Three images of generate, and whether gradients are attached to them."""
    images = names["generate"](path, 3, 1)
    return [images, bool(getattr(images, "requires_grad", False))]


def forgery_report_detective(weight: Any, training: bool) -> Any:
    """A linear discriminator in float64, which takes the mean of the batch off in training mode."""

    class Detective(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.linear = nn.Linear(len(weight), 1, bias=False).double()
            self.linear.weight.data.copy_(torch.as_tensor(weight))
            self.graphs = 0

        def forward(self, x: Any) -> Any:
            logits = self.linear(x.flatten(1).double())
            self.graphs += bool(logits.requires_grad)
            return logits - logits.mean() if self.training else logits

    return Detective().train(training)


def forgery_report_afterwards(detective: Any) -> list[int]:
    """Whether the discriminator is in training mode now, and how often it computed with gradients."""
    return [int(detective.training), detective.graphs]
