# /// mistake
# cause = "makes ten outputs whatever the labels are"
# test = "test_train_cnn_steps"
# hint.ko = "클래스가 네 개인 데이터로 학습하면 로짓은 몇 열이어야 하나요?"
# hint.en = "Train on data with four classes. How many columns should the logits have?"
# signature.rows = [10.0, 10.0]
# ///
import torch
from torch import nn


def train_cnn(X, y, epochs=10, lr=3e-3, batch_size=64, seed=0, device="cpu"):
    torch.manual_seed(seed)
    n, classes = len(X), 10
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
