# /// mistake
# cause = "puts in_dim and out_dim into the caller's own list"
# test = "test_mlp_parameters"
# hint.ko = """\
# 같은 리스트로 모델을 두 개 만들고 그 리스트를 출력해 보세요. 처음과 같은 리스트인가요?"""
# hint.en = """\
# Make two models from one list and print the list. Is it still the list that you started with?"""
# ///
from torch import nn


class MLP(nn.Module):
    def __init__(self, in_dim, hidden, out_dim, activation=nn.ReLU, dropout=0.0):
        super().__init__()
        widths = hidden
        widths.insert(0, in_dim)
        layers = []
        for i in range(len(widths) - 1):
            layers += [nn.Linear(widths[i], widths[i + 1]), activation(), nn.Dropout(dropout)]
        self.layers = nn.Sequential(*layers, nn.Linear(widths[-1], out_dim))

    def forward(self, x):
        return self.layers(x.flatten(1))
