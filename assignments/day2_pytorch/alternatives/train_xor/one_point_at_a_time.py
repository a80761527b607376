# /// alternative
# note = "mini-batches of one point from a generator of its own; weights drawn by hand, no nn.Module"
# ///
import torch


def train_xor(seed, target=(0, 1, 1, 0)):
    chance = torch.Generator().manual_seed(seed)
    w1 = torch.randn(2, 12, generator=chance).requires_grad_()
    b1 = torch.randn(12, generator=chance).requires_grad_()
    w2 = torch.randn(12, 1, generator=chance).requires_grad_()
    b2 = torch.zeros(1, requires_grad=True)

    def model(x):
        return torch.sigmoid(x @ w1 + b1) @ w2 + b2

    optimizer = torch.optim.Adam([w1, b1, w2, b2], lr=0.05)
    X = torch.tensor([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    for _ in range(250):
        for i in torch.randperm(4, generator=chance).tolist():
            loss = torch.nn.functional.softplus(model(X[i : i + 1]) * (1 - 2 * target[i])).sum()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
