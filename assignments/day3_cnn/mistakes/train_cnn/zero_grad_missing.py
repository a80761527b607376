# /// mistake
# cause = "gradients add up from batch to batch"
# test = "test_train_cnn_steps"
# hint.ko = "열 걸음 뒤에 파라미터의 .grad가 얼마나 커졌는지 보세요. 이번 배치의 기울기만 들어 있나요?"
# hint.en = "Look at the size of .grad after ten steps. Does it hold the gradient of this batch alone?"
# signature.like_accumulated = [1.0, 1.0]
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
            loss = loss_fn(model(xb), yb)
            loss.backward()
            optimizer.step()
    model.eval()
    return model
