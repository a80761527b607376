# /// mistake
# cause = "never looks at device"
# test = "test_train_gan_device"
# hint.ko = "device는 어디에 쓰였나요? 신경망과 그림이 모두 그리로 가야 해요."
# hint.en = "Where is device used? Networks and images should all go there."
# signature.images_moved = [0.0, 0.0]
# signature.networks_moved = [0.0, 0.0]
# ///
import torch
from torch import nn


def train_gan(images, steps=1000, batch_size=64, seed=0, device="cpu"):
    torch.manual_seed(seed)
    generator = DigitGenerator()
    discriminator = DigitDiscriminator()
    g_optimizer = torch.optim.Adam(generator.parameters(), lr=0.002, betas=(0.5, 0.999))
    d_optimizer = torch.optim.Adam(discriminator.parameters(), lr=0.002, betas=(0.5, 0.999))
    loss_fn = nn.BCEWithLogitsLoss()
    real_target = torch.ones(batch_size, 1)
    fake_target = torch.zeros(batch_size, 1)
    d_losses, g_losses = [], []
    for _step in range(steps):
        rows = torch.randint(0, len(images), (batch_size,))
        real = images[rows]

        z = torch.randn(batch_size, 16)
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
