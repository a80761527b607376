# /// mistake
# cause = "returns the model in training mode"
# test = "test_train_cnn_alone"
# hint.ko = "그림 하나를 혼자, 그리고 배치 안에서 예측해 보세요. 답이 같은가요? 같은 그림을 두 번 예측하면 어떤가요?"
# hint.en = """\
# Predict one image alone and inside a batch. Is the answer the same? And when you predict the same image twice?"""
# signature.alone = [0.01, 1000000.0]
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
            optimizer.step()
    return model
