# /// mistake
# cause = "dropout after the output layer too"
# test = "test_mlp_dropout"
# hint.ko = """\
# 학습할 때 정답 클래스의 로짓이 갑자기 0이 되면 손실은 어떻게 될까요? 드롭아웃은 어느 층의 뉴런을 끄는 것인가요?"""
# hint.en = """\
# What becomes of the loss when the right class's logit is suddenly 0? Which layers' units should dropout switch off?"""
# ///
from torch import nn


class MLP(nn.Module):
    def __init__(self, in_dim, hidden, out_dim, activation=nn.ReLU, dropout=0.0):
        super().__init__()
        layers = []
        for units in hidden:
            layers += [nn.Linear(in_dim, units), activation(), nn.Dropout(dropout)]
            in_dim = units
        self.layers = nn.Sequential(*layers, nn.Linear(in_dim, out_dim), nn.Dropout(dropout))

    def forward(self, x):
        return self.layers(x.flatten(1))
