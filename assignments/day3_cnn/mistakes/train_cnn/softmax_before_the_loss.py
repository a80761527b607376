# /// mistake
# cause = "a softmax between the logits and the cross-entropy"
# test = "test_train_cnn_steps"
# hint.ko = "교차 엔트로피 함수는 점수와 확률 가운데 무엇을 받나요? 문서에서 입력의 이름을 찾아보세요."
# hint.en = "What does the cross-entropy function take, scores or probabilities? Look up what its input is called."
# signature.like_softmax = [1.0, 1.0]
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
            xb, yb = X[rows].to(device), y[rows].to(device)
            optimizer.zero_grad()
            loss = loss_fn(torch.softmax(model(xb), dim=1), yb)
            loss.backward()
            optimizer.step()
    model.eval()
    return model
