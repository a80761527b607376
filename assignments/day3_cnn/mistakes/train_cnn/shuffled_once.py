# /// mistake
# cause = "shuffles once and keeps that order for all epochs"
# test = "test_train_cnn_batches"
# hint.ko = "epoch마다 첫 배치에 들어간 예제의 번호를 출력해 보세요. 매번 다른가요?"
# hint.en = "Print the numbers of the examples in the first batch of each epoch. Do they change?"
# signature.sorted_rounds = [0.0, 0.0]
# signature.different_rounds = [1.0, 1.0]
# signature.like_one_epoch = [0.0, 0.0]
# signature.examples_known = [1.0, 1.0]
# ///
import torch
from torch import nn


def train_cnn(X, y, epochs=10, lr=3e-3, batch_size=64, seed=0, device="cpu"):
    torch.manual_seed(seed)
    n, classes = len(X), int(y.max()) + 1
    model = DigitCNN(classes).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    loss_fn = nn.CrossEntropyLoss()
    order = torch.randperm(n)
    for _epoch in range(epochs):
        model.train()
        for start in range(0, n, batch_size):
            rows = order[start : start + batch_size]
            xb, yb = X[rows].to(device), y[rows].to(device)
            optimizer.zero_grad()
            loss = loss_fn(model(xb), yb)
            loss.backward()
            optimizer.step()
    model.eval()
    return model
