# /// alternative
# note = "sliding_window_view, an LSTM with time first and its last hidden state, optimizer cleared after the step"
# ///
import numpy as np
import torch
from torch import nn


def make_windows(series, length, horizon=1):
    count = max(0, series.size - length - horizon + 1)
    if count == 0:
        return np.zeros((0, length, 1), series.dtype), np.zeros(0, series.dtype)
    X = np.lib.stride_tricks.sliding_window_view(series, length)[:count, :, np.newaxis].copy()
    return X, series[-count:].copy()


def split_windows(X, y, n_test, horizon=1):
    M = X.shape[0]
    now = M - n_test
    train = np.arange(M) + horizon <= now
    test = np.arange(M) >= now
    return X[train], y[train], X[test], y[test]


class Forecaster(nn.Module):
    def __init__(self, hidden=32):
        super().__init__()
        self.linear = nn.Linear(hidden, 1)
        self.recurrent = nn.LSTM(input_size=1, hidden_size=hidden, num_layers=1)

    def forward(self, x):
        _, (h, _) = self.recurrent(x.transpose(0, 1))
        return self.linear(h[0]).flatten()


def fit_forecaster(model, loader, epochs, lr=0.01):
    criterion = nn.MSELoss(reduction="sum")
    optimizer = torch.optim.Adam(params=model.parameters(), lr=lr)
    means = []
    for _ in range(epochs):
        sums, n = [], 0
        for X, y in loader:
            loss = criterion(model(X), y)
            (loss / y.shape[0]).backward()
            optimizer.step()
            optimizer.zero_grad()
            sums.append(float(loss.detach()))
            n += y.shape[0]
        means.append(float(np.sum(sums) / n))
    return means
