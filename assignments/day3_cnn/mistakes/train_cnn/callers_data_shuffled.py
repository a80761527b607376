# /// mistake
# cause = "shuffles X and y themselves"
# test = "test_train_cnn_inputs"
# hint.ko = "학습이 끝난 뒤 X의 첫 그림을 다시 그려 보세요. 학습하기 전과 같은 그림인가요?"
# hint.en = "After training, draw the first image of X again. Is it the one from before?"
# signature.kept = [0.0, 0.0]
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
        X[:], y[:] = X[order], y[order]
        for start in range(0, n, batch_size):
            xb, yb = X[start : start + batch_size].to(device), y[start : start + batch_size].to(device)
            optimizer.zero_grad()
            loss = loss_fn(model(xb), yb)
            loss.backward()
            optimizer.step()
    model.eval()
    return model
