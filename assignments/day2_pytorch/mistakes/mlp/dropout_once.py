# /// mistake
# cause = "dropout before the output layer only"
# test = "test_mlp_dropout"
# hint.ko = """\
# 은닉층이 두 개면 드롭아웃은 몇 번 일어나야 하나요? print(model)로 세어 보세요."""
# hint.en = """\
# With two hidden layers, how many times should dropout happen? Count them in print(model)."""
# ///
from torch import nn


class MLP(nn.Module):
    def __init__(self, in_dim, hidden, out_dim, activation=nn.ReLU, dropout=0.0):
        super().__init__()
        layers = []
        for units in hidden:
            layers += [nn.Linear(in_dim, units), activation()]
            in_dim = units
        self.layers = nn.Sequential(*layers, nn.Dropout(dropout), nn.Linear(in_dim, out_dim))

    def forward(self, x):
        return self.layers(x.flatten(1))
