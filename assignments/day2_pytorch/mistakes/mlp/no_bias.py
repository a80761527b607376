# /// mistake
# cause = "linear layers without a bias"
# test = "test_mlp_parameters"
# hint.ko = """\
# 입력이 모두 0이면 모델은 무엇을 내놓나요? 파라미터의 모양을 하나씩 출력해서 빠진 것이 있는지 세어 보세요."""
# hint.en = """\
# What does your model say about an input of zeros? Print the shape of each parameter: is one kind missing?"""
# ///
from torch import nn


class MLP(nn.Module):
    def __init__(self, in_dim, hidden, out_dim, activation=nn.ReLU, dropout=0.0):
        super().__init__()
        layers = []
        for units in hidden:
            layers += [nn.Linear(in_dim, units, bias=False), activation(), nn.Dropout(dropout)]
            in_dim = units
        self.layers = nn.Sequential(*layers, nn.Linear(in_dim, out_dim, bias=False))

    def forward(self, x):
        return self.layers(x.flatten(1))
