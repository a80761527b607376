# /// mistake
# cause = "a fixed learning rate, about 100 times too high"
# test = "test_train_cnn_steps"
# hint.ko = "lr=0으로 학습하면 가중치가 움직이나요? 손실이 시작보다 작아진 적이 있나요?"
# hint.en = "Do the weights move when you train with lr=0? Does the loss ever become smaller than at the start?"
# signature.still = [0.2, 1000000.0]
# signature.rows = [4.0, 4.0]
# ///
import torch
from torch import nn


def train_cnn(X, y, epochs=10, lr=3e-3, batch_size=64, seed=0, device="cpu"):
    torch.manual_seed(seed)
    n, classes = len(X), int(y.max()) + 1
    model = DigitCNN(classes).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.3)
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
