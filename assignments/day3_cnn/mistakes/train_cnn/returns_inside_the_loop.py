# /// mistake
# cause = "returns after the first epoch"
# test = "test_train_cnn_steps"
# hint.ko = "epochs=2와 epochs=20의 결과가 다른가요? return 줄의 들여쓰기를 보세요."
# hint.en = "Do epochs=2 and epochs=20 give different results? Look at the indentation of your return line."
# signature.like_one_epoch = [1.0, 1.0]
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
        model.eval()
        return model
