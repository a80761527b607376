# /// alternative
# note = "draws all images at once, as the batch size changes nothing in evaluation mode; a grid by reshaping"
# ///
import torch


def save_generator(generator, path):
    with open(path, "wb") as file:
        torch.save({"config": generator.config, "state_dict": generator.state_dict()}, file)


def generate(path, n, seed, batch_size=64):
    checkpoint = torch.load(path)
    generator = SampleGenerator(**checkpoint["config"]).eval()
    generator.load_state_dict(checkpoint["state_dict"])
    z = torch.randn(n, generator.config["z_dim"], generator=torch.Generator().manual_seed(seed))
    return generator(z).detach().add(1).div(2)


def image_grid(x, nrow=8, pad=1):
    n, c, s, _ = x.shape
    w = min(n, nrow)
    h = (n - 1) // w + 1
    cells = torch.zeros(h * w, c, s + pad, s + pad, dtype=x.dtype)
    cells[:n, :, pad:, pad:] = x
    grid = torch.zeros(c, h * (s + pad) + pad, w * (s + pad) + pad, dtype=x.dtype)
    grid[:, : h * (s + pad), : w * (s + pad)] = (
        cells.reshape(h, w, c, s + pad, s + pad).permute(2, 0, 3, 1, 4).flatten(3, 4).flatten(1, 2)
    )
    return grid
