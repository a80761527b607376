# /// alternative
# note = "fills an empty tensor; adds 0.5 and cuts off instead of rounding"
# ///
import torch


def sample_noise(n, dim, generator=None, device="cpu"):
    return torch.empty((n, dim), dtype=torch.float32, device=device).normal_(generator=generator)


def to_tanh_range(x):
    out = x.clone().float()
    if not x.is_floating_point():
        out /= 255.0
    out -= 0.5
    return out.div_(0.5)


def from_tanh_range(x):
    levels = (x.double() * 0.5 + 0.5) * 255 + 0.5
    return levels.floor().clamp(0, 255).to(torch.uint8)
