# /// mistake
# cause = "plain SGD instead of Adam"
# test = "test_train_cnn_steps"
# hint.ko = "레시피의 3번을 다시 읽어 보세요. 기울기가 아주 작은 파라미터는 얼마나 움직여야 하나요?"
# hint.en = "Read step 3 of the recipe again. How far should a parameter with a tiny gradient move?"
# signature.like_sgd = [1.0, 1.0]
# ///
import torch
from torch import nn


def train_cnn(X, y, epochs=10, lr=3e-3, batch_size=64, seed=0, device="cpu"):
    torch.manual_seed(seed)
    n, classes = len(X), int(y.max()) + 1
    model = DigitCNN(classes).to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
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
