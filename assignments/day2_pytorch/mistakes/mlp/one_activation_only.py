# /// mistake
# cause = "activation after the first hidden layer only"
# test = "test_mlp_logits"
# hint.ko = """\
# print(model)로 층의 순서를 살펴보세요. 어느 층과 어느 층 사이에서 신호가 꺾이지 않고 지나가나요?"""
# hint.en = """\
# Look at the order of the layers with print(model). Between which of them does the signal pass unchanged?"""
# ///
from torch import nn


class MLP(nn.Module):
    def __init__(self, in_dim, hidden, out_dim, activation=nn.ReLU, dropout=0.0):
        super().__init__()
        layers = []
        for units in hidden:
            layers.append(nn.Linear(in_dim, units))
            if len(layers) == 1:
                layers.append(activation())
            layers.append(nn.Dropout(dropout))
            in_dim = units
        self.layers = nn.Sequential(*layers, nn.Linear(in_dim, out_dim))

    def forward(self, x):
        return self.layers(x.flatten(1))
