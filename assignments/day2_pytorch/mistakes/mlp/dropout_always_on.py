# /// mistake
# cause = "functional dropout that does not know of eval()"
# test = "test_mlp_dropout"
# hint.ko = """\
# model.eval()을 부른 다음 같은 입력을 두 번 넣어 보세요. 답이 왜 다를까요?"""
# hint.en = """\
# After model.eval(), put the same input in twice. Why do the answers differ?"""
# ///
from torch import nn


class MLP(nn.Module):
    def __init__(self, in_dim, hidden, out_dim, activation=nn.ReLU, dropout=0.0):
        super().__init__()
        widths = [in_dim, *hidden]
        self.hidden = nn.ModuleList(nn.Linear(widths[i], widths[i + 1]) for i in range(len(widths) - 1))
        self.out = nn.Linear(widths[-1], out_dim)
        self.activation, self.dropout = activation(), dropout

    def forward(self, x):
        x = x.flatten(1)
        for layer in self.hidden:
            x = nn.functional.dropout(self.activation(layer(x)), self.dropout)
        return self.out(x)
