# /// mistake
# cause = "the argument activation is not used"
# test = "test_mlp_logits"
# hint.ko = """\
# activation=nn.Tanh로 모델을 만들어 print해 보세요. 부탁한 활성화 함수가 보이나요?"""
# hint.en = """\
# Make a model with activation=nn.Tanh and print it. Do you see the activation that was asked for?"""
# ///
from torch import nn


class MLP(nn.Module):
    def __init__(self, in_dim, hidden, out_dim, activation=nn.ReLU, dropout=0.0):
        super().__init__()
        layers = []
        for units in hidden:
            layers += [nn.Linear(in_dim, units), nn.ReLU(), nn.Dropout(dropout)]
            in_dim = units
        self.layers = nn.Sequential(*layers, nn.Linear(in_dim, out_dim))

    def forward(self, x):
        return self.layers(x.flatten(1))
