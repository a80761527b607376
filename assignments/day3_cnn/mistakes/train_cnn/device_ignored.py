# /// mistake
# cause = "never moves anything to the device"
# test = "test_train_cnn_device"
# hint.ko = """\
# device를 'cuda'로 부르면 모델의 가중치는 어디에 있게 되나요? next(model.parameters()).device를 출력해 보세요."""
# hint.en = "With device='cuda', where would the weights of the model be? Print next(model.parameters()).device."
# signature.model_moved = [0.0, 0.0]
# ///
import torch
from torch import nn


def train_cnn(X, y, epochs=10, lr=3e-3, batch_size=64, seed=0, device="cpu"):
    torch.manual_seed(seed)
    n, classes = len(X), int(y.max()) + 1
    model = DigitCNN(classes)
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    loss_fn = nn.CrossEntropyLoss()
    for _epoch in range(epochs):
        model.train()
        order = torch.randperm(n)
        for start in range(0, n, batch_size):
            rows = order[start : start + batch_size]
            xb, yb = X[rows], y[rows]
            optimizer.zero_grad()
            loss = loss_fn(model(xb), yb)
            loss.backward()
            optimizer.step()
    model.eval()
    return model
