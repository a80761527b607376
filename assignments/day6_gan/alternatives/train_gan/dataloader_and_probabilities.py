# /// alternative
# note = "a shuffling DataLoader; probabilities and BCELoss; one batch of both kinds; fresh noise each turn"
# ///
from itertools import chain, repeat

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def train_gan(images, steps=1000, batch_size=64, seed=0, device="cpu"):
    torch.manual_seed(seed)
    D = DigitDiscriminator().to(device)
    G = DigitGenerator().to(device)
    optimizers = [torch.optim.Adam(net.parameters(), lr=0.002, betas=(0.5, 0.999)) for net in (D, G)]
    criterion = nn.BCELoss()
    loader = DataLoader(TensorDataset(images), batch_size=batch_size, shuffle=True, drop_last=True)
    batches = chain.from_iterable(repeat(loader))
    d_loss, g_loss = [], []
    while len(d_loss) < steps:
        (real,) = next(batches)
        real = real.to(device)
        with torch.no_grad():
            fake = G(torch.randn(len(real), 16, device=device))
        optimizers[0].zero_grad()
        p = torch.sigmoid(D(torch.cat([real, fake]))).flatten()
        p_real, p_fake = p.chunk(2)
        loss = criterion(p_real, torch.ones_like(p_real)) + criterion(p_fake, torch.zeros_like(p_fake))
        loss.backward()
        optimizers[0].step()
        d_loss.append(loss.detach())

        for parameter in D.parameters():
            parameter.requires_grad_(False)
        optimizers[1].zero_grad()
        p = torch.sigmoid(D(G(torch.randn(len(real), 16, device=device)))).flatten()
        loss = criterion(p, torch.ones_like(p))
        loss.backward()
        optimizers[1].step()
        g_loss.append(loss.detach())
        for parameter in D.parameters():
            parameter.requires_grad_(True)
    G.eval()
    return G, {"d_loss": torch.stack(d_loss).tolist(), "g_loss": torch.stack(g_loss).tolist()}
