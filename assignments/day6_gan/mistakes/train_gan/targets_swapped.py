# /// mistake
# cause = "the discriminator learns 0 for real and 1 for fake, the generator aims at 1"
# test = "test_train_gan_detective"
# hint.ko = "판별자에게 진짜는 몇이고 가짜는 몇인가요? 생성자도 같은 뜻으로 쓰고 있나요?"
# hint.en = "Which number means real to your discriminator, and which one to your generator?"
# signature.like_swapped = [1.0, 1.0]
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
        rows = torch.randint(0, len(images), (batch_size,))
        real = images[rows].to(device)

        z = torch.randn(batch_size, 16).to(device)
        fake = generator(z)
        d_optimizer.zero_grad()
        d_loss = loss_fn(discriminator(real), fake_target) + loss_fn(discriminator(fake.detach()), real_target)
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
