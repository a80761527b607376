# /// alternative
# note = "logsigmoid and logaddexp, and a loss of shape (1,)"
# ///
import torch
from torch.nn.functional import logsigmoid


def d_loss(logits_real, logits_fake, smooth=0.0):
    real = (1 - smooth) * logsigmoid(logits_real) + smooth * logsigmoid(-logits_real)
    return -torch.mean(real) - torch.mean(logsigmoid(-logits_fake))


def g_loss_minimax(logits_fake):
    return logsigmoid(-logits_fake).mean(dim=0)


def g_loss(logits_fake):
    return torch.logaddexp(torch.zeros_like(logits_fake), -logits_fake).sum() / len(logits_fake)


def ls_d_loss(logits_real, logits_fake):
    return (logits_real - 1).pow(2).mean().div(2) + logits_fake.pow(2).mean().div(2)


def ls_g_loss(logits_fake):
    return torch.mean((1 - logits_fake) * (1 - logits_fake)) / 2
