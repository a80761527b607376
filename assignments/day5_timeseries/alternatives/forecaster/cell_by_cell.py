# /// alternative
# note = "a loop over windows, slices with a stop, LSTMCell step by step, the loss written out, Adam in a group"
# ///
import numpy as np
import torch
from torch import nn


def make_windows(series, length, horizon=1):
    pairs = []
    i = 0
    while i + length + horizon <= len(series):
        pairs.append((series[i : i + length], series[i + length + horizon - 1]))
        i += 1
    X = np.zeros((len(pairs), length, 1), dtype=series.dtype)
    y = np.zeros(len(pairs), dtype=series.dtype)
    for i, (window, target) in enumerate(pairs):
        X[i, :, 0], y[i] = window, target
    return X, y


def split_windows(X, y, n_test, horizon=1):
    gap = horizon - 1
    return X[: -n_test - gap], y[: -n_test - gap], X[-n_test:], y[-n_test:]


class Forecaster(nn.Module):
    def __init__(self, hidden=32):
        super().__init__()
        self.hidden = hidden
        self.cell = nn.LSTMCell(1, hidden)
        self.out = nn.Linear(hidden, 1)

    def forward(self, x):
        h = torch.zeros(x.shape[0], self.hidden)
        c = torch.zeros(x.shape[0], self.hidden)
        for t in range(x.shape[1]):
            h, c = self.cell(x[:, t, :], (h, c))
        return self.out(h).squeeze(1)


def fit_forecaster(model, loader, epochs, lr=0.01):
    adam = torch.optim.Adam([{"params": list(model.parameters()), "lr": lr}])
    history = []
    for _ in range(epochs):
        model.train()
        squares = []
        for windows, targets in loader:
            off = model(windows) - targets
            adam.zero_grad(set_to_none=False)
            (off**2).mean().backward()
            adam.step()
            squares.extend((off.detach() ** 2).tolist())
        history.append(sum(squares) / len(squares))
    return history
