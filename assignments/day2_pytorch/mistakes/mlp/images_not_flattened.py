# /// mistake
# cause = "does not flatten images"
# test = "test_mlp_images"
# hint.ko = """\
# nn.Linear는 마지막 축 하나만 특성으로 봐요. 이미지 (N, C, H, W)에서 예제 하나의 특성은 어느 축에 흩어져 있나요?"""
# hint.en = """\
# nn.Linear takes the last axis for the features. Over which axes of (N, C, H, W) are one image's features spread?"""
# ///
from torch import nn


class MLP(nn.Module):
    def __init__(self, in_dim, hidden, out_dim, activation=nn.ReLU, dropout=0.0):
        super().__init__()
        layers = []
        for units in hidden:
            layers += [nn.Linear(in_dim, units), activation(), nn.Dropout(dropout)]
            in_dim = units
        self.layers = nn.Sequential(*layers, nn.Linear(in_dim, out_dim))

    def forward(self, x):
        return self.layers(x)
