# /// mistake
# cause = "counts the different labels instead of taking the largest"
# test = "test_train_cnn_steps"
# hint.ko = "y에 0과 3만 들어 있다고 해 보세요. 3번 클래스의 로짓은 몇 번째 열에 있어야 하고, 그런 열이 있나요?"
# hint.en = """\
# Suppose that y holds only 0 and 3. In which column should the logit of class 3 be, and is there such a column?"""
# signature.rows = [4.0, 4.0]
# signature.whole = [0.0, 1e-6]
# signature.copies_rows = [0.0, 1.0]
# ///
import torch
from torch import nn


def train_cnn(X, y, epochs=10, lr=3e-3, batch_size=64, seed=0, device="cpu"):
    torch.manual_seed(seed)
    n, classes = len(X), len(torch.unique(y))
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
