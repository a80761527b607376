# /// mistake
# cause = "sets the same seed whatever is asked for"
# test = "test_train_cnn_seed"
# hint.ko = "seed=1과 seed=2로 학습한 결과를 견주어 보세요. 정말 다른 순서로 배웠나요?"
# hint.en = "Compare the results of seed=1 and seed=2. Did they really learn in a different order?"
# signature.seed_same = [0.0, 0.0]
# signature.seed_other = [0.0, 0.0]
# signature.sorted_rounds = [0.0, 0.0]
# signature.different_rounds = [2.0, 4.0]
# signature.like_still = [0.0, 0.0]
# ///
import torch
from torch import nn


def train_cnn(X, y, epochs=10, lr=3e-3, batch_size=64, seed=0, device="cpu"):
    torch.manual_seed(0)
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
