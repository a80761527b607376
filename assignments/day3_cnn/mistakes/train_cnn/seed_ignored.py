# /// mistake
# cause = "never sets the seed"
# test = "test_train_cnn_seed"
# hint.ko = "같은 seed로 두 번 학습해서 로짓을 견주어 보세요. 무작위 수는 무엇에서 시작하나요?"
# hint.en = "Train twice with the same seed and compare the logits. Where do your random numbers start from?"
# signature.seed_same = [1e-06, 1000000.0]
# ///
import torch
from torch import nn


def train_cnn(X, y, epochs=10, lr=3e-3, batch_size=64, seed=0, device="cpu"):
    n, classes = len(X), int(y.max()) + 1
    model = DigitCNN(classes).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    loss_fn = nn.CrossEntropyLoss()
    for _epoch in range(epochs):
        model.train()
        order = torch.randperm(n)
        for start in range(0, n, batch_size):
            rows = order[start : start + batch_size]
            xb, yb = X[rows].to(device), y[rows].to(device)
            optimizer.zero_grad()
            loss = loss_fn(model(xb), yb)
            loss.backward()
            optimizer.step()
    model.eval()
    return model
