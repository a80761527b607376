# /// mistake
# cause = "moves the model to the device, but not the images"
# test = "test_train_cnn_device"
# hint.ko = """\
# 모델은 GPU에 있고 그림은 CPU에 있다면 둘은 만날 수 있을까요? 배치를 모델에 넣기 직전의 .device를 출력해 보세요."""
# hint.en = """\
# With the model on the GPU and the images on the CPU, can the two meet? Print .device of a batch just before the \
# model."""
# signature.model_moved = [1.0, 1.0]
# signature.images_moved = [0.0, 0.0]
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
            xb, yb = X[rows], y[rows]
            optimizer.zero_grad()
            loss = loss_fn(model(xb), yb)
            loss.backward()
            optimizer.step()
    model.eval()
    return model
