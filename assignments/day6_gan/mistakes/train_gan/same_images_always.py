# /// mistake
# cause = "takes the first images in every step"
# test = "test_train_gan_batches"
# hint.ko = "스무 걸음 동안 판별자가 본 진짜 그림은 모두 몇 장인가요?"
# hint.en = "How many different real images does the discriminator see in twenty steps?"
# signature.images_used = [16, 16]
# ///
import torch
from torch import nn


def train_gan(images, steps=1000, batch_size=64, seed=0, device="cpu"):
    torch.manual_seed(seed)
    generator = DigitGenerator().to(device)
    discriminator = DigitDiscriminator().to(device)
    g_optimizer = torch.optim.Adam(generator.parameters(), lr=0.002, betas=(0.5, 0.999))
    d_optimizer = torch.optim.Adam(discriminator.parameters(), lr=0.002, betas=(0.5, 0.999))
    loss_fn = nn.BCEWithLogitsLoss()
    real_target = torch.ones(batch_size, 1, device=device)
    fake_target = torch.zeros(batch_size, 1, device=device)
    d_losses, g_losses = [], []
    for _step in range(steps):
        real = images[:batch_size].to(device)

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
