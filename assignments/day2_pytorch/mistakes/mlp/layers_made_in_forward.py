# /// mistake
# cause = "new layers with new weights at every call"
# test = "test_mlp_parameters"
# hint.ko = """\
# 같은 입력으로 모델을 두 번 불러 보세요. 답이 다르다면, 가중치는 언제 만들어지고 있나요?"""
# hint.en = """\
# Call the model twice with the same input. If the answers differ, when are the weights being made?"""
# ///
from torch import nn


class MLP(nn.Module):
    def __init__(self, in_dim, hidden, out_dim, activation=nn.ReLU, dropout=0.0):
        super().__init__()
        self.hidden, self.out_dim = hidden, out_dim
        self.activation, self.dropout = activation(), nn.Dropout(dropout)

    def forward(self, x):
        x = x.flatten(1)
        for units in self.hidden:
            x = self.dropout(self.activation(nn.Linear(x.shape[1], units)(x)))
        return nn.Linear(x.shape[1], self.out_dim)(x)
