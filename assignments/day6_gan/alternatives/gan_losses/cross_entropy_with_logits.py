# /// alternative
# note = "binary cross-entropy with logits against tensors of labels, mse_loss for least squares"
# ///
import torch
from torch import nn

bce, mse = nn.BCEWithLogitsLoss(), nn.MSELoss()


def d_loss(logits_real, logits_fake, smooth=0.0):
    real = bce(logits_real, torch.ones_like(logits_real) - smooth)
    return real + bce(logits_fake, torch.zeros_like(logits_fake))


def g_loss_minimax(logits_fake):
    return -bce(logits_fake, torch.zeros_like(logits_fake))


def g_loss(logits_fake):
    return bce(logits_fake, torch.ones_like(logits_fake))


def ls_d_loss(logits_real, logits_fake):
    return 0.5 * (mse(logits_real, torch.ones_like(logits_real)) + mse(logits_fake, torch.zeros_like(logits_fake)))


def ls_g_loss(logits_fake):
    return 0.5 * mse(logits_fake, torch.ones_like(logits_fake))
