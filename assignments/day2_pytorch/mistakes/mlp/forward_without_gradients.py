# /// mistake
# cause = "forward under torch.no_grad()"
# test = "test_mlp_parameters"
# hint.ko = """\
# 손실의 backward가 모델 안까지 들어갈 수 있나요? 출력의 requires_grad를 확인해 보세요."""
# hint.en = """\
# Can backward find its way into the model? Look at requires_grad of your output."""
# ///
import torch
from torch import nn


class MLP(nn.Module):
    def __init__(self, in_dim, hidden, out_dim, activation=nn.ReLU, dropout=0.0):
        super().__init__()
        layers = []
        for units in hidden:
            layers += [nn.Linear(in_dim, units), activation(), nn.Dropout(dropout)]
            in_dim = units
        self.layers = nn.Sequential(*layers, nn.Linear(in_dim, out_dim))

    @torch.no_grad()
    def forward(self, x):
        return self.layers(x.flatten(1))
