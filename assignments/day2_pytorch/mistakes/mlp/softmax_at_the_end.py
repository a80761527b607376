# /// mistake
# cause = "softmax as the last layer"
# test = "test_mlp_logits"
# hint.ko = """\
# 출력의 행마다 합을 구해 보세요. 점수를 확률로 바꾸는 것은 모델의 일인가요, 손실 함수의 일인가요?"""
# hint.en = """\
# Add up each row of your output. Whose job is it to turn scores into probabilities: the model's or the loss's?"""
# ///
from torch import nn


class MLP(nn.Module):
    def __init__(self, in_dim, hidden, out_dim, activation=nn.ReLU, dropout=0.0):
        super().__init__()
        layers = []
        for units in hidden:
            layers += [nn.Linear(in_dim, units), activation(), nn.Dropout(dropout)]
            in_dim = units
        self.layers = nn.Sequential(*layers, nn.Linear(in_dim, out_dim), nn.Softmax(dim=1))

    def forward(self, x):
        return self.layers(x.flatten(1))
