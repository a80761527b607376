# /// mistake
# cause = "shuffles the images but not their labels"
# test = "test_train_cnn_digits"
# hint.ko = "섞은 다음 배치에서 그림과 정답을 나란히 출력해 보세요. 서로 짝이 맞나요?"
# hint.en = "After shuffling, print the images of a batch beside their labels. Do they belong together?"
# signature.digits = [0.0, 0.3]
# signature.examples_known = [1.0, 1.0]
# signature.still = [0.0, 0.0]
# signature.rows = [4.0, 4.0]
# signature.like_still = [0.0, 0.0]
# signature.like_sgd = [0.0, 0.0]
# signature.like_accumulated = [0.0, 0.0]
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
            xb, yb = X[rows].to(device), y[start : start + batch_size].to(device)
            optimizer.zero_grad()
            loss = loss_fn(model(xb), yb)
            loss.backward()
            optimizer.step()
    model.eval()
    return model
