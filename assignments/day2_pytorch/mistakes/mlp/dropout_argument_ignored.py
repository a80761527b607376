# /// mistake
# cause = "the argument dropout is not used"
# test = "test_mlp_dropout"
# hint.ko = """\
# dropout=0.5로 만든 모델에 학습 상태에서 같은 입력을 두 번 넣어 보세요. 답이 같다면 무엇이 쓰이지 않았을까요?"""
# hint.en = """\
# Make a model with dropout=0.5 and call it twice in train mode. If the answers agree, what has not been used?"""
# ///
from torch import nn


class MLP(nn.Module):
    def __init__(self, in_dim, hidden, out_dim, activation=nn.ReLU, dropout=0.0):
        super().__init__()
        layers = []
        for units in hidden:
            layers += [nn.Linear(in_dim, units), activation()]
            in_dim = units
        self.layers = nn.Sequential(*layers, nn.Linear(in_dim, out_dim))

    def forward(self, x):
        return self.layers(x.flatten(1))
