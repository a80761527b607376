# /// mistake
# cause = "leaves out the smaller last batch"
# test = "test_train_cnn_steps"
# hint.ko = "예제가 10개이고 batch_size=4이면 한 epoch에 몇 걸음을 옮겨야 하나요? 세어 보세요."
# hint.en = "With 10 examples and batch_size=4, how many steps make one epoch? Count yours."
# signature.copies_dropped = [1.0, 1.0]
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
        whole = max(n // batch_size, 1) * batch_size
        for start in range(0, min(n, whole), batch_size):
            rows = order[start : start + batch_size]
            xb, yb = X[rows].to(device), y[rows].to(device)
            optimizer.zero_grad()
            loss = loss_fn(model(xb), yb)
            loss.backward()
            optimizer.step()
    model.eval()
    return model
