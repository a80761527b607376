# /// mistake
# cause = "never calls optimizer.step()"
# test = "test_train_cnn_steps"
# hint.ko = "첫 가중치를 적어 두고 한 epoch 뒤와 견주어 보세요. 기울기를 구한 다음에 할 일이 남아 있지 않나요?"
# hint.en = """\
# Note a weight before training and compare it after one epoch. What is left to do once the gradient is there?"""
# signature.like_still = [1.0, 1.0]
# ///
import torch
from torch import nn


def train_cnn(X, y, epochs=10, lr=3e-3, batch_size=64, seed=0, device="cpu"):
    torch.manual_seed(seed)
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
    model.eval()
    return model
