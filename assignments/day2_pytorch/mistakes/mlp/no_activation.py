# /// mistake
# cause = "no activation at all"
# test = "test_mlp_logits"
# hint.ko = """\
# 입력을 두 배로 늘리면 출력은 어떻게 변하나요? 층을 여러 개 쌓았는데도 직선이라면 무엇이 빠졌을까요?"""
# hint.en = """\
# Double the input: how does the output change? If a whole stack of layers is still a straight line, what is missing?"""
# ///
from torch import nn


class MLP(nn.Module):
    def __init__(self, in_dim, hidden, out_dim, activation=nn.ReLU, dropout=0.0):
        super().__init__()
        layers = []
        for units in hidden:
            layers += [nn.Linear(in_dim, units), nn.Dropout(dropout)]
            in_dim = units
        self.layers = nn.Sequential(*layers, nn.Linear(in_dim, out_dim))

    def forward(self, x):
        return self.layers(x.flatten(1))
