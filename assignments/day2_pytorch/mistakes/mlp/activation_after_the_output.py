# /// mistake
# cause = "activation after the last layer too"
# test = "test_mlp_logits"
# hint.ko = """\
# 출력에 음수가 하나라도 나오나요? 모델이 어떤 클래스를 '매우 아니다'라고 말할 수 있나요?"""
# hint.en = """\
# Does your output ever go below zero? Can your model say 'very unlikely' about a class?"""
# ///
from torch import nn


class MLP(nn.Module):
    def __init__(self, in_dim, hidden, out_dim, activation=nn.ReLU, dropout=0.0):
        super().__init__()
        layers = []
        for units in [*hidden, out_dim]:
            layers += [nn.Linear(in_dim, units), activation()]
            if units is not out_dim:
                layers.append(nn.Dropout(dropout))
            in_dim = units
        self.layers = nn.Sequential(*layers)

    def forward(self, x):
        return self.layers(x.flatten(1))
