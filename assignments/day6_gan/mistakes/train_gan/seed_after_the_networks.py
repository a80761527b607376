# /// mistake
# cause = "sets the seed after the networks are made"
# test = "test_train_gan_seed"
# hint.ko = "같은 seed로 두 번 불러 견주어 보세요. 무작위 수를 가장 먼저 뽑는 것은 무엇인가요?"
# hint.en = "Call it twice with the same seed and compare. What is the first to draw random numbers?"
# signature.seed_same = [1e-06, 1000000.0]
# signature.seed_other = [1e-06, 1000000.0]
# ///
import torch
from torch import nn


def train_gan(images, steps=1000, batch_size=64, seed=0, device="cpu"):
    generator = DigitGenerator().to(device)
    discriminator = DigitDiscriminator().to(device)
    g_optimizer = torch.optim.Adam(generator.parameters(), lr=0.002, betas=(0.5, 0.999))
    d_optimizer = torch.optim.Adam(discriminator.parameters(), lr=0.002, betas=(0.5, 0.999))
    torch.manual_seed(seed)
    loss_fn = nn.BCEWithLogitsLoss()
    real_target = torch.ones(batch_size, 1, device=device)
    fake_target = torch.zeros(batch_size, 1, device=device)
    d_losses, g_losses = [], []
    for _step in range(steps):
        rows = torch.randint(0, len(images), (batch_size,))
        real = images[rows].to(device)

        z = torch.randn(batch_size, 16).to(device)
        fake = generator(z)
        d_optimizer.zero_grad()
        d_loss = loss_fn(discriminator(real), real_target) + loss_fn(discriminator(fake.detach()), fake_target)
        d_loss.backward()
        d_optimizer.step()

        g_optimizer.zero_grad()
        g_loss = loss_fn(discriminator(fake), real_target)
        g_loss.backward()
        g_optimizer.step()

        d_losses.append(d_loss.item())
        g_losses.append(g_loss.item())
    generator.eval()
    return generator, {"d_loss": d_losses, "g_loss": g_losses}
