# /// alternative
# note = "images padded and concatenated; noise chunked by hand; the state copied into the file"
# ///
import math

import torch
from torch import nn


def save_generator(generator, path):
    state = {name: tensor.clone() for name, tensor in generator.state_dict().items()}
    torch.save({"state_dict": state, "config": dict(generator.config)}, path)


@torch.no_grad()
def generate(path, n, seed, batch_size=64):
    saved = torch.load(path, map_location="cpu")
    config = saved["config"]
    model = SampleGenerator(config["z_dim"], config["channels"], config["image_size"])
    model.load_state_dict(saved["state_dict"])
    model.train(False)
    source = torch.Generator()
    source.manual_seed(seed)
    z = torch.randn((n, config["z_dim"]), generator=source)
    out = torch.empty(n, config["channels"], config["image_size"], config["image_size"])
    for k in range(math.ceil(n / batch_size)):
        part = slice(k * batch_size, (k + 1) * batch_size)
        out[part] = 0.5 * model(z[part]) + 0.5
    return out


def image_grid(x, nrow=8, pad=1):
    columns = min(len(x), nrow)
    blank = -len(x) % columns
    x = torch.cat([x, torch.zeros_like(x[:1]).expand(blank, -1, -1, -1)])
    x = nn.functional.pad(x, (pad, 0, pad, 0))
    rows = [torch.cat(list(row), dim=2) for row in x.split(columns)]
    return nn.functional.pad(torch.cat(rows, dim=1), (0, pad, 0, pad))
