# /// mistake
# cause = "layers in a Python list are not registered"
# test = "test_mlp_parameters"
# hint.ko = """\
# 모델에 list(model.parameters())를 물어보세요. 만든 층이 모두 들어 있나요?"""
# hint.en = """\
# Ask your model for list(model.parameters()). Is every layer that you made in there?"""
# ///
from torch import nn


class MLP(nn.Module):
    def __init__(self, in_dim, hidden, out_dim, activation=nn.ReLU, dropout=0.0):
        super().__init__()
        widths = [in_dim, *hidden, out_dim]
        self.layers = [nn.Linear(widths[i], widths[i + 1]) for i in range(len(widths) - 1)]
        self.activation, self.dropout = activation(), nn.Dropout(dropout)

    def forward(self, x):
        x = x.flatten(1)
        for layer in self.layers[:-1]:
            x = self.dropout(self.activation(layer(x)))
        return self.layers[-1](x)
