# /// mistake
# cause = "leaves the learning rate at the default of Adam"
# test = "test_train_cnn_steps"
# hint.ko = "lr을 열 배로 바꾸어 학습해 보세요. 결과가 바뀌나요? lr은 어디에서 쓰이나요?"
# hint.en = "Train with an lr ten times as large. Does anything change? Where is lr used?"
# signature.still = [1e-06, 0.05]
# signature.rows = [4.0, 4.0]
# ///
import torch
from torch import nn


def train_cnn(X, y, epochs=10, lr=3e-3, batch_size=64, seed=0, device="cpu"):
    torch.manual_seed(seed)
    n, classes = len(X), int(y.max()) + 1
    model = DigitCNN(classes).to(device)
    optimizer = torch.optim.Adam(model.parameters())
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
