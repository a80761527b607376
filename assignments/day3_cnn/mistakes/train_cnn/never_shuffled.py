# /// mistake
# cause = "takes the examples in the order in which they come"
# test = "test_train_cnn_batches"
# hint.ko = "클래스별로 정렬된 데이터가 들어온다고 해 보세요. 여러분의 배치에는 어떤 클래스들이 함께 들어가나요?"
# hint.en = "Suppose that the data comes sorted by class. Which classes meet in one of your batches?"
# signature.sorted_rounds = [4.0, 4.0]
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
    for _epoch in range(epochs):
        model.train()
        order = torch.arange(n)
        for start in range(0, n, batch_size):
            rows = order[start : start + batch_size]
            xb, yb = X[rows].to(device), y[rows].to(device)
            optimizer.zero_grad()
            loss = loss_fn(model(xb), yb)
            loss.backward()
            optimizer.step()
    model.eval()
    return model
