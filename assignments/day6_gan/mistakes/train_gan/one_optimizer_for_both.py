# /// mistake
# cause = "one optimizer moves both networks in both turns"
# test = "test_train_gan_game"
# hint.ko = "판별자의 차례가 끝난 뒤 생성자의 가중치를 앞의 것과 견주어 보세요. 누가 움직였나요?"
# hint.en = "Compare the generator's weights before and after the discriminator's turn. Who has moved?"
# signature.like_one_optimizer = [1.0, 1.0]
# ///
import torch
from torch import nn


def train_gan(images, steps=1000, batch_size=64, seed=0, device="cpu"):
    torch.manual_seed(seed)
    generator = DigitGenerator().to(device)
    discriminator = DigitDiscriminator().to(device)
    both = [*generator.parameters(), *discriminator.parameters()]
    optimizer = torch.optim.Adam(both, lr=0.002, betas=(0.5, 0.999))
    loss_fn = nn.BCEWithLogitsLoss()
    real_target = torch.ones(batch_size, 1, device=device)
    fake_target = torch.zeros(batch_size, 1, device=device)
    d_losses, g_losses = [], []
    for _step in range(steps):
        rows = torch.randint(0, len(images), (batch_size,))
        real = images[rows].to(device)

        z = torch.randn(batch_size, 16).to(device)
        fake = generator(z)
        optimizer.zero_grad()
        d_loss = loss_fn(discriminator(real), real_target) + loss_fn(discriminator(fake), fake_target)
        d_loss.backward()
        optimizer.step()

        fake = generator(z)
        optimizer.zero_grad()
        g_loss = loss_fn(discriminator(fake), real_target)
        g_loss.backward()
        optimizer.step()

        d_losses.append(d_loss.item())
        g_losses.append(g_loss.item())
    generator.eval()
    return generator, {"d_loss": d_losses, "g_loss": g_losses}
