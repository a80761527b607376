# /// mistake
# cause = "trains a copy and leaves the model as it was"
# test = "test_fit_weights"
# hint.ko = "학습이 끝난 뒤에 함수에 넘겨준 모델의 가중치를 보세요. 배운 것은 어디에 있나요?"
# hint.en = "Look at the weights of the model that was handed over. Where is what was learned?"
# ///
import copy

import torch
from torch.nn import functional


def fit_forecaster(model, loader, epochs, lr=0.01):
    model = copy.deepcopy(model)
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for _ in range(epochs):
        total, count = 0.0, 0
        for X, y in loader:
            optimizer.zero_grad()
            loss = functional.mse_loss(model(X), y)
            loss.backward()
            optimizer.step()
            total += loss.item() * len(y)
            count += len(y)
        losses.append(total / count)
    return losses
