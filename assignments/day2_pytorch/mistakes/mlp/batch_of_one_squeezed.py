# /// mistake
# cause = "squeeze() takes the batch axis away where N = 1"
# test = "test_mlp_images"
# hint.ko = """\
# 예제가 하나뿐일 때 출력의 모양을 확인해 보세요. squeeze는 어떤 축을 없애나요?"""
# hint.en = """\
# Check the shape of the output for a single example. Which axes does squeeze remove?"""
# ///
from torch import nn


class MLP(nn.Module):
    def __init__(self, in_dim, hidden, out_dim, activation=nn.ReLU, dropout=0.0):
        super().__init__()
        self.out_dim = out_dim
        layers = []
        for units in hidden:
            layers += [nn.Linear(in_dim, units), activation(), nn.Dropout(dropout)]
            in_dim = units
        self.layers = nn.Sequential(*layers, nn.Linear(in_dim, out_dim))

    def forward(self, x):
        return self.layers(x.flatten(1)).squeeze()
