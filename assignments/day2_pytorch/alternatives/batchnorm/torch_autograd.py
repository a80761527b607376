# /// alternative
# note = "torch does both passes: functional batch_norm, and autograd for the gradients; rows (1, D) for (D,)"
# ///
import torch


def batchnorm_forward(x, gamma, beta, running, mode, momentum=0.1, eps=1e-5):
    leaves = [torch.tensor(a, requires_grad=True) for a in (x, gamma, beta)]
    mean, var = torch.from_numpy(running["mean"]), torch.from_numpy(running["var"])
    out = torch.nn.functional.batch_norm(
        leaves[0], mean, var, leaves[1], leaves[2], training=mode == "train", momentum=momentum, eps=eps
    )
    return out.detach().numpy(), (out, leaves)


def batchnorm_backward(dout, cache):
    out, leaves = cache
    dx, dgamma, dbeta = torch.autograd.grad(out, leaves, torch.from_numpy(dout), retain_graph=True)
    return dx.numpy(), dgamma.numpy()[None], dbeta.numpy()[None]
