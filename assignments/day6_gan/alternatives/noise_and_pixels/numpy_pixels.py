# /// alternative
# note = "scales with NumPy in float64; draws the noise on the CPU, then moves it"
# ///
import numpy as np
import torch


def sample_noise(n, dim, generator=None, device="cpu"):
    return torch.normal(0.0, 1.0, (n, dim), generator=generator).to(device)


def to_tanh_range(x):
    values = x.numpy()
    low, high = (0, 255) if values.dtype == np.uint8 else (0, 1)
    return torch.from_numpy(np.interp(values, [low, high], [-1.0, 1.0]).astype(np.float32))


def from_tanh_range(x):
    return torch.from_numpy(np.rint(127.5 + 127.5 * np.clip(x.numpy(), -1, 1)).astype(np.uint8))
