# /// mistake
# cause = "rescales the pixels inside train_cnn, which prediction does not"
# test = "test_train_cnn_batches"
# hint.ko = "돌려준 모델이 예측할 픽셀의 범위는 학습할 때와 같은가요? 예측할 때는 누가 그림을 바꿔 주나요?"
# hint.en = """\
# Are the pixels that the returned model predicts on in the same range as those it was trained on? Who rescales them \
# then?"""
# signature.examples_known = [0.0, 0.0]
# ///
import torch
from torch import nn


def train_cnn(X, y, epochs=10, lr=3e-3, batch_size=64, seed=0, device="cpu"):
    torch.manual_seed(seed)
    X = (X - X.mean()) / X.std() * 4
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
