# /// mistake
# cause = "mean squared error on the outputs: they end at 0 and 1, not far below and above 0"
# test = "test_train_xor_learns"
# signature.bend = [1.8, 2.2]
# signature.lowest = [-50.0, -0.01]
# signature.loss = [0.45, 0.55]
# hint.ko = """\
# 학습한 모델의 로짓을 출력해 보세요. 클래스 0의 로짓은 0보다 충분히 작은가요? 손실 함수는 로짓을 어디로 끌고 가나요?"""
# hint.en = """\
# Print the logits of the trained model. Are those of class 0 well below 0? Where does your loss function pull them?"""
# ///
import torch
from torch import nn


def train_xor(seed, target=(0, 1, 1, 0)):
    torch.manual_seed(seed)
    X = torch.tensor([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    y = torch.tensor(target, dtype=torch.float32).reshape(4, 1)
    model = nn.Sequential(nn.Linear(2, 8), nn.Tanh(), nn.Linear(8, 1))
    optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
    loss_function = nn.MSELoss()
    for _ in range(500):
        optimizer.zero_grad()
        loss = loss_function(model(X), y)
        loss.backward()
        optimizer.step()
    return model
