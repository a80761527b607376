# /// alternative
# note = "softplus of the logits; no detach, but gradients are zeroed right before each backward pass"
# ///
import torch
from torch.nn.functional import softplus


def train_gan(images, steps=1000, batch_size=64, seed=0, device="cpu"):
    torch.manual_seed(seed)
    images = images.to(device)
    nets = {"g": DigitGenerator().to(device), "d": DigitDiscriminator().to(device)}
    opts = {k: torch.optim.Adam(net.parameters(), 0.002, (0.5, 0.999)) for k, net in nets.items()}
    history = {"d_loss": [], "g_loss": []}

    def move(who, loss):
        opts[who].zero_grad()
        loss.backward()
        opts[who].step()
        history[who + "_loss"].append(loss.item())

    for _ in range(steps):
        some = torch.randperm(len(images))[:batch_size]
        z = torch.randn(len(some), 16, device=device)
        move("d", softplus(-nets["d"](images[some])).mean() + softplus(nets["d"](nets["g"](z))).mean())
        move("g", softplus(-nets["d"](nets["g"](z))).mean())
    return nets["g"].eval(), history
