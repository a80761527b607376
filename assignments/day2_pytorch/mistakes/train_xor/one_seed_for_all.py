# /// mistake
# cause = "always the same seed"
# test = "test_train_xor_seeds"
# signature.nearby = [1.0, 1.0]
# signature.other_seed = [0.0, 0.001]
# signature.same_seed = [0.0, 1e-06]
# signature.loss = [0.0, 0.1]
# hint.ko = """\
# seed를 바꿔 가며 첫 가중치를 출력해 보세요. 바뀌지 않는다면 인자 seed는 어디에 쓰이고 있나요?"""
# hint.en = """\
# Print the first weight for several seeds. If it never changes, where is the argument seed used?"""
# ///
import torch
from torch import nn


def train_xor(seed, target=(0, 1, 1, 0)):
    torch.manual_seed(0)
    X = torch.tensor([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    y = torch.tensor(target, dtype=torch.float32).reshape(4, 1)
    model = nn.Sequential(nn.Linear(2, 8), nn.Tanh(), nn.Linear(8, 1))
    optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
    loss_function = nn.BCEWithLogitsLoss()
    for _ in range(500):
        optimizer.zero_grad()
        loss = loss_function(model(X), y)
        loss.backward()
        optimizer.step()
    return model
